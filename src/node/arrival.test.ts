/** Envelopes before their turn: in order, and let go of when they have had it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Arrivals } from './arrival.ts';

const none = { kind: 'sqlite', ahead: {} } as unknown as ConstructorParameters<typeof Arrivals>[0];
const ports = { house: {}, identity: {} } as unknown as ConstructorParameters<typeof Arrivals>[1];
const b64 = (bytes: number): string => Buffer.alloc(bytes, 1).toString('base64');
const envelope = JSON.stringify({
  payloadType: 'application/vnd.parley.line.message.v1+json',
  payload: b64(2_000),
  signatures: [{ keyid: '', sig: b64(64) }],
});

test('an envelope that had its turn is held by nobody, however many follow', async () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const arrivals = new Arrivals(none, ports);
  const seen: WeakRef<object>[] = [];
  for (let i = 0; i < 300; i++)
    await arrivals.take(envelope, async (each) => {
      seen.push(new WeakRef(each));
      return true;
    });
  assert.equal(seen.length, 300);
  await new Promise((resolve) => setTimeout(resolve, 10));
  collect();
  const alive = seen.filter((each) => each.deref() !== undefined).length;
  assert.ok(alive < 10, `${alive} of ${seen.length} are held`);
});

test('turns come in the order of coming, also where a later one is refused at once', async () => {
  const arrivals = new Arrivals(none, ports);
  const turns: number[] = [];
  const turn = (place: number) => async () => turns.push(place);
  const [, refused] = await Promise.all([
    arrivals.take(envelope, turn(1)),
    arrivals.take('no envelope', turn(2)),
    arrivals.take(envelope, turn(3)).catch(() => turns.push(3)),
  ]);
  assert.ok(typeof refused === 'object' && 'refused' in refused);
  assert.deepEqual(turns, [1, 3]);
});
