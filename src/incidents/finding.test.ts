import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { effort } from '../../test/effort.ts';
import {
  actId,
  HOUR,
  IN_FORCE,
  MIN,
  NO_TERMS,
  NO_TRACK,
  notice,
  PLACE,
  position,
  SUSPENDED,
  T0,
  terms,
  track,
  version,
} from '../../test/helpers/incidents/made.ts';
import { assertRefusals, assertSaid } from '../../test/said.ts';
import { type FindingDraft, findingFault, findingSchema, MISSING, opposite } from './finding.ts';
import { accountSchema } from './kinds.ts';
import { type Question, questionSchema } from './question.ts';
import { refusals } from './refusals.ts';
import { judge, type QuestionFacts } from './rules/index.ts';
import { coveredBy } from './rules/usable.ts';
import { text } from './text.ts';

const incidentId = actId('INC1');
const noticeId = actId('NTC1');

/** Facts of every kind, with pieces missing at random. */
const anyNotice = fc
  .tuple(
    fc.boolean(),
    fc.array(
      fc.tuple(
        fc.constantFrom('objection', 'denied', 'agreed', 'alternative', 'no objection', 'none' as const),
        fc.integer({ min: -300, max: 100 }),
        fc.integer({ min: -100, max: 100 }),
      ),
      { maxLength: 4 },
    ),
    fc.integer({ min: -3000, max: 90 }),
    fc.option(fc.integer({ min: -300, max: 90 })),
    fc.boolean(),
    fc.boolean(),
  )
  .map(([receipted, taken, filed, left, open, amended]) => {
    const first = version({
      localMs: T0 + filed * MIN,
      ...(receipted ? {} : { receipts: {} }),
      ...(open ? {} : { fields: {} }),
    });
    return notice({
      versions: amended
        ? [first, version({ version: 2, actId: actId('NTC2'), localMs: T0 + (filed + 5) * MIN })]
        : [first],
      withdrawn: left === null ? null : { actId: actId('WD'), localMs: T0 + left * MIN },
      positions: {
        birch: taken
          .toSorted((a, b) => a[1] - b[1])
          .map(([word, at, skew]) => position(word, T0 + at * MIN, { claimedMs: T0 + (at + skew) * MIN })),
      },
    });
  });
