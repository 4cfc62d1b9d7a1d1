/**
 * The power goes while a real node works. Most cuts are done to a copy of the disk: the node never notices and is cut
 * again a moment later. Each of its lives ends with `kill -9` and a cut of the disk itself, and the next one has to
 * start on what that left. After every cut: all that had been acknowledged is there, fsck finds nothing, the lock is
 * not behind what was shown.
 */
import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { checkPromises } from '../helpers/crash/check.ts';
import type { Fault } from '../helpers/crash/planted.ts';
import { type Life, live, look } from '../helpers/crash/round.ts';
import { Taker } from '../helpers/crash/taker.ts';
import { countOf, frozen } from '../helpers/crash/work.ts';
import { dice } from '../mutate.ts';
import type { Bed } from './bed.ts';
import type { Cut } from './dropfs.ts';

/** Cuts in one life at most. */
const CUTS_A_LIFE = 8;
const PAUSE_MS = 150;
/** A node that acknowledges nothing for so long is cut all the same. */
const STAKE_MS = 3_000;
/** A record that has grown to this is begun anew: fsck reads all of it after each cut. */
const FULL_RECORD = 300;

export interface CampaignOptions {
  bed: Bed;
  seed: number;
  fault?: Fault | null;
  /** Told after each cut; false ends the campaign. */
  more(tally: CutTally): boolean;
}

export interface CutTally extends Cut {
  cuts: number;
  /** Lives of the node, each ended by a cut of its own disk. */
  lives: number;
  /** Acknowledgements that were looked for after some cut. */
  promises: number;
  /** Of the first cut after which something was missing. */
  problems: string[];
  over: boolean;
}

function percent(roll: (below: number) => number): number {
  return roll(2) === 0 ? 0 : 5 + roll(91);
}

/** Runs until `more` says no, or something is missing. */
export async function cutPower({ bed, seed, fault = null, more }: CampaignOptions): Promise<CutTally> {
  const roll = dice(seed);
  const tally: CutTally = {
    cuts: 0,
    lives: 0,
    promises: 0,
    problems: [],
    over: false,
    dropped: 0,
    lengths: 0,
    folders: 0,
    survived: 0,
    torn: 0,
  };
  const count = (cut: Cut, problems: string[]): boolean => {
    tally.cuts += 1;
    for (const key of ['dropped', 'lengths', 'folders', 'survived', 'torn'] as const) tally[key] += cut[key];
    tally.problems = problems;
    tally.over = problems.length > 0 || !more(tally);
    return !tally.over;
  };
  while (!tally.over) {
    const life = await bed.newLife();
    for (let entries = 0; !tally.over && entries < FULL_RECORD; ) {
      const taker = Taker.load(fault);
      await taker.loaded();
      const inMidStart = tally.lives % 4 === 3;
      const during = inMidStart ? () => pause(roll(1_500)) : () => cutCopies(life, bed, roll, count);
      await live(life, taker, during, inMidStart);
      const killed = (await taker.ended).signal === 'SIGKILL';
      tally.lives += 1;
      if (tally.over) break;
      assert.ok(killed, `the node ended by itself: ${taker.output}`);
      const cut = await bed.cut(roll(2 ** 31), percent(roll));
      const checked = await look(life);
      entries = checked.entries;
      count(cut, checked.problems);
    }
    tally.promises += countOf(life.promises);
    bed.endLife(life);
  }
  return tally;
}

async function cutCopies(
  life: Life,
  bed: Bed,
  roll: (below: number) => number,
  count: (cut: Cut, problems: string[]) => boolean,
): Promise<void> {
  for (let i = 0; i < CUTS_A_LIFE; i++) {
    // Something must be at stake, and be it as fresh as can be.
    const before = countOf(life.promises);
    const untilMs = Date.now() + STAKE_MS;
    while (countOf(life.promises) === before && Date.now() < untilMs) await pause(1);
    await pause(roll(PAUSE_MS));
    // What was promised before the moment of the cut: not one promise more.
    const promises = frozen(life.promises);
    const copy = await bed.disk.copy(roll(2 ** 31), percent(roll));
    life.resting = true;
    try {
      const { held, done } = await bed.on(life, copy);
      const { problems } = await checkPromises(held, promises).finally(done);
      if (!count(copy.cut, problems)) return;
    } finally {
      life.resting = false;
      await copy.close();
    }
  }
}

/** For the end of a campaign that must have found nothing, and must have bitten. */
export function assertHeld(tally: CutTally): void {
  assert.deepEqual(tally.problems, []);
  assert.ok(tally.promises > 0 && tally.dropped > 0, `nothing was at stake: ${JSON.stringify(tally)}`);
}
