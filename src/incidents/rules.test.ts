import assert from 'node:assert/strict';
import { test } from 'node:test';
import { direct } from '../geo/index.ts';
import type { Position } from '../notices/index.ts';
import { gapsOf } from './facts.ts';
import { type FindingDraft, findingFault } from './finding.ts';
import {
  actId,
  FIELDS,
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
  TERMS,
  terms,
  track,
  version,
} from './made.ts';
import { sayFinding, sayMissing } from './queries.ts';
import { type Question, questionSchema } from './question.ts';
import { judge, type QuestionFacts } from './rules/index.ts';
import { text } from './text.ts';

/** Judges, and holds every finding to the rules that hold for all of them. */
function ask(facts: QuestionFacts, question: unknown): FindingDraft {
  const finding = judge({ question: questionSchema.parse(question) as Question, facts });
  assert.equal(findingFault(finding), null);
  assert.ok(finding.sentence in text, finding.sentence);
  const said = sayFinding(finding);
  for (const words of [
    ...Object.values(said),
    ...finding.missing.flatMap((one) => Object.values(sayMissing(one))),
  ]) {
    assert.doesNotMatch(words, /[{}]|undefined|NaN/);
  }
  return finding;
}
function lacks(finding: FindingDraft, what: string, party?: string | null): void {
  assert.equal(finding.verdict, 'undecidable', JSON.stringify(finding));
  assert.ok(
    finding.missing.some((one) => one.what === what && (party === undefined || one.party === party)),
    JSON.stringify(finding.missing),
  );
}

const NOTICE = { noticeId: actId('NTC1') };
const me = 'amber';

test('notice received: a receipt before, a receipt after, no receipt, no notice', () => {
  const question = { kind: 'notice-received', ...NOTICE, by: 'birch', beforeMs: T0 };
  const put = (...notices: ReturnType<typeof notice>[]) =>
    ask({ kind: 'notice-received', me, notices }, question);
  const yes = put(notice());
  assert.equal(yes.verdict, 'supported');
  assert.deepEqual(yes.entries, [actId('NTC1'), actId('RCPT')]);
  assert.equal(yes.measured['minutesBefore'], 24 * 60 - 1);
  const late = put(
    notice({
      versions: [version({ receipts: { birch: { actId: actId('RCPT'), receivedMs: T0 + 90_000 } } })],
    }),
  );
  assert.equal(late.verdict, 'contradicted');
  assert.equal(late.measured['minutesAfter'], 2);
  lacks(put(notice({ versions: [version({ receipts: {} })] })), 'receipt', 'birch');
  const none = put();
  lacks(none, 'notice');
  const unit = {
    kind: 'notice-received',
    owner: 'amber',
    unit: 'a-column',
    fromMs: T0,
    toMs: T0,
    by: 'birch',
    beforeMs: T0,
  };
  const absent = ask({ kind: 'notice-received', me: 'birch', notices: [] }, unit);
  assert.deepEqual(absent.absence, { peer: 'amber', fromMs: 0, toMs: T0 });
  const gone = put(notice({ withdrawn: { actId: actId('WD'), localMs: T0 - HOUR } }));
  assert.equal(gone.verdict, 'contradicted');
  assert.ok(gone.entries.includes(actId('WD')));
});

test('notice received: a receipt of an older version does not stand for the one that replaced it', () => {
  const second = version({ version: 2, actId: actId('NTC2'), localMs: T0 - HOUR, receipts: {} });
  const notices = [notice({ versions: [version(), second] })];
  const question = { kind: 'notice-received', ...NOTICE, by: 'birch', beforeMs: T0 };
  lacks(ask({ kind: 'notice-received', me, notices }, question), 'receipt', 'birch');
  assert.equal(
    ask({ kind: 'notice-received', me, notices }, { ...question, version: 1 }).verdict,
    'supported',
  );
  lacks(ask({ kind: 'notice-received', me, notices }, { ...question, version: 3 }), 'notice', 'amber');
});

