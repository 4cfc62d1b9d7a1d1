/** An entry and its row: the same columns on every SQL store. */
import type { Tables } from './queries.ts';
import type { StoredEntry } from './store.ts';

export function storedEntry(row: Tables['entry']): StoredEntry {
  return {
    index: row.idx,
    leafHash: row.leaf_hash,
    leaf: row.leaf,
    header: row.header,
    salt1: row.salt1,
    salt2: row.salt2,
    envelope: row.envelope,
    hash: row.hash,
    actId: row.act_id,
    kind: row.kind,
    kindVersion: row.kind_version,
    class: row.class as StoredEntry['class'],
    direction: row.direction as StoredEntry['direction'],
    peer: row.peer,
    peerSeq: row.peer_seq,
    localMs: row.local_ms,
    meta: row.meta,
  };
}

/** The values of one entry by column, for `QUERIES.entryAppend`. */
export function entryColumns(entry: StoredEntry): Tables['entry'] {
  return {
    idx: entry.index,
    leaf_hash: entry.leafHash,
    leaf: entry.leaf,
    header: entry.header,
    salt1: entry.salt1,
    salt2: entry.salt2,
    envelope: entry.envelope,
    hash: entry.hash,
    act_id: entry.actId,
    kind: entry.kind,
    kind_version: entry.kindVersion,
    class: entry.class,
    direction: entry.direction,
    peer: entry.peer,
    peer_seq: entry.peerSeq,
    local_ms: entry.localMs,
    meta: entry.meta,
  };
}
