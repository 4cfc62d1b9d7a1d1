import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import {
  HOUR,
  inMemory,
  join2,
  movement,
  run,
  START,
  westOnDisk,
} from '../../test/helpers/node/two-nodes.ts';
import { isRefusal, type Role } from '../contract/index.ts';
import { verifyPack } from '../record/index.ts';
import { openReadOnlySqlite } from '../store/index.ts';
import { RETENTION_CLASSES } from '../terms/index.ts';
import { VirtualClock } from './clock.ts';
import { fsck } from './fsck.ts';
import { buildHouse } from './house.ts';
import type { Network } from './network.ts';
import { ParleyNode } from './node.ts';
import { provePresence } from './prove.ts';
import { rooms } from './rooms.ts';
import { viewHashes } from './views.ts';
import { writeDrafts } from './writer.ts';

const DAY = 24 * HOUR;
const words = (en: string) => ({ en, ru: en, ar: en });
const SECRET_NAME = 'Hawker Siddeley Seventeen';
const SECRET_WORDS = 'the ford below the mill is passable';

function terms(afterDays: number, classes = ['notice', 'reply', 'line', 'watch']) {
  return {
    termsId: 'keeping',
    version: 1,
    title: words('Keeping'),
    parties: ['west', 'east'],
    observers: [],
    fromMs: START,
    toMs: null,
    clauses: [
      {
        id: 'T1',
        kind: 'retention',
        text: words('Keep'),
        binds: ['west', 'east'],
        classes,
        afterDays,
        duty: 'may',
      },
    ],
  };
}

type West = Awaited<ReturnType<typeof westOnDisk>>;

/** What a command was refused with. */
async function refusedAs(
  node: ParleyNode,
  name: string,
  input: unknown,
  roles: Role[] = ['command'],
): Promise<string> {
  const command = node.house.commands.get(name);
  assert.ok(command);
  const by = { office: 'watch', officer: 'Ann', signIn: 'test' };
  const outcome = await node.command(name, command.schema.parse(input), { by, roles });
  assert.ok(isRefusal(outcome), JSON.stringify(outcome));
  return outcome.refused;
}

