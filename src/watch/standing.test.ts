import assert from 'node:assert/strict';
import test from 'node:test';
import { drive, run, T0, watching } from '../../test/helpers/watch/tracks.ts';
import { onPlanEnded, onTick } from './engine.ts';
import { standingOf } from './standing.ts';

test('a unit stands to its notice as it was told', () => {
  const none = { noticeId: null, amiss: [] };
  const track = (s: number) => (s >= 300 && s < 500 ? 400 : 0);
  const standing = (until: number) => {
    const state = watching();
    run(state, drive(track, { until }), until);
    return { state, now: standingOf(state, 'red', 'R1') };
  };
  assert.deepEqual(standingOf(standing(200).state, 'red', 'nobody'), none);
  assert.deepEqual(standing(200).now, { noticeId: 'N1', amiss: [] });
  assert.deepEqual(standing(340).now.amiss, [], 'not told yet: the dwell is not over');
  assert.deepEqual(standing(600).now, { noticeId: 'N1', amiss: [] }, 'over');

  const { state, now } = standing(400);
  assert.deepEqual(now, { noticeId: 'N1', amiss: ['off corridor'] });
  onTick(state, T0 + 701_000);
  assert.deepEqual(standingOf(state, 'red', 'R1').amiss, ['off corridor', 'lost']);
  onPlanEnded(state, { party: 'red', unit: 'R1', noticeId: 'N1' });
  assert.deepEqual(standingOf(state, 'red', 'R1'), none);
});