const notices = fc.array(anyNotice, { maxLength: 2 });
const anyTerms = fc.constantFrom(terms(), terms(SUSPENDED), terms(NO_TERMS), terms(IN_FORCE, SUSPENDED));
const anyTrack = fc.constantFrom(
  track(60, 50),
  track(20, 50),
  track(60, 0),
  track(60, 50, { lat: 36, lon: 40 }),
  track(60, 50, PLACE, { sealActIds: [] }),
  NO_TRACK,
);
const me = fc.constantFrom('amber', 'birch', 'chord');
const window = { fromMs: T0, toMs: T0 + HOUR };
const anyAsked: fc.Arbitrary<{ question: unknown; facts: QuestionFacts }> = fc.oneof(
  fc.record({
    question: fc.constant({ kind: 'notice-received', noticeId, by: 'birch', beforeMs: T0 }),
    facts: fc.record({ kind: fc.constant('notice-received' as const), me, notices }),
  }),
  fc.record({
    question: fc.constant({ kind: 'objection-standing', noticeId, by: 'birch', atMs: T0 }),
    facts: fc.record({ kind: fc.constant('objection-standing' as const), me, notices }),
  }),
  fc.record({
    question: fc.record({
      kind: fc.constant('zone-required'),
      statement: fc.constantFrom('met', 'not met', 'notice required', 'consent required', 'entry closed'),
      party: fc.constant('amber'),
      clause: fc.constantFrom('Z1', 'Z2', 'Z3', 'Z9'),
      atMs: fc.constant(T0),
      unit: fc.constant('a-column'),
      fromMs: fc.constant(T0),
      toMs: fc.constant(T0 + HOUR),
    }),
    facts: fc.record({
      kind: fc.constant('zone-required' as const),
      me,
      terms: anyTerms,
      notices,
      track: fc.option(anyTrack),
    }),
  }),
  fc.record({
    question: fc.constant({ kind: 'deviated', party: 'amber', unit: 'a-column', ...window }),
    facts: fc
      .tuple(
        me,
        anyTerms,
        notices,
        anyTrack,
        fc.array(
          fc.record({
            fromMs: fc.constant(T0),
            toMs: fc.constant(T0 + MIN),
            durationS: fc.integer({ min: 0, max: 600 }),
            maxOffsetM: fc.integer({ min: 301, max: 900 }),
          }),
          { maxLength: 2 },
        ),
      )
      .map(([who, agreed, held, { fixes, sealActIds }, episodes]) => ({
        kind: 'deviated' as const,
        me: who,
        terms: agreed,
        notices: held,
        measured: [{ clause: 'K1', episodes, covered: coveredBy(fixes), sealActIds }],
        track: { covered: coveredBy(fixes), sealActIds },
      })),
  }),
  fc.record({
    question: fc.record({
      kind: fc.constant('conduct'),
      statement: fc.constantFrom('kept', 'broken'),
      a: fc.constant({ party: 'amber', unit: 'a-column' }),
      b: fc.constant({ party: 'birch', unit: 'b' }),
      fromMs: fc.constant(T0),
      toMs: fc.constant(T0 + HOUR),
    }),
    facts: fc
      .tuple(anyTerms, anyTrack, anyTrack, fc.integer({ min: 0, max: 600 }))
      .map(([agreed, a, b, minDistanceM]) => ({
        kind: 'conduct' as const,
        terms: agreed,
        measured: [
          {
            clause: 'C1',
            episodes: [{ ...window, minDistanceM, maxSpeedAMps: 9, maxSpeedBMps: null }],
            coveredA: coveredBy(a.fixes),
            coveredB: coveredBy(b.fixes),
            sealActIds: a.sealActIds,
          },
        ],
      })),
  }),
  fc.record({
    question: fc.constant({
      kind: 'moved-over-objection',
      party: 'amber',
      unit: 'a-column',
      by: 'birch',
      noticeId,
      ...window,
    }),
    facts: fc.record({ kind: fc.constant('moved-over-objection' as const), me, notices, track: anyTrack }),
  }),
);

test('property: no verdict rests on nothing, nothing is undecidable for no reason, and opposite statements never both hold', () => {
  const seen = new Map<string, number>();
  fc.assert(
    fc.property(anyAsked, ({ question, facts }) => {
      const asked = { question: questionSchema.parse(question) as Question, facts };
      const finding = judge(asked);
      assert.equal(findingFault(finding), null, JSON.stringify(finding));
      const body = {
        ...finding,
        incidentId,
        accountId: null,
        claimId: null,
        question: asked.question,
        inputsHash: '0'.repeat(64),
      };
      assert.ok(
        findingSchema.safeParse(body).success,
        JSON.stringify(findingSchema.safeParse(body).error?.issues),
      );
      assert.ok(finding.sentence in text, finding.sentence);
      for (const { what } of finding.missing) assert.ok(`incidents.missing.${what}` in text, what);
      assert.deepEqual(judge(asked), finding, 'the same facts give the same finding');
      const key = `${asked.question.kind} ${finding.verdict}`;
      seen.set(key, (seen.get(key) ?? 0) + 1);
    }),
    { numRuns: effort(6000, 1500), seed: 17 },
  );
  for (const kind of [
    'notice-received',
    'objection-standing',
    'zone-required',
    'conduct',
    'deviated',
    'moved-over-objection',
  ]) {
    for (const verdict of ['supported', 'contradicted', 'undecidable']) {
      assert.ok(
        seen.has(`${kind} ${verdict}`),
        `${kind} was never ${verdict}: the property tests too little`,
      );
    }
  }
});

