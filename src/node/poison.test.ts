import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { effort } from '../../test/effort.ts';
import {
  besieged,
  entriesOf,
  identityOf,
  idOf,
  intact,
  movement,
  Peer,
  START,
} from '../../test/helpers/node/hostile.ts';
import { mutateBytes } from '../../test/helpers/node/mutate.ts';
import { run } from '../../test/helpers/nodes.ts';
import { SIGNAL } from '../../test/helpers/watch/room.ts';
import { isRefusal, type Room } from '../contract/index.ts';
import { decodeEnvelope, type Envelope, encodeEnvelope } from '../record/index.ts';
import { createMemoryDisk, createMemoryStore } from '../store/index.ts';
import { memoryLock } from './checkpoints.ts';
import { VirtualClock } from './clock.ts';
import { buildHouse } from './house.ts';
import { ParleyNode } from './node.ts';
import { seededRandom } from './random.ts';
import type { Received } from './receive.ts';

const NOTICE = idOf(77);
const words = (text: string) => ({ noticeId: NOTICE, version: 1, words: text });
const ok = (received: unknown): Received => {
  assert.ok(!isRefusal(received), JSON.stringify(received));
  return received as Received;
};

describe('an alert of a peer', () => {
  it('is understood under whatever name the peer gives to its episode', async () => {
    const { node, east } = await besieged();
    const names = ['a\u0000b', 'two\nlines', '\u{1F69A}'.repeat(200)];
    for (const episode of names) {
      const id = idOf(500 + names.indexOf(episode));
      const body = { alertId: id, ruleVersion: 'x', signal: { ...SIGNAL, party: 'east', episode } };
      const { entry } = ok(await east.send('watch.alert', body, { id }));
      assert.equal(entry?.understood, true, JSON.stringify(episode));
    }
    await intact(node);
  });
});

describe('a body that makes a room throw', () => {
  const planted = (where: 'touches' | 'apply' | 'facts' | 'decide'): Room => {
    const bomb = (at: string, entry: { body: unknown }) => {
      if (where === at && (entry.body as { words?: string }).words === 'bomb') throw new Error('planted');
    };
    return {
      name: 'planted',
      kinds: [],
      view: {
        version: 1,
        tables: ['planted_rows'],
        touches(entry) {
          bomb('touches', entry);
          return entry.kind === 'notices.acknowledged' ? [{ table: 'planted_rows', key: entry.id }] : [];
        },
        apply(entry) {
          bomb('apply', entry);
          return [{ table: 'planted_rows', key: entry.id, row: { at: entry.index } }];
        },
      },
      on: [
        {
          kinds: ['notices.acknowledged'],
          async facts(_read, entry) {
            bomb('facts', entry);
          },
          decide(entry) {
            bomb('decide', entry);
            return [];
          },
        },
      ],
      refusals: {},
      text: {},
    };
  };

  for (const where of ['touches', 'apply', 'facts', 'decide'] as const) {
    it(`in ${where}: is kept and receipted, said in an entry, and blocks nobody`, async () => {
      const { rooms } = await import('./rooms.ts');
      const clock = new VirtualClock(START);
      const disk = createMemoryDisk();
      const { node: plain } = await besieged(createMemoryStore({ disk }));
      await plain.close();
      const open = () =>
        ParleyNode.open({
          identity: plain.identity,
          house: buildHouse([planted(where), ...rooms]),
          store: createMemoryStore({ disk }),
          lock: memoryLock(),
          clock,
          random: seededRandom(`again ${where}`),
          failed: (error) => {
            throw error;
          },
        });
      const node = await open();
      const east = new Peer(node, identityOf('east'));
      const bytes = east.bytes('notices.acknowledged', words('bomb'));
      const [bomb, after] = await Promise.all([
        node.receive(bytes),
        node.receive(east.bytes('notices.acknowledged', words('after'))),
      ]);
      assert.ok(ok(bomb).receipt && ok(after).receipt);
      const inView = where === 'touches' || where === 'apply';
      assert.equal(ok(bomb).entry?.understood, !inView, 'what only failed to be followed up is still shown');
      assert.equal(ok(after).entry?.understood, true);
      const said = (await entriesOf(node)).filter(({ kind }) => kind === 'parties.not-followed-up');
      assert.equal(said.length, 1);
      const body = said[0]!.body as { hash: string; why: string };
      assert.deepEqual([body.hash, body.why], [ok(bomb).hash, 'planted']);
      assert.deepEqual(ok(await node.receive(bytes)).receipt, ok(bomb).receipt, 'again: the same receipt');
      await intact(node);
      await node.close();
      const reopened = await open();
      await intact(reopened);
    });
  }

  it('a room whose clock throws stops no other room’s clock', async () => {
    const { rooms } = await import('./rooms.ts');
    const broken: Room = {
      name: 'broken',
      kinds: [],
      due: {
        async facts() {
          throw new Error('planted');
        },
        decide: () => [],
      },
      refusals: {},
      text: {},
    };
    let looked = 0;
    const last: Room = {
      ...broken,
      name: 'last',
      due: {
        async facts() {
          looked += 1;
        },
        decide: () => [],
      },
    };
    const failures: string[] = [];
    const node = await ParleyNode.open({
      identity: identityOf('west'),
      house: buildHouse([broken, ...rooms, last]),
      store: createMemoryStore(),
      lock: memoryLock(),
      clock: new VirtualClock(START),
      random: seededRandom('clocks'),
      failed: (error) => failures.push((error as Error).message),
    });
    await node.tick();
    assert.deepEqual([looked, failures], [1, ['planted']]);
  });
});

