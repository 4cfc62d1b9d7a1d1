import assert from 'node:assert/strict';
import { test } from 'node:test';
import { effort } from '../../../test/effort.ts';
import { dice } from '../../../test/mutate.ts';
import { roundOut } from './round-out.ts';

test('32-bit bounds never cut: low is at or below, high at or above, and no farther than one step', () => {
  const roll = dice(9);
  let moved = 0;
  for (let i = 0; i < effort(20_000); i++) {
    // Earth-centred metres, both signs, and times in UTC ms.
    const unit = roll(2 ** 32) / 2 ** 32;
    const value = i % 3 === 0 ? 1.5e12 + unit * 1e12 : (unit - 0.5) * (i % 3 === 1 ? 1.3e7 : 1);
    const [low, high] = [roundOut.low(value), roundOut.high(value)];
    assert.ok(low <= value && value <= high, `${low} ${value} ${high}`);
    assert.ok(high - low <= Math.abs(value) * 2 ** -22, `${low} ${value} ${high}`);
    // Plain rounding would cut one of the two.
    if (low !== high) moved++;
  }
  assert.ok(moved > effort(19_000));
  for (const exact of [0, 1, -1, Infinity, -Infinity]) {
    assert.equal(roundOut.low(exact), exact);
    assert.equal(roundOut.high(exact), exact);
  }
});
