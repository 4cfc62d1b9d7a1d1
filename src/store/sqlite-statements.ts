/** Running the compiled queries on one connection; statements are prepared once and kept. */
import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import type { KeyedText } from './driver.ts';
import type { Bounds } from './keys.ts';
import { bind, entriesSelect, QUERIES, rowScan, type Tables, type Template } from './queries.ts';
import { DumpHash } from './rows.ts';
import type { EntriesQuery, StoredEntry } from './store.ts';

type Values = Readonly<Record<string, unknown>>;

export class Statements {
  readonly #db: DatabaseSync;
  readonly #prepared = new Map<Template, StatementSync>();

  constructor(db: DatabaseSync) {
    this.#db = db;
  }

  /** Number of rows changed. */
  run(query: Template, values: Values = {}): number {
    return Number(this.#prepare(query).run(...inputs(query, values)).changes);
  }

  one<Row>(query: Template, values: Values = {}): Row | undefined {
    return this.#prepare(query).get(...inputs(query, values)) as Row | undefined;
  }

  all<Row>(query: Template, values: Values = {}): Row[] {
    return this.#prepare(query).all(...inputs(query, values)) as Row[];
  }

  /** Rows one by one, from one snapshot. */
  each<Row>(query: Template, values: Values = {}): IterableIterator<Row> {
    return this.#db.prepare(query.sql).iterate(...inputs(query, values)) as unknown as IterableIterator<Row>;
  }

  #prepare(query: Template): StatementSync {
    let statement = this.#prepared.get(query);
    if (!statement) {
      statement = this.#db.prepare(query.sql);
      this.#prepared.set(query, statement);
    }
    return statement;
  }
}

function inputs(query: Template, values: Values): SQLInputValue[] {
  return bind(query, values) as SQLInputValue[];
}

/** The reading half of the store on one connection. */
export const READS = {
  get(on: Statements, table: string, key: string): string | undefined {
    return on.one<{ row: string }>(QUERIES.rowGet, { table, key })?.row;
  },

  scan(on: Statements, table: string, bounds: Bounds): KeyedText[] {
    const flags = [
      ...(bounds.to === undefined ? [] : ['to']),
      ...(bounds.limit === undefined ? [] : ['limit']),
      ...(bounds.reverse ? ['reverse'] : []),
    ];
    const rows = on.all<{ key: string; row: string }>(rowScan(flags), { table, ...bounds });
    return rows.map(({ key, row }) => ({ key, text: row }));
  },

  entry(on: Statements, index: number): StoredEntry | undefined {
    return entryOf(on.one(QUERIES.entryAt, { index }));
  },

  entryByHash(on: Statements, hash: string): StoredEntry | undefined {
    return entryOf(on.one(QUERIES.entryByHash, { hash }));
  },

  entriesByAct(on: Statements, actId: string): StoredEntry[] {
    return on.all<Tables['entry']>(QUERIES.entriesByAct, { actId }).map(storedEntry);
  },

  entries(on: Statements, query: EntriesQuery): StoredEntry[] {
    const flags = Object.entries(query)
      .filter(([name, value]) => name !== 'limit' && value !== undefined && value !== false)
      .map(([name]) => name)
      .sort();
    return on.all<Tables['entry']>(entriesSelect(flags), { ...query }).map(storedEntry);
  },

  size(on: Statements): number {
    return (on.one<{ last: number | null }>(QUERIES.lastIndex)?.last ?? -1) + 1;
  },

  node(on: Statements, level: number, index: number): Uint8Array | undefined {
    return on.one<{ hash: Uint8Array }>(QUERIES.nodeGet, { level, index })?.hash;
  },

  nodes(on: Statements, level: number, from: number, to: number): Uint8Array[] {
    const rows = on.all<{ idx: number; hash: Uint8Array }>(QUERIES.nodeRange, { level, from, to });
    return unbroken(rows, from);
  },

  leaves(on: Statements, from: number, to: number): Uint8Array[] {
    return on.all<{ leaf: Uint8Array }>(QUERIES.leafRange, { from, to }).map(({ leaf }) => leaf);
  },

  meta(on: Statements, name: string): string | undefined {
    return on.one<{ value: string }>(QUERIES.metaGet, { name })?.value;
  },

  tables(on: Statements): string[] {
    return on.all<{ name: string }>(QUERIES.tables).map(({ name }) => name);
  },
};
export type ReadName = keyof typeof READS;

/** How many rows a dump hashes before it lets waiting reads pass. */
const DUMP_SLICE = 2_000;

/** From one snapshot; needs a connection of its own, since it lets other calls in between. */
export async function dumpHash(on: Statements, table: string): Promise<string> {
  const dump = new DumpHash();
  let rows = 0;
  for (const { key, row } of on.each<{ key: string; row: string }>(QUERIES.rowsDump, { table })) {
    dump.add(key, row);
    if (++rows % DUMP_SLICE === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  return dump.hex();
}

/** The hashes up to the first hole. */
function unbroken(rows: readonly { idx: number; hash: Uint8Array }[], from: number): Uint8Array[] {
  const hole = rows.findIndex(({ idx }, place) => idx !== from + place);
  return (hole < 0 ? rows : rows.slice(0, hole)).map(({ hash }) => hash);
}

function entryOf(row: Tables['entry'] | undefined): StoredEntry | undefined {
  return row && storedEntry(row);
}

function storedEntry(row: Tables['entry']): StoredEntry {
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
