import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { HOUR, idOf, ME, T0, Table, versionBody } from '../../test/helpers/notices/made.ts';
import type { Ask, Ctx, Draft, Read } from '../contract/index.ts';
import type { Silent } from './kinds.ts';
import { silence } from './silence.ts';
import { NOTICES } from './view.ts';

const ID = idOf('A1');
const MINUTE = 60_000;

/** Our own notice, sent to east, whose terms bind it to answer within an hour (and to the second clause within two). */
class Desk {
  readonly table = new Table();
  readonly receipts = new Map<string, { receivedMs: number; arrivedMs: number; sentMs: number }>();
  clauses = [{ id: 'reply', withinMinutes: 60 }];

  file(version: number): void {
    const kind = version === 1 ? 'notices.filed' : 'notices.amended';
    this.table.take(ME.party, kind, versionBody(ID, version), { id: idOf(`V${version}`) });
  }
  receipt(version: number, receivedMs: number, sentMs = receivedMs, arrivedMs = receivedMs): void {
    this.receipts.set(idOf(`V${version}`), { receivedMs, sentMs, arrivedMs });
  }
  async due(now: number): Promise<Draft<Silent>[]> {
    const read = {
      scan: async (table: string) =>
        [...this.table.rows]
          .filter(([key]) => key.startsWith(`${table} `) && table === NOTICES)
          .map(([key, row]) => ({ key, row })),
    } as unknown as Read;
    const ask = (async (name: string, question: { actId: string }) => {
      if (name === 'terms.reply') return this.clauses;
      const held = this.receipts.get(question.actId);
      if (!held) return [{ peer: 'east', sentMs: 0, receipt: null }];
      const { sentMs, ...times } = held;
      return [{ peer: 'east', sentMs, receipt: { actId: idOf('R1'), index: 4, ...times } }];
    }) as Ask;
    const ctx: Ctx = { ...ME, now, by: null, newId: () => ID, randomHex: () => '' };
    return silence.decide(await silence.facts(read, ctx, ask), ctx) as Draft<Silent>[];
  }
  /** Lets time pass as a node does: what falls due becomes an entry. */
  async pass(now: number): Promise<number> {
    const drafts = await this.due(now);
    for (const { kind, body } of drafts) this.table.take(ME.party, kind, body);
    return drafts.length;
  }
}

describe('the silence clock', () => {
  it('runs out exactly at the bound, once, and says for whom, by which clause and since when', async () => {
    const desk = new Desk();
    desk.file(1);
    assert.equal(await desk.pass(T0 + 99 * HOUR), 0, 'no receipt, no clock');
    desk.receipt(1, T0);
    assert.equal(await desk.pass(T0 + 60 * MINUTE - 1), 0, 'not a millisecond early');
    const [draft] = await desk.due(T0 + 60 * MINUTE);
    assert.deepEqual(draft?.body, {
      noticeId: ID,
      version: 1,
      party: 'east',
      clause: 'reply',
      withinMinutes: 60,
      sinceMs: T0,
    });
    assert.deepEqual(draft?.refs, [idOf('V1')]);
    assert.equal(await desk.pass(T0 + 60 * MINUTE), 1);
    assert.equal(await desk.pass(T0 + 600 * MINUTE), 0, 'said once');
  });

  it('is stopped by an acknowledgement or a position on that version, and by nothing else', async () => {
    for (const [kind, more] of [
      ['notices.acknowledged', {}],
      ['notices.position', { position: 'none' }],
    ] as const) {
      const desk = new Desk();
      desk.file(1);
      desk.receipt(1, T0);
      desk.table.take('north', kind, { noticeId: ID, version: 1, words: '', ...more });
      assert.equal((await desk.due(T0 + 2 * HOUR)).length, 1, 'another party’s word is not east’s');
      desk.table.take('east', 'notices.disseminated', {
        noticeId: ID,
        version: 1,
        unit: 'e1',
        toldBy: 'x',
        toldMs: T0,
        means: '',
      });
      assert.equal((await desk.due(T0 + 2 * HOUR)).length, 1, 'telling a unit is no answer');
      desk.table.take('east', kind, { noticeId: ID, version: 1, words: '', ...more });
      assert.equal((await desk.due(T0 + 2 * HOUR)).length, 0);
    }
  });

  it('starts anew with an amended version, and only with its own receipt', async () => {
    const desk = new Desk();
    desk.file(1);
    desk.receipt(1, T0);
    desk.table.take('east', 'notices.acknowledged', { noticeId: ID, version: 1, words: '' });
    desk.file(2);
    assert.equal((await desk.due(T0 + 9 * HOUR)).length, 0, 'version 2 has no receipt yet');
    desk.receipt(2, T0 + 2 * HOUR);
    assert.equal((await desk.due(T0 + 3 * HOUR - 1)).length, 0);
    assert.equal((await desk.due(T0 + 3 * HOUR))[0]?.body.version, 2);
  });

  it('each clause runs out for itself', async () => {
    const desk = new Desk();
    desk.clauses = [
      { id: 'first', withinMinutes: 30 },
      { id: 'second', withinMinutes: 90 },
    ];
    desk.file(1);
    desk.receipt(1, T0);
    assert.equal(await desk.pass(T0 + 30 * MINUTE), 1);
    assert.equal(await desk.pass(T0 + 31 * MINUTE), 0);
    assert.equal(await desk.pass(T0 + 90 * MINUTE), 1);
  });

  it('goes by our own clock where the addressee’s is off: no sooner than sent, no later than receipted here', async () => {
    for (const offMs of [-24 * HOUR, 24 * HOUR, 8e15]) {
      const desk = new Desk();
      desk.file(1);
      desk.receipt(1, T0 + offMs, T0, T0 + 5_000);
      const startMs = offMs < 0 ? T0 : T0 + 5_000;
      assert.equal((await desk.due(startMs + HOUR - 1)).length, 0, `${offMs}`);
      assert.equal((await desk.due(startMs + HOUR)).length, 1, `${offMs}`);
    }
  });

  it('a withdrawn notice waits for nobody', async () => {
    const desk = new Desk();
    desk.file(1);
    desk.receipt(1, T0);
    desk.table.take(ME.party, 'notices.withdrawn', { noticeId: ID, version: 1, reason: '' });
    assert.equal((await desk.due(T0 + 2 * HOUR)).length, 0);
  });
});
