/** Records of nodes, read with no node running or beside them: are they whole, and do they hold what was acknowledged? */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { isRefusal } from '../../src/contract/index.ts';
import {
  buildHouse,
  type FsckReport,
  folderAt,
  fsck,
  openReadOnly,
  readCard,
  rooms,
} from '../../src/node/index.ts';
import { DELIVERIES, type DeliveryRow, deliveryKey, OUTBOX } from '../../src/parties/view.ts';
import { openJournal, type PostgresTarget, type ReadOnlyStore } from '../../src/store/index.ts';
import { decodeSegment, SEGMENTS, type SegmentRow } from '../../src/watch/index.ts';
import type { AcknowledgedEntry, AcknowledgedFix } from './acknowledged.ts';

/** A party, its data folder and, where its record is not in there, the database that it is in. */
export interface Held {
  party: string;
  data: string;
  database?: PostgresTarget | null;
}

/** What every other party is told of. */
const TOLD_TO_ALL = new Set(['notices.filed', 'notices.position', 'line.message', 'incidents.account']);

/** Opens the records for looking, for as long as `work` takes. */
export async function opened<Result>(
  parties: readonly Held[],
  work: (stores: ReadonlyMap<string, ReadOnlyStore>) => Promise<Result>,
): Promise<Result> {
  const stores = new Map<string, ReadOnlyStore>();
  try {
    for (const { party, data, database } of parties)
      stores.set(party, await openReadOnly(folderAt(data, database)));
    return await work(stores);
  } finally {
    for (const store of stores.values()) await store.close();
  }
}

/** `fsck` of a record, against its lock where there is one, with no node running or beside one. */
export async function fsckOf({ data }: Held, store: ReadOnlyStore): Promise<FsckReport> {
  const folder = folderAt(data);
  const lock = await readFile(folder.lock, 'utf8').catch(() => null);
  return fsck(store, { house: buildHouse(rooms), files: store.files, card: await readCard(folder), lock });
}

/** The whole record of a node that ended in good order: `fsck`, views against the record, all of it signed. Returns its size. */
export async function wholeRecord(held: Held): Promise<number> {
  const checked = await opened([held], (stores) => fsckOf(held, stores.get(held.party) as ReadOnlyStore));
  assert.ok(checked.ok, `${held.party}: ${JSON.stringify(checked)}`);
  assert.equal(checked.signed, checked.entries, 'closing in good order signs everything');
  return checked.entries;
}

/** Messages that still wait for a receipt, over all these records. */
export function unreceipted(parties: readonly Held[]): Promise<number> {
  return opened(parties, async (stores) => {
    let count = 0;
    for (const store of stores.values()) count += (await store.scan(OUTBOX)).length;
    return count;
  });
}

/** What of these acknowledged entries is lost, in words: not on the actor's record, not with an addressee, not receipted. */
export function lostEntries(
  parties: readonly Held[],
  entries: readonly AcknowledgedEntry[],
): Promise<string[]> {
  return opened(parties, async (stores) => {
    const lost: string[] = [];
    for (const { party, id, kind } of entries) {
      const what = `${party}: ${kind} ${id}`;
      const store = stores.get(party) as ReadOnlyStore;
      const copies = await store.entriesByAct(id);
      if (!copies.some(({ direction }) => direction === 'own')) lost.push(`${what} is not on the record`);
      const out = copies.filter(({ direction }) => direction === 'out');
      if (TOLD_TO_ALL.has(kind) && out.length !== parties.length - 1)
        lost.push(`${what} went to ${out.length} parties`);
      for (const { peer, hash } of out) {
        const there = await stores.get(peer as string)?.entryByHash(hash);
        if (there?.direction !== 'in') lost.push(`${what} never came to ${peer}`);
        const row = await store.get<DeliveryRow>(DELIVERIES, deliveryKey(id, peer as string));
        if (!row?.receipt) lost.push(`${what} is not receipted by ${peer}`);
      }
    }
    return lost;
  });
}

const fixKey = (unit: string, fixMs: number): string => `${unit} at ${new Date(fixMs).toISOString()}`;

/** The party's own reports, in sealed segments that its verdicts rest on, or in the journal of what is not sealed yet. */
async function heldFixes({ party, data }: Held, store: ReadOnlyStore): Promise<Set<string>> {
  const held = new Set<string>();
  for (const { row } of await store.scan<SegmentRow>(SEGMENTS)) {
    if (row.party !== party || row.source !== 'own') continue;
    // A file that is not there or not whole holds no report, and fsck names it.
    const bytes = await store.files.get(row.sha256).catch(() => undefined);
    const segment = bytes && decodeSegment(bytes);
    if (!segment || isRefusal(segment)) continue;
    for (const { unit, fixMs } of segment.fixes) held.add(fixKey(unit, fixMs));
  }
  const journal = await openJournal(folderAt(data).journal);
  const { lines } = await journal.readAll();
  await journal.close();
  for (const { party: of, fix } of lines as { party: string; fix: { unit: string; fixMs: number } }[])
    if (of === party) held.add(fixKey(fix.unit, fix.fixMs));
  return held;
}

/** Acknowledged reports that are neither sealed nor journalled, in words. The nodes must be down. */
export function lostFixes(parties: readonly Held[], fixes: readonly AcknowledgedFix[]): Promise<string[]> {
  return opened(parties, async (stores) => {
    const lost: string[] = [];
    for (const one of parties)
      lost.push(...(await lostFixesOf(one, stores.get(one.party) as ReadOnlyStore, fixes)));
    return lost;
  });
}

/** The same for one party whose record is open. */
export async function lostFixesOf(
  one: Held,
  store: ReadOnlyStore,
  fixes: readonly AcknowledgedFix[],
): Promise<string[]> {
  const held = await heldFixes(one, store);
  return fixes
    .filter(({ party, unit, fixMs }) => party === one.party && !held.has(fixKey(unit, fixMs)))
    .map(({ party, unit, fixMs }) => `${party}: report of ${fixKey(unit, fixMs)} is lost`);
}
