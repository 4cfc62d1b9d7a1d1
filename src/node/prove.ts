/**
 * Takes out of a record what answers one question before a stranger: entries with their proofs, receipts, the cards
 * of who signed. Reads only; the signed checkpoint is handed in. The pack is judged before it is handed out.
 */
import { type Entry, isRefusal, type Refusal, refuse } from '../contract/index.ts';
import { PARTIES, type PartyRow } from '../parties/index.ts';
import {
  type AbsenceQuestion,
  buildPack,
  cardKeys,
  decodeEnvelope,
  decodeHeader,
  envelopeToJson,
  type Header,
  inclusionProof,
  keyIdOf,
  MAX_PACK_ENTRIES,
  openingToJson,
  type PackParts,
  type PartyCard,
  type Policy,
  RECEIPT_KIND,
  type ReceiptBody,
  toBase64,
} from '../record/index.ts';
import type { StoredEntry, StoreRead } from '../store/index.ts';
import { type ProofNotes, proofNotes, trimmed } from './prove-checkpoints.ts';
import { allOf, cardsOf, isByRevokedKey, withRevocations } from './prove-keys.ts';
import { entryOf } from './reader.ts';

export { refusals as proveRefusals } from './audit/refusals.ts';

/** A record as proofs are taken from it: a node's store, a copy, or memory. */
export interface ProofSource {
  read: StoreRead;
  /** The party's own card. */
  card: PartyCard;
  /** Latest signed note of this log: `node.checkpoints.note`, or the lock file. */
  checkpoint: string | null;
  /** Whose cosignatures are to count; left out: those of every enrolled party, one being enough. */
  policy?: Policy | undefined;
}

const PAGE = 512;
const ULID = /^[0-9A-HJKMNP-TV-Z]{26}$/;

interface Signed extends ProofNotes {
  source: ProofSource;
  note: string;
  size: number;
}

/** The state that says most among those that hold `entries` entries, or the latest. */
async function signedState(source: ProofSource, entries = 0): Promise<Signed | Refusal> {
  const notes = await proofNotes(source.read, source.card, source.checkpoint, source.policy ?? null);
  if (isRefusal(notes)) return notes;
  const latest = notes.own.reduce((most, one) => (one.size > most.size ? one : most));
  return { ...notes, source, ...(notes.own.find(({ size }) => size >= entries) ?? latest) };
}

async function proofOf({ source, size }: Signed, index: number): Promise<string[]> {
  const hashes = await inclusionProof(BigInt(index), BigInt(size), (level, at) =>
    source.read.node(level, Number(at)),
  );
  return hashes.map(toBase64);
}

type PackEntry = PackParts['entries'][number];

/** The entry with its body, or with its header alone and the commitment to the body. */
async function packEntry(
  signed: Signed,
  stored: StoredEntry,
  show: 'body' | 'header',
): Promise<PackEntry | Refusal> {
  const { index, salt1, header, salt2 } = stored;
  if (index >= signed.size) return refuse('NODE_PROVE_UNSIGNED', { index, size: signed.size });
  const at = { log: signed.source.card.origin, index, proof: await proofOf(signed, index) };
  if (show === 'header') {
    // The leaf is version ‖ header commitment ‖ body commitment: the last one is there even where the body was erased.
    return { ...at, opening: openingToJson({ salt1, header, bodyCommitment: stored.leaf.subarray(33) }) };
  }
  if (!stored.envelope) return refuse('NODE_PROVE_ERASED', { index });
  const envelope = decodeEnvelope(stored.envelope);
  if (isRefusal(envelope)) return envelope;
  return { ...at, opening: openingToJson({ salt1, header, salt2, envelope }) };
}

/** What this record holds of the peers' logs, as far as each was signed by a card here. */
async function peerNotes({ source, policy }: Signed, cards: readonly PartyCard[]): Promise<string[]> {
  const notes = new Map<string, string>();
  for (const card of cards) {
    const text = card.party === source.card.party ? undefined : await source.read.meta(`peer.${card.party}`);
    if (!text) continue;
    const ofLog = cards.filter(({ origin }) => origin === card.origin);
    const gone = new Set(ofLog.flatMap(({ revoked }) => revoked.map(({ keyid }) => keyid)));
    const logs = ofLog.map(cardKeys).flatMap((each) => (isRefusal(each) ? [] : [each.log]));
    const keys = logs.filter(({ publicKey }) => !gone.has(keyIdOf(publicKey)));
    const found = trimmed((JSON.parse(text) as { note: string }).note, keys, policy);
    if (found?.checkpoint.origin === card.origin) notes.set(card.origin, found.note);
  }
  return [...notes.values()];
}

