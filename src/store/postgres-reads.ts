/** The reading half of the PostgreSQL store, on one connection. */
import type { CommittedDriver, ReadDriver } from './driver.ts';
import { storedEntry } from './entry-row.ts';
import type { Bounds } from './keys.ts';
import { failure, type PostgresLink } from './postgres-link.ts';
import { POSTGRES, type Tables, type Template } from './queries.ts';
import { unbroken } from './reads.ts';
import { DumpHash } from './rows.ts';
import type { EntriesQuery } from './store.ts';

const { QUERIES, rowScan, entriesSelect } = POSTGRES;

type Values = Readonly<Record<string, unknown>>;

export class PostgresReads implements ReadDriver {
  protected readonly link: PostgresLink;

  constructor(link: PostgresLink) {
    this.link = link;
  }

  /** Rows of one query. A writer, which stands in a transaction, has more to say about errors. */
  protected async rows<Row>(query: Template, values: Values = {}): Promise<Row[]> {
    try {
      return (await this.link.run<Row>(query, values)).rows;
    } catch (error) {
      throw failure(error);
    }
  }

  async get(table: string, key: string) {
    return (await this.rows<{ row: string }>(QUERIES.rowGet, { table, key }))[0]?.row;
  }
  async scan(table: string, bounds: Bounds) {
    const rows = await this.rows<{ key: string; row: string }>(rowScan(bounds), { table, ...bounds });
    return rows.map(({ key, row }) => ({ key, text: row }));
  }
  async entry(index: number) {
    return (await this.#entries(QUERIES.entryAt, { index }))[0];
  }
  async entryByHash(hash: string) {
    return (await this.#entries(QUERIES.entryByHash, { hash }))[0];
  }
  entriesByAct(actId: string) {
    return this.#entries(QUERIES.entriesByAct, { actId });
  }
  entries(query: EntriesQuery) {
    return this.#entries(entriesSelect(query), { ...query });
  }
  async size() {
    return ((await this.rows<{ last: number | null }>(QUERIES.lastIndex))[0]?.last ?? -1) + 1;
  }
  async node(level: number, index: number) {
    return (await this.rows<{ hash: Uint8Array }>(QUERIES.nodeGet, { level, index }))[0]?.hash;
  }
  async nodes(level: number, from: number, to: number) {
    const found = await this.rows<{ idx: number; hash: Uint8Array }>(QUERIES.nodeRange, { level, from, to });
    return unbroken(found, from);
  }
  async leaves(from: number, to: number) {
    const found = await this.rows<{ leaf: Uint8Array }>(QUERIES.leafRange, { from, to });
    return found.map(({ leaf }) => leaf);
  }
  async meta(name: string) {
    return (await this.rows<{ value: string }>(QUERIES.metaGet, { name }))[0]?.value;
  }

  async #entries(query: Template, values: Values) {
    return (await this.rows<Tables['entry']>(query, values)).map(storedEntry);
  }
}

/** How many rows a dump asks for at once. */
const DUMP_PAGE = 2_000;

export class PostgresReader extends PostgresReads implements CommittedDriver {
  readonly #another: () => Promise<PostgresLink>;
  /** Dumps hold a snapshot over many queries, so they have a connection of their own, one after the other. */
  #dumping: Promise<PostgresLink | null> = Promise.resolve(null);

  /** `another` opens one more connection like this one. */
  constructor(link: PostgresLink, another: () => Promise<PostgresLink>) {
    super(link);
    this.#another = another;
  }

  dumpHash(table: string): Promise<string> {
    const before = this.#dumping;
    const dump = before.then(async (held) => {
      const link = held ?? (await this.#another());
      return { link, hash: await dumpOn(link, table) };
    });
    this.#dumping = dump.then(
      ({ link }) => link,
      () => before,
    );
    return dump.then(
      ({ hash }) => hash,
      (error: unknown) => {
        throw failure(error);
      },
    );
  }

  async tables() {
    return (await this.rows<{ name: string }>(QUERIES.tables)).map(({ name }) => name);
  }

  async metas() {
    const found = await this.rows<{ name: string; value: string }>(QUERIES.metas);
    return found.map(({ name, value }): [name: string, value: string] => [name, value]);
  }

  async close() {
    const dumping = await this.#dumping;
    await dumping?.close();
    await this.link.close();
  }
}

async function dumpOn(link: PostgresLink, table: string): Promise<string> {
  const dump = new DumpHash();
  await link.exec('begin isolation level repeatable read read only');
  try {
    let from: string | null = '';
    while (from !== null) {
      const bounds: Bounds = { from, reverse: false, limit: DUMP_PAGE };
      const page = await link.run<{ key: string; row: string }>(rowScan(bounds), { table, ...bounds });
      for (const { key, row } of page.rows) dump.add(key, row);
      // No key holds U+0000, so this is the least that can follow.
      from = page.rows.length < DUMP_PAGE ? null : `${page.rows.at(-1)?.key}\u0001`;
    }
  } finally {
    await link.exec('rollback');
  }
  return dump.hex();
}
