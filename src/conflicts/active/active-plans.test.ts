import assert from 'node:assert/strict';
import { test } from 'node:test';
import { effort } from '../../../test/effort.ts';
import { anyPlan, HOUR, plan, random, T } from '../../../test/helpers/conflicts/plans.ts';
import { closest, direct, type Point, quantiseM } from '../../geo/index.ts';
import type { Clause, Terms } from '../../terms/index.ts';
import { comparePlans } from '../check.ts';
import type { Plan } from '../plan.ts';
import { ActivePlans, type Packer, packHere } from './active-plans.ts';
import type { Arena } from './arena.ts';
import { meetings, plansNear, postponed } from './meetings.ts';
import { type PackOrder, pack } from './pack.ts';
import { ENDLESS, FRAME_WORDS, NODE_WORDS, type Packed, wordsOf } from './packed.ts';

const PLACES: Point[] = [
  { lat: 36.6, lon: 40.2 },
  { lat: -17, lon: 180 },
  { lat: 89.9, lon: 0 },
  { lat: -0.001, lon: -179.999 },
];
const WIDE_M = 200;
const words = { en: 'x', ru: 'x', ar: 'x' };
const clause: Clause = {
  id: 'sep',
  kind: 'separation',
  text: words,
  binds: ['north', 'south'],
  distanceM: WIDE_M,
};
const terms: Terms[] = [
  {
    termsId: 't',
    version: 1,
    title: words,
    parties: ['north', 'south'],
    observers: [],
    fromMs: 0,
    toMs: null,
    clauses: [clause],
  },
];

/** Without an index: the plan against each of the others. */
function oneByOne(mine: Plan, others: Iterable<Plan>, requiredM: number): string[] {
  const found: string[] = [];
  for (const other of others) {
    if (other.party === mine.party) continue;
    const limitM = quantiseM(mine.course.halfWidthM + other.course.halfWidthM + requiredM);
    if (closest(mine.course, other.course, { withinM: limitM })) found.push(other.noticeId as string);
  }
  return found.sort();
}

/** Packs when told, so that a test decides what happens in between. */
function heldBack(): { packer: Packer; finish(): void } {
  let waiting: (() => void) | null = null;
  return {
    packer: (arena: Arena, order: PackOrder, done: (packed: Packed) => void) => {
      // The tree is made of what lay there when the order was given: a worker is never faster than that.
      const packed = pack(arena, order);
      waiting = () => done(packed);
    },
    finish() {
      const done = waiting;
      waiting = null;
      done?.();
    },
  };
}

test('the index against one by one, with plans filed, amended and withdrawn while trees are packed: no difference', () => {
  const next = random(501);
  let compared = 0;
  let met = 0;
  for (const [round, place] of [...PLACES, ...PLACES].entries()) {
    const { packer, finish } = heldBack();
    const active = new ActivePlans();
    const held = new Map<string, Plan>();
    const spread = round < PLACES.length ? 12_000 : 60_000;
    const file = (): void => {
      const party = next() < 0.8 ? 'south' : 'north';
      const known = [...held.keys()];
      const amended = known.length > 0 && next() < 0.2 ? known[Math.floor(next() * known.length)] : undefined;
      const made = anyPlan(next, place, spread, party);
      const filed = amended ? { ...made, noticeId: amended, version: 2 } : made;
      held.set(filed.noticeId as string, filed);
      active.put(filed);
    };
    const withdraw = (): void => {
      const known = [...held.keys()];
      const id = known[Math.floor(next() * known.length)] as string;
      held.delete(id);
      assert.ok(active.withdraw(id));
      assert.ok(!active.withdraw(id));
    };
    const ask = (): void => {
      const mine = anyPlan(next, place, spread, 'north');
      const want = oneByOne(mine, held.values(), WIDE_M);
      assert.deepEqual(
        meetings(active, mine, () => WIDE_M),
        want,
      );
      met += want.length;
      const addMs = Math.round(next() * HOUR);
      const moved = oneByOne(postponed(mine, addMs), held.values(), WIDE_M);
      assert.deepEqual(
        meetings(active, mine, () => WIDE_M, { addMs }),
        moved,
      );
      const near = new Set(plansNear(active, mine, 2 * WIDE_M).map(({ noticeId }) => noticeId));
      for (const other of held.values()) {
        compared++;
        if (other.party === 'north') continue;
        const finding = comparePlans(mine, other, terms);
        if (!finding) continue;
        assert.ok(near.has(other.noticeId), `a plan with a finding (${finding.kind}) was passed over`);
        const kept = active.get(other.noticeId as string) as Plan;
        assert.deepEqual(comparePlans(mine, kept, terms), finding, 'a plan came out of the index changed');
      }
    };
    for (let step = 0; step < effort(220, 24); step++) {
      const roll = next();
      if (roll < 0.55 || held.size < 5) file();
      else if (roll < 0.75) withdraw();
      else if (roll < 0.83) active.pack(packer);
      else if (roll < 0.91) finish();
      else ask();
    }
    finish();
    ask();
    assert.equal(active.size, held.size);
    assert.deepEqual([...active.refs()].map(({ noticeId }) => noticeId).sort(), [...held.keys()].sort());
  }
  assert.ok(compared > effort(4_000, 120) && met > effort(600, 20), `${compared} compared, ${met} met`);
});

