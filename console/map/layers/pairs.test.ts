import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PALETTES } from '../palette.ts';
import type { AlertOnMap } from '../views.ts';
import type { Look } from './look.ts';
import { drawnOf } from './pairs.ts';

const look: Look = { language: 'en', palette: PALETTES.light, parties: [], selected: null, atMs: 0, zoom: 9 };
const alert = (
  alertId: string,
  type: string,
  unit: string,
  other: string | null,
  ended = false,
): AlertOnMap =>
  ({
    alertId,
    ended,
    last: { type, party: 'a', unit, other: other && { party: 'b', unit: other } },
  }) as unknown as AlertOnMap;
const ids = (alerts: AlertOnMap[], of: Look = look): string[] =>
  drawnOf(alerts, of).map(({ alertId }) => alertId);

const pair = [
  alert('closing', 'closing', 'x', 'y'),
  alert('contact', 'contact', 'x', 'y'),
  alert('speed', 'conduct speed', 'x', 'y'),
];

test('of several alerts of one pair the gravest is drawn, whatever their order', () => {
  assert.deepEqual(ids(pair), ['contact']);
  assert.deepEqual(ids(pair.toReversed()), ['contact']);
});

test('the chosen one is drawn in place of a graver one', () => {
  for (const order of [pair, pair.toReversed()])
    assert.deepEqual(ids(order, { ...look, selected: { kind: 'alert', id: 'speed' } }), ['speed']);
});

test('other pairs, and a unit by itself, are drawn beside; what has ended is not', () => {
  const more = [
    ...pair,
    alert('other', 'closing', 'x', 'z'),
    alert('alone', 'halted', 'x', null),
    alert('over', 'contact', 'q', 'y', true),
  ];
  assert.deepEqual(ids(more), ['contact', 'other', 'alone']);
});
