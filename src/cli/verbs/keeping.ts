/** `backup`, `restore`, `move`: a party's record kept, brought back, and put into another store. */
import { dirname, isAbsolute, relative, resolve } from 'node:path';
import { RefusalError, refuse } from '../../contract/index.ts';
import { backUp, confirmRestored, moveStore, restore, stateName } from '../../node/index.ts';
import { house } from '../house.ts';
import { folderOf, RECORD_OPTIONS, type RecordOptions } from '../record.ts';
import { storeUrl } from '../values.ts';
import { data, defineVerb, type Io, line } from '../verb.ts';

function progressOf(io: Io): ((done: number, of: number) => void) | undefined {
  return io.tty ? (done, of) => io.err(`\r${done}/${of}${done === of ? '\n' : ''}`) : undefined;
}

export const backupVerb = defineVerb<RecordOptions, [string]>({
  name: 'backup',
  args: [{ flags: '<folder>', says: 'cli.a.backup' }],
  json: true,
  options: RECORD_OPTIONS,
  async run(io, options, target) {
    const source = { folder: await folderOf(options), configPath: options.config ?? null, house: house() };
    const backup = await backUp(source, target, progressOf(io));
    const { files, ...facts } = backup;
    const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
    const path = resolve(target);
    if (io.json) data(io, { ...facts, path, state: stateName(backup), files: files.length, bytes });
    else
      line(io, 'cli.backup.made', { path, size: backup.size, files: files.length, state: stateName(backup) });
    return undefined;
  },
});

interface RestoreOptions {
  data: string;
  confirm?: string;
}

export const restoreVerb = defineVerb<RestoreOptions, [string | undefined]>({
  name: 'restore',
  args: [{ flags: '[backup]', says: 'cli.a.restore' }],
  json: true,
  options: [
    { flags: '--data <folder>', says: 'cli.o.restore-data', required: true },
    { flags: '--confirm <state>' },
  ],
  async run(io, { data: target, confirm }, backup) {
    if ((backup === undefined) === (confirm === undefined))
      throw new RefusalError(refuse('CLI_RESTORE_OR_CONFIRM'));
    const mark =
      backup === undefined
        ? await confirmRestored(resolve(target), confirm as string)
        : await restore(resolve(backup), target, house());
    const said = { path: resolve(target), size: mark.size, state: stateName(mark) };
    if (io.json) data(io, { ...said, root: mark.root, confirmed: backup === undefined });
    else line(io, backup === undefined ? 'cli.restore.confirmed' : 'cli.restore.made', said);
    return undefined;
  },
});

interface MoveOptions {
  config: string;
  to: string;
  storePasswordFile?: string;
  storeCaFile?: string;
}

export const moveVerb = defineVerb<MoveOptions>({
  name: 'move',
  json: true,
  options: [
    { flags: '--config <file>', required: true },
    { flags: '--to <store>', parse: storeUrl, required: true },
    { flags: '--store-password-file <file>' },
    { flags: '--store-ca-file <file>' },
  ],
  async run(io, { config, to, storePasswordFile, storeCaFile }) {
    const base = dirname(resolve(config));
    const path = (file: string) => (isAbsolute(file) ? file : relative(base, resolve(file)));
    const setting =
      to === 'sqlite'
        ? null
        : {
            postgres: to,
            ...(storePasswordFile !== undefined && { passwordFile: path(storePasswordFile) }),
            ...(storeCaFile !== undefined && { caFile: path(storeCaFile) }),
          };
    const moved = await moveStore(resolve(config), setting, progressOf(io));
    if (io.json) data(io, { ...moved, state: stateName(moved) });
    else line(io, 'cli.move.made', { size: moved.size, tables: moved.tables, root: moved.root });
    return undefined;
  },
});
