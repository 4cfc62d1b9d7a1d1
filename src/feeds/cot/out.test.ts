import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { isRefusal } from '../../contract/index.ts';
import { direct, distanceM, type Point } from '../../geo/index.ts';
import { LANGUAGES } from '../../text/index.ts';
import { decodeCot } from './decode.ts';
import { encodeCot } from './encode.ts';
import type { CotEvent } from './event.ts';
import { cotFix } from './fixes.ts';
import { type Forward, type ForwardQuestion, forwardable, type HandsetLeave } from './forward.ts';
import { type AlertOut, alertEvents, conformanceRemark, type UnitOut, unitEvent, unitUid } from './out.ts';
import { CONFORMANCES } from './text.ts';

const NOW = Date.UTC(2026, 0, 10, 12);
const own = { lat: 36.5, lon: 40.5 };
const other = { party: 'beta', unit: 'scout-7', at: direct(own, 47, 1234) };
const leave: HandsetLeave = {
  owner: 'beta',
  to: 'alpha',
  units: 'all',
  fromMs: NOW - 1000,
  untilMs: NOW + 1000,
};
const question = (leaves: readonly HandsetLeave[], nowMs = NOW): ForwardQuestion => ({
  to: 'alpha',
  own,
  other,
  leaves,
  nowMs,
});

function sent(event: CotEvent): string {
  const text = encodeCot(event);
  assert.ok(!isRefusal(text), JSON.stringify(text));
  return text;
}

/** Leaves that do not cover scout-7 of beta on alpha's handsets now. */
const NO_LEAVE: [string, HandsetLeave[]][] = [
  ['none', []],
  ['of another owner', [{ ...leave, owner: 'gamma' }]],
  ['given by the receiver to itself', [{ ...leave, owner: 'alpha' }]],
  ['to another party', [{ ...leave, to: 'gamma' }]],
  ['for another unit', [{ ...leave, units: ['scout-8'] }]],
  ['for no unit', [{ ...leave, units: [] }]],
  ['run out', [{ ...leave, untilMs: NOW - 1 }]],
  ['not begun', [{ ...leave, fromMs: NOW + 1, untilMs: null }]],
];
const LEAVES: [string, HandsetLeave[]][] = [
  ['all units', [leave]],
  ['this unit', [{ ...leave, units: ['a', 'scout-7'] }]],
  ['without end', [{ ...leave, untilMs: null }]],
  ['to its last moment', [{ ...leave, untilMs: NOW }]],
  ['one of several', [{ ...leave, owner: 'gamma' }, leave]],
];

/** The rule, held against any implementation: what is wrong with it, or null. */
function faultOf(rule: (asked: ForwardQuestion) => Forward): string | null {
  for (const [name, leaves] of LEAVES) {
    const told = rule(question(leaves));
    if (told.as !== 'position' || told.at !== other.at) return `withheld: ${name}`;
  }
  for (const [name, leaves] of NO_LEAVE) {
    const told = rule(question(leaves));
    if (told.as !== 'alert' || 'at' in told) return `shown: ${name}`;
    if (told.distanceM !== 1200 || told.bearingDeg !== 50) return `not rounded: ${JSON.stringify(told)}`;
  }
  return null;
}

test('the position of another party goes out only by its owner’s leave', () => {
  assert.equal(faultOf(forwardable), null);
});