test('negative control: a rule that finds without entries, or doubts without a reason, is caught twice', () => {
  const good = judge({
    question: questionSchema.parse({
      kind: 'notice-received',
      noticeId,
      by: 'birch',
      beforeMs: T0,
    }) as Question,
    facts: { kind: 'notice-received', me: 'amber', notices: [notice()] },
  });
  assert.equal(findingFault(good), null);
  const mutants: FindingDraft[] = [
    { ...good, entries: [] },
    { ...opposite(good), entries: [] },
    { ...good, verdict: 'undecidable' },
    { ...good, missing: [{ what: 'receipt', about: '', party: null }] },
  ];
  for (const mutant of mutants) {
    assert.notEqual(findingFault(mutant), null);
    const body = {
      ...mutant,
      incidentId,
      accountId: null,
      claimId: null,
      question: null,
      inputsHash: '0'.repeat(64),
    };
    assert.equal(findingSchema.safeParse(body).success, false);
    assert.ok(findingSchema.safeParse({ ...body, ...good }).success);
  }
});

test('the words never infer purpose, guilt or blame, in any language', () => {
  const forbidden = [
    /\b(guilt|blame|fault|intent|deliberate|violat|breach|lie[ds]?\b|aggress|provok|culprit|respons)/i,
    /(вин[аоуы]|виновн|умыс|намерен|нарочно|наруш|лож[ьн]|агресс|провок|ответственн)/i,
    /(ذنب|مذنب|عمد|قصد|نية|انتهاك|انتهك|كذب|عدوان|استفز|مسؤولية)/,
  ];
  for (const [key, sentence] of Object.entries(text)) {
    for (const words of Object.values(sentence)) {
      for (const pattern of forbidden) assert.doesNotMatch(words, pattern, key);
    }
  }
  assert.match('They deliberately violated it', forbidden[0] as RegExp);
  assert.match('умышленно нарушили', forbidden[1] as RegExp);
  assert.match('انتهكوا عمدا', forbidden[2] as RegExp);
  for (const what of MISSING) assert.ok(`incidents.missing.${what}` in text);
});

test('fuzz: 100 000 damaged questions and accounts are taken or turned away, never thrown on', () => {
  let state = 23;
  const random = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const junk: unknown[] = [
    null,
    0,
    -1,
    1e308,
    Number.NaN,
    '',
    '\ud800',
    'birch',
    [],
    {},
    true,
    '__proto__',
    9e15,
    'met',
  ];
  const pick = (list: readonly unknown[]) => list[Math.floor(random() * list.length)];
  const damage = (value: unknown): unknown => {
    if (random() < 0.04) return pick(junk);
    if (Array.isArray(value)) return value.map(damage);
    if (typeof value !== 'object' || value === null) return value;
    const pairs = Object.entries(value).filter(() => random() > 0.02);
    if (random() < 0.02) pairs.push([String(pick(junk)), pick(junk)]);
    return Object.fromEntries(pairs.map(([key, one]) => [key, damage(one)]));
  };
  const questions = [
    { kind: 'moved-over-objection', party: 'amber', unit: 'a-column', by: 'birch', noticeId, ...window },
    { kind: 'zone-required', statement: 'met', party: 'amber', at: PLACE, atMs: T0, noticeId },
    { kind: 'deviated', party: 'amber', unit: 'u', ...window },
    { kind: 'conduct', a: { party: 'amber', unit: 'u' }, b: { party: 'birch', unit: 'v' }, ...window },
    { kind: 'notice-received', owner: 'amber', unit: 'u', ...window, by: 'birch', beforeMs: T0 },
  ];
  const account = {
    incidentId,
    party: 'amber',
    source: null,
    language: 'en',
    words: 'w',
    claims: questions.map((question, i) => ({ claimId: `c${i}`, words: 'w', speakers: [], question })),
  };
  let taken = 0;
  for (let i = 0; i < effort(50_000); i++) {
    if (questionSchema.safeParse(damage(pick(questions))).success) taken++;
    if (accountSchema.safeParse(damage(account)).success) taken++;
  }
  assert.ok(taken > effort(1000));
});

test('every sentence and refusal stands in three languages with every parameter and plural', () => {
  for (const [key, sentence] of Object.entries(text)) assertSaid(key, sentence);
  assertRefusals(refusals, ['INCIDENTS_']);
});
