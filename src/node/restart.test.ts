import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { skipFast } from '../../test/effort.ts';
import {
  besieged,
  entriesOf,
  HOUR,
  identityOf,
  intact,
  movement,
  START,
} from '../../test/helpers/node/hostile.ts';
import { memoryNode, run, together } from '../../test/helpers/nodes.ts';
import type { Entry } from '../contract/index.ts';
import { isRefusal } from '../contract/index.ts';
import type { Parcel } from '../exchange/index.ts';
import type { Fix } from '../feeds/index.ts';
import { OUTBOX } from '../parties/index.ts';
import { encodeEnvelope, pae, rootOf, toHex } from '../record/index.ts';
import { createMemoryJournal } from '../store/index.ts';
import { ALERTS, type AlertRow, encodePositions, SEALS, SEGMENTS } from '../watch/index.ts';
import { VirtualClock } from './clock.ts';
import { initFolder } from './folder.ts';
import { openLive } from './live.ts';
import { POSITIONS_TYPE } from './live-sharing.ts';
import { openNode } from './open.ts';
import { Peering } from './peering.ts';
import { systemRandom } from './random.ts';

const fixAt = (unit: string, lon: number, ms: number): Fix => ({
  unit,
  at: { lat: 37.1, lon },
  fixMs: ms,
  receivedMs: ms,
  source: 'test',
  marks: [],
});

/** A west node with its own unit and another party's on one road towards each other; `open` starts its watch anew. */
async function twoMeet(failed: (error: unknown) => void) {
  const clock = new VirtualClock(START);
  const node = await memoryNode('west', clock);
  const east = identityOf('east');
  await run(node, 'parties.enrol', { card: east.card });
  const journal = createMemoryJournal();
  let memory: string | undefined;
  const open = () =>
    openLive({
      node,
      journal,
      memory: {
        read: async () => memory,
        write: async (text) => {
          memory = text;
        },
      },
      sharing: { share: [], linkTo: () => null },
      failed,
    });
  let seq = 0;
  const batch = (fixes: Fix[], sentMs: number) => {
    seq = Math.max(seq + 1, sentMs);
    const body = { v: 1, mode: 'exercise', from: 'east', to: 'west', seq, sentMs, fixes } as const;
    const payload = encodePositions({ ...body, fixes });
    assert.ok(!isRefusal(payload));
    const sig = east.message.sign(pae(POSITIONS_TYPE, payload));
    return encodeEnvelope({ payloadType: POSITIONS_TYPE, payload, keyid: '', sig });
  };
  const step = async (live: Awaited<ReturnType<typeof open>>, s: number) => {
    clock.moveTo(START + s * 1000);
    const moved = (10 / 88_700) * s;
    assert.equal(
      await live.takePositions(batch([fixAt('e1', 42 + 4000 / 88_700 - moved, clock.now())], clock.now())),
      null,
    );
    await live.take([fixAt('w1', 42 + moved, clock.now())]);
    await live.tick();
  };
  const begins = async () =>
    (await entriesOf(node))
      .filter(({ kind, direction }) => kind === 'watch.alert' && direction === 'own')
      .map(({ body }) => (body as { signal: AlertRow['first'] }).signal)
      .filter(({ phase }) => phase === 'begins')
      .map(({ type, episode }) => `${type} ${episode}`);
  const renumber = () => {
    seq = 0;
  };
  return { clock, node, open, batch, step, begins, renumber };
}

