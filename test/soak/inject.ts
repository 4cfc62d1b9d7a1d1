/**
 * A fault at every system call on a node's data, each in a run of its own: EIO, ENOSPC and death. In an order that the seed
 * gives, so that a run of PARLEY_SOAK_SECONDS (60 when run alone) which is too short for all has tried a fair part;
 * PARLEY_INJECT_SEED=N with PARLEY_INJECT_FROM=K goes on from the K-th.
 */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { makeSite } from '../helpers/crash/site.ts';
import { noStrace } from '../inject/strace.ts';
import { casesOf, nameOf, Rig } from '../inject/sweep.ts';
import { dice } from '../mutate.ts';

const SECONDS = Number(process.env['PARLEY_SOAK_SECONDS'] || 60);
const SEED = Number(process.env['PARLEY_INJECT_SEED'] || Date.now() % 2 ** 31);
const FROM = Number(process.env['PARLEY_INJECT_FROM'] || 0);
const SAY_EVERY = 25;

it(`faults at system calls, seed ${SEED}`, { skip: noStrace, timeout: 2 ** 30 }, async () => {
  console.log(`inject: PARLEY_INJECT_SEED=${SEED}`);
  const untilMs = Date.now() + SECONDS * 1000;
  const roll = dice(SEED);
  const site = await makeSite();
  const rig = await Rig.make(site);
  try {
    const cases = casesOf(await rig.survey())
      .map((one) => ({ one, at: roll(2 ** 30) }))
      .sort((a, b) => a.at - b.at)
      .map(({ one }) => one);
    let hit = 0;
    let tried = FROM;
    for (; tried < cases.length && (tried === FROM || Date.now() < untilMs); tried++) {
      const one = cases[tried];
      assert.ok(one);
      const run = await rig.try(one);
      assert.deepEqual(
        run.problems,
        [],
        `PARLEY_INJECT_SEED=${SEED} PARLEY_INJECT_FROM=${tried}: ${nameOf(one)}`,
      );
      if (run.hit) hit += 1;
      if (tried % SAY_EVERY === 0) console.log(`inject: ${tried} of ${cases.length}, ${hit} met a call`);
    }
    console.log(`inject: ${tried - FROM} of ${cases.length} cases, ${hit} met a call, 0 lost`);
    // Which call comes at which number shifts a little between two runs; most meet the one that was meant.
    assert.ok(hit * 2 > tried - FROM, `${hit} of ${tried - FROM} met a call`);
  } finally {
    await rig.close();
    site.close();
  }
});
