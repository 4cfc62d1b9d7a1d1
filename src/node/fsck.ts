/**
 * Checks a record from its first byte to its last, with nothing but the record, the party's card and the lock: every
 * leaf, the tree, every signature, the chains with each peer, the receipts, the views, the files that seals name.
 * Takes no secret and no lock, so it works beside a running node and on a copy.
 */
import { isDeepStrictEqual } from 'node:util';
import { type Ctx, type Entry, isRefusal, type Params, RefusalError } from '../contract/index.ts';
import {
  appendLeaf,
  type CompactTree,
  cardKeys,
  checkReceipt,
  decodeEnvelope,
  EMPTY_TREE,
  equalBytes,
  loadTree,
  openCheckpoint,
  type PartyCard,
  RECEIPT_KIND,
  type ReceiptBody,
  rootOf,
  type Statement,
  toHex,
} from '../record/index.ts';
import {
  type CommittedRead,
  type EntriesQuery,
  type FileStore,
  type StoredEntry,
  viewState,
} from '../store/index.ts';
import type { RetentionAnswer } from '../terms/index.ts';
import { type Sealed, sealRoot } from '../watch/index.ts';
import type { Erasure } from './audit/erasures.ts';
import type { Fault } from './audit/fault.ts';
import { checkRecorded } from './audit/recorded.ts';
import { Walk } from './audit/walk.ts';
import type { House } from './house.ts';
import { logKeysOf, ownCards } from './own-cards.ts';
import { readerOf } from './reader.ts';
import { viewHashes, viewsAnew } from './views.ts';

export { FAULTS, type Fault } from './audit/fault.ts';
export { text as fsckText } from './audit/text.ts';

const PAGE = 256;
/** A view dump is compared with the record at one size; on a busy node that takes some tries. */
const TRIES = 20;

export interface FsckPorts {
  house: House;
  files: Pick<FileStore, 'get'>;
  /** The party's own card, as it lies in the data folder. */
  card: PartyCard;
  /** The lock: the last checkpoint this node signed. Null or absent: none was signed yet. */
  lock?: string | null | undefined;
  /** Called as entries are checked. */
  progress?: ((done: number, of: number) => void) | undefined;
}

/** What a peer says, in its signed envelopes, that it had seen of this log. */
export interface Witnessed {
  peer: string;
  /** Index of the envelope that says so. */
  index: number;
  size: number;
}
export interface ViewCheck {
  table: string;
  /** null: not compared, because another version of the program wrote it (it is rebuilt at the next start) or the record never stood still. */
  holds: boolean | null;
}
export interface FsckReport {
  ok: boolean;
  /** Entries checked: the record's size when the check began. */
  entries: number;
  /** Entries whose bodies were erased, each by an entry and under a clause. */
  erased: number;
  /** The first entry that is wrong, and why. */
  bad: Fault | null;
  /** Entries that the lock's signed checkpoint covers; null without one. */
  signed: number | null;
  /** Empty when `bad` is set: views of a wrong record say nothing. */
  views: ViewCheck[];
  /** Files that the checked entries name. */
  files: number;
  /** How many times peers stated a root of this log that is ours, and where one stated another. */
  witnessed: { agree: number; differ: Witnessed[] };
}

function bounded(read: CommittedRead, size: number): Pick<CommittedRead, 'entries'> {
  return {
    entries: (query: EntriesQuery) =>
      read.entries({ ...query, toIndex: Math.min(query.toIndex ?? size, size) }),
  };
}

/** Never throws on a damaged record; throws RefusalError where the store cannot be read at all. */
export async function fsck(read: CommittedRead, ports: FsckPorts): Promise<FsckReport> {
  const size = await read.size();
  const report: FsckReport = {
    ok: false,
    entries: size,
    erased: 0,
    bad: null,
    signed: null,
    views: [],
    files: 0,
    witnessed: { agree: 0, differ: [] },
  };
  const walk = new Walk(ports.house, ports.card);
  report.bad =
    (await checkEntries(read, ports, size, report, walk)) ??
    (await checkClauses(read, ports, size, walk.erasures.done));
  report.erased = walk.erasures.done.length;
  if (!report.bad) report.views = await checkViews(read, ports);
  report.ok =
    report.bad === null &&
    report.witnessed.differ.length === 0 &&
    report.views.every(({ holds }) => holds !== false);
  return report;
}

