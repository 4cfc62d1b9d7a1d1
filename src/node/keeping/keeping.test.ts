/** Backup, restore and move: what comes out is what went in, nothing forks, and whatever is cut short changes nothing. */
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { after, describe, it, type TestContext } from 'node:test';
import { effort, skipFast } from '../../../test/effort.ts';
import {
  HOUR,
  inMemory,
  join2,
  movement,
  openWest,
  run,
  START,
  westOnDisk,
} from '../../../test/helpers/node/two-nodes.ts';
import { cluster, NO_POSTGRES, removeCluster } from '../../../test/helpers/postgres.ts';
import { codeOfRefusal, temporaryFolder } from '../../../test/helpers/store/entries.ts';
import { settingOf } from '../../../test/system/harness.ts';
import { isRefusal } from '../../contract/index.ts';
import type { Link } from '../../exchange/index.ts';
import type { PostgresTarget, Store } from '../../store/index.ts';
import { VirtualClock } from '../clock.ts';
import { type Folder, folderAt, openReadOnly, openStore } from '../folder.ts';
import { buildHouse } from '../house.ts';
import { dataFolder, readConfig } from '../open.ts';
import { clearRestored, confirmRestored, readRestored, stateName } from '../restored.ts';
import { rooms } from '../rooms.ts';
import { backUp, checkWhole, rootAt } from './backup.ts';
import { moveStore } from './move.ts';
import { restore } from './restore.ts';

const house = buildHouse(rooms);
const MAIN = join(import.meta.dirname, '../../cli/main.ts');

type Where = 'sqlite' | 'postgres';
const databaseFor = async (where: Where): Promise<PostgresTarget | null> =>
  where === 'postgres' ? (await cluster()).database() : null;

/** A party with traffic both ways, its node open, and a configuration that names its data folder. */
async function west(t: TestContext, where: Where = 'sqlite') {
  const clock = new VirtualClock(START);
  const database = await databaseFor(where);
  const made = await westOnDisk(clock, database);
  t.after(made.clean);
  const east = await inMemory('east', clock);
  const network = await join2(made.node, east);
  for (let i = 0; i < 4; i++) {
    await run(made.node, 'notices.file', movement(START + (24 + i) * HOUR));
    await run(east, 'notices.file', movement(START + (48 + i) * HOUR, ['e1']));
    await network.settle();
  }
  await made.node.checkpoints.sign();
  await made.node.store.files.put(new TextEncoder().encode('evidence'));
  const configPath = join(temporaryFolder(t), 'node.json');
  const config = {
    format: 1,
    party: 'west',
    mode: 'exercise',
    names: { en: 'W', ru: 'З', ar: 'غ' },
    data: made.folder.path,
    ...(database && { store: settingOf(database) }),
    listen: { host: '127.0.0.1', port: 0 },
    unlock: { file: 'secret' },
  };
  writeFileSync(configPath, JSON.stringify(config));
  const file = (i: number) => run(made.node, 'notices.file', movement(START + (100 + i) * HOUR));
  return { ...made, clock, configPath, file, source: { folder: made.folder, configPath, house } };
}

async function stateOf(folder: Folder) {
  const read = await openReadOnly(folder);
  try {
    const size = await read.size();
    const tables = await read.tables();
    const hashes = await Promise.all(
      tables.map(async (table) => [table, await read.dumpHash(table)] as const),
    );
    return { size, root: await rootAt(read, size), views: Object.fromEntries(hashes) };
  } finally {
    await read.close();
  }
}
const current = async (configPath: string) => dataFolder(configPath, await readConfig(configPath));

for (const where of ['sqlite', 'postgres'] as const) {
  describe(`backup and restore: ${where}`, {
    skip: skipFast || (where === 'postgres' && NO_POSTGRES),
  }, () => {
    it('beside a node that goes on writing: whole, and the same record', async (t) => {
      const party = await west(t, where);
      const target = join(temporaryFolder(t), 'backup');
      writeFileSync(join(party.folder.journal, '00000001.jsonl'), '{"fix":1}\n');
      const stop = new AbortController();
      const writer = (async () => {
        for (let i = 0; !stop.signal.aborted && i < 200; i++) await party.file(i);
      })();
      const backup = await backUp(party.source, target);
      stop.abort();
      await writer;
      assert.ok(backup.size > 20);
      const size = await party.node.store.read.size();
      assert.ok(size >= backup.size);
      assert.equal(await rootAt(party.node.store.read, backup.size), backup.root);
      assert.equal(await codeOfRefusal(backUp(party.source, target)), 'NODE_BACKUP_THERE');
      await party.node.close();

      const data = join(temporaryFolder(t), 'data');
      const mark = await restore(target, data, house);
      assert.deepEqual(await readRestored(data), mark);
      assert.deepEqual([mark.size, mark.root], [backup.size, backup.root]);
      assert.deepEqual(await checkWhole(folderAt(data), house), { size: backup.size, root: backup.root });
      for (const file of ['card.json', 'keyring.json', 'journal/00000001.jsonl'])
        assert.deepEqual(readFileSync(join(data, file)), readFileSync(join(party.folder.path, file)), file);
      const store = await openReadOnly(folderAt(data));
      t.after(() => store.close());
      assert.equal((await store.files.list()).length, 1);
    });
  });
}

