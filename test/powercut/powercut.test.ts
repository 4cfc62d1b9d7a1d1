/** Power cuts under a working node, in short; `npm run soak -- powercut` is the long form. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { skipFast } from '../effort.ts';
import type { Fault } from '../helpers/crash/planted.ts';
import { NO_POSTGRES } from '../helpers/postgres.ts';
import { type Bed, postgresBed, sqliteBed } from './bed.ts';
import { assertHeld, cutPower } from './campaign.ts';
import { noDropDisk } from './dropfs.ts';

const SEED = Number(process.env['PARLEY_CUT_SEED'] || Date.now() % 2 ** 31);
const CUTS = Number(process.env['PARLEY_CUTS'] || 20);
/** On a slow machine fewer cuts will do. */
const ENOUGH_MS = 20_000;
const LEAST_CUTS = 4;
/** A planted fault that so many cuts do not find would go unfound. */
const FIND_WITHIN = 20;
/** Against a hang only: a start takes a second here, ten on a machine that has other things to do. */
const TIMEOUT = { timeout: 120_000 };

const STORES: { name: string; skip: string | false; make(): Promise<Bed>; planted: [Fault, RegExp][] }[] = [
  {
    name: 'SQLite',
    skip: skipFast || noDropDisk,
    make: sqliteBed,
    planted: [
      ['synchronous=NORMAL', /is lost|the lock says|fsck/],
      ['early answers', /is lost/],
      ['no fsync of folders', /a checkpoint of|"what":"file"/],
      ['no fsync of files', /a checkpoint of|"what":"file"|checkpoint/],
      ['no fsync of the journal', /report of .* is lost/],
    ],
  },
  {
    name: 'PostgreSQL',
    skip: skipFast || noDropDisk || NO_POSTGRES,
    make: postgresBed,
    planted: [
      ['synchronous_commit=off', /is lost|the lock says|fsck/],
      ['early answers', /is lost/],
    ],
  },
];

for (const { name, skip, make, planted } of STORES) {
  describe(`power cuts, ${name}`, { skip, timeout: 900_000 }, () => {
    let bed: Bed;
    before(async () => {
      console.log(`powercut: ${name}, PARLEY_CUT_SEED=${SEED}`);
      bed = await make();
    });
    after(() => bed?.close());

    it('nothing acknowledged is lost, every record is whole', TIMEOUT, async () => {
      const untilMs = Date.now() + ENOUGH_MS;
      const more = ({ cuts }: { cuts: number }) => cuts < CUTS && (cuts < LEAST_CUTS || Date.now() < untilMs);
      const tally = await cutPower({ bed, seed: SEED, more });
      console.log(`powercut: ${name}, ${JSON.stringify(tally)}`);
      assertHeld(tally);
    });

    for (const [fault, finding] of planted) {
      it(`a planted fault is found: ${fault}`, TIMEOUT, async () => {
        const tally = await cutPower({ bed, seed: SEED, fault, more: ({ cuts }) => cuts < FIND_WITHIN });
        assert.match(tally.problems.join('\n'), finding, `not found: ${JSON.stringify(tally)}`);
      });
    }

    it('a disk that lies about fsync is found', TIMEOUT, async () => {
      const more = ({ cuts }: { cuts: number }) => {
        if (cuts === 1) void bed.disk.lie(true);
        return cuts < FIND_WITHIN;
      };
      const tally = await cutPower({ bed, seed: SEED, more });
      await bed.disk.lie(false);
      assert.match(tally.problems.join('\n'), /is lost|the lock says|fsck/, JSON.stringify(tally));
    });
  });
}