/** Every party that signed or was sent one of these entries. */
function partiesIn(entries: readonly StoredEntry[]): Set<string> {
  return new Set(entries.flatMap(({ peer }) => (peer === null ? [] : [peer])));
}

/** Receipts held for what was sent, and receipts given for what came, with the place in this log that they name. */
async function receiptsFor(
  signed: Signed,
  entries: readonly StoredEntry[],
  cards: readonly PartyCard[],
): Promise<PackParts['receipts']> {
  const { read } = signed.source;
  const receipts: PackParts['receipts'] = [];
  for (const stored of entries) {
    // A receipt is for bytes: where they were erased, a reader could hold it against nothing.
    if (stored.direction === 'own' || stored.kind === RECEIPT_KIND || !stored.envelope) continue;
    const found =
      stored.direction === 'in' ? await read.entry(stored.index + 1) : await receiptHeld(read, stored);
    if (!found?.envelope || found.kind !== RECEIPT_KIND) continue;
    if ((entryOf(found) as Entry<ReceiptBody>).body.of !== stored.hash) continue;
    const envelope = decodeEnvelope(found.envelope);
    if (isRefusal(envelope)) continue;
    // Where the receiver's leaf stands in the receiver's log we can show for our own log only.
    const proof = stored.direction === 'in' ? await proofOf(signed, stored.index) : null;
    if (!proof && isByRevokedKey(envelope, cards)) continue;
    receipts.push({ envelope: envelopeToJson(envelope), proof });
  }
  return receipts;
}

async function receiptHeld(read: StoreRead, sent: StoredEntry): Promise<StoredEntry | undefined> {
  const peer = sent.peer as string;
  for (let fromIndex = sent.index + 1; ; ) {
    const page = await read.entries({ peer, direction: 'in', kind: RECEIPT_KIND, fromIndex, limit: PAGE });
    const found = page.find((stored) => (entryOf(stored) as Entry<ReceiptBody>).body.of === sent.hash);
    if (found || page.length < PAGE) return found;
    fromIndex = (page.at(-1) as StoredEntry).index + 1;
  }
}

/**
 * The receipts held for what was sent to a party that has revoked a message key since. By itself such a receipt proves
 * nothing any more; as an entry of this log from before the revocation it does, or an addressee could take back all it gave.
 */
async function entriesOfReceipts(read: StoreRead, shown: readonly StoredEntry[]): Promise<StoredEntry[]> {
  const found: StoredEntry[] = [];
  for (const stored of shown) {
    if (stored.direction !== 'out' || stored.kind === RECEIPT_KIND || !stored.envelope) continue;
    const row = await read.get<PartyRow>(PARTIES, stored.peer as string);
    if (!row?.card.revoked.some(({ role }) => role === 'message')) continue;
    const receipt = await receiptHeld(read, stored);
    if (receipt?.envelope) found.push(receipt);
  }
  return found;
}

/** The entries asked for, in log order; beside one whose body was erased, the entry that says by whom and why. */
async function shownFor(read: StoreRead, wanted: readonly number[]): Promise<StoredEntry[] | Refusal> {
  const shown = new Map<number, StoredEntry>();
  for (const index of wanted) {
    const stored = await read.entry(index);
    if (!stored) return refuse('NODE_PROVE_UNKNOWN', { name: String(index) });
    shown.set(index, stored);
    const { erasedBy } = entryOf(stored);
    const by = erasedBy === undefined ? undefined : await read.entry(erasedBy);
    if (by) shown.set(by.index, by);
  }
  return [...shown.values()].sort((a, b) => a.index - b.index);
}

/**
 * A pack that shows these entries to stand in this log, with their bodies as far as they were not erased, and with
 * every receipt this record holds for them. Bytes of the file, or NODE_PROVE_… where it cannot be made.
 */
