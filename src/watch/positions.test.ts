import assert from 'node:assert/strict';
import test from 'node:test';
import { fix, HOME, T0 } from '../../test/helpers/watch/tracks.ts';
import { isRefusal } from '../contract/index.ts';
import { decodePositions, encodePositions, type Positions } from './positions.ts';

const batch: Positions = {
  v: 1,
  mode: 'exercise',
  from: 'red',
  to: 'blue',
  seq: 7,
  sentMs: T0,
  fixes: [fix('U1', HOME, 2), fix('U2', HOME, 1)],
};
const outcome = (forward: string[] | undefined): unknown => {
  const bytes = encodePositions({ ...batch, ...(forward && { forward }) });
  if (isRefusal(bytes)) return [bytes.refused, bytes.params['where']];
  const back = decodePositions(bytes);
  return isRefusal(back) ? back.refused : back.forward;
};

test('the owner’s word goes with the batch; none is none', () => {
  assert.equal(outcome(undefined), undefined);
  assert.deepEqual(outcome(['U2']), ['U2']);
  assert.deepEqual(outcome(['U1', 'U2']), ['U1', 'U2']);
  const plain = encodePositions(batch) as Uint8Array;
  assert.doesNotMatch(Buffer.from(plain).toString(), /forward/, 'batches without it are written as before');
});

test('it names units of the batch only, in order, each once: one form for one meaning', () => {
  const refused = ['WATCH_BATCH_MALFORMED', 'forward'];
  assert.deepEqual(outcome(['U3']), refused);
  assert.deepEqual(outcome(['U2', 'U1']), refused);
  assert.deepEqual(outcome(['U1', 'U1']), refused);
  assert.deepEqual(outcome([]), refused);
  const bytes = encodePositions({ ...batch, forward: ['U1'] }) as Uint8Array;
  const changed = Buffer.from(bytes).toString().replace('["U1"]', 'true');
  assert.ok(isRefusal(decodePositions(Buffer.from(changed))));
});
