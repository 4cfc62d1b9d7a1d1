import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ask, deviatedQuestion, lacks, me, NOTICE, zone } from '../../test/helpers/incidents/ask.ts';
import {
  actId,
  FIELDS,
  HOUR,
  IN_FORCE,
  MIN,
  NO_TRACK,
  notice,
  PLACE,
  position,
  T0,
  terms,
  track,
  version,
} from '../../test/helpers/incidents/made.ts';
import { gapsOf } from './facts.ts';
import { sayFinding } from './queries.ts';

const seen = [[T0, T0 + HOUR]] as const;

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