describe('a node opened again', { skip: skipFast }, () => {
  it('over SQLite: the same record, the same views, the same keys, and it goes on', async (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'parley-restart-'));
    let running: { close(): Promise<void> } | undefined;
    t.after(async () => {
      await running?.close();
      rmSync(folder, { recursive: true, force: true });
    });
    const secret = new TextEncoder().encode('a secret of some length');
    const names = { en: 'West', ru: 'Запад', ar: 'غرب' };
    await initFolder(
      join(folder, 'data'),
      { party: 'west', mode: 'exercise', names, url: null },
      secret,
      systemRandom,
    );
    const config = join(folder, 'node.json');
    await writeFile(
      config,
      JSON.stringify({
        format: 1,
        party: 'west',
        mode: 'exercise',
        names,
        data: 'data',
        listen: { host: '127.0.0.1', port: 0 },
        unlock: { file: 'secret' },
        clock: { startMs: START, speed: 1 },
      }),
    );
    await writeFile(join(folder, 'secret'), 'a secret of some length\n');
    const failures: unknown[] = [];
    const open = () => openNode(config, { failed: (error) => failures.push(error) });
    const first = await open();
    running = first;
    for (const party of ['east', 'north'])
      await run(first.node, 'parties.enrol', { card: identityOf(party).card });
    const filed = await run(first.node, 'notices.file', movement);
    await run(first.node, 'notices.withdraw', { noticeId: filed['noticeId'] });
    await first.live.take([fixAt('w1', 42, first.node.clock.now())]);
    const tables = await first.node.store.read.tables();
    const before = await Promise.all(tables.map((table) => first.node.store.dumpHash(table)));
    running = undefined;
    await first.close();
    const { tree } = first.node.writer;
    const second = await open();
    running = second;
    assert.equal(second.node.writer.tree.size, tree.size);
    assert.equal(toHex(rootOf(second.node.writer.tree)), toHex(rootOf(tree)));
    assert.deepEqual(await Promise.all(tables.map((table) => second.node.store.dumpHash(table))), before);
    assert.ok(second.node.checkpoints.note, 'signed at the close');
    assert.equal(second.live.units().length, 1, 'the journalled fix is known again');
    await run(second.node, 'notices.file', movement);
    await intact(second.node);
    assert.deepEqual(failures, []);
  });

  it('after a kill: what was said and not yet recorded is recorded', async () => {
    const { node, open, step, begins } = await twoMeet(() => {});
    const killed = await open();
    const said = new Set<string>();
    killed.onSignal(({ type, episode, phase }) => phase === 'begins' && said.add(`${type} ${episode}`));
    const command = node.command.bind(node);
    // Sealing goes on, and with each seal the watch is remembered; its alerts wait.
    node.command = async (name, ...rest) =>
      name === 'watch.raise' ? Promise.reject(new Error('not now')) : command(name, ...rest);
    for (let s = 0; s <= 260; s += 5) await step(killed, s);
    assert.ok(said.size > 0);
    assert.deepEqual(await begins(), []);
    node.command = command;
    await (await open()).tick();
    assert.deepEqual(new Set(await begins()), said);
  });

  it('after a kill: the journal is played again and no episode is raised a second time', async () => {
    const { clock, node, open, batch, step, begins, renumber } = await twoMeet((error) => {
      throw error;
    });
    let live = await open();
    for (let s = 0; s <= 190; s += 5) {
      await step(live, s);
      // Killed without a word, in the middle of a minute and at its turn.
      if (s % 35 === 0) live = await open();
    }
    const raised = await begins();
    assert.ok(raised.length > 0);
    assert.equal(new Set(raised).size, raised.length, raised.join('; '));
    const types = raised.map((one) => one.split(' ')[0]);
    assert.equal(new Set(types).size, types.length, `one episode of each kind: ${raised.join('; ')}`);
    assert.equal((await node.store.read.scan(ALERTS)).length, raised.length);
    await intact(node);

    // A peer whose clock stood a day ahead and was set right: after a minute’s quiet its positions count again.
    clock.moveTo(clock.now() + 1_000);
    renumber();
    assert.equal(
      await live.takePositions(batch([fixAt('e2', 43, clock.now())], clock.now() + 24 * HOUR)),
      null,
    );
    const right = () => {
      renumber();
      return live.takePositions(batch([fixAt('e2', 43, clock.now())], clock.now()));
    };
    const old = await right();
    assert.ok(old && old.refused === 'NODE_BATCH_OLD', 'at once it could be a replay');
    clock.moveTo(clock.now() + 60_001);
    assert.equal(await right(), null);
    assert.equal(await right(), null);
  });
});