describe('ten thousand broken envelopes', () => {
  it('are taken or refused, never thrown at, and the record stays whole', async () => {
    const { node, east } = await besieged();
    const filed = await run(node, 'notices.file', { ...movement, to: ['east'] });
    const { versionBody } = await import('../../test/helpers/notices/made.ts');
    const seeds: [string, unknown][] = [
      ['notices.filed', versionBody(NOTICE, 1)],
      ['notices.position', { ...words('w'), position: 'objection' }],
      [
        'notices.disseminated',
        { noticeId: NOTICE, version: 1, unit: 'u', toldBy: 't', toldMs: 1, means: '' },
      ],
      ['parties.receipt', { act: filed.entries[0]!.id }],
    ];
    const receipt = decodeEnvelope(await east.receiptFor(filed.entries[0]!.id, START)) as Envelope;
    let taken = 0;
    let refused = 0;
    const give = async (bytes: string | Uint8Array) => {
      const received = await node.receive(bytes);
      if (isRefusal(received)) refused += 1;
      else taken += 1;
    };
    const pending: Promise<void>[] = [];
    const mutate = mutateBytes('receive');
    for (let i = 0; i < effort(10_000); i++) {
      const [kind, body] = seeds[i % seeds.length] as [string, unknown];
      if (i % 2) pending.push(give(mutate.text(east.bytes(kind, body))));
      else {
        // Signed with the right key over a hostile body, or a hostile header.
        const statement =
          i % 10 === 0 && kind === 'parties.receipt'
            ? JSON.parse(new TextDecoder().decode(receipt.payload))
            : east.statement(kind, body, kind === 'parties.receipt' ? {} : { peerSeq: 1 + (i % 200) });
        const whole = i % 4 === 0;
        const hostile = (
          whole ? mutate.json(statement) : { ...statement, body: mutate.json(statement.body) }
        ) as Record<string, unknown>;
        const type = `application/vnd.parley.${String(hostile?.['kind'])}.v${String(hostile?.['kindVersion'])}+json`;
        pending.push(give(encodeEnvelope(east.sign(hostile, type.slice(0, 255)))));
      }
      if (pending.length === 500) await Promise.all(pending.splice(0));
    }
    await Promise.all(pending);
    assert.ok(taken > effort(500) && refused > effort(2_000), `${taken} taken, ${refused} refused`);
    await intact(node);
    assert.ok(ok(await east.send('notices.acknowledged', words('still here'), { peerSeq: 999_999 })).receipt);
  });
});