export async function provePresence(
  source: ProofSource,
  indexes: readonly number[],
): Promise<Uint8Array | Refusal> {
  const wanted = [...new Set(indexes)].sort((a, b) => a - b);
  const shown = await shownFor(source.read, wanted);
  if (isRefusal(shown)) return shown;
  const parties = partiesIn(shown);
  const receipts = await entriesOfReceipts(source.read, shown);
  const stored = await withRevocations(source.read, parties, [...shown, ...receipts]);
  const signed = await signedState(source, (stored.at(-1)?.index ?? -1) + 1);
  if (isRefusal(signed)) return signed;
  if (stored.length > MAX_PACK_ENTRIES) {
    return refuse('NODE_PROVE_TOO_MANY', { count: stored.length, limit: MAX_PACK_ENTRIES });
  }
  const entries: PackEntry[] = [];
  for (const one of stored) {
    const entry = await packEntry(signed, one, one.envelope ? 'body' : 'header');
    if (isRefusal(entry)) return entry;
    entries.push(entry);
  }
  const cards = await cardsOf(source, signed.note, parties);
  return buildPack({
    question: { purpose: 'presence', log: source.card.origin, indexes: wanted },
    cards,
    policy: signed.policyText,
    checkpoints: [
      signed.note,
      ...(await peerNotes(
        signed,
        cards.filter(({ party }) => parties.has(party)),
      )),
    ],
    entries,
    receipts: await receiptsFor(signed, stored, cards),
  });
}

/**
 * Places in the log that a name stands for: an index; an act, by the copies that passed between parties (the own copy,
 * which shows everything, only where nothing was sent); an incident, with everything said in it and what that rests on.
 */
export async function entriesNamed(read: StoreRead, name: string): Promise<number[] | Refusal> {
  if (/^\d{1,15}$/.test(name)) {
    const stored = await read.entry(Number(name));
    return stored ? [stored.index] : refuse('NODE_PROVE_UNKNOWN', { name });
  }
  const copies = ULID.test(name) ? await copiesOf(read, name) : [];
  const [first] = copies;
  if (!first) return refuse('NODE_PROVE_UNKNOWN', { name: name.slice(0, 80) });
  if (first.kind !== 'incidents.opened') return copies.map(({ index }) => index);
  return incidentEntries(read, name, copies);
}

async function copiesOf(read: StoreRead, act: string): Promise<StoredEntry[]> {
  const copies = await read.entriesByAct(act);
  const passed = copies.filter(({ direction }) => direction !== 'own');
  return passed.length > 0 ? passed : copies;
}

async function incidentEntries(
  read: StoreRead,
  incidentId: string,
  opened: readonly StoredEntry[],
): Promise<number[]> {
  const indexes = new Set(opened.map(({ index }) => index));
  const acts = new Set<string>();
  for (let fromIndex = Math.min(...indexes); ; ) {
    const page = await read.entries({ fromIndex, limit: PAGE });
    for (const stored of page) {
      if (stored.class !== 'incident') continue;
      const { id, refs, body } = entryOf(stored) as Entry<{ incidentId?: string; entries?: string[] }>;
      if (body?.incidentId !== incidentId) continue;
      for (const act of [id, ...refs, ...(body.entries ?? [])]) acts.add(act);
    }
    if (page.length < PAGE) break;
    fromIndex = (page.at(-1) as StoredEntry).index + 1;
  }
  for (const act of acts) for (const { index } of await copiesOf(read, act)) indexes.add(index);
  return [...indexes].sort((a, b) => a - b);
}

/** The stretch of the chain that covers the window: one entry before it and one after it, where there are such. */
function stretch(
  chain: readonly { header: Header }[],
  { fromMs, toMs }: AbsenceQuestion['window'],
): [number, number] {
  const inside = (at: { header: Header }) => at.header.timeMs >= fromMs && at.header.timeMs < toMs;
  const after = chain.findIndex(({ header }) => header.timeMs >= toMs);
  let first = chain.findIndex(inside);
  let last = chain.findLastIndex(inside);
  // Nothing passed in the window: its place is just before the first entry after it, or at the end.
  if (first < 0) first = last = after < 0 ? chain.length : after;
  return [Math.max(0, first - 1), Math.min(chain.length, last + 2)];
}

const MAKES_KNOWN = ['notices.filed', 'notices.amended', 'notices.released'];

/** A version of a notice that came from the peer, in one text; null for any other entry. */
function versionIn(stored: StoredEntry): string | null {
  if (stored.direction !== 'in' || !MAKES_KNOWN.includes(stored.kind) || !stored.envelope) return null;
  const { noticeId, version } = entryOf(stored).body as { noticeId: string; version: number };
  return `${noticeId} ${version}`;
}

/**
 * What came before the window of versions of which more was opened in it: a release may open no more than the route,
 * and whose route it is was said then.
 */
function releasedLater(
  chain: readonly { stored: StoredEntry; header: Header }[],
  { fromMs, toMs }: AbsenceQuestion['window'],
): Set<StoredEntry> {
  const released = chain.flatMap(({ stored, header: { timeMs } }) =>
    stored.kind === 'notices.released' && timeMs >= fromMs && timeMs < toMs ? [versionIn(stored)] : [],
  );
  const before = chain.filter(({ header }) => header.timeMs < fromMs).map(({ stored }) => stored);
  return new Set(before.filter((stored) => released.includes(versionIn(stored) ?? '')));
}