test('objection standing: taken, replaced, later, silent, unsettled by the clocks', () => {
  const question = { kind: 'objection-standing', ...NOTICE, by: 'birch', atMs: T0 };
  const put = (...taken: ReturnType<typeof position>[]) =>
    ask({ kind: 'objection-standing', me, notices: [notice({ positions: { birch: taken } })] }, question);
  const objected = position('objection', T0 - 2 * HOUR);
  const yes = put(objected);
  assert.equal(yes.verdict, 'supported');
  assert.deepEqual(yes.entries, [actId('NTC1'), objected.actId]);
  assert.equal(yes.measured['minutesStanding'], 120);
  assert.equal(put(position('denied', T0 - HOUR)).verdict, 'supported');
  assert.equal(put(objected, position('no objection', T0 - HOUR)).verdict, 'contradicted');
  assert.equal(put(objected, position('no objection', T0 + HOUR)).verdict, 'supported');
  const later = put(position('objection', T0 + 5 * MIN));
  assert.deepEqual([later.verdict, later.measured['minutesAfter']], ['contradicted', 5]);
  lacks(put(), 'position-taken', 'birch');
  lacks(put(position('objection', T0 + MIN, { claimedMs: T0 - MIN })), 'order', 'birch');
  lacks(put(objected, position('agreed', T0 + MIN, { claimedMs: T0 - MIN })), 'order', 'birch');
  const amended = [version(), version({ version: 2, actId: actId('NTC2'), localMs: T0 - HOUR })];
  const notices = [notice({ versions: amended, positions: { birch: [objected] } })];
  lacks(ask({ kind: 'objection-standing', me, notices }, question), 'position-taken', 'birch');
  lacks(ask({ kind: 'objection-standing', me, notices: [] }, question), 'notice');
});

const zone = { kind: 'zone-required', party: 'amber', at: PLACE, atMs: T0, ...NOTICE };

test('zone: what it asked for is answered by itself, and reported with every verdict', () => {
  const facts = { kind: 'zone-required', me, terms: terms(), notices: [notice()], track: null } as const;
  const asked = ask(facts, { ...zone, statement: 'consent required' });
  assert.deepEqual([asked.verdict, asked.clause, asked.termsVersion], ['supported', 'Z1', 1]);
  assert.deepEqual(asked.entries, IN_FORCE.entries);
  assert.equal(ask(facts, { ...zone, statement: 'notice required' }).verdict, 'contradicted');
  assert.equal(
    ask(facts, { ...zone, at: { lat: 35, lon: 40 }, statement: 'entry closed' }).verdict,
    'supported',
  );
  for (const statement of ['met', 'not met', 'consent required'] as const) {
    const { measured } = ask(facts, { ...zone, statement });
    assert.deepEqual(
      [measured['requires'], measured['leadMinutes'], measured['authority']],
      ['consent', 1440, 'birch'],
    );
  }
  assert.equal(ask(facts, { ...zone, at: { lat: 10, lon: 10 } }).verdict, 'supported', 'nothing asked there');
  lacks(ask(facts, { ...zone, clause: 'Z9' }), 'clause');
});

test('zone with consent: agreed, objected, silent; no objection is not consent', () => {
  const put = (word: Position | null, statement = 'met') =>
    ask(
      {
        kind: 'zone-required',
        me,
        terms: terms(),
        notices: [notice({ positions: word ? { birch: [position(word, T0 - HOUR)] } : {} })],
        track: null,
      },
      { ...zone, statement },
    );
  assert.equal(put('agreed').verdict, 'supported');
  assert.equal(put('agreed', 'not met').verdict, 'contradicted');
  for (const word of ['objection', 'denied', 'alternative'] as const) {
    assert.equal(put(word).verdict, 'contradicted');
    assert.equal(put(word, 'not met').verdict, 'supported');
    assert.ok(put(word).entries.includes(position(word, T0 - HOUR).actId));
  }
  lacks(put(null), 'consent', 'birch');
  lacks(put('no objection'), 'consent', 'birch');
  lacks(put('no objection', 'not met'), 'consent', 'birch');
});

