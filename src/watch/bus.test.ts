/**
 * Real buses: sixteen trips on one road, one real diversion (tracks README, "bus"). Each whole trip but the
 * diverted one serves in turn as the notified route, half-width 150 m since a line through fixes 24 s apart cuts
 * corners by up to 130 m; every other trip is then watched against it.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { skipFast } from '../../test/effort.ts';
import { shared } from '../../test/shared.ts';
import type { Fix } from '../feeds/index.ts';
import { locate, type Path } from '../geo/index.ts';
import { deviationEpisodes } from './deviation.ts';
import { createWatch, onFix, onPlan, onTick } from './engine.ts';
import type { Signal } from './signal.ts';
import type { WatchConfig } from './state.ts';

interface Trip {
  name: string;
  fixes: Fix[];
}
const WHOLE = ['4720/1111', '4722/1103', '4733/1099', '4803/1109', '4836/1105', '4841/1101', '4842/1097'];
const DIVERTED = '4722/1103';

function trips(folder: string): Trip[] {
  const text = readFileSync(join(folder, 'tracks', 'bus', 'route14_outbound.csv'), 'utf8');
  const found = new Map<string, Fix[]>();
  for (const line of text.trim().split('\n').slice(1)) {
    const cells = line.split(',').map((cell) => cell.replaceAll('"', '').trim());
    const [, vehicle, trip, time, lat, lon] = cells as [string, string, string, string, string, string];
    const name = `${vehicle}/${trip}`;
    const fixMs = Date.parse(`${time.replace(' ', 'T')}Z`);
    const fix: Fix = {
      unit: name,
      at: { lat: Number(lat), lon: Number(lon) },
      fixMs,
      receivedMs: fixMs,
      source: 'bus',
      marks: [],
    };
    found.set(name, [...(found.get(name) ?? []), fix]);
  }
  return [...found].map(([name, fixes]) => ({ name, fixes: fixes.sort((a, b) => a.fixMs - b.fixMs) }));
}

/** The road as one trip drove it, timed so that `unit` is where it first was when it was there. */
function noticeOf(reference: Trip, unit: Trip): Path {
  const points = reference.fixes.map((fix) => fix.at);
  const atMs = reference.fixes.map((fix) => fix.fixMs);
  const path: Path = { points, atMs, earlyMs: 3_600_000, lateMs: 3_600_000, halfWidthM: 150 };
  const first = unit.fixes[0] as Fix;
  const shiftMs = first.fixMs - locate(path, first.at, atMs[0] as number).plannedMs;
  return { ...path, atMs: atMs.map((ms) => Math.round(ms + shiftMs)) };
}

const corridor = { toleranceM: 20, sustainedS: 60, clause: 'C-1' };

function watchTrips(
  all: Trip[],
  reference: Trip,
  party: (trip: Trip) => string,
  config: Partial<WatchConfig> = {},
): Signal[] {
  const state = createWatch({ reachM: 5000, ...config });
  const signals: Signal[] = [];
  for (const trip of all) {
    const plan = {
      party: party(trip),
      unit: trip.name,
      noticeId: `N-${trip.name}`,
      version: 1,
      path: noticeOf(reference, trip),
      corridor,
    };
    signals.push(...onPlan(state, plan).signals);
  }
  const fixes = all.flatMap((trip) => trip.fixes.map((fix) => ({ party: party(trip), fix })));
  fixes.sort((a, b) => a.fix.fixMs - b.fix.fixMs);
  for (const { party: from, fix } of fixes) {
    signals.push(...onFix(state, { party: from, fix, level: 'shared positions' }).signals);
  }
  signals.push(...onTick(state, (fixes.at(-1) as { fix: Fix }).fix.fixMs + 1).signals);
  return signals;
}

if (shared) {
  const all = trips(shared);
  const references = all.filter((trip) => WHOLE.includes(trip.name) && trip.name !== DIVERTED);

  for (const reference of references) {
    test(`bus: against ${reference.name} exactly one deviation, no encounter within one operator`, () => {
      const signals = watchTrips(
        all.filter((trip) => trip !== reference),
        reference,
        () => 'operator',
      );
      const off = signals.filter((signal) => signal.type === 'off corridor');
      assert.deepEqual(
        off.filter((signal) => signal.phase === 'begins').map((signal) => signal.unit),
        [DIVERTED],
      );
      const ends = off.filter((signal) => signal.phase === 'ends');
      assert.equal(ends.length, 1);
      // 283 m off the others' paths together; a single one of them cuts corners by up to 130 m.
      assert.ok(
        (ends[0] as Signal).value > 170 && (ends[0] as Signal).value < 283 + 130,
        `${ends[0]?.value}`,
      );
      assert.equal(signals.filter((signal) => signal.other !== null).length, 0);
    });
  }

  test('bus: the verdict helper finds the same one diversion', () => {
    for (const reference of references) {
      const found = all.flatMap((trip) =>
        deviationEpisodes(noticeOf(reference, trip), { toleranceM: 20 }, trip.fixes)
          .filter((episode) => episode.durationS >= 60)
          .map((episode) => ({ name: trip.name, ...episode })),
      );
      assert.deepEqual(
        found.map((episode) => episode.name),
        [DIVERTED],
        reference.name,
      );
      const [one] = found as [(typeof found)[number]];
      assert.ok(
        one.fromMs >= Date.parse('2026-01-26T16:45:30Z') && one.toMs <= Date.parse('2026-01-26T16:50:40Z'),
      );
    }
  });

  test('bus, mutant: the same buses as two parties do alarm each other', { skip: skipFast }, () => {
    const [reference] = references as [Trip];
    const others = all.filter((trip) => trip !== reference);
    const mixed = watchTrips(others, reference, (trip) =>
      Number(trip.name.slice(-1)) % 4 < 2 ? 'red' : 'blue',
    );
    assert.ok(
      mixed.some((signal) => signal.type === 'closing'),
      'without the party filter buses alarm each other',
    );
  });
} else {
  test.skip('bus tracks are not here: 8 tests skipped', () => {});
}
