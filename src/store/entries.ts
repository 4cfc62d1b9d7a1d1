/** What may stand in the record's rows, checked before any store sees it. */
import { ENTRY_CLASSES, RefusalError, refuse } from '../contract/index.ts';
import type { EntriesQuery, StoredEntry, TreeNode } from './store.ts';

export const ENTRIES_LIMIT = 256;
const HEX64 = /^[0-9a-f]{64}$/;

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
function isText(value: unknown): boolean {
  return typeof value === 'string' && value.isWellFormed() && !value.includes('\u0000');
}
function isBytes(value: unknown, length: number): boolean {
  return value instanceof Uint8Array && value.length === length;
}

const CHECKS: { [Field in keyof StoredEntry]: (value: unknown) => boolean } = {
  index: isCount,
  leafHash: (value) => isBytes(value, 32),
  leaf: (value) => isBytes(value, 65),
  header: isText,
  salt1: (value) => isBytes(value, 16),
  salt2: (value) => isBytes(value, 16),
  envelope: (value) => value === null || value instanceof Uint8Array,
  hash: (value) => typeof value === 'string' && HEX64.test(value),
  actId: isText,
  kind: isText,
  kindVersion: isCount,
  class: (value) => (ENTRY_CLASSES as readonly unknown[]).includes(value),
  direction: (value) => value === 'own' || value === 'out' || value === 'in',
  peer: (value) => value === null || isText(value),
  peerSeq: isCount,
  localMs: (value) => Number.isSafeInteger(value),
  meta: isText,
};

export function checkEntry(entry: StoredEntry): void {
  for (const [field, check] of Object.entries(CHECKS)) {
    if (!check(entry[field as keyof StoredEntry]))
      throw new RefusalError(refuse('STORE_ENTRY_BAD', { field }));
  }
}

export function checkNodes(nodes: readonly TreeNode[]): void {
  for (const node of nodes) {
    const good = isCount(node.level) && node.level < 64 && isCount(node.index) && isBytes(node.hash, 32);
    if (!good) throw new RefusalError(refuse('STORE_ENTRY_BAD', { field: 'node' }));
  }
}

export function checkText(field: string, value: unknown): void {
  if (!isText(value)) throw new RefusalError(refuse('STORE_ENTRY_BAD', { field }));
}

export function checkQuery(query: EntriesQuery): void {
  for (const name of ['fromIndex', 'toIndex', 'limit', 'peerSeqFrom', 'peerSeqTo'] as const) {
    const value = query[name];
    if (value !== undefined && !isCount(value)) {
      throw new RefusalError(refuse('STORE_RANGE_BAD', { range: `${name}=${value}` }));
    }
  }
}

export function matchesQuery(entry: StoredEntry, query: EntriesQuery): boolean {
  return (
    entry.index >= (query.fromIndex ?? 0) &&
    entry.index < (query.toIndex ?? Infinity) &&
    (query.peer === undefined || entry.peer === query.peer) &&
    (query.direction === undefined || entry.direction === query.direction) &&
    (query.kind === undefined || entry.kind === query.kind) &&
    (query.peerSeqFrom === undefined || entry.peerSeq >= query.peerSeqFrom) &&
    (query.peerSeqTo === undefined || entry.peerSeq < query.peerSeqTo)
  );
}

/**
 * Bytes are copied on the way in and out: nobody outside can change what is stored. Not by `slice`: a Buffer's shares
 * its memory.
 */
export function copyEntry(entry: StoredEntry): StoredEntry {
  return {
    ...entry,
    leafHash: new Uint8Array(entry.leafHash),
    leaf: new Uint8Array(entry.leaf),
    salt1: new Uint8Array(entry.salt1),
    salt2: new Uint8Array(entry.salt2),
    envelope: entry.envelope && new Uint8Array(entry.envelope),
  };
}

/** What is left of an entry whose body is forgotten. */
export function erasedEntry(entry: StoredEntry, meta: string): StoredEntry {
  return { ...entry, envelope: null, salt2: new Uint8Array(16), meta };
}
