import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { written } from '../../../test/helpers/cot.ts';
import type { UnitNow } from '../../node/index.ts';
import type { Signal } from '../../watch/index.ts';
import { alertOut, isShown, remarksOf, unitOut, type Voice } from './outgoing.ts';

const NOW = Date.UTC(2026, 0, 10, 12);
const voice: Voice = { party: 'west', mode: 'live', language: 'en', callsignOf: (unit) => `CALL ${unit}` };
const held = (party: string, unit: string, over: Partial<UnitNow> = {}, fixMs = NOW): UnitNow => ({
  party,
  unit,
  forward: party === 'west',
  fix: { unit, at: { lat: 36, lon: 40 }, fixMs, receivedMs: fixMs, source: 'test', marks: [] },
  ...over,
});
const pair: Signal = {
  episode: 'closing west/w1 east/hawk-1',
  type: 'closing',
  phase: 'begins',
  revised: false,
  withdrawn: false,
  party: 'west',
  unit: 'w1',
  other: { party: 'east', unit: 'hawk-1' },
  noticeId: null,
  version: null,
  clause: null,
  at: { lat: 36, lon: 40 },
  otherAt: { lat: 36.01, lon: 40 },
  atMs: NOW,
  beginsMs: NOW,
  value: 1109,
  valueUnit: 'm',
  certainty: 'certain',
  level: 'shared positions',
  approach: null,
  basis: [],
};
const approach: NonNullable<Signal['approach']> = {
  distanceM: 730,
  bearingDeg: 94,
  leastM: 20,
  inS: 60,
  sigmaM: 10,
  meeting: 'head-on',
  by: 'notified route',
  minDistanceM: 730,
  maxSpeedMps: 10,
  otherMaxSpeedMps: 10,
};

describe('what stands on handsets', () => {
  it('own units, others with leave, neither longer than two minutes after the fix', () => {
    const shown = (now: UnitNow, nowMs = NOW) => isShown(now, voice, nowMs);
    assert.equal(shown(held('west', 'w1')), true);
    assert.equal(shown(held('east', 'hawk-1')), false);
    assert.equal(shown(held('east', 'hawk-1', { forward: true })), true);
    assert.equal(shown(held('west', 'w1'), NOW + 119_999), true);
    assert.equal(shown(held('west', 'w1'), NOW + 120_000), false);
    assert.equal(shown(held('east', 'hawk-1', { forward: true }), NOW + 120_000), false);
  });

  it('is said in the language of the handsets, with whose it is and how it stands', () => {
    const { mode: _, ...same } = voice;
    const arabic: Voice = { ...same, mode: 'exercise', language: 'ar' };
    const standing = { noticeId: 'N1', amiss: ['off corridor' as const, 'not where declared' as const] };
    assert.equal(remarksOf(voice, 'west', { noticeId: null, amiss: [] }), 'no notice');
    assert.match(remarksOf(voice, 'west', { noticeId: 'N1', amiss: [] }), /N1.*as notified/);
    assert.match(remarksOf(arabic, 'west', standing), /^تدريب\n.*N1.*خارج الممر، ليس في الموضع المعلن/);
    assert.match(remarksOf(voice, 'east', null), /east.*owner’s leave/);
    const event = unitOut(arabic, held('west', 'w1'), 'x');
    assert.deepEqual([event.type, event.callsign], ['a-f-G', 'تدريب CALL w1']);
    const other = unitOut(voice, held('east', 'hawk-1', { forward: true }), 'x');
    assert.deepEqual(
      [other.type, other.callsign, other.uid],
      ['a-n-G', 'east hawk-1', 'parley.unit.4.east.hawk-1'],
    );
    assert.deepEqual(other.more.event, [['opex', 'o-parley']]);
  });

  it('every word of the watch has its word on handsets', () => {
    const amiss = [
      'off corridor',
      'early',
      'late',
      'halted',
      'overdue',
      'lost',
      'not where declared',
    ] as const;
    for (const language of ['en', 'ru', 'ar'] as const) {
      const said = amiss.map((type) =>
        remarksOf({ ...voice, language }, 'west', { noticeId: 'N', amiss: [type] }),
      );
      assert.equal(new Set(said).size, amiss.length);
      assert.ok(said.every((one) => !one.includes('feeds.cot')));
    }
  });
});