describe('the list of a backup', () => {
  it('opens no more files at once than a process may', (t) => {
    const folder = temporaryFolder(t);
    for (let i = 0; i < 600; i++) writeFileSync(join(folder, `f${i}`), `${i}`);
    const script = `
      import { listFiles } from ${JSON.stringify(join(import.meta.dirname, 'files.ts'))};
      console.log((await listFiles(${JSON.stringify(folder)})).length);`;
    const program = ['--input-type=module', '-e', script];
    const run = spawnSync('sh', ['-c', 'ulimit -n 256; exec "$0" "$@"', process.execPath, ...program], {
      encoding: 'utf8',
      timeout: 60_000,
    });
    assert.equal(run.stdout, '600\n', run.stderr);
  });
});

describe('restore', { skip: skipFast }, () => {
  it('refuses what is damaged, and a target with anything in it, above all a newer record', async (t) => {
    const party = await west(t);
    const root = temporaryFolder(t);
    const good = join(root, 'backup');
    await backUp(party.source, good);
    await party.file(1);
    await party.node.close();
    assert.equal(await codeOfRefusal(restore(good, party.folder.path, house)), 'NODE_RESTORE_NEWER');
    // The record lost, the lock still says what was signed.
    rmSync(party.folder.record, { recursive: true });
    assert.equal(await codeOfRefusal(restore(good, party.folder.path, house)), 'NODE_RESTORE_NEWER');
    rmSync(party.folder.lock);
    assert.equal(await codeOfRefusal(restore(good, party.folder.path, house)), 'NODE_RESTORE_TAKEN');
    assert.equal(await codeOfRefusal(restore(root, join(root, 'x'), house)), 'NODE_NO_BACKUP');
    const bad = join(root, 'bad');
    for (const [path, spoil] of [
      ['data/record/record.db', (file: string) => appendFileSync(file, 'x')],
      ['data/card.json', (file: string) => rmSync(file)],
      ['backup.json', (file: string) => writeFileSync(file, '{"format":1}')],
    ] as const) {
      rmSync(bad, { recursive: true, force: true });
      cpSync(good, bad, { recursive: true });
      spoil(join(bad, path));
      assert.equal(await codeOfRefusal(restore(bad, join(root, 'x'), house)), 'NODE_BACKUP_DAMAGED', path);
      assert.ok(!existsSync(join(root, 'x')));
    }
    mkdirSync(join(root, 'x'));
    await restore(good, join(root, 'x'), house);
    assert.deepEqual(readdirSync(root).sort(), ['backup', 'bad', 'x']);
  });

  it('leaves a node that signs nothing until all who can be asked hold nothing newer, or a person says so', async (t) => {
    const party = await west(t);
    const root = temporaryFolder(t);
    await backUp(party.source, join(root, 'backup'));
    await party.node.close();
    const data = join(root, 'data');
    const mark = await restore(join(root, 'backup'), data, house);
    const folder = folderAt(data);
    const restored = { mark, clear: () => clearRestored(data) };
    const alone = await openWest(folder, party.clock, { restored });
    const notice = alone.house.commands.get('notices.file');
    const ask = (node: typeof alone) =>
      node.command('notices.file', notice?.schema.parse(movement(START + 90 * HOUR)), {
        by: { office: 'watch', officer: 'Ann', signIn: 'test' },
        roles: ['planner'],
      });
    const refused = await ask(alone);
    assert.ok(isRefusal(refused) && refused.refused === 'NODE_RESTORED', JSON.stringify(refused));
    await alone.checkpoints.sign();
    assert.equal(alone.checkpoints.size, BigInt(mark.size));
    await alone.close();
    assert.ok(await readRestored(data));

    // Somebody who cannot be reached keeps it waiting; somebody who holds nothing newer lets it go on.
    const link = (witnessed: () => Promise<string | null>) => ({ witnessed }) as unknown as Link;
    const away = await openWest(folder, party.clock, {
      restored,
      linkTo: () => link(() => Promise.reject(new Error('no way there'))),
    });
    const waiting = await ask(away);
    assert.ok(
      isRefusal(waiting) && waiting.refused === 'NODE_RESTORED' && waiting.params['waiting'] === 'east',
    );
    await away.close();
    // So does one to whom there is no way at all: what it got by courier after the backup nobody else can tell.
    const north = await inMemory('north', party.clock);
    const courier = await openWest(folder, party.clock);
    await run(courier, 'parties.enrol', { card: north.identity.card });
    await courier.close();
    const partly = await openWest(folder, party.clock, {
      restored,
      linkTo: (peer) => (peer === 'east' ? link(async () => null) : null),
    });
    const alsoWaiting = await ask(partly);
    assert.ok(
      isRefusal(alsoWaiting) &&
        alsoWaiting.refused === 'NODE_RESTORED' &&
        alsoWaiting.params['waiting'] === 'north',
    );
    await partly.close();
    const there = await openWest(folder, party.clock, { restored, linkTo: () => link(async () => null) });
    assert.ok(!isRefusal(await ask(there)));
    await there.close();
    assert.equal(await readRestored(data), null);

    const other = join(root, 'other');
    await restore(join(root, 'backup'), other, house);
    assert.equal(
      await codeOfRefusal(confirmRestored(other, `${mark.size}-0000000000000000`)),
      'NODE_RESTORED_OTHER',
    );
    await confirmRestored(other, stateName(mark));
    assert.equal(await codeOfRefusal(confirmRestored(other, stateName(mark))), 'NODE_NOT_RESTORED');
  });
});