describe('erasing a body under a retention clause', () => {
  const clock = new VirtualClock(START);
  const house = buildHouse(rooms);
  let west: West;
  let east: ParleyNode;
  let network: Network;
  let node: ParleyNode;
  let noticeId: string;
  let segment: string;
  const indexOf = async (kind: string, direction: string, of = node): Promise<number> => {
    const entries = await of.store.read.entries({ limit: 10_000 });
    const found = entries.find((stored) => stored.kind === kind && stored.direction === direction);
    assert.ok(found, `${direction} ${kind}`);
    return found.index;
  };
  const check = async () => {
    const read = await openReadOnlySqlite(west.folder.record);
    try {
      return await fsck(read, {
        house,
        files: read.files,
        card: node.identity.card,
        lock: node.checkpoints.note,
      });
    } finally {
      await read.close();
    }
  };
  const erase = (entries: number[], more: object = {}) =>
    run(node, 'retention.erase', { entries, reason: 'thirty days are over', ...more });

  before(async () => {
    west = await westOnDisk(clock);
    node = west.node;
    east = await inMemory('east', clock);
    network = await join2(node, east);
    const proposed = await run(node, 'terms.propose', terms(30));
    assert.ok(proposed);
    await network.settle();
    for (const party of [node, east]) await run(party, 'terms.sign', { termsId: 'keeping', version: 1 });
    await network.settle();
    const plan = movement(START + 2 * HOUR);
    plan.fields.who.callSign = SECRET_NAME;
    const filed = await run(node, 'notices.file', plan);
    noticeId = String(filed['noticeId']);
    await network.settle();
    await run(east, 'notices.position', { noticeId, position: 'objection', words: SECRET_WORDS });
    await run(node, 'notices.file', movement(START + 400 * DAY, ['w2']));
    await network.settle();
    segment = await node.store.files.put(new TextEncoder().encode('where w1 was'));
    const streams = [
      { party: 'west', unit: 'w1', sha256: segment, count: 1, fromMs: START, toMs: START + 60_000 },
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
    await node.checkpoints.sign();
    await network.settle();
  });
  after(async () => {
    await node.close();
    west.clean();
  });

  it('is refused before its days are over, and without a role', async () => {
    const index = await indexOf('notices.filed', 'own');
    assert.equal(
      await refusedAs(node, 'retention.erase', { entries: [index], reason: 'now' }),
      'RETENTION_TOO_YOUNG',
    );
    const watch = await refusedAs(node, 'retention.erase', { entries: [index], reason: 'now' }, ['watch']);
    assert.notEqual(watch, 'RETENTION_TOO_YOUNG');
    assert.equal(
      await refusedAs(node, 'retention.erase', { entries: [99_999], reason: 'now' }),
      'RETENTION_UNKNOWN',
    );
  });

  it('is refused for what must be kept, what still stands, what waits and what an open incident needs', async () => {
    clock.moveTo(START + 31 * DAY);
    const input = async (kind: string, direction: string) => ({
      entries: [await indexOf(kind, direction)],
      reason: 'old',
    });
    const refused = async (kind: string, direction: string) =>
      refusedAs(node, 'retention.erase', await input(kind, direction));
    for (const kind of ['parties.opened', 'parties.enrolled', 'terms.signed'])
      assert.equal(await refused(kind, 'own'), 'RETENTION_KEPT_FOR_GOOD', kind);
    assert.equal(await refused('parties.receipt', 'in'), 'RETENTION_KEPT_FOR_GOOD');

    const entries = await node.store.read.entries({ kind: 'notices.filed', direction: 'own', limit: 10 });
    const far = entries.at(-1);
    assert.ok(far);
    assert.equal(
      await refusedAs(node, 'retention.erase', { entries: [far.index], reason: 'old' }),
      'RETENTION_STANDS',
    );
    const opened = await run(node, 'incidents.open', {
      title: 'A convoy was turned back',
      fromMs: START + 2 * HOUR,
      toMs: START + 3 * HOUR,
      parties: ['east'],
    });
    await network.settle();
    assert.equal(
      await refused('notices.filed', 'own'),
      'RETENTION_FROZEN',
      'filed before, planned for that window',
    );
    await run(node, 'incidents.close', { incidentId: opened['incidentId'] });
    await network.settle();
  });

  it('takes body, copies, salts and words, and leaves place, header, leaf and proof', async () => {
    const own = await indexOf('notices.filed', 'own');
    const copy = await indexOf('notices.filed', 'out');
    const said = await indexOf('notices.position', 'in');
    const seal = await indexOf('watch.sealed', 'own');
    const bytesThere = () =>
      readdirSync(west.folder.record, { recursive: true, withFileTypes: true })
        .filter((file) => file.isFile())
        .map((file) => readFileSync(join(file.parentPath, file.name)))
        .filter((bytes) => [SECRET_NAME, SECRET_WORDS, 'where w1 was'].some((text) => bytes.includes(text)))
        .length;
    assert.ok(bytesThere() > 0, 'the test looks where the bytes are');
    const before = await node.store.read.entry(own);
    const outcome = await erase([own, said, seal]);
    assert.deepEqual(
      outcome['erased'],
      [own, copy, said, seal].sort((a, b) => a - b),
    );
    assert.equal(outcome['files'], 1);
    await node.checkpoints.sign();
    await network.settle();

    const stored = await node.store.read.entry(own);
    assert.equal(stored?.envelope, null);
    assert.deepEqual(stored?.leaf, before?.leaf);
    assert.equal(stored?.header, before?.header);
    assert.equal(stored?.hash, before?.hash);
    assert.equal(await node.store.files.get(segment), undefined);
    assert.equal(bytesThere(), 0, 'nothing of it is left in any file of the record');
    const again = await refusedAs(node, 'retention.erase', { entries: [own], reason: 'again' });
    assert.equal(again, 'RETENTION_ALREADY');
  });

  it('leaves views that say so, and a rebuild gives the same', async () => {
    const show = (await node.ask('notices.byId', { noticeId })) as {
      fields: object;
      rootHolds: boolean;
      history: { erased?: true }[];
      row: { positions: Record<string, { words: string; erased?: true; position: string }[]> };
    };
    assert.deepEqual(show.fields, {});
    assert.ok(show.rootHolds, 'what was committed to still gives the root');
    assert.equal(show.history[0]?.erased, true);
    assert.deepEqual(
      show.row.positions['east']?.map(({ words: said, erased, position }) => ({ said, erased, position })),
      [{ said: '', erased: true, position: 'objection' }],
    );
    const active = (await node.ask('notices.active', {
      fromMs: clock.now(),
      toMs: clock.now() + DAY,
    })) as object[];
    assert.deepEqual(active, [], 'a notice without a time left is not under way for ever');
    for (const [table, hash] of await viewHashes(node.store.read, node.house, node.identity))
      assert.equal(await node.store.read.dumpHash(table), hash, table);
  });

  it('leaves the peer’s copy alone', async () => {
    const theirs = await east.store.read.entry(await indexOf('notices.filed', 'in', east));
    assert.ok(theirs?.envelope);
    assert.ok(theirs.meta.includes(SECRET_NAME));
  });

  it('passes fsck, from the leaves up', async () => {
    const report = await check();
    assert.equal(report.bad, null, JSON.stringify(report.bad));
    assert.ok(report.ok);
  });

  it('is proved by the header alone, and the pack says that the body is hidden', async () => {
    const own = await indexOf('notices.filed', 'own');
    const source = { read: node.store.read, card: node.identity.card, checkpoint: node.checkpoints.note };
    const pack = await provePresence(source, [own]);
    assert.ok(!isRefusal(pack), JSON.stringify(pack));
    const verdict = verifyPack(pack);
    assert.ok(!isRefusal(verdict), JSON.stringify(verdict));
    assert.equal(verdict.answer, 'undecidable');
    assert.deepEqual(verdict.missing, [{ what: 'entry', index: own }]);
    const entries = verdict.findings.filter((finding) => finding.type === 'entry');
    assert.deepEqual(
      entries.map(({ kind, class: entryClass }) => ({ kind, entryClass })),
      [
        { kind: null, entryClass: 'notice' },
        { kind: 'retention.erased', entryClass: 'record' },
      ],
    );
  });

  it('survives a restart, and a file that a crash left behind goes at the start', async () => {
    await node.store.files.put(new TextEncoder().encode('where w1 was'));
    const { openStore, fileLock } = await import('./folder.ts');
    const { identity } = node;
    await node.close();
    const store = await openStore(west.folder);
    node = await ParleyNode.open({
      identity,
      house,
      store,
      lock: fileLock(west.folder),
      clock,
      random: node.random,
      failed: (error) => {
        throw error;
      },
    });
    assert.equal(await node.store.files.get(segment), undefined);
    assert.equal((await check()).bad, null);
  });
});

describe('every kind that a retention clause can speak of', () => {
  it('says what is kept of it, or has no words to lose', () => {
    const silent = ['notices.silent', 'notices.review-due', 'line.read-back', 'line.silent', 'line.expired'];
    const classes: readonly string[] = RETENTION_CLASSES;
    const without = rooms
      .flatMap(({ kinds }) => kinds)
      .filter((kind) => classes.includes(kind.class) && !kind.erased)
      .map(({ name }) => name);
    assert.deepEqual(without, silent);
    for (const { name, class: entryClass, erased } of rooms.flatMap(({ kinds }) => kinds))
      if (!classes.includes(entryClass)) assert.equal(erased, undefined, name);
  });
});