test('planted faults in the forwarding rule are found', () => {
  const exact = (asked: ForwardQuestion): Forward => ({ as: 'position', at: asked.other.at });
  const mutants: [string, (asked: ForwardQuestion) => Forward][] = [
    ['shows always', exact],
    ['any leave will do', (asked) => (asked.leaves.length > 0 ? exact(asked) : forwardable(asked))],
    [
      'forgets the owner',
      (asked) => forwardable({ ...asked, leaves: asked.leaves.map((each) => ({ ...each, owner: 'beta' })) }),
    ],
    [
      'forgets the receiver',
      (asked) => forwardable({ ...asked, leaves: asked.leaves.map((each) => ({ ...each, to: 'alpha' })) }),
    ],
    [
      'forgets the unit',
      (asked) => forwardable({ ...asked, leaves: asked.leaves.map((each) => ({ ...each, units: 'all' })) }),
    ],
    [
      'forgets the end',
      (asked) => forwardable({ ...asked, leaves: asked.leaves.map((each) => ({ ...each, untilMs: null })) }),
    ],
    [
      'forgets the beginning',
      (asked) => forwardable({ ...asked, leaves: asked.leaves.map((each) => ({ ...each, fromMs: 0 })) }),
    ],
    ['never shows', (asked) => forwardable({ ...asked, leaves: [] })],
    [
      'takes its own leave',
      (asked) =>
        forwardable({
          ...asked,
          leaves: asked.leaves.map((each) =>
            each.owner === asked.to ? { ...each, owner: asked.other.party } : each,
          ),
        }),
    ],
    [
      'tells the exact distance',
      (asked) => {
        const told = forwardable(asked);
        return told.as === 'alert' ? { ...told, distanceM: distanceM(asked.own, asked.other.at) } : told;
      },
    ],
  ];
  for (const [name, mutant] of mutants) assert.notEqual(faultOf(mutant), null, name);
});

test('what is told is never farther than the truth, and within a step of it', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -179, max: 180 }),
      fc.double({ min: 0, max: 50_000, noNaN: true }),
      fc.double({ min: 0, max: 359.99, noNaN: true }),
      (lon, metres, azimuth) => {
        const from: Point = { lat: 36, lon };
        const told = forwardable({
          ...question([]),
          own: from,
          other: { ...other, at: direct(from, azimuth, metres) },
        });
        assert.ok(told.as === 'alert');
        const step = metres < 1000 ? 50 : metres < 5000 ? 100 : 1000;
        assert.ok(
          told.distanceM <= metres + 1e-3 && told.distanceM > metres - step - 1e-3,
          `${told.distanceM}`,
        );
        const turn = Math.abs(((told.bearingDeg - azimuth + 540) % 360) - 180);
        assert.ok(metres < 1 || turn <= 5.001, `${told.bearingDeg} for ${azimuth}`);
        assert.ok(told.bearingDeg >= 0 && told.bearingDeg < 360);
      },
    ),
  );
});

const unit: UnitOut = {
  party: 'alpha',
  unit: 'convoy-1',
  callsign: 'قافلة <1> & "٢"',
  fix: { at: own, fixMs: NOW, speedMps: 12.5, courseDeg: 270, accuracyM: 8 },
  medium: 'ground',
  own: true,
  remarks: conformanceRemark('ar', 'N-1', ['off-corridor', 'late']),
};

test('a unit goes out as a position, and comes back as the same fix', () => {
  const event = unitEvent(unit);
  assert.equal(
    sent(unitEvent({ ...unit, remarks: 'ok' })),
    '<event version="2.0" uid="parley.unit.5.alpha.convoy-1" type="a-f-G" how="m-g" time="2026-01-10T12:00:00.000Z" start="2026-01-10T12:00:00.000Z" stale="2026-01-10T12:02:00.000Z">' +
      '<point lat="36.5" lon="40.5" hae="9999999.0" ce="8" le="9999999.0"/><detail><contact callsign="قافلة &lt;1&gt; &amp; &quot;٢&quot;"/><track course="270" speed="12.5"/><remarks>ok</remarks></detail></event>',
  );
  const back = decodeCot(sent(event));
  assert.ok(!isRefusal(back));
  assert.deepEqual(back, event);
  const fix = cotFix(back, ({ uid }) => (uid === unitUid('alpha', 'convoy-1') ? 'convoy-1' : null), NOW + 1);
  assert.ok(fix && !isRefusal(fix));
  const { at, fixMs, speedMps, courseDeg, accuracyM } = fix;
  assert.deepEqual({ at, fixMs, speedMps, courseDeg, accuracyM }, unit.fix);
  assert.equal(unitEvent({ ...unit, own: false, medium: 'air' }).type, 'a-n-A');
  assert.equal(unitEvent({ ...unit, fix: { ...unit.fix, courseDeg: 360 } }).courseDeg, 0);
  assert.notEqual(unitUid('a', 'b.c'), unitUid('a.b', 'c'));
});