describe('move', { skip: NO_POSTGRES || skipFast }, () => {
  it('to PostgreSQL and back: root and every view the same, one store in force at a time', async (t) => {
    const party = await west(t);
    const target = await (await cluster()).database();
    assert.equal(await codeOfRefusal(moveStore(party.configPath, settingOf(target))), 'STORE_FOLDER_IN_USE');
    await party.node.close();
    assert.equal(await codeOfRefusal(moveStore(party.configPath, null)), 'NODE_MOVE_NOWHERE');
    const before = await stateOf(party.folder);
    const moved = await moveStore(party.configPath, settingOf(target));
    assert.deepEqual([moved.size, moved.root], [before.size, before.root]);
    const there = await current(party.configPath);
    assert.equal(there.database?.database, target.database);
    assert.deepEqual(await stateOf(there), before);
    assert.equal(await codeOfRefusal(openStore(party.folder)), 'NODE_STORE_MOVED');

    // It goes on there, and what it wrote comes back with it.
    const node = await openWest(there, party.clock);
    await run(node, 'notices.file', movement(START + 200 * HOUR));
    await node.close();
    const grown = await stateOf(there);
    assert.ok(grown.size > before.size);
    await moveStore(party.configPath, null);
    const back = await current(party.configPath);
    assert.equal(back.database, null);
    assert.deepEqual(await stateOf(back), grown);
    assert.equal(await codeOfRefusal(openStore(there)), 'NODE_STORE_MOVED');
    const again = await openWest(back, party.clock);
    await run(again, 'notices.file', movement(START + 201 * HOUR));
    await again.close();
    await checkWhole(back, house);
  });

  it('never over a record that is not its own beginning', async (t) => {
    const party = await west(t);
    await party.node.close();
    const other = await west(t, 'postgres');
    const { database } = other.folder;
    await other.file(1);
    await other.node.close();
    assert.ok(database);
    assert.equal(await codeOfRefusal(moveStore(party.configPath, settingOf(database))), 'STORE_EXISTS');
    const store: Store = await openStore(other.folder);
    assert.ok((await store.read.size()) > 0);
    await store.close();
  });

  it('killed at any moment: the record in force is whole, and the next try comes through', {
    skip: skipFast,
  }, async (t) => {
    const party = await west(t);
    await party.node.close();
    const before = await stateOf(party.folder);
    const target = await (await cluster()).database();
    const to = ['--to', settingOf(target).postgres, '--store-password-file', target.passwordFile as string];
    const cut = async (args: readonly string[], afterMs: number) => {
      const child = spawn(process.execPath, [MAIN, 'move', '--config', party.configPath, ...args], {
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      const timer = setTimeout(() => child.kill('SIGKILL'), afterMs);
      const [code] = await once(child, 'close');
      clearTimeout(timer);
      return code as number | null;
    };
    // How long one takes here, so that the kills fall into it.
    const started = performance.now();
    assert.equal(await cut(to, 60_000), 0);
    const tookMs = performance.now() - started;
    let killed = 0;
    for (let round = 0; round < effort(8, 4); round++) {
      const away = (await current(party.configPath)).database === null;
      const code = await cut(away ? to : ['--to', 'sqlite'], tookMs * (0.3 + 0.7 * Math.random()));
      if (code !== 0) killed += 1;
      const folder = await current(party.configPath);
      assert.deepEqual(await stateOf(folder), before, `round ${round}`);
      await (await openStore(folder)).close();
    }
    assert.ok(killed > 0, 'no kill fell into a move');
    const away = (await current(party.configPath)).database === null;
    assert.equal(await cut(away ? to : ['--to', 'sqlite'], 60_000), 0);
    assert.deepEqual(await stateOf(await current(party.configPath)), before);
  });
});

after(removeCluster);