async function checkEntries(
  read: CommittedRead,
  ports: FsckPorts,
  size: number,
  report: FsckReport,
  walk: Walk,
): Promise<Fault | null> {
  const missing: { index: number; sha256: string }[] = [];
  const signed = openLock(ports, size, await ownCards(read));
  if (signed && 'what' in signed) return signed;
  report.signed = signed?.size ?? null;
  let tree = EMPTY_TREE;
  for (let from = 0; from < size; from += PAGE) {
    const page = await read.entries({ fromIndex: from, toIndex: Math.min(from + PAGE, size), limit: PAGE });
    for (let at = 0; at < Math.min(PAGE, size - from); at++) {
      const stored = page[at];
      if (!stored) return { index: from + at, what: 'missing', params: {} };
      const walked = walk.take(stored);
      if ('what' in walked) return walked;
      const grown = await grow(read, tree, stored);
      if ('what' in grown) return grown;
      tree = grown;
      const { entry, statement } = walked;
      const further =
        (await checkHeld(read, entry)) ??
        (await checkRecorded(read, entry, (peer) => walk.logsOf(peer))) ??
        (await checkFiles(ports.files, entry, report, missing));
      if (further) return further;
      await checkSeen(read, entry, statement, report);
      if (signed && Number(tree.size) === signed.size && toHex(rootOf(tree)) !== signed.root) {
        return { index: entry.index, what: 'root', params: { size: signed.size } };
      }
    }
    ports.progress?.(Math.min(from + PAGE, size), size);
  }
  // A file that was erased is missed by its seal, which stands before the entry that says so.
  const lost = missing.find(({ sha256 }) => !walk.erasures.files.has(sha256));
  if (lost) return { index: lost.index, what: 'file', params: { sha256: lost.sha256 } };
  return walk.unfinished();
}

/** Whatever was erased, a clause in force at that moment allowed: judged from the terms as the record gives them. */
async function checkClauses(
  read: CommittedRead,
  { house, card }: FsckPorts,
  size: number,
  erasures: readonly Erasure[],
): Promise<Fault | null> {
  const answer = house.answers.get('terms.retention');
  if (erasures.length === 0 || !answer) return null;
  const scratch = await viewsAnew(bounded(read, size), house, card);
  try {
    const views = readerOf(scratch.read, scratch.files);
    for (const { by, byMs, under, index, ...about } of erasures) {
      const question = { ...about, atMs: byMs };
      const allowed = (await answer(views, question, ctxOf(card, byMs), nobody)) as RetentionAnswer[];
      if (allowed.some((one) => one.ripe && isDeepStrictEqual(one.under, under))) continue;
      const { clause, termsId } = under;
      return { index: by, what: 'clause', params: { entry: index, clause, terms: termsId } };
    }
    return null;
  } finally {
    await scratch.close();
  }
}
const nobody = () => Promise.reject(new Error('an audit asks nothing further'));
function ctxOf({ party, mode }: PartyCard, now: number): Ctx {
  return { party, mode, now, by: null, newId: () => '', randomHex: () => '' };
}

/** The signed state that the record must contain. */
function openLock(
  ports: FsckPorts,
  size: number,
  cards: readonly PartyCard[],
): { size: number; root: string } | Fault | null {
  const { lock, card } = ports;
  if (lock === undefined || lock === null) return null;
  const at = (what: Fault['what'], params: Params): Fault => ({ index: size, what, params });
  const keys = cardKeys(card);
  if (isRefusal(keys)) return at('checkpoint', { code: keys.refused });
  const checkpoint = openCheckpoint(lock, keys.log, ...logKeysOf(cards));
  if (isRefusal(checkpoint)) return at('checkpoint', { code: checkpoint.refused });
  if (checkpoint.size > BigInt(size)) return at('record-behind', { signed: String(checkpoint.size) });
  return { size: Number(checkpoint.size), root: toHex(checkpoint.root) };
}

/** Appends the leaf, and compares every complete subtree that this makes with the stored one. */
async function grow(
  read: CommittedRead,
  tree: CompactTree,
  stored: StoredEntry,
): Promise<CompactTree | Fault> {
  const grown = appendLeaf(tree, stored.leafHash);
  const held = await Promise.all(grown.nodes.map(({ level, index }) => read.node(level, Number(index))));
  for (const [i, { level, index, hash }] of grown.nodes.entries()) {
    const node = held[i];
    if (!node || !equalBytes(node, hash)) {
      return { index: stored.index, what: 'tree', params: { level, node: Number(index) } };
    }
  }
  return grown.tree;
}