test('zone with notice: in time, late by minutes, no receipt, no notice', () => {
  const put = (
    receipts: Record<string, { actId: string; receivedMs: number }>,
    notices = [notice({ versions: [version({ receipts })] })],
  ) =>
    ask(
      { kind: 'zone-required', me: 'birch', terms: terms(), notices, track: null },
      { ...zone, at: undefined, clause: 'Z2' },
    );
  const receipt = (receivedMs: number) => ({ birch: { actId: actId('RCPT'), receivedMs } });
  assert.equal(put(receipt(T0 - 720 * MIN)).verdict, 'supported');
  const late = put(receipt(T0 - 700 * MIN));
  assert.deepEqual(
    [late.verdict, late.measured['lateMinutes'], late.measured['givenMinutes']],
    ['contradicted', 20, 700],
  );
  lacks(put({}), 'receipt', 'birch');
  const none = put({}, []);
  lacks(none, 'notice', 'amber');
  assert.deepEqual(none.absence, { peer: 'amber', fromMs: 0, toMs: T0 });
});

test('zone with a unit: the entry itself must show in sealed positions', () => {
  const withUnit = { ...zone, unit: 'a-column', fromMs: T0, toMs: T0 + HOUR };
  const put = (seen: ReturnType<typeof track>, word: Position = 'objection') =>
    ask(
      {
        kind: 'zone-required',
        me,
        terms: terms(),
        notices: [notice({ positions: { birch: [position(word, T0 - HOUR)] } })],
        track: seen,
      },
      withUnit,
    );
  const far = direct(PLACE, 0, 9000);
  assert.equal(put(track(60, 50)).verdict, 'contradicted');
  assert.ok(put(track(60, 50)).entries.includes(actId('SEA1')));
  assert.equal(put(track(60, 50, far)).verdict, 'supported', 'stayed out');
  assert.equal(put(NO_TRACK, 'agreed').verdict, 'supported', 'consent needs no positions');
  lacks(put(NO_TRACK), 'seal', 'amber');
  lacks(put(track(30, 50, far)), 'positions', 'amber');
  lacks(put(track(60, 50, PLACE, { sealActIds: [] })), 'seal', 'amber');
  const marked = track(60, 50);
  const implausible = {
    ...marked,
    fixes: marked.fixes.map((fix) => ({ ...fix, marks: ['implausible' as const] })),
  };
  assert.notEqual(put(implausible).verdict, 'contradicted', 'a marked position proves no entry');
});

test('no agreement in force: said so, with who and since when, by every rule that cites a clause', () => {
  const suspended = terms(SUSPENDED);
  const findings = [
    ask({ kind: 'zone-required', me, terms: suspended, notices: [notice()], track: null }, zone),
    ask({ kind: 'conduct', terms: suspended, measured: [] }, conductQuestion),
    ask(
      { kind: 'deviated', me, terms: suspended, notices: [notice()], measured: [], track: NO_TRACK },
      deviatedQuestion,
    ),
  ];
  for (const finding of findings) {
    lacks(finding, 'terms-in-force', 'birch');
    assert.match(sayFinding(finding).en, /no agreement in force: suspended by birch at 2020-08-25T06:00:00Z/);
    assert.ok(finding.entries.includes(actId('SVSP')));
  }
  lacks(ask({ kind: 'conduct', terms: terms(NO_TERMS), measured: [] }, conductQuestion), 'terms-in-force');
  lacks(
    ask({ kind: 'conduct', terms: terms(IN_FORCE, SUSPENDED), measured: [] }, conductQuestion),
    'terms-in-force',
  );
  const next = { ...IN_FORCE, version: 2, terms: { ...TERMS, version: 2 } };
  lacks(ask({ kind: 'conduct', terms: terms(IN_FORCE, next), measured: [] }, conductQuestion), 'one-rule');
});

