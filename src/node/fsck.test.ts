import assert from 'node:assert/strict';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { after, before, describe, it } from 'node:test';
import { z } from 'zod';
import { effort, FAST } from '../../test/effort.ts';
import { rewritten } from '../../test/helpers/node/rewrite.ts';
import {
  HOUR,
  inMemory,
  join2,
  movement,
  run,
  START,
  westOnDisk,
} from '../../test/helpers/node/two-nodes.ts';
import { defineKind, type Room } from '../contract/index.ts';
import type { CommittedRead } from '../store/index.ts';
import { openReadOnlySqlite } from '../store/index.ts';
import { LANGUAGES, say } from '../text/index.ts';
import { VirtualClock } from './clock.ts';
import { type FsckReport, fsck, fsckText } from './fsck.ts';
import { buildHouse } from './house.ts';
import { rooms } from './rooms.ts';
import { writeDrafts } from './writer.ts';

type West = Awaited<ReturnType<typeof westOnDisk>>;
const house = buildHouse(rooms);

describe('fsck on a record with traffic both ways', () => {
  let west: West;
  let card: Parameters<typeof fsck>[1]['card'];
  let record: string;
  let sealed: string;
  /** Places of one own, one out and one in message, one receipt held, and the first entry. */
  const at = { own: 0, out: 0, in: 0, held: 0, given: 0 };

  before(async () => {
    const clock = new VirtualClock(START);
    west = await westOnDisk(clock);
    const east = await inMemory('east', clock);
    const { node } = west;
    card = node.identity.card;
    const network = await join2(node, east);
    for (let i = 0; i < 3; i++) {
      clock.moveTo(clock.now() + 60_000);
      const filed = await run(node, 'notices.file', movement(START + (24 + i) * HOUR));
      await run(east, 'notices.file', movement(START + (48 + i) * HOUR, ['e1']));
      await network.settle();
      await run(east, 'notices.position', {
        noticeId: filed['noticeId'],
        position: 'objection',
        words: 'Works.',
      });
      await network.settle();
      await node.checkpoints.sign();
      await network.settle();
    }
    const bytes = new TextEncoder().encode('a segment');
    sealed = await node.store.files.put(bytes);
    const streams = [
      { party: 'west', unit: 'w1', sha256: sealed, count: 1, fromMs: START, toMs: START + 60_000 },
    ];
    const { sealRoot } = await import('../watch/index.ts');
    await node.writer.submit((session) =>
      writeDrafts(
        session,
        {
          house,
          identity: node.identity,
          clock,
          random: node.random,
          files: node.store.files,
          seen: () => null,
          blocked: () => null,
        },
        [
          {
            kind: 'watch.sealed',
            body: {
              fromMs: START,
              toMs: START + 60_000,
              root: sealRoot(streams),
              segments: 1,
              streams,
              opened: [],
            },
          },
        ],
        null,
      ),
    );
    for (let i = (await node.store.read.size()) - 1; i >= 0; i--) {
      const entry = await node.store.read.entry(i);
      if (!entry) continue;
      const receipt = entry.kind === 'parties.receipt';
      if (entry.direction === 'own' && entry.kind === 'notices.filed') at.own = i;
      if (entry.direction === 'out') at[receipt ? 'given' : 'out'] = i;
      if (entry.direction === 'in') at[receipt ? 'held' : 'in'] = i;
    }
    await node.close();
    record = join(west.folder.record, 'record.db');
    copyFileSync(record, `${record}.good`);
  });
  after(() => west.clean());

  async function check(lock: string | null = readFileSync(west.folder.lock, 'utf8')): Promise<FsckReport> {
    const read = await openReadOnlySqlite(west.folder.record);
    try {
      return await fsck(read, { house, files: read.files, card, lock });
    } finally {
      await read.close();
    }
  }
  /** Changes the record behind the node's back, checks it, and puts it right. */
  async function changed(sql: string, ...values: SQLInputValue[]): Promise<FsckReport> {
    const db = new DatabaseSync(record);
    db.exec('pragma journal_mode = wal');
    const done = db.prepare(sql).run(...values);
    db.exec('pragma wal_checkpoint(truncate)');
    db.close();
    assert.ok(Number(done.changes) > 0, `nothing changed: ${sql}`);
    try {
      return await check();
    } finally {
      copyFileSync(`${record}.good`, record);
    }
  }
  const say3 = (report: FsckReport) => {
    const { bad } = report;
    assert.ok(bad);
    for (const language of LANGUAGES) {
      const sentence = fsckText[`node.fsck.${bad.what}`];
      assert.ok(sentence, bad.what);
      assert.doesNotMatch(say(language, sentence, bad.params), /undefined|\{/);
    }
  };

  it('is clean as it was written', async () => {
    const report = await check();
    assert.deepEqual(report.bad, null);
    assert.ok(report.ok);
    assert.equal(report.signed, report.entries);
    assert.ok(report.entries > 20);
    assert.equal(report.files, 1);
    assert.ok(report.witnessed.agree > 0, 'east stated what it had seen');
    assert.ok(report.views.length > 10 && report.views.every(({ holds }) => holds));
  });

  it('a record without a lock is whole but unsigned', async () => {
    const report = await check(null);
    assert.ok(report.ok);
    assert.equal(report.signed, null);
  });

  const flipBlob = (column: string) =>
    `update entry set ${column} = unhex(substr(hex(${column}), 1, 18)
      || iif(substr(hex(${column}), 19, 2) = '5A', '5B', '5A') || substr(hex(${column}), 21)) where idx = ?`;
  const columns: [string, keyof typeof at, string, string][] = [
    ['leaf', 'own', flipBlob('leaf'), 'leaf'],
    ['leaf_hash', 'out', flipBlob('leaf_hash'), 'leaf-hash'],
    ['salt1', 'in', flipBlob('salt1'), 'leaf'],
    ['salt2', 'own', flipBlob('salt2'), 'leaf'],
    [
      'header time',
      'in',
      `update entry set header = replace(header, 'time 2020', 'time 2021') where idx = ?`,
      'leaf',
    ],
    [
      'header class',
      'in',
      `update entry set header = replace(header, 'class notice', 'class reply') where idx = ?`,
      'leaf',
    ],
    [
      'header label',
      'in',
      `update entry set header = replace(header, 'class ', 'klass ') where idx = ?`,
      'header',
    ],
    ['hash', 'own', `update entry set hash = '${'0'.repeat(64)}' where idx = ?`, 'hash'],
    ['act_id', 'out', `update entry set act_id = '01ARZ3NDEKTSV4RRFFQ69G5FAV' where idx = ?`, 'columns'],
    ['kind', 'in', `update entry set kind = 'notices.amended' where idx = ?`, 'columns'],
    ['kind_version', 'in', 'update entry set kind_version = 2 where idx = ?', 'columns'],
    ['class', 'in', `update entry set class = 'reply' where idx = ?`, 'columns'],
    ['direction', 'in', `update entry set direction = 'out' where idx = ?`, 'columns'],
    ['peer', 'in', `update entry set peer = 'north' where idx = ?`, 'columns'],
    ['peer_seq', 'in', 'update entry set peer_seq = peer_seq + 100 where idx = ?', 'columns'],
    ['local_ms', 'held', 'update entry set local_ms = local_ms + 1 where idx = ?', 'columns'],
    ['meta body', 'in', `update entry set meta = replace(meta, 'WEST 1', 'WEST 2') where idx = ?`, 'meta'],
    [
      'meta understood',
      'in',
      `update entry set meta = replace(meta, '"understood":true', '"understood":false') where idx = ?`,
      'understood',
    ],
    ['meta that is no JSON', 'in', `update entry set meta = '{' where idx = ?`, 'meta'],
    ['meta null', 'in', `update entry set meta = 'null' where idx = ?`, 'meta'],
    ['envelope erased', 'in', 'update entry set envelope = null where idx = ?', 'body-gone'],
    [
      'envelope spelling',
      'in',
      `update entry set envelope = cast(cast(envelope as text) || ' ' as blob) where idx = ?`,
      'envelope',
    ],
    ['envelope cut', 'in', `update entry set envelope = substr(envelope, 1, 40) where idx = ?`, 'envelope'],
    [
      'keyid of ours',
      'out',
      `update entry set envelope = cast(replace(cast(envelope as text), '"keyid":"', '"keyid":"0') as blob) where idx = ?`,
      'statement',
    ],
    ['an entry gone', 'given', 'delete from entry where idx = ?', 'missing'],
  ];
  for (const [name, where, sql, what] of FAST ? columns.filter((_, i) => i % 4 === 0) : columns) {
    it(`finds a changed ${name}`, async () => {
      const report = await changed(sql, at[where]);
      assert.equal(report.ok, false);
      assert.deepEqual([report.bad?.index, report.bad?.what], [at[where], what]);
      say3(report);
    });
  }

  it('finds one byte of an envelope, wherever it stands', async () => {
    const db = new DatabaseSync(record, { readOnly: true });
    const row = db.prepare('select envelope from entry where idx = ?').get(at.own);
    db.close();
    const good = row?.['envelope'] as Uint8Array;
    for (let i = 0; i < good.length; i += Math.ceil(good.length / effort(12, 3))) {
      const bytes = good.slice();
      bytes[i] = (bytes[i] as number) ^ 1;
      const report = await changed('update entry set envelope = ? where idx = ?', bytes, at.own);
      assert.equal(report.bad?.index, at.own, `byte ${i}`);
    }
  });

  it('finds a changed or missing tree node, and names the entry that completes it', async () => {
    for (const level of [0, 1, 3]) {
      const report = await changed(
        flipBlob('hash').replace('entry', 'tree_node').replace('idx = ?', 'level = ? and idx = 1'),
        level,
      );
      assert.deepEqual([report.bad?.what, report.bad?.index], ['tree', 2 ** (level + 1) - 1]);
      say3(report);
      const gone = await changed('delete from tree_node where level = ? and idx = 1', level);
      assert.equal(gone.bad?.what, 'tree');
    }
  });

  it('finds a view that is not the record read again', async () => {
    const report = await changed(
      `update view_row set row = replace(row, 'objection', 'agreed') where row like '%objection%'`,
    );
    assert.equal(report.bad, null);
    assert.equal(report.ok, false);
    assert.ok(report.views.some(({ table, holds }) => holds === false && table.startsWith('notices')));
  });

  it('finds entries cut off behind what was signed', async () => {
    const size = (await check()).entries;
    const report = await changed('delete from entry where idx >= ?', size - 3);
    assert.deepEqual([report.bad?.what, report.bad?.index], ['record-behind', size - 3]);
    say3(report);
  });

  it('finds a lock of another log, a damaged one, and one that signed another root', async () => {
    const lock = readFileSync(west.folder.lock, 'utf8');
    const damaged = await check(lock.replace(/^(\d+)$/m, (n) => String(Number(n) - 1)));
    assert.equal(damaged.bad?.what, 'checkpoint');
    const { signCheckpoint } = await import('../record/index.ts');
    const { readIdentity } = await import('./folder.ts');
    const identity = await readIdentity(west.folder, new TextEncoder().encode('correct horse'));
    const other = signCheckpoint({ origin: card.origin, size: 5n, root: new Uint8Array(32) }, identity.log);
    const report = await check(other);
    assert.deepEqual([report.bad?.what, report.bad?.index], ['root', 4]);
    say3(report);
  });

  it('finds another party’s card', async () => {
    const read = await openReadOnlySqlite(west.folder.record);
    const stranger = await inMemory('west', new VirtualClock(START + 1));
    const report = await fsck(read, {
      house,
      files: read.files,
      card: { ...stranger.identity.card, party: 'north' },
    });
    await read.close();
    assert.equal(report.bad?.index, 0);
    say3(report);
  });

  it('finds an evidence file missing or damaged', async () => {
    const path = join(west.folder.record, 'files', sealed.slice(0, 2), sealed);
    const good = readFileSync(path);
    writeFileSync(path, 'another segment');
    try {
      const report = await check();
      assert.equal(report.bad?.what, 'file');
      say3(report);
    } finally {
      writeFileSync(path, good);
    }
    assert.ok((await check()).ok, 'all is well again');
  });
});

describe('fsck on records that their own keys signed', () => {
  it('a record written anew after a peer has seen the old one is told by the peer’s envelopes', async () => {
    const clock = new VirtualClock(START);
    const west = await inMemory('west', clock);
    const east = await inMemory('east', clock);
    const network = await join2(west, east);
    await run(west, 'notices.file', movement(START + 24 * HOUR));
    await network.settle();
    await west.checkpoints.sign();
    await run(west, 'notices.file', movement(START + 26 * HOUR));
    await network.settle();
    await run(east, 'notices.file', movement(START + 48 * HOUR, ['e1']));
    await network.settle();
    const ports = { house, files: west.store.files, card: west.identity.card, lock: west.checkpoints.note };
    const honest = await fsck(west.store.read, ports);
    assert.ok(honest.ok, JSON.stringify(honest));
    assert.ok(honest.witnessed.agree > 0);

    // The same log with one early entry left out and all that follows made anew, with the right keys.
    const forged = await rewritten(west);
    const report = await fsck(forged.store.read, { ...ports, lock: forged.lock });
    assert.equal(report.bad, null, JSON.stringify(report.bad));
    assert.ok(report.witnessed.differ.length > 0);
    assert.equal(report.ok, false);
  });

  it('an entry that a room could not cope with is whole, if the record says so', async () => {
    const brittle: Room = {
      name: 'brittle',
      kinds: [
        defineKind({
          name: 'brittle.told',
          version: 1,
          class: 'line',
          precedence: 'routine',
          recipients: 'peers',
          schema: z.strictObject({ words: z.string().default('-') }),
        }),
      ],
      view: {
        version: 1,
        tables: ['brittle_rows'],
        touches: ({ kind, direction }) =>
          kind === 'brittle.told' && direction === 'in' ? [{ table: 'brittle_rows', key: 'a' }] : [],
        apply: () => {
          throw new Error('cannot cope');
        },
      },
      refusals: {},
      text: {},
    };
    const house = buildHouse([...rooms, brittle]);
    const clock = new VirtualClock(START);
    const west = await inMemory('west', clock, house);
    const east = await inMemory('east', clock, house);
    const network = await join2(west, east);
    const session = {
      house,
      identity: east.identity,
      clock,
      random: east.random,
      files: east.store.files,
      seen: () => null,
      blocked: () => null,
    };
    await east.writer.submit((one) =>
      writeDrafts(one, session, [{ kind: 'brittle.told', body: { words: 'x' }, to: ['west'] }], null),
    );
    await network.settle();
    const { read, files } = west.store;
    const check = (from: CommittedRead) => fsck(from, { house, files, card: west.identity.card });
    const stored = (await read.entries({ limit: 100 })).find(({ kind }) => kind === 'brittle.told');
    assert.equal(JSON.parse(stored?.meta as string).understood, false);
    const report = await check(read);
    assert.deepEqual(report.bad, null);
    assert.ok(report.ok);
    // The same entry without the one that explains it.
    const size = (await read.size()) - 1;
    const cut = new Proxy(read, {
      get: (target, name) =>
        name === 'size'
          ? async () => size
          : (target[name as keyof CommittedRead] as () => unknown).bind(target),
    });
    assert.deepEqual((await check(cut)).bad, {
      index: stored?.index,
      what: 'understood',
      params: { given: 'no' },
    });
  });
});
