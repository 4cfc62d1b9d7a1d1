/** The packing thread of the index dies while notices go on being filed: nothing that is known may be missing afterwards. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import type { Worker } from 'node:worker_threads';
import { conflicts, type Known, planOf } from '../conflicts/index.ts';
import { type Ask, type Ctx, isRefusal, type Read } from '../contract/index.ts';
import { type Claim, NOTICES } from '../notices/index.ts';
import { VirtualClock } from './clock.ts';
import type { House } from './house.ts';
import { PlanIndex } from './plan-index.ts';

type Answer = NonNullable<typeof conflicts.answers>[string];

const NOW = Date.parse('2026-03-01T00:00:00Z');
const HOUR = 3_600_000;
/** As many as a tail is packed at, and more. */
const HELD = 1_500;
const PAGE = 250;

function site(noticeId: string): Claim {
  const fields = {
    route: { type: 'site', name: 'x', category: 'other', at: { lat: 35, lon: 40 }, radiusM: 100 },
    times: { type: 'validity', fromMs: NOW, toMs: NOW + 24 * HOUR, reviewByMs: NOW + 24 * HOUR },
  };
  return { noticeId, version: 1, party: 'east', type: 'site', fields } as unknown as Claim;
}

test('a thread that dies, and says so twice, while notices are filed: none is missing', async () => {
  const rows = new Map<string, Claim[]>();
  for (let i = 0; i < HELD; i++) rows.set(`N${i + 10_000}`, [site(`N${i + 10_000}`)]);
  const claimsOf = (noticeId: string) => ({ noticeId, claims: rows.get(noticeId) ?? [] });
  const ask = (async (_: string, { ids, after }: { ids?: string[]; after?: string | null }) => {
    if (ids) return { notices: ids.map(claimsOf), next: null };
    // Reading all takes its time: notices are filed meanwhile, before the place where it reads.
    await pause(10);
    const page = [...rows.keys()].sort().filter((id) => !after || id > after);
    return {
      notices: page.slice(0, PAGE).map(claimsOf),
      next: page.length > PAGE ? (page[PAGE - 1] as string) : null,
    };
  }) as Ask;
  const threads: Worker[] = [];
  const keep = (thread: Worker): unknown => threads.push(thread);
  process.on('worker', keep);
  const failures: unknown[] = [];
  const known = conflicts.answers?.['conflicts.known'] as Answer;
  const house = { answers: new Map([['conflicts.known', known]]) } as unknown as House;
  const clock = new VirtualClock(NOW);
  const index = new PlanIndex({ house, clock, failed: (error) => failures.push(error) }, ask);
  let entries = HELD;
  await index.start(entries);
  assert.equal(threads.length, 1);

  threads[0]?.emit('error', new Error('out of memory'));
  threads[0]?.emit('exit', 1);
  const untilMs = performance.now() + 2_500;
  for (let n = 0; performance.now() < untilMs; n++) {
    const id = `A${n + 10_000}`;
    index.changing([{ table: NOTICES, key: id }], entries);
    rows.set(id, [site(id)]);
    index.committed(++entries);
    await pause(5);
  }
  assert.equal(failures.length, 1, 'it died once');
  await index.settled();
  assert.ok(threads.length > 1 && index.size !== null, 'another thread serves the index');

  const plan = planOf({ ...site('ours'), party: 'west' });
  assert.ok(!isRefusal(plan));
  const asked = index.house.answers.get('conflicts.known') as Answer;
  const question = { sinceMs: NOW - 48 * HOUR };
  const near = async (answer: Answer) => {
    const all = (await answer({} as Read, question, { now: NOW } as Ctx, ask)) as Known;
    return all
      .near(plan, 0)
      .map(({ noticeId }) => noticeId)
      .sort();
  };
  const right = await near(known);
  assert.ok(right.length > HELD);
  assert.deepEqual(await near(asked), right);
  process.off('worker', keep);
  await index.close();
});
