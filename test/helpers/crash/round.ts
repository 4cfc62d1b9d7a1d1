/** One life of the node: started on its folder, put to work, ended somehow; then every promise is looked at. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { Held } from '../../system/records.ts';
import type { Peer } from '../node/hostile.ts';
import { type Checked, checkPromises } from './check.ts';
import { OtherLog } from './other-log.ts';
import { doorOf, nodeTime, peerOf, type Site } from './site.ts';
import { ANSWERS, Taker } from './taker.ts';
import { type Client, noPromises, work } from './work.ts';

/** The party's folder somewhere, with the client that remembers what was promised to it. */
export interface Life extends Client {
  folder: string;
  held: Held;
}

export function beginLife(site: Site, folder: string): Life {
  const now = nodeTime(folder);
  const node = doorOf(site, folder);
  const east: Peer = peerOf(site, now);
  const held = { party: node.party, data: join(folder, 'data'), database: site.database };
  return {
    folder,
    held,
    node,
    east,
    eastLog: new OtherLog(),
    now,
    promises: noPromises(),
    waiting: new Map(),
    underWay: new Set(),
    resting: false,
  };
}

/**
 * Starts the node, which has loaded, and clients that work it; `during` runs once it answers (or, `fromStart`, at
 * once) and then it is killed. Returns whether it came to answering.
 */
export async function live(
  life: Life,
  taker: Taker,
  during: () => Promise<unknown>,
  fromStart = false,
): Promise<boolean> {
  let over = false;
  taker.go(join(life.folder, 'node.json'));
  const working = work(life, () => over);
  try {
    const answers = fromStart || (await taker.answers());
    assert.ok(answers, `the node does not start: ${taker.output}`);
    await during();
    return ANSWERS.test(taker.output);
  } finally {
    await taker.kill();
    over = true;
    await working;
  }
}

/** Everything promised so far, held against the folder. */
export function look({ held, promises }: Life): Promise<Checked> {
  return checkPromises(held, promises);
}
