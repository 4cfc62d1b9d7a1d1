/** Packs injured in their structure, the JSON still canonical: three verifiers, one answer, and it is never yes. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromUtf8 } from '../../src/record/hash.ts';
import type { Json } from '../../src/record/json.ts';
import { effort } from '../effort.ts';
import { skipGo } from '../helpers/interop/go.ts';
import { injured } from '../helpers/interop/injuries.ts';
import { corpusPacks, ThreeVerifiers } from '../helpers/interop/three.ts';
import { type Rng, seeded } from '../helpers/record/samples.ts';

async function injuries(rng: Rng): Promise<() => Uint8Array> {
  const packs = [...(await corpusPacks()).values()];
  const values = packs.map((bytes) => JSON.parse(fromUtf8(bytes)!) as Json);
  const good = new Set(packs.map((bytes) => Buffer.from(bytes).toString('base64')));
  return () => {
    for (;;) {
      const bytes = injured(values[rng.int(values.length)]!, rng, values);
      if (!good.has(Buffer.from(bytes).toString('base64'))) return bytes;
    }
  };
}

// In parts, so that each has its own time.
for (const part of [1, 2, 3, 4]) {
  test(`2,500 injuries to the structure, part ${part} of 4`, { skip: skipGo }, async (t) => {
    using three = new ThreeVerifiers();
    const count = effort(2_500);
    const { said, different } = await three.compare(count, await injuries(seeded(`structures ${part}`)));
    assert.deepEqual(different.slice(0, 2), []);
    assert.equal(said.yes, 0);
    // Enough of them are good but for the page: there every other check agreed as well.
    assert.ok(said.page > count / 100, JSON.stringify(said));
    t.diagnostic(JSON.stringify(said));
  });
}
