/** `api`: any command or query by its name. Whatever a room declares can be done from here at once. */
import { RefusalError, refuse } from '../../contract/index.ts';
import { readJsonFile } from '../files.ts';
import { doors } from '../house.ts';
import { NODE_OPTIONS, type NodeOptions } from '../profile.ts';
import { data, defineVerb } from '../verb.ts';
import { withNode } from '../with-node.ts';

interface ApiOptions extends NodeOptions {
  input?: string;
  list?: boolean;
}

export const apiVerb = defineVerb<ApiOptions, [string | undefined]>({
  name: 'api',
  args: [{ flags: '[name]', says: 'cli.a.name' }],
  json: true,
  options: [{ flags: '--input <file>' }, { flags: '--list' }, ...NODE_OPTIONS],
  async run(io, options, name) {
    if (options.list) {
      const all = [...doors().values()];
      if (io.json) return void data(io, all);
      for (const door of all)
        io.out(`${door.name}\t${door.method} ${door.path}\t${door.summary[io.language]}\n`);
      return undefined;
    }
    if (name === undefined) throw new RefusalError(refuse('CLI_MISSING_ARGUMENT', { name: 'name' }));
    if (!doors().has(name)) throw new RefusalError(refuse('CLI_UNKNOWN_NAME', { name: name.slice(0, 80) }));
    const input = options.input ? await readJsonFile(options.input) : {};
    if (typeof input !== 'object' || input === null || Array.isArray(input)) {
      throw new RefusalError(refuse('CLI_INPUT_NO_OBJECT', { path: options.input ?? '-' }));
    }
    data(io, await withNode(io, options, (client) => client.call(name, input)));
    return undefined;
  },
});
