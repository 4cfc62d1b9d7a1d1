/** Running the compiled queries on one connection; statements are prepared once and kept. */
import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import type { KeyedText } from './driver.ts';
import { storedEntry } from './entry-row.ts';
import type { Bounds } from './keys.ts';
import { bind, SQLITE, type Tables, type Template } from './queries.ts';
import { unbroken } from './reads.ts';
import { DumpHash } from './rows.ts';
import type { EntriesQuery, StoredEntry } from './store.ts';

const { entriesSelect, QUERIES, rowScan } = SQLITE;

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
    const rows = on.all<{ key: string; row: string }>(rowScan(bounds), { table, ...bounds });
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
    return on.all<Tables['entry']>(entriesSelect(query), { ...query }).map(storedEntry);
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

  metas(on: Statements): [name: string, value: string][] {
    return on.all<{ name: string; value: string }>(QUERIES.metas).map(({ name, value }) => [name, value]);
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

function entryOf(row: Tables['entry'] | undefined): StoredEntry | undefined {
  return row && storedEntry(row);
}