test('how a unit stands to its notice is said in the reader’s language', () => {
  assert.equal(conformanceRemark('en', null, []), 'no notice');
  assert.equal(conformanceRemark('en', 'N-1', []), 'Notice N-1: as notified');
  assert.equal(
    conformanceRemark('ru', 'N-1', ['off-corridor', 'late']),
    'Уведомление N-1: вне коридора, с отставанием от графика',
  );
  for (const language of LANGUAGES) {
    const said = CONFORMANCES.slice(2).map((state) => conformanceRemark(language, 'N-1', [state as 'late']));
    assert.equal(new Set(said).size, 7);
  }
});

const alert: AlertOut = {
  episode: 'closing alpha convoy-1 beta scout-7 1',
  phase: 'begins',
  party: 'alpha',
  unit: 'convoy-1',
  callsign: 'قافلة ١',
  at: own,
  atMs: NOW,
  sentence: null,
  near: { other, leaves: [], callsign: 'SCOUT 7', fixMs: NOW, medium: 'ground' },
  exercise: false,
};

/** What of the other unit's whereabouts or name stands in the bytes. */
function leaks(events: readonly CotEvent[]): string[] {
  const bytes = events.map(sent).join('');
  const digits = (value: number): string => String(value).slice(0, 6);
  const secret = [digits(other.at.lat), digits(other.at.lon), 'scout-7', 'SCOUT 7', '1234', '1,234'];
  return secret.filter((word) => bytes.includes(word));
}

test('without leave the alert alone goes out: its bytes hold neither where the other is nor its name', () => {
  for (const language of LANGUAGES) {
    for (const phase of ['begins', 'continues', 'ends'] as const) {
      for (const [name, leaves] of NO_LEAVE) {
        const events = alertEvents({ ...alert, phase, near: { ...alert.near!, leaves } }, language);
        assert.equal(events.length, 1);
        assert.deepEqual(leaks(events), [], `${language} ${phase} ${name}`);
        assert.deepEqual([events[0]?.point.lat, events[0]?.point.lon], [own.lat, own.lon]);
        assert.match(events[0]?.remarks ?? '', /beta.*1.?200.*50/);
      }
    }
  }
  // The search for leaks finds one: with leave, all of it is there.
  const shown = alertEvents({ ...alert, near: { ...alert.near!, leaves: [leave] } }, 'en');
  assert.deepEqual(leaks(shown).length, 4);
});

test('with leave the other unit is shown where it is, as neutral, while the episode lasts', () => {
  const near = { ...alert.near!, leaves: [leave] };
  const [alarm, position] = alertEvents({ ...alert, near }, 'en');
  assert.equal(position?.type, 'a-n-G');
  assert.deepEqual([position?.point.lat, position?.point.lon], [other.at.lat, other.at.lon]);
  assert.equal(position?.callsign, 'SCOUT 7');
  assert.deepEqual([alarm?.point.lat, alarm?.point.lon], [own.lat, own.lon]);
  assert.equal(alertEvents({ ...alert, near, phase: 'ends' }, 'en').length, 1);
});

test('an alert ends under the uid it began with, and an exercise says so first', () => {
  const at = (change: Partial<AlertOut>): CotEvent =>
    alertEvents({ ...alert, ...change }, 'en')[0] as CotEvent;
  const [begin, end] = [at({}), at({ phase: 'ends' })];
  assert.equal(begin.uid, end.uid);
  assert.notEqual(begin.uid, at({ episode: 'another' }).uid);
  assert.deepEqual([begin.type, end.type], ['b-a-o', 'b-a-o-can']);
  assert.match(begin.detail, /<emergency type="Parley">قافلة ١<\/emergency>/);
  assert.match(end.detail, /<emergency cancel="true">/);
  assert.match(end.remarks ?? '', /^Over: Unit of beta near: at least 1,200 m away, bearing about 50°$/);
  assert.match(at({ exercise: true }).remarks ?? '', /^EXERCISE\n/);
  assert.equal(at({ near: null, sentence: 'Off its corridor.' }).remarks, 'Off its corridor.');
  assert.match(
    at({ near: { ...alert.near!, other: { ...other, at: direct(own, 0, 20) } } }).remarks ?? '',
    /less than 50 m/,
  );
  assert.equal(
    cotFix(begin, () => 'convoy-1', NOW),
    null,
  );
});
