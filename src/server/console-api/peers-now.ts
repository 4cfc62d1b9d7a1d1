/** The other parties as they stand now: last heard, what waits for them, how the link does, in plain words. */
import type { LinkState } from '../../exchange/index.ts';
import { entryOf, type Running } from '../../node/index.ts';
import {
  EMPTY_LINK,
  LINKS,
  type LinkRow,
  OUTBOX,
  type OutboxRow,
  PARTIES,
  type PartyRow,
} from '../../parties/index.ts';
import { RECEIPT_KIND } from '../../record/index.ts';
import { ownLogNow } from './own-log.ts';
import type { Peer, Peers } from './shapes.ts';
import { type Key, sentence, timeWords } from './words.ts';

/** Counted of what waits for one peer. */
const MAX_WAITING = 500;
/** Real time without a word that is worth saying; an idle link answers every 15 s. */
const QUIET_MS = 60_000;
/** A clock proved to be off by more than this is said. */
const CLOCK_OFF_MS = 60_000;

/** Everyone enrolled, and everyone named in the settings who is not. */
export async function peersNow(running: Running): Promise<Peers> {
  const { config, node } = running;
  const rows = (await node.store.read.scan<PartyRow>(PARTIES)).map(({ row }) => row);
  const enrolled = rows.filter(({ role }) => role !== 'me');
  const known = new Set(rows.map(({ card }) => card.party));
  const named = new Set([...Object.keys(config.peers), ...config.share.map(({ to }) => to)]);
  const strangers = [...named].filter((party) => !known.has(party)).sort();
  return {
    peers: [
      ...(await Promise.all(enrolled.map((row) => peerNow(running, row.card.party, row)))),
      ...(await Promise.all(strangers.map((party) => peerNow(running, party, null)))),
    ],
    log: await ownLogNow(running),
  };
}

async function peerNow(running: Running, party: string, row: PartyRow | null): Promise<Peer> {
  const { config, node, live, peering } = running;
  const link = (await node.store.read.get<LinkRow>(LINKS, party)) ?? EMPTY_LINK;
  const heard = await heardOf(running, party, link);
  const outbox = await outboxOf(running, party);
  const theirs = live.units().filter((unit) => unit.party === party);
  return {
    party,
    names: row?.card.names ?? null,
    role: row ? (row.role as 'party' | 'observer') : null,
    enrolled: row !== null,
    heard,
    outbox,
    link: linkOf(peering.pumps.get(party)?.state ?? null, peering.strangers.has(party)),
    silence: silenceOf(running, row !== null, heard, outbox),
    positions: {
      sent: config.share.find(({ to }) => to === party)?.units ?? [],
      received: theirs.map(({ unit }) => unit).sort(),
      receivedMs: theirs.length === 0 ? null : Math.max(...theirs.map(({ fix }) => fix.receivedMs)),
    },
    clock: { skewMs: link.skewMs, off: Math.abs(link.skewMs ?? 0) > CLOCK_OFF_MS },
    missing: link.inMax - link.inCount,
    forked: await node.peers.isForked(party),
  };
}

/** The later of what the record holds and of signed things that are no entries. */
async function heardOf({ node }: Running, party: string, link: LinkRow): Promise<Peer['heard']> {
  const now = node.heard.of(party);
  if (now && now.atMs >= (link.heardMs ?? Number.NEGATIVE_INFINITY)) return heardBy(now.atMs, now.by);
  if (link.heardMs === null) return null;
  const query = { peer: party, direction: 'in', reverse: true, limit: 1 } as const;
  const [last] = await node.store.read.entries(query);
  return heardBy(link.heardMs, last && entryOf(last).kind === RECEIPT_KIND ? 'receipt' : 'message');
}

function heardBy(atMs: number, by: NonNullable<Peer['heard']>['by']): NonNullable<Peer['heard']> {
  return { atMs, by, says: sentence(`peer.heard.${by}`, { at: timeWords(atMs) }) };
}

async function outboxOf({ node }: Running, party: string): Promise<Peer['outbox']> {
  const { read } = node.store;
  const rows = await read.scan<OutboxRow>(OUTBOX, { prefix: `${party}/`, limit: MAX_WAITING + 1 });
  const oldest =
    rows.length === 0 ? undefined : await read.entry(Math.min(...rows.map(({ row }) => row.index)));
  return {
    waiting: Math.min(rows.length, MAX_WAITING),
    more: rows.length > MAX_WAITING,
    oldestMs: oldest?.localMs ?? null,
  };
}

/** What the exchange says of a failed turn, sorted into what a person can do something about. */
export function linkOf(state: LinkState | null, stranger = false): Peer['link'] {
  const said = (
    name: Peer['link']['state'],
    tone: Peer['link']['tone'],
    params: Record<string, string> = {},
  ): Peer['link'] => ({
    state: name,
    tone,
    says: sentence(`peer.link.${name}` as Key, params),
    failures: state?.failures ?? 0,
  });
  if (!state) return said('no-address', 'wait');
  const { trouble, lastAnsweredMs } = state;
  if (trouble === null && stranger) return said('stranger', 'bad');
  if (trouble === null) return lastAnsweredMs === null ? said('not-tried', 'wait') : said('works', 'good');
  // A code is what the peer's node refused something under; all else is what the way there threw.
  if (/^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/.test(trouble)) return said('refused', 'bad', { code: trouble });
  const status = /^HTTP (\d{3})\b/.exec(trouble)?.[1];
  if (status) return said('http', 'bad', { status });
  if (/timeout|aborted/i.test(trouble)) return said('timeout', 'bad');
  if (/^fetch failed|cannot be reached/.test(trouble)) return said('unreachable', 'bad');
  return said('failed', 'bad', { why: trouble.slice(0, 200) });
}

/** Silence is a state: neither consent nor refusal, and another thing when something of ours waits. */
function silenceOf(
  { node }: Running,
  enrolled: boolean,
  heard: Peer['heard'],
  { waiting, oldestMs }: Peer['outbox'],
): Peer['silence'] {
  if (!enrolled) return { state: 'not-enrolled', tone: 'wait', says: sentence('peer.silence.not-enrolled') };
  const quietMs = QUIET_MS * Math.max(1, node.clock.speed);
  // What waits to be sent since a moment ago makes no silence shorter: only the other side's own word does.
  const quiet = (heard?.atMs ?? Number.NEGATIVE_INFINITY) < node.clock.now() - quietMs;
  const long = quiet && (oldestMs === null || node.clock.now() - oldestMs > quietMs);
  if (oldestMs !== null && long) {
    const says = sentence('peer.silence.silent', { n: waiting, at: timeWords(oldestMs) });
    return { state: 'silent', tone: 'bad', says };
  }
  if (!heard) return { state: 'never-heard', tone: 'wait', says: sentence('peer.silence.never-heard') };
  if (quiet) {
    const says = sentence('peer.silence.quiet', { at: timeWords(heard.atMs) });
    return { state: 'quiet', tone: 'wait', says };
  }
  return { state: 'heard', tone: 'good', says: sentence('peer.silence.heard') };
}