/** An area held for a time. */
const HERE = PLACES[0] as Point;
const held = (fromMs: number, toMs: number | null, party: string, center = HERE): Plan =>
  plan({ area: { type: 'circle', center, radiusM: 10 }, window: { fromMs, toMs } }, { party });

test('planted: boxes rounded inwards, and open intervals, lose plans that share one instant', () => {
  const next = random(502);
  const inward = { low: Math.ceil, high: Math.floor };
  const opened: Packer = (arena, order, done) => {
    const packed = pack(arena, order);
    const words = wordsOf(packed.nodes);
    for (let at = 0; at < words.length; at++) {
      // The upper bound of time is the top byte of every second word behind the frame.
      const place = (at % NODE_WORDS) - FRAME_WORDS;
      const steps = ((words[at] as number) >>> 24) & ENDLESS;
      if (place > 0 && place % 2 === 1 && steps > 0 && steps < ENDLESS)
        words[at] = (words[at] as number) - 0x1000000;
    }
    done(packed);
  };
  const lost = { inward: 0, open: 0 };
  for (let i = 0; i < 200; i++) {
    // Beside another that ends later, the steps of the node are a minute or two.
    const beside = held(
      T,
      T + 1.5 * HOUR + Math.round(next() * 0.4 * HOUR),
      'south',
      direct(HERE, 90, 5_000),
    );
    const instant = T + Math.round(next() * HOUR);
    const before = held(instant - HOUR, instant, 'south');
    const after = held(instant, instant + HOUR, 'north');
    const asked = (packer: Packer): string[] => {
      const active = ActivePlans.of([beside, before]);
      active.pack(packer);
      return meetings(active, after, () => 0);
    };
    assert.deepEqual(asked(packHere), [before.noticeId]);
    const wrong: Packer = (arena, order, done) => done(pack(arena, order, inward));
    if (asked(wrong).length === 0) lost.inward++;
    if (asked(opened).length === 0) lost.open++;
  }
  assert.ok(lost.inward > 150 && lost.open > 20, JSON.stringify(lost));
});

test('places are used again, but only when no tree names them; what was withdrawn never comes back', () => {
  const next = random(503);
  const active = new ActivePlans();
  const rows = (): number => active.arena.used.reduce((sum, used) => sum + used, 0);
  for (let i = 0; i < 200; i++)
    active.put({ ...anyPlan(next, PLACES[0] as Point, 9_000, 'south'), noticeId: `A${i}` });
  active.pack();
  const full = rows();
  for (let round = 0; round < 20; round++) {
    for (let i = 0; i < 200; i++) active.put({ ...(active.get(`A${i}`) as Plan), noticeId: `A${i}` });
    active.pack();
    assert.equal(active.size, 200);
  }
  assert.ok(rows() <= 3 * full, `${rows()} rows for what took ${full}`);
  for (let i = 0; i < 200; i++) active.withdraw(`A${i}`);
  const anywhere = plan({
    area: { type: 'circle', center: PLACES[0] as Point, radiusM: 50_000 },
    window: { fromMs: T - HOUR, toMs: null },
  });
  assert.deepEqual(
    meetings(active, anywhere, () => WIDE_M),
    [],
  );
  assert.equal(plansNear(active, anywhere, 1_000).length, 0);
});

test('an amendment that cannot be held leaves the old plan standing', () => {
  const area = { type: 'circle' as const, center: HERE, radiusM: 500 };
  const window = { fromMs: T, toMs: T + HOUR };
  const old = plan({ area, window }, { party: 'south' });
  const active = ActivePlans.of([old]);
  const leg = (old.course.legs as Plan['course']['legs'])[0] as Plan['course']['legs'][number];
  const legs = Array.from({ length: 1_100_000 }, () => ({ ...leg, free: false }));
  const endless = { ...old, version: 2, course: { ...old.course, legs } };
  assert.throws(() => active.put(endless), RangeError);
  const mine = plan({ area, window });
  assert.deepEqual(
    meetings(active, mine, () => 0),
    [old.noticeId],
  );
  assert.equal(active.get(old.noticeId as string)?.version, 1);
  assert.ok(active.withdraw(old.noticeId as string));
  assert.deepEqual(
    meetings(active, mine, () => 0),
    [],
  );
});

test('packed by itself when the tail grows: the answers stay, the tail does not', () => {
  const next = random(504);
  const all = Array.from({ length: effort(5_000, 2_500) }, () =>
    anyPlan(next, PLACES[0] as Point, 90_000, 'south'),
  );
  const active = ActivePlans.of(all, packHere);
  assert.ok(active.tail < 1_100, `${active.tail}`);
  for (let i = 0; i < 20; i++) {
    const mine = anyPlan(next, PLACES[0] as Point, 20_000, 'north');
    assert.deepEqual(
      meetings(active, mine, () => WIDE_M),
      oneByOne(mine, all, WIDE_M),
    );
  }
});
