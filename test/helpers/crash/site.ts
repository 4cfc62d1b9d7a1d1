/** The party whose node is killed, cut and traced: its folder as it was before anything happened, and its peer `east`. */
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildHouse, type Identity, rooms } from '../../../src/node/index.ts';
import type { ParleyNode } from '../../../src/node/node.ts';
import type { PartyCard } from '../../../src/record/index.ts';
import type { PostgresTarget } from '../../../src/store/index.ts';
import { makeParty, NodeProcess } from '../../system/harness.ts';
import { identityOf, Peer } from '../node/hostile.ts';
import { Taker } from './taker.ts';

/** A minute passes in a quarter of a second: segments are sealed while one looks on. */
const SPEED = 240;
const PARTY = 'west';
export const DEVICE = 'phone';

export interface Site {
  card: PartyCard;
  url: string;
  folder: string;
  database: PostgresTarget | null;
  /** Copies the party's folder, as it was before anything happened, and returns the copy. */
  copyTo(folder: string): string;
  close(): void;
}

/** Makes the party and enrols `east`, whose keys the test holds. `under`: where its folder is made; `database`: where its record. */
export async function makeSite(under = tmpdir(), database?: PostgresTarget): Promise<Site> {
  const root = mkdtempSync(join(under, 'parley-site-'));
  const folder = join(root, PARTY);
  const { url, card } = await makeParty(folder, {
    party: PARTY,
    devices: { [DEVICE]: DEVICE },
    clock: { startMs: Date.now(), speed: SPEED },
    ...(database && { database }),
  });
  const taker = Taker.load();
  try {
    await taker.loaded();
    taker.go(join(folder, 'node.json'));
    assert.ok(await taker.answers(), taker.output);
    const node = doorOf({ card, url }, folder);
    await node.signIn();
    const enrolled = await node.ask('POST', '/api/parties', { card: identityOf('east').card });
    assert.equal(enrolled.status, 201, JSON.stringify(enrolled.body));
    assert.equal((await taker.kill('SIGTERM')).code, 0, taker.output);
  } finally {
    await taker.kill();
  }
  return {
    card,
    url,
    folder,
    database: database ?? null,
    copyTo(to) {
      cpSync(folder, to, { recursive: true, preserveTimestamps: true });
      return to;
    },
    close: () => rmSync(root, { recursive: true, force: true }),
  };
}

/** Asks the node in this folder over HTTP; never starts it. */
export function doorOf({ card, url }: Pick<Site, 'card' | 'url'>, folder: string): NodeProcess {
  return new NodeProcess(PARTY, folder, url, card);
}

/** Now, as the node in this folder has it. */
export function nodeTime(folder: string): () => number {
  const { shownMs, realMs } = JSON.parse(readFileSync(join(folder, 'data', 'local', 'clock.json'), 'utf8'));
  return () => shownMs + (Date.now() - realMs) * SPEED;
}

/** East, at no node: it only signs. */
export function peerOf({ card }: Pick<Site, 'card'>, now: () => number): Peer {
  const at = { house: buildHouse(rooms), identity: { party: PARTY, card } as Identity, clock: { now } };
  return new Peer(at as unknown as ParleyNode, identityOf('east'));
}
