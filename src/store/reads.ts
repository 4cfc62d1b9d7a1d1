/** Reading through a driver: checks the question, parses the answer. */
import { type Keyed, type Range, RefusalError, refuse } from '../contract/index.ts';
import type { CommittedDriver, ReadDriver } from './driver.ts';
import { checkQuery, ENTRIES_LIMIT } from './entries.ts';
import { boundsOf, checkTable } from './keys.ts';
import type { CommittedRead, EntriesQuery, StoredEntry, StoreRead } from './store.ts';

/** Runs every call of a reader: refuses when the store is not in a state for it, and watches what comes back. */
export type Guard = <Result>(call: () => Promise<Result>) => Promise<Result>;

export class Reads implements StoreRead {
  readonly #driver: ReadDriver;
  readonly #guard: Guard;

  constructor(driver: ReadDriver, guard: Guard) {
    this.#driver = driver;
    this.#guard = guard;
  }

  get<Row>(table: string, key: string): Promise<Row | undefined> {
    return this.#guard(async () => {
      checkTable(table);
      const text = await this.#driver.get(table, String(key));
      return text === undefined ? undefined : (JSON.parse(text) as Row);
    });
  }

  scan<Row>(table: string, range?: Range): Promise<Keyed<Row>[]> {
    return this.#guard(async () => {
      checkTable(table);
      const rows = await this.#driver.scan(table, boundsOf(range));
      return rows.map(({ key, text }) => ({ key, row: JSON.parse(text) as Row }));
    });
  }

  entry(index: number): Promise<StoredEntry | undefined> {
    return this.#guard(async () => {
      whole('index', index);
      return this.#driver.entry(index);
    });
  }

  entryByHash(hash: string): Promise<StoredEntry | undefined> {
    return this.#guard(() => this.#driver.entryByHash(String(hash)));
  }

  entriesByAct(actId: string): Promise<StoredEntry[]> {
    return this.#guard(() => this.#driver.entriesByAct(String(actId)));
  }

  entries(query: EntriesQuery): Promise<StoredEntry[]> {
    return this.#guard(async () => {
      checkQuery(query);
      return this.#driver.entries({ limit: ENTRIES_LIMIT, ...query });
    });
  }

  size(): Promise<number> {
    return this.#guard(() => this.#driver.size());
  }

  node(level: number, index: number): Promise<Uint8Array | undefined> {
    return this.#guard(async () => {
      whole('level', level);
      whole('index', index);
      return this.#driver.node(level, index);
    });
  }

  nodes(level: number, from: number, to: number): Promise<Uint8Array[]> {
    return this.#guard(async () => {
      whole('level', level);
      whole('from', from);
      whole('to', to);
      return this.#driver.nodes(level, from, to);
    });
  }

  leaves(from: number, to: number): Promise<Uint8Array[]> {
    return this.#guard(async () => {
      whole('from', from);
      whole('to', to);
      return this.#driver.leaves(from, to);
    });
  }

  meta(name: string): Promise<string | undefined> {
    return this.#guard(() => this.#driver.meta(String(name)));
  }
}

export class CommittedReads extends Reads implements CommittedRead {
  readonly #committed: CommittedDriver;
  readonly #watch: Guard;

  constructor(driver: CommittedDriver, guard: Guard) {
    super(driver, guard);
    this.#committed = driver;
    this.#watch = guard;
  }

  dumpHash(table: string): Promise<string> {
    return this.#watch(async () => {
      checkTable(table);
      return this.#committed.dumpHash(table);
    });
  }

  tables(): Promise<string[]> {
    return this.#watch(() => this.#committed.tables());
  }

  metas(): Promise<[name: string, value: string][]> {
    return this.#watch(() => this.#committed.metas());
  }
}

function whole(name: string, value: number): void {
  if (!Number.isSafeInteger(value) || value < 0) {
    throw new RefusalError(refuse('STORE_RANGE_BAD', { range: `${name}=${value}` }));
  }
}

/** The hashes of tree nodes in order, up to the first that is not there. */
export function unbroken(rows: readonly { idx: number; hash: Uint8Array }[], from: number): Uint8Array[] {
  const hole = rows.findIndex(({ idx }, place) => idx !== from + place);
  return (hole < 0 ? rows : rows.slice(0, hole)).map(({ hash }) => hash);
}
