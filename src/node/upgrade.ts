/**
 * After an upgrade: entries of kinds that this node did not know when they came are understood from here on. That is
 * an entry of its own, so that a record read again gives the same views, and nothing before it is touched.
 */
import type { Entry } from '../contract/index.ts';
import {
  INBOX,
  type InboxRow,
  type NowUnderstood,
  notFollowedUpKind,
  nowUnderstood,
  seqKey,
} from '../parties/index.ts';
import type { House } from './house.ts';
import { readLate, type Session, type SessionPorts } from './session.ts';
import { allEntries } from './views.ts';
import { reactToPeer } from './writer.ts';

const KNOWN = 'house.kinds';

function kindsOf(house: House): string {
  return [...house.kinds.values()]
    .map(({ name, version }) => `${name}@${version}`)
    .sort()
    .join(' ');
}

/** Hashes of entries that a room could not cope with when it knew their kind: they are not tried again. */
async function hopeless(session: Session): Promise<Set<string>> {
  const hashes = new Set<string>();
  for await (const entry of allEntries(session.txn)) {
    if (entry.kind === notFollowedUpKind.name) hashes.add((entry.body as { hash: string }).hash);
  }
  return hashes;
}

async function late(session: Session, house: House): Promise<Entry[]> {
  const found: Entry[] = [];
  const left = await hopeless(session);
  for await (const entry of allEntries(session.txn)) {
    if (entry.understood || left.has(entry.hash) || !readLate(house, entry)) continue;
    // The second envelope under one number changes no view, understood or not.
    const first = await session.read.get<InboxRow>(INBOX, seqKey(entry.from, entry.peerSeq));
    if (first?.hash === entry.hash) found.push(entry);
  }
  return found;
}

/** Does nothing while the kinds are those of the last time. Returns how many entries are understood now. */
export async function readAgain(session: Session, ports: SessionPorts): Promise<number> {
  const kinds = kindsOf(ports.house);
  if ((await session.txn.meta(KNOWN)) === kinds) return 0;
  const entries = await late(session, ports.house);
  for (const entry of entries) {
    const body: NowUnderstood = { peer: entry.from, hash: entry.hash, index: entry.index };
    await session.write({ kind: nowUnderstood.name, body, refs: [entry.id] }, null);
    const read = readLate(ports.house, entry);
    if (read) await reactToPeer(session, ports, read);
  }
  await session.txn.setMeta(KNOWN, kinds);
  return entries.length;
}