/**
 * A pack on whether this log received no notice from the peer in the window that covers these units: the peer's
 * header chain across it, bodies of notices that came, and the signed completeness entry for exactly this window.
 * Without one (`parties.complete`) the answer is undecidable, and the pack says that this is what is missing.
 */
export async function proveAbsence(
  source: ProofSource,
  asked: Omit<AbsenceQuestion, 'purpose' | 'log'>,
): Promise<Uint8Array | Refusal> {
  const latest = await signedState(source, Number.POSITIVE_INFINITY);
  if (isRefusal(latest)) return latest;
  const { read, card } = source;
  const { peer, window } = asked;
  const known = (await read.scan<PartyRow>(PARTIES))
    .map(({ row }) => row)
    .filter(({ role }) => role !== 'me');
  if (!known.some((row) => row.card.party === peer)) {
    const list = known.map((row) => row.card.party).join(', ') || '-';
    return refuse('NODE_PROVE_PEER', { party: peer, known: list });
  }
  const chain: { stored: StoredEntry; header: Header }[] = [];
  for (const stored of await allOf(read, { peer })) {
    const header = decodeHeader(stored.header);
    if (isRefusal(header)) return header;
    if (stored.index < latest.size) chain.push({ stored, header });
  }
  const [start, end] = stretch(chain, window);
  const earlier = releasedLater(chain, window);
  const reach = chain.findIndex(({ stored }) => earlier.has(stored));
  // As far back as the pack holds; without it such a release may be undecidable, and the pack says so.
  const first = reach >= 0 && end - reach < MAX_PACK_ENTRIES ? Math.min(start, reach) : start;
  // As far as what revoked a key of the peer's, where there is such: only before it does the stolen key count.
  const revoking = (await withRevocations(read, new Set([peer]), [])).filter(
    ({ index }) => index < latest.size,
  );
  const revokes = ({ stored }: { stored: StoredEntry }) =>
    revoking.some(({ index }) => index === stored.index);
  const shown = chain.slice(first, Math.max(end, chain.findLastIndex(revokes) + 1));
  const brought = revoking.filter(({ direction }) => direction === 'own');
  const statements = [...brought, ...(await completenessFor(latest, asked))];
  const count = shown.length + statements.length;
  if (count > MAX_PACK_ENTRIES) return refuse('NODE_PROVE_TOO_MANY', { count, limit: MAX_PACK_ENTRIES });
  const needed = [...shown.map(({ stored }) => stored), ...statements].map(({ index }) => index + 1);
  const signed = await signedState(source, Math.max(0, ...needed));
  if (isRefusal(signed)) return signed;
  const entries: PackEntry[] = [];
  for (const { stored, header } of shown) {
    const noticed = header.direction === 'in' && header.class === 'notice';
    const within = header.timeMs >= window.fromMs && header.timeMs < window.toMs;
    const asked = (noticed && within) || earlier.has(stored) || revokes({ stored });
    const show = stored.envelope && asked ? 'body' : 'header';
    const entry = await packEntry(signed, stored, show);
    if (isRefusal(entry)) return entry;
    entries.push(entry);
  }
  for (const stored of statements) {
    const entry = await packEntry(signed, stored, 'body');
    if (isRefusal(entry)) return entry;
    entries.push(entry);
  }
  const parties = new Set([peer]);
  const cards = await cardsOf(source, signed.note, parties);
  return buildPack({
    question: { purpose: 'absence', log: card.origin, ...asked },
    cards,
    policy: signed.policyText,
    checkpoints: [
      signed.note,
      ...(await peerNotes(
        signed,
        cards.filter(({ party }) => parties.has(party)),
      )),
    ],
    entries,
    receipts: [],
  });
}

/** The latest signed statement that the record of this peer is complete for exactly this window. */
async function completenessFor(
  { source, size }: Signed,
  { peer, window }: Pick<AbsenceQuestion, 'peer' | 'window'>,
): Promise<StoredEntry[]> {
  const stated = await allOf(source.read, { kind: 'parties.complete', direction: 'own' });
  const fitting = stated.filter((stored) => {
    const body = entryOf(stored).body as { peer: string; fromMs: number; toMs: number };
    const same = body.peer === peer && body.fromMs === window.fromMs && body.toMs === window.toMs;
    return same && stored.index < size;
  });
  return fitting.slice(-1);
}
