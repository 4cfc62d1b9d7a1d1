import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { effort } from '../../test/effort.ts';
import { document, T0, v1, words } from '../../test/helpers/terms/made.ts';
import { assertRefusals, assertSaid } from '../../test/said.ts';
import { type Terms, termsSchema } from './clause.ts';
import { clausesOf, leadTimeFinding, zoneDemands } from './findings.ts';
import { termsHash } from './hash.ts';
import { refusals } from './refusals.ts';
import { ringFault } from './ring.ts';
import { documentFault } from './sanity.ts';
import { text } from './text.ts';

test('what clauses ask', () => {
  assert.deepEqual(
    zoneDemands(v1, 'amber').map((clause) => clause.id),
    ['Z1'],
  );
  assert.deepEqual(zoneDemands(v1, 'birch'), []);
  assert.deepEqual(
    clausesOf(v1, 'lead', 'amber', 'birch').map((clause) => clause.id),
    ['L1'],
  );
  assert.deepEqual(clausesOf(v1, 'lead', 'amber', 'chord'), []);
  const startMs = T0 + 3_600_000;
  const given = (receivedMs: number) =>
    leadTimeFinding(v1, { type: 'movement', party: 'amber', startMs, receivedMs })[0];
  assert.equal(given(T0)?.lateMinutes, 0);
  assert.equal(given(T0 + 1)?.lateMinutes, 1);
  assert.equal(given(startMs + 60_000)?.givenMinutes, -1);
  assert.deepEqual(leadTimeFinding(v1, { type: 'site', party: 'amber', startMs, filedMs: T0 }), []);
});

test('rings: star polygons are sound, one swapped pair of corners is not', () => {
  const star = fc
    .tuple(
      fc.integer({ min: 4, max: 40 }),
      fc.double({ min: -170, max: 190, noNaN: true }),
      fc.double({ min: -60, max: 60, noNaN: true }),
      fc.array(fc.double({ min: 0.2, max: 1, noNaN: true }), { minLength: 40, maxLength: 40 }),
    )
    .map(([count, lon, lat, radii]) =>
      Array.from({ length: count }, (_, i) => {
        const angle = (2 * Math.PI * i) / count;
        const r = radii[i] as number;
        const east = lon + r * Math.cos(angle);
        return { lat: lat + r * Math.sin(angle), lon: east > 180 ? east - 360 : east };
      }),
    );
  fc.assert(
    fc.property(star, (ring) => {
      assert.equal(ringFault(ring), null);
      assert.equal(ringFault([...ring, ring[0] as (typeof ring)[number]]), 'repeated');
    }),
    { seed: 3 },
  );
  const square = [
    [0, 0],
    [0, 2],
    [2, 2],
    [2, 0],
  ].map(([lat, lon]) => ({ lat: lat as number, lon: lon as number }));
  assert.equal(ringFault(square), null);
  assert.equal(ringFault([square[0], square[2], square[1], square[3]] as typeof square), 'crossing');
  assert.equal(
    ringFault([
      { lat: 0, lon: 0 },
      { lat: 0, lon: 1 },
      { lat: 0, lon: 2 },
    ]),
    'flat',
  );
  assert.equal(
    ringFault([
      { lat: 0, lon: 0 },
      { lat: 0, lon: 2 },
      { lat: 0, lon: 1 },
      { lat: 1, lon: 1 },
    ]),
    'crossing',
  );
});

test('the hash names the content, not the order of its keys, and changes with any change', () => {
  const shuffled = Object.fromEntries(Object.entries(v1).toReversed()) as Terms;
  assert.equal(termsHash(shuffled), termsHash(v1));
  const { observers: _, ...bare } = document({ observers: [] });
  assert.equal(termsHash(bare as Terms), termsHash(document({ observers: [] })));
  assert.notEqual(termsHash(document({ toMs: T0 + 1 })), termsHash(v1));
  assert.equal(termsSchema.safeParse({ ...v1, title: { ...words, en: '\ud800' } }).success, false);
});

/** mulberry32 */
function prng(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

test('fuzz: 100 000 damaged documents are taken or turned away, never thrown on', () => {
  const random = prng(11);
  const junk: unknown[] = [
    null,
    0,
    -1,
    1e308,
    Number.NaN,
    '',
    '\ud800',
    'amber',
    [],
    {},
    [[]],
    true,
    '__proto__',
    9e15,
    { type: 'polygon', ring: [] },
  ];
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  function damage(value: unknown, depth: number): unknown {
    if (random() < 0.04 || depth > 8) return pick(junk);
    if (Array.isArray(value)) {
      const list = value.map((one) => damage(one, depth + 1));
      if (random() < 0.03) list.push(pick(junk));
      return list;
    }
    if (typeof value === 'object' && value !== null) {
      const pairs = Object.entries(value).filter(() => random() > 0.01);
      if (random() < 0.02) pairs.push([String(pick(junk)), pick(junk)]);
      return Object.fromEntries(pairs.map(([key, one]) => [key, damage(one, depth + 1)]));
    }
    return value;
  }
  let taken = 0;
  for (let i = 0; i < effort(100_000); i++) {
    const parsed = termsSchema.safeParse(damage(v1, 0));
    if (!parsed.success) continue;
    taken++;
    const fault = documentFault(parsed.data);
    assert.ok(fault === null || fault.refused in refusals);
    assert.match(termsHash(parsed.data), /^[0-9a-f]{64}$/);
  }
  assert.ok(taken > effort(100), `only ${taken} were well-formed: the fuzz tests too little`);
});

test('every sentence and refusal stands in three languages with every parameter and plural', () => {
  for (const [key, sentence] of Object.entries(text)) assertSaid(key, sentence);
  assertRefusals(refusals, ['TERMS_']);
});