const conductQuestion = {
  kind: 'conduct',
  a: { party: 'amber', unit: 'a-column' },
  b: { party: 'birch', unit: 'b-1' },
  fromMs: T0,
  toMs: T0 + HOUR,
};
const seen = [[T0, T0 + HOUR]] as const;

test('conduct: too near, too fast, kept, not seen', () => {
  const episode = {
    fromMs: T0 + 10 * MIN,
    toMs: T0 + 12 * MIN,
    minDistanceM: 300,
    maxSpeedAMps: 5,
    maxSpeedBMps: 7,
  };
  const put = (
    changes: object,
    statement = 'kept',
    covered: { a?: typeof seen | []; b?: typeof seen | []; seals?: string[] } = {},
  ) =>
    ask(
      {
        kind: 'conduct',
        terms: terms(),
        measured: [
          {
            clause: 'C1',
            episodes: [{ ...episode, ...changes }],
            coveredA: covered.a ?? seen,
            coveredB: covered.b ?? seen,
            sealActIds: covered.seals ?? [actId('SEA1')],
          },
        ],
      },
      { ...conductQuestion, statement },
    );
  const near = put({ minDistanceM: 3 }, 'broken');
  assert.deepEqual([near.verdict, near.clause, near.measured['minDistanceM']], ['supported', 'C1', 3]);
  assert.ok(near.entries.includes(actId('SEA1')));
  assert.equal(put({ minDistanceM: 3 }).verdict, 'contradicted');
  const fast = put({ maxSpeedBMps: 8.1 });
  assert.deepEqual([fast.verdict, fast.sentence], ['contradicted', 'incidents.said.conduct.speed']);
  assert.equal(put({ maxSpeedBMps: 30, minDistanceM: 501 }).verdict, 'supported', 'fast but not near');
  assert.equal(put({}).verdict, 'supported');
  assert.equal(put({}, 'broken').verdict, 'contradicted');
  assert.equal(put({ minDistanceM: 3 }, 'broken', { b: [] }).verdict, 'supported', 'seen to break is seen');
  lacks(put({}, 'kept', { b: [] }), 'positions', 'birch');
  lacks(put({}, 'broken', { a: [] }), 'positions', 'amber');
  lacks(put({ minDistanceM: 3 }, 'broken', { seals: [] }), 'seal');
  lacks(
    ask({ kind: 'conduct', terms: terms(), measured: [] }, { ...conductQuestion, clause: 'C9' }),
    'clause',
  );
});

const deviatedQuestion = { kind: 'deviated', party: 'amber', unit: 'a-column', fromMs: T0, toMs: T0 + HOUR };
function deviated(
  episodes: { fromMs: number; toMs: number; durationS: number; maxOffsetM: number }[],
  covered: readonly (readonly [number, number])[] = seen,
  notices = [notice()],
  question: object = deviatedQuestion,
) {
  const sealActIds = covered.length > 0 ? [actId('SEA1')] : [];
  const measured = notices.length > 0 ? [{ clause: 'K1', episodes, covered, sealActIds }] : [];
  return ask(
    { kind: 'deviated', me: 'birch', terms: terms(), notices, measured, track: { covered, sealActIds } },
    question,
  );
}
const nineMinutes = { fromMs: T0 + 5 * MIN, toMs: T0 + 14 * MIN, durationS: 540, maxOffsetM: 412 };

