import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { anyPlan, random } from '../../test/helpers/conflicts/plans.ts';
import { ActivePlans, meetings, type Plan } from '../conflicts/index.ts';
import { openPacking } from './packing.ts';

test('packed in another thread while plans come and go: the answers are those of plans that were never packed', async () => {
  const next = random(61);
  const place = { lat: 10, lon: 180 };
  const packing = openPacking((error) => assert.fail(error));
  const active = new ActivePlans(packing.packer);
  const held = new Map<string, Plan>();
  let whilePacking = 0;
  for (let i = 0; i < 4_000; i++) {
    const filed = anyPlan(next, place, 60_000, 'south');
    held.set(filed.noticeId as string, filed);
    active.put(filed);
    if (i % 3 === 0) {
      const id = [...held.keys()][0] as string;
      held.delete(id);
      active.withdraw(id);
    }
    if (i % 200 === 0) {
      await setImmediate();
      if (active.packing) whilePacking++;
      const mine = anyPlan(next, place, 40_000, 'north');
      const plain = ActivePlans.of([...held.values()]);
      assert.deepEqual(
        meetings(active, mine, () => 200),
        meetings(plain, mine, () => 200),
      );
    }
  }
  while (active.packing) await setImmediate();
  assert.ok(
    active.tail < 2_000 && whilePacking > 0,
    `${active.tail} in the tail, ${whilePacking} while packing`,
  );
  await packing.close();
});
