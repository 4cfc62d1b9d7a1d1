import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ask, deviatedQuestion, lacks, me, NOTICE, zone } from '../../test/helpers/incidents/ask.ts';
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
  TERMS,
  terms,
  track,
  version,
} from '../../test/helpers/incidents/made.ts';
import { direct } from '../geo/index.ts';
import type { Position } from '../notices/index.ts';
import { sayFinding } from './queries.ts';

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
  lacks(put(NO_TRACK), 'positions', 'amber');
  lacks(put(track(30, 50, far)), 'positions', 'amber');
  lacks(put(track(60, 50, PLACE, { sealActIds: [] })), 'seal', 'amber');
  const marked = track(60, 50);
  const implausible = {
    ...marked,
    fixes: marked.fixes.map((fix) => ({ ...fix, marks: ['implausible' as const] })),
  };
  // Neither that it went in nor that it stayed out.
  lacks(put(implausible), 'positions', 'amber');
});

test('no agreement in force: said so, with who and since when, by every rule that cites a clause', () => {
  const suspended = terms(SUSPENDED);
  const findings = [
    ask({ kind: 'zone-required', me, terms: suspended, notices: [notice()], track: null }, zone),
    ask({ kind: 'conduct', terms: suspended, measured: [] }, conductQuestion),
    ask(
      {
        kind: 'deviated',
        me,
        terms: suspended,
        notices: [notice()],
        measured: [],
        track: { covered: [], sealActIds: [] },
      },
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