describe('sealing', () => {
  it('goes on though one unit reports more in a minute than a segment holds', async () => {
    const clock = new VirtualClock(START);
    const failures: unknown[] = [];
    const { sides } = await together(clock, ['west'], {}, (error) => failures.push(error));
    const { node, live } = sides['west']!;
    const flood = Array.from({ length: 6_500 }, (_, i) => fixAt('w1', 42 + i * 1e-6, START + i));
    const { failed } = node;
    assert.equal(typeof failed, 'function');
    Object.defineProperty(node, 'failed', { value: (error: unknown) => failures.push(error) });
    await live.take([...flood, fixAt('w2', 43, START)]);
    clock.moveTo(START + 61_000);
    await live.tick();
    assert.equal((await node.store.read.scan(SEALS)).length, 1);
    assert.equal((await node.store.read.scan(SEGMENTS)).length, 2);
    assert.ok(
      failures.some((one) => String(one).includes('not sealed')),
      String(failures[0]),
    );
    await live.take([fixAt('w1', 42, clock.now())]);
    clock.moveTo(START + 125_000);
    await live.tick();
    assert.equal((await node.store.read.scan(SEALS)).length, 2);
  });
});

describe('what waits for a peer', () => {
  it('leaves most urgent first, whatever lies before it, and empties by receipts alone', async () => {
    const { node } = await besieged();
    const random = (count: number) =>
      node.writer.submit(async (session) => {
        for (let i = 0; i < count; i++) {
          const precedence = (['routine', 'priority', 'immediate'] as const)[i % 3]!;
          const body = { noticeId: '0'.repeat(26), version: 1, words: `${i}` };
          await session.write({ kind: 'notices.acknowledged', body, to: ['east'], precedence }, null);
        }
      });
    await random(150);
    const flash = {
      ...movement,
      to: ['east'],
      fields: { ...movement.fields, who: { ...movement.fields.who, emergency: true } },
    };
    const filed = await run(node, 'notices.file', flash);
    const sent: Parcel[] = [];
    const peering = new Peering({
      node,
      linkTo: (peer) =>
        peer !== 'east'
          ? null
          : {
              send: async (parcel) => {
                sent.push(parcel);
                return {
                  checkpoint: null,
                  results: parcel.envelopes.map(() => ({ hash: '', receipt: null })),
                };
              },
            },
    });
    await peering.start();
    await peering.settle();
    const statements = sent.flatMap(({ envelopes }) =>
      envelopes.map((text) => {
        const { payload } = JSON.parse(text) as { payload: string };
        return JSON.parse(Buffer.from(payload, 'base64').toString()) as Entry & { peerSeq: number };
      }),
    );
    assert.equal(statements.length, 151);
    assert.equal(statements[0]?.id, filed.entries[0]!.id, 'the emergency, filed last, goes first');
    const rank = ['flash', 'immediate', 'priority', 'routine'];
    const order = statements.map(({ precedence, peerSeq }) => rank.indexOf(precedence) * 1e6 + peerSeq);
    assert.deepEqual(
      order,
      [...order].sort((a, b) => a - b),
    );
    assert.equal(
      (await node.store.read.scan(OUTBOX)).filter(({ key }) => key.startsWith('east/')).length,
      151,
    );
    await peering.close();
  });

  it('an answer lost on the way: the peer keeps one copy and gives the same receipt', async () => {
    const clock = new VirtualClock(START);
    const west = await memoryNode('west', clock);
    const east = await memoryNode('east', clock);
    await run(west, 'parties.enrol', { card: east.identity.card });
    await run(east, 'parties.enrol', { card: west.identity.card });
    const theirs = new Peering({ node: east, linkTo: () => null });
    const answers: string[] = [];
    let lose = true;
    const ours = new Peering({
      node: west,
      linkTo: () => ({
        send: async (parcel) => {
          const answer = await theirs.take(parcel);
          answers.push(JSON.stringify(answer.results));
          if (lose) throw new Error('cut');
          return answer;
        },
      }),
    });
    await ours.start();
    await run(west, 'notices.file', movement);
    await ours.settle();
    const size = await east.store.read.size();
    await ours.settle();
    lose = false;
    assert.equal(await ours.settle(), 1);
    assert.equal(new Set(answers.slice(0, 3)).size, 1, 'byte for byte the same');
    assert.equal(await east.store.read.size(), size);
    assert.equal((await west.store.read.scan(OUTBOX)).length, 0);
    for (const node of [west, east]) await intact(node);
  });
});