/** A receipt that we hold is for exactly the bytes that we sent; one that we gave, for exactly those that came. */
async function checkHeld(read: CommittedRead, entry: Entry): Promise<Fault | null> {
  if (entry.direction === 'own' || entry.kind !== RECEIPT_KIND) return null;
  const { index } = entry;
  const given = entry.body as Partial<ReceiptBody> | null;
  // The walk holds our receipt against the entry just before it; only one given again looks further back.
  if (entry.direction === 'out' && given?.index === index - 1) return null;
  const other = entry.direction === 'in' ? 'out' : 'in';
  const bad = (field: string): Fault => ({ index, what: 'receipt', params: { field } });
  const sent = typeof given?.of === 'string' ? await read.entryByHash(given.of) : undefined;
  if (!sent || sent.index >= index || sent.direction !== other || sent.peer !== entry.peer) return bad('of');
  // Of what was erased the hash is left; that its receipt was for these bytes was checked while they were there.
  if (!sent.envelope) return null;
  const envelope = decodeEnvelope(sent.envelope);
  if (isRefusal(envelope)) return bad('of');
  const statement = JSON.parse(new TextDecoder().decode(envelope.payload)) as Statement;
  const log = (entry.body as { log: string }).log;
  const checked = checkReceipt(entry.body, envelope, statement, { log });
  if (entry.direction === 'out' && !isRefusal(checked)) {
    const { salt1, salt2 } = checked.body.leaf;
    const same = salt1 === toHex(sent.salt1) && salt2 === toHex(sent.salt2);
    if (!same || checked.body.index !== sent.index) return bad(same ? 'index' : 'leaf');
  }
  return isRefusal(checked) ? bad(String(checked.params['field'] ?? '-')) : null;
}

/** Files that a seal names are there and hash right, and the seal's root is theirs. */
async function checkFiles(
  files: FsckPorts['files'],
  entry: Entry,
  report: FsckReport,
  missing: { index: number; sha256: string }[],
): Promise<Fault | null> {
  if (entry.kind !== 'watch.sealed' || entry.direction !== 'own') return null;
  const { streams, root } = entry.body as Sealed;
  if (streams && sealRoot(streams) !== root) {
    return { index: entry.index, what: 'statement', params: { field: 'root' } };
  }
  for (const { sha256 } of streams ?? []) {
    report.files++;
    if (!(await fileHolds(files, sha256))) missing.push({ index: entry.index, sha256 });
  }
  return null;
}
async function fileHolds(files: FsckPorts['files'], sha256: string): Promise<boolean> {
  try {
    return (await files.get(sha256)) !== undefined;
  } catch (error) {
    if (error instanceof RefusalError && error.refusal.refused === 'STORE_FILE_DAMAGED') return false;
    throw error;
  }
}

/** What the peer says it had seen of our log, against our log. A record written anew fails here. */
async function checkSeen(
  read: CommittedRead,
  entry: Entry,
  statement: Statement,
  report: FsckReport,
): Promise<void> {
  const { seen } = statement;
  if (entry.direction !== 'in' || !seen?.root || seen.size === 0) return;
  const node = (level: number, index: bigint) => read.node(level, Number(index));
  // What was not there yet when the envelope came, the peer cannot have seen.
  const ours = seen.size <= entry.index ? toHex(rootOf(await loadTree(BigInt(seen.size), node))) : null;
  if (ours === seen.root) report.witnessed.agree++;
  else report.witnessed.differ.push({ peer: entry.peer as string, index: entry.index, size: seen.size });
}

async function checkViews(read: CommittedRead, { house, card }: FsckPorts): Promise<ViewCheck[]> {
  const stale = new Set<string>();
  for (const { room, view } of house.views) {
    if ((await viewState(read, room))?.version === view.version) continue;
    for (const table of view.tables) stale.add(table);
  }
  const tables = house.views.flatMap(({ view }) => view.tables);
  const dump = async () => {
    const before = await read.size();
    const hashes = await Promise.all(tables.map((table) => read.dumpHash(table)));
    return (await read.size()) === before ? { hashes, size: before } : null;
  };
  let held: Awaited<ReturnType<typeof dump>> = null;
  for (let turn = 0; turn < TRIES && !held; turn++) held = await dump();
  if (!held) return tables.map((table) => ({ table, holds: null }));
  const rebuilt = await viewHashes(bounded(read, held.size), house, card);
  return tables.map((table, i) => {
    const same = rebuilt.get(table) === held.hashes[i];
    return { table, holds: stale.has(table) && !same ? null : same };
  });
}
