/** What clients ask of a node until it dies, and what it promised them: every answer of 2xx that came whole. */
import { setTimeout as pause } from 'node:timers/promises';
import { isRefusal } from '../../../src/contract/index.ts';
import { decodeEnvelope, envelopeHash } from '../../../src/record/index.ts';
import type { AcknowledgedFix } from '../../system/acknowledged.ts';
import type { NodeProcess } from '../../system/harness.ts';
import { movement, report } from '../../system/work.ts';
import { idOf, type Peer } from '../node/hostile.ts';
import type { OtherLog } from './other-log.ts';
import { DEVICE } from './site.ts';

/** Parcels of `east` under way at once, and envelopes in one at most. */
const PARCELS = 4;
const ENVELOPES = 4;
const FIX_MS = 15;
const COSIGN_MS = 15;
const DAY_MS = 86_400_000;
/** Between two tries while nobody answers. */
const RETRY_MS = 20;

/** All that was acknowledged. */
export interface Promises {
  /** Envelopes of east by hash: the receipt that came back. */
  received: Map<string, string>;
  /** Own acts: hash of the own copy. */
  own: { id: string; hash: string }[];
  fixes: AcknowledgedFix[];
  /** Size of the largest checkpoint that was shown to anyone. */
  published: number;
  /** The largest checkpoint of east's log that was cosigned; size 0: none yet. */
  cosigned: { size: number; root: string };
}

export function noPromises(): Promises {
  return { received: new Map(), own: [], fixes: [], published: 0, cosigned: { size: 0, root: '' } };
}

/** As they stand now. */
export function frozen({ received, own, fixes, published, cosigned }: Promises): Promises {
  return { received: new Map(received), own: [...own], fixes: [...fixes], published, cosigned };
}

export function countOf({ received, own, fixes }: Promises): number {
  return received.size + own.length + fixes.length;
}

export interface Client {
  node: NodeProcess;
  east: Peer;
  eastLog: OtherLog;
  now(): number;
  promises: Promises;
  /** Envelopes sent and not receipted, by hash: as any peer does, east sends them again until they are. */
  waiting: Map<string, string>;
  /** Those of them that are in a parcel at the moment. */
  underWay: Set<string>;
  /** Ask nothing for the moment: the record would grow while somebody reads a copy of it. */
  resting: boolean;
}

/** Works until told to stop; a node that does not answer is asked again. */
export async function work(client: Client, over: () => boolean): Promise<void> {
  const lanes = Array.from({ length: PARCELS }, () => () => sendParcel(client));
  await Promise.all(
    [...lanes, fileNotice(client), reportFix(client), askCosignature(client)].map(async (turn) => {
      while (!over()) {
        try {
          if (client.resting) await pause(RETRY_MS);
          else await turn();
        } catch {
          // The node is down, or went down with the answer: nothing is known of what was asked.
          await pause(RETRY_MS);
        }
      }
    }),
  );
}

/** Signs one more envelope, which waits from now on; returns its hash. */
function newEnvelope({ east, waiting }: Client): string {
  const body = { noticeId: idOf(7), version: 1, words: `read ${waiting.size}` };
  const bytes = east.bytes('notices.acknowledged', body);
  const envelope = decodeEnvelope(bytes);
  if (isRefusal(envelope)) throw new Error(envelope.refused);
  const hash = envelopeHash(envelope);
  waiting.set(hash, bytes);
  return hash;
}

/** Envelopes to send: those that wait first, none that is under way already. */
function nextParcel(client: Client, most: number): string[] {
  const { underWay, waiting } = client;
  const hashes = [...waiting.keys()].filter((hash) => !underWay.has(hash)).slice(0, most);
  const wanted = 1 + (client.promises.received.size % most);
  while (hashes.length < wanted) {
    hashes.push(newEnvelope(client));
  }
  for (const hash of hashes) underWay.add(hash);
  return hashes;
}

interface ParcelResult {
  hash?: string;
  receipt?: string;
  refused?: string;
}

/** One parcel of east's, of `most` envelopes at most; throws where it was not taken whole. */
export async function sendParcel(client: Client, most = ENVELOPES): Promise<void> {
  const { node, promises, waiting } = client;
  const hashes = nextParcel(client, most);
  try {
    const envelopes = hashes.map((hash) => waiting.get(hash) as string);
    const { status, body } = await node.ask('POST', '/exchange/parcels', {
      from: 'east',
      checkpoint: null,
      envelopes,
    });
    if (status !== 200) throw new Error(`parcel: ${status}`);
    for (const { hash, receipt, refused } of body.results as ParcelResult[]) {
      if (refused !== undefined || !hash || !receipt) throw new Error(`east was refused: ${refused}`);
      promises.received.set(hash, receipt);
      waiting.delete(hash);
    }
    promises.published = Math.max(promises.published, sizeOf(body.checkpoint));
  } finally {
    for (const hash of hashes) client.underWay.delete(hash);
  }
}

/** Second line of a checkpoint. */
function sizeOf(note: string | null): number {
  return note === null ? 0 : Number(note.split('\n')[1]);
}

/** Files one notice at each call. */
export function fileNotice({ node, now, promises }: Client): () => Promise<void> {
  let filed = 0;
  return async () => {
    const { status, body } = await node.ask('POST', '/api/notices', movement('w1', filed++, now() + DAY_MS));
    if (status === 401) return node.signIn();
    if (status !== 201) throw new Error(`notice: ${status}`);
    for (const { id, hash } of body.entries) promises.own.push({ id, hash });
  };
}

/** Reports one position at each call. */
export function reportFix({ node, now, promises }: Client): () => Promise<void> {
  return async () => {
    const fixMs = Math.floor(now() / 1000) * 1000;
    const { status } = await node.ask('POST', report(DEVICE, 36.5 + (fixMs % 1e6) / 1e8, 41, fixMs));
    if (status !== 200) throw new Error(`report: ${status}`);
    promises.fixes.push({ party: node.party, unit: DEVICE, fixMs });
    await pause(FIX_MS);
  };
}

/** Lets east's log grow by a leaf and be cosigned, at each call. */
export function askCosignature({ node, eastLog, promises }: Client): () => Promise<void> {
  let known = promises.cosigned.size;
  return async () => {
    const { size, root, body } = await eastLog.grown(known);
    const answer = await fetch(`${node.url}/witness/add-checkpoint`, {
      method: 'POST',
      body,
      signal: AbortSignal.timeout(20_000),
    });
    const text = await answer.text();
    if (answer.status === 409) known = Number(text);
    else if (answer.status !== 200) throw new Error(`cosignature: ${answer.status} ${text}`);
    else {
      known = size;
      promises.cosigned = { size, root };
    }
    await pause(COSIGN_MS);
  };
}
