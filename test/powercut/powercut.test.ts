/** Power cuts under a working node, in short; `npm run soak -- powercut` is the long form. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { skipFast } from '../effort.ts';
import type { Fault } from '../helpers/crash/planted.ts';
import { makeSite, type Site } from '../helpers/crash/site.ts';
import { assertHeld, cutPower } from './campaign.ts';
import { DropDisk, noDropDisk } from './dropfs.ts';

const SEED = Number(process.env['PARLEY_CUT_SEED'] || Date.now() % 2 ** 31);
const CUTS = Number(process.env['PARLEY_CUTS'] || 20);
/** On a slow machine fewer cuts will do. */
const ENOUGH_MS = 20_000;
const LEAST_CUTS = 4;
/** A planted fault that so many cuts do not find would go unfound. */
const FIND_WITHIN = 20;
/** Against a hang only: a start takes a second here, ten on a machine that has other things to do. */
const TIMEOUT = { timeout: 120_000 };

describe('power cuts', { skip: skipFast || noDropDisk, timeout: 900_000 }, () => {
  let site: Site;
  let disk: DropDisk;
  before(async () => {
    console.log(`powercut: PARLEY_CUT_SEED=${SEED}`);
    site = await makeSite();
    disk = await DropDisk.mount();
  });
  after(async () => {
    await disk?.close();
    site?.close();
  });

  it(`${CUTS} cuts: nothing acknowledged is lost, every record is whole`, TIMEOUT, async () => {
    const untilMs = Date.now() + ENOUGH_MS;
    const more = ({ cuts }: { cuts: number }) => cuts < CUTS && (cuts < LEAST_CUTS || Date.now() < untilMs);
    const tally = await cutPower({ site, disk, seed: SEED, more });
    console.log(`powercut: ${JSON.stringify(tally)}`);
    assertHeld(tally);
  });

  const planted: [Fault, RegExp][] = [
    ['synchronous=NORMAL', /is lost|the lock says|fsck/],
    ['early answers', /is lost/],
    ['no fsync of folders', /a checkpoint of|"what":"file"/],
    ['no fsync of files', /a checkpoint of|"what":"file"|checkpoint/],
    ['no fsync of the journal', /report of .* is lost/],
  ];
  for (const [fault, finding] of planted) {
    it(`a planted fault is found: ${fault}`, TIMEOUT, async () => {
      const tally = await cutPower({ site, disk, seed: SEED, fault, more: ({ cuts }) => cuts < FIND_WITHIN });
      assert.match(tally.problems.join('\n'), finding, `not found: ${JSON.stringify(tally)}`);
    });
  }

  it('a disk that lies about fsync is found', TIMEOUT, async () => {
    const tally = await cutPower({
      site,
      disk,
      seed: SEED,
      more({ cuts }) {
        if (cuts === 1) void disk.lie(true);
        return cuts < FIND_WITHIN;
      },
    });
    await disk.lie(false);
    assert.match(tally.problems.join('\n'), /is lost|the lock says/, JSON.stringify(tally));
  });
});