test('deviated, variant a: off by more than the clause allows for longer than it allows', () => {
  const yes = deviated([nineMinutes]);
  assert.deepEqual(
    [yes.verdict, yes.clause, yes.measured['maxOffsetM'], yes.measured['durationS']],
    ['supported', 'K1', 412, 540],
  );
  assert.deepEqual(yes.entries, [...IN_FORCE.entries, actId('NTC1'), actId('SEA1')]);
  const partly = deviated([nineMinutes], [[T0, T0 + 20 * MIN]]);
  assert.equal(partly.verdict, 'supported', 'what was seen was seen');
  assert.equal(
    deviated([{ ...nineMinutes, durationS: 119 }]).verdict,
    'contradicted',
    'shorter than the clause says',
  );
  assert.equal(deviated([{ ...nineMinutes, durationS: 120 }]).verdict, 'supported');
  assert.equal(deviated([]).verdict, 'contradicted');
});

test('deviated, variant b: a notice, no positions', () => {
  const finding = deviated([], []);
  lacks(finding, 'positions', 'amber');
  assert.equal(finding.absence, null);
  lacks(
    deviated(
      [],
      [
        [T0, T0 + 20 * MIN],
        [T0 + 21 * MIN + 1, T0 + HOUR],
      ],
    ),
    'positions',
    'amber',
  );
  assert.equal(
    deviated(
      [],
      [
        [T0, T0 + 20 * MIN],
        [T0 + 21 * MIN, T0 + HOUR],
      ],
    ).verdict,
    'contradicted',
    'a gap of a minute hides no deviation the clause knows',
  );
});

test('deviated, variant c: no notice on this record; where to look for its absence; nobody is accused', () => {
  const finding = deviated([], seen, []);
  lacks(finding, 'declared-route', 'amber');
  assert.deepEqual(finding.absence, { peer: 'amber', fromMs: 0, toMs: T0 });
  assert.match(sayFinding(finding).en, /says nothing against anyone/);
  const blind = deviated([], [], []);
  assert.deepEqual(
    blind.missing.map(({ what }) => what),
    ['declared-route', 'positions'],
  );
});

test('deviated: a route not opened, made known too late, withdrawn, changed meanwhile, doubled, or ended', () => {
  const { route: _, ...coarse } = FIELDS;
  lacks(
    deviated([nineMinutes], seen, [notice({ versions: [version({ fields: coarse })] })]),
    'route-opening',
    'amber',
  );
  lacks(
    deviated([nineMinutes], seen, [notice({ versions: [version({ localMs: T0 + MIN })] })]),
    'declared-route',
  );
  lacks(
    deviated([nineMinutes], seen, [notice({ withdrawn: { actId: actId('WD'), localMs: T0 - MIN } })]),
    'declared-route',
  );
  const second = version({ version: 2, actId: actId('NTC2'), localMs: T0 + MIN });
  lacks(deviated([nineMinutes], seen, [notice({ versions: [version(), second] })]), 'one-rule');
  const twin = notice({ noticeId: actId('NTC9'), versions: [version({ actId: actId('NTC9') })] });
  lacks(deviated([nineMinutes], seen, [notice(), twin]), 'single-route');
  const long = { ...deviatedQuestion, toMs: T0 + 5 * HOUR };
  lacks(deviated([], [[T0, T0 + 5 * HOUR]], [notice()], long), 'declared-route');
  const other = notice({
    versions: [version({ fields: { ...FIELDS, who: { ...FIELDS.who, units: ['a-other'] } } })],
  });
  lacks(deviated([nineMinutes], seen, [other]), 'declared-route');
});

