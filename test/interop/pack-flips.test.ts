/** Not one bit of a pack can be turned: in Go and in the small verifier as in Parley (`src/record/pack/flips.test.ts`). */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { effort, skipFast } from '../effort.ts';
import { skipGo } from '../helpers/interop/go.ts';
import { saysSmall, small } from '../helpers/interop/small.ts';
import { corpusPacks, flipped, ThreeVerifiers } from '../helpers/interop/three.ts';
import { seeded } from '../helpers/record/samples.ts';

const BATCH = 250;
const refused = (said: string | undefined): boolean => said === 'no' || said === 'page';

test('every 1-bit flip of the smallest pack is refused by Go', { skip: skipGo }, async () => {
  using three = new ThreeVerifiers();
  const bytes = (await corpusPacks()).get('smallest')!;
  const bits = bytes.length * 8;
  for (let from = 0; from < bits; from += BATCH) {
    const batch = Array.from({ length: Math.min(BATCH, bits - from) }, (_, i) => flipped(bytes, from + i));
    for (const [i, said] of (await three.saysGo(batch)).entries())
      assert.ok(refused(said), `bit ${from + i}`);
  }
});

// In parts, so that each has its own time.
for (const part of [0, 1, 2, 3]) {
  const name = `every 1-bit flip of the smallest pack is refused by the small verifier, part ${part + 1} of 4`;
  test(name, { skip: skipFast }, async () => {
    const bytes = (await corpusPacks()).get('smallest')!;
    for (let bit = part; bit < bytes.length * 8; bit += 4)
      assert.ok(refused(await saysSmall(small, flipped(bytes, bit))), `bit ${bit}`);
  });
}

test('1-bit flips of every other pack, 100 places each: refused by all three', { skip: skipGo }, async () => {
  using three = new ThreeVerifiers();
  const rng = seeded('flips of all');
  const all = [...(await corpusPacks()).values()];
  const { said, different } = await three.compare(effort(100 * all.length), (i) => {
    const bytes = all[i % all.length]!;
    return flipped(bytes, rng.int(bytes.length * 8));
  });
  assert.deepEqual(different.slice(0, 2), []);
  assert.equal(said.yes, 0);
});