describe('an alert', () => {
  const remarksOfAlert = (signal: Signal, units: UnitNow[] = [], as = voice) =>
    alertOut(as, signal, units).map(({ remarks }) => remarks);

  it('of a pair tells distance and bearing from the own unit, whichever of the two it is', () => {
    const [first] = remarksOfAlert({ ...pair, approach });
    assert.match(first ?? '', /at least 700 m away, bearing about 90°/);
    const turned = { ...pair, approach, party: 'east', unit: 'hawk-1', other: { party: 'west', unit: 'w1' } };
    const [second] = remarksOfAlert({ ...turned, at: pair.otherAt, otherAt: pair.at });
    assert.match(second ?? '', /at least 700 m away, bearing about 270°/);
    for (const signal of [pair, turned]) {
      for (const event of alertOut(voice, signal, [])) assert.doesNotMatch(written(event), /hawk-1/);
    }
  });

  it('stands at the own unit, also where the other’s positions are not shared', () => {
    const [event] = alertOut(
      voice,
      { ...pair, otherAt: null, approach, level: 'own position against notice' },
      [],
    );
    assert.deepEqual([event?.point.lat, event?.point.lon, event?.callsign], [36, 40, 'CALL w1']);
    assert.match(event?.remarks ?? '', /at least 700 m/);
    const [blind] = remarksOfAlert({ ...pair, otherAt: null });
    assert.match(blind ?? '', /east.*how far is not known/);
  });

  it('shows the other unit where its owner allowed it, and while its fix is good', () => {
    const east = held('east', 'hawk-1', { forward: true });
    assert.deepEqual(
      alertOut(voice, pair, [east]).map(({ type }) => type),
      ['b-a-o', 'a-n-G'],
    );
    for (const units of [
      [held('east', 'hawk-1')],
      [{ ...east, fix: { ...east.fix, fixMs: NOW - 120_000 } }],
      [],
    ]) {
      assert.equal(alertOut(voice, pair, units).length, 1, JSON.stringify(units));
    }
  });

  it('of the own unit alone says it in a sentence, at its last place; of another party’s alone says nothing', () => {
    const lost: Signal = {
      ...pair,
      type: 'lost',
      other: null,
      otherAt: null,
      at: null,
      value: 400,
      valueUnit: 's',
    };
    const [event] = alertOut(voice, lost, [held('west', 'w1')]);
    assert.equal(event?.point.lat, 36);
    assert.match(event?.remarks ?? '', /west w1/);
    const [never] = alertOut(voice, lost, []);
    assert.deepEqual([never?.point.lat, never?.point.lon, never?.point.ceM], [0, 0, null]);
    assert.deepEqual(
      alertOut(voice, { ...lost, party: 'east', unit: 'hawk-1' }, [held('east', 'hawk-1')]),
      [],
    );
    assert.deepEqual(
      alertOut(voice, { ...pair, party: 'east', unit: 'hawk-1', other: { party: 'north', unit: 'n' } }, []),
      [],
    );
  });

  it('begins and ends under one uid, and says when it is an exercise', () => {
    const [begin] = alertOut(voice, pair, []);
    const [end] = alertOut({ ...voice, mode: 'exercise' }, { ...pair, phase: 'ends' }, []);
    assert.equal(begin?.uid, end?.uid);
    assert.deepEqual([begin?.type, end?.type], ['b-a-o', 'b-a-o-can']);
    assert.match(end?.remarks ?? '', /^EXERCISE\nOver: /);
    assert.doesNotMatch(begin?.remarks ?? '', /EXERCISE/);
    assert.deepEqual([begin?.more.event, end?.more.event], [[['opex', 'o-parley']], [['opex', 'e-parley']]]);
  });
});