test('moved over an objection: moved, stood still, no objection, no positions', () => {
  const question = {
    kind: 'moved-over-objection',
    party: 'amber',
    unit: 'a-column',
    by: 'birch',
    ...NOTICE,
    fromMs: T0,
    toMs: T0 + HOUR,
  };
  const put = (made: ReturnType<typeof track>, ...taken: ReturnType<typeof position>[]) =>
    ask(
      { kind: 'moved-over-objection', me, notices: [notice({ positions: { birch: taken } })], track: made },
      question,
    );
  const objected = position('objection', T0 - HOUR);
  const yes = put(track(60, 50), objected);
  assert.equal(yes.verdict, 'supported');
  assert.ok((yes.measured['movedM'] as number) > 2900);
  for (const id of [objected.actId, actId('SEA1'), actId('NTC1')]) assert.ok(yes.entries.includes(id));
  assert.equal(put(track(60, 0), objected).verdict, 'contradicted');
  assert.equal(put(track(60, 50), position('no objection', T0 - HOUR)).verdict, 'contradicted');
  lacks(put(NO_TRACK, objected), 'positions', 'amber');
  lacks(put(track(60, 50)), 'position-taken', 'birch');
  lacks(put(track(60, 50, PLACE, { sealActIds: [] }), objected), 'seal');
  const between = put(track(60, 50), position('objection', T0 + 30 * MIN));
  assert.equal(between.verdict, 'supported');
  assert.ok((between.measured['movedM'] as number) < 1600, 'only what came after the objection counts');
  const lifted = put(track(60, 50), objected, position('agreed', T0 + MIN));
  assert.equal(lifted.verdict, 'contradicted', 'fifty metres in the minute that the objection still stood');
  const vague = track(60, 50);
  const blurred = { ...vague, fixes: vague.fixes.map((fix) => ({ ...fix, accuracyM: 1500 })) };
  assert.equal(
    put(blurred, objected).verdict,
    'contradicted',
    'within the error circles nothing is shown to have moved',
  );
});

test('S05: each side is right on its own sentence, and no single yes or no swallows both', () => {
  const notices = [notice({ positions: { birch: [position('objection', T0 - 22 * HOUR)] } })];
  const notified = ask(
    { kind: 'notice-received', me, notices },
    { kind: 'notice-received', ...NOTICE, by: 'birch', beforeMs: T0 },
  );
  const objected = ask(
    { kind: 'objection-standing', me, notices },
    { kind: 'objection-standing', ...NOTICE, by: 'birch', atMs: T0 },
  );
  const consent = ask(
    { kind: 'zone-required', me, terms: terms(), notices, track: null },
    { ...zone, statement: 'consent required' },
  );
  const moved = ask(
    { kind: 'moved-over-objection', me, notices, track: track(60, 50) },
    {
      kind: 'moved-over-objection',
      party: 'amber',
      unit: 'a-column',
      by: 'birch',
      ...NOTICE,
      fromMs: T0,
      toMs: T0 + HOUR,
    },
  );
  assert.deepEqual(
    [notified, objected, consent, moved].map(({ verdict }) => verdict),
    Array(4).fill('supported'),
  );
});

/** Uncovered stretches found the slow way: between neighbouring ends of spans, joined where no span touches. */
function slowGaps(spans: readonly (readonly [number, number])[], fromMs: number, toMs: number) {
  const ends = [...new Set([fromMs, toMs, ...spans.flat()])]
    .filter((at) => at >= fromMs && at <= toMs)
    .sort((a, b) => a - b);
  const touched = (at: number) => spans.some(([from, to]) => from <= at && at <= to);
  const free: [number, number][] = [];
  for (const [i, to] of ends.slice(1).entries()) {
    const from = ends[i] as number;
    if (touched((from + to) / 2)) continue;
    const last = free.at(-1);
    if (last && last[1] === from && !touched(from)) last[1] = to;
    else free.push([from, to]);
  }
  return free.filter(([from, to]) => to - from > MIN);
}

test('gaps: the slow way agrees', () => {
  let state = 5;
  const random = () => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return state / 0x7fffffff;
  };
  for (let run = 0; run < 2000; run++) {
    const spans = Array.from({ length: Math.floor(random() * 6) }, (): [number, number] => {
      const from = Math.floor(random() * 80) * 30_000;
      return [from, from + Math.floor(random() * 20) * 30_000];
    });
    assert.deepEqual(gapsOf(spans, 5 * MIN, 35 * MIN), slowGaps(spans, 5 * MIN, 35 * MIN));
  }
  assert.deepEqual(gapsOf([], T0, T0 + 1000), [[T0, T0 + 1000]]);
});
