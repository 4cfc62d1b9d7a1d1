/** A fault at each system call on a node's data, in short; `npm run soak -- inject` tries every one. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { skipFast } from '../effort.ts';
import { makeSite, type Site } from '../helpers/crash/site.ts';
import { dice } from '../mutate.ts';
import { noStrace } from './strace.ts';
import { type Case, casesOf, nameOf, Rig } from './sweep.ts';

const SEED = Number(process.env['PARLEY_INJECT_SEED'] || Date.now() % 2 ** 31);
/** Of each of these one is tried. The first is the one that matters most. */
const SORTS = [
  /^EIO at fsync/,
  /^KILL at fsync/,
  /^EIO at fdatasync/,
  /^EIO at pwrite64/,
  /^ENOSPC at pwrite64/,
  /^KILL at rename/,
  /^(EIO|ENOSPC) at (mkdir|rename|ftruncate|unlink|write)/,
  /^KILL at pwrite64/,
];
/** On a slow machine fewer sorts will do. */
const ENOUGH_MS = 25_000;
const LEAST = 3;
/** A planted fault that so many cases do not find would go unfound. */
const FIND_WITHIN = 6;
const TIMEOUT = { timeout: 180_000 };

describe('faults at system calls', { skip: skipFast || noStrace, timeout: 900_000 }, () => {
  let site: Site;
  let rig: Rig;
  let cases: Case[] = [];
  const roll = dice(SEED);
  const oneOf = (sort: RegExp): Case => {
    const all = cases.filter((one) => sort.test(nameOf(one)));
    assert.ok(all.length > 0, `the node makes no call of the sort ${sort}`);
    return all[roll(all.length)] as Case;
  };
  before(async () => {
    console.log(`inject: PARLEY_INJECT_SEED=${SEED}`);
    site = await makeSite();
    rig = await Rig.make(site);
    cases = casesOf(await rig.survey());
  });
  after(async () => {
    await rig?.close();
    site?.close();
  });

  it('nothing acknowledged is lost, and a failed fsync ends the node', TIMEOUT, async () => {
    const untilMs = Date.now() + ENOUGH_MS;
    let hit = 0;
    for (const [tried, sort] of SORTS.entries()) {
      if (tried >= LEAST && Date.now() > untilMs) break;
      const one = oneOf(sort);
      const run = await rig.try(one);
      console.log(`inject: ${nameOf(one)}: ${run.hit ? 'hit' : 'missed'}, ${run.promises} acknowledged`);
      assert.deepEqual(run.problems, [], nameOf(one));
      if (run.hit) hit += 1;
    }
    assert.ok(hit > 0, 'no fault met a call');
  });

  it('a node that answers before its commit is found out', TIMEOUT, async () => {
    // The third commit and later ones: before them nothing was asked.
    const commits = cases.filter(({ call, fault, nth }) => call === 'fsync' && fault === 'KILL' && nth > 3);
    const found: string[] = [];
    for (let i = 0; i < FIND_WITHIN && found.length === 0; i++) {
      const one = commits[roll(Math.min(8, commits.length))] as Case;
      found.push(...(await rig.try(one, 'early answers')).problems);
    }
    assert.match(found.join('\n'), /is lost/);
  });

  it('a node that shrugs off a failed fsync is found out', TIMEOUT, async () => {
    const run = await rig.try({ call: 'fdatasync', nth: 1, fault: 'EIO' }, 'broken storage is shrugged off');
    assert.match(run.problems.join('\n'), /went on after a failed fsync/);
  });
});
