/** What the store's contract is tried on, and the small steps its tests take. */
import type { TestContext } from 'node:test';
import type { RefusalError } from '../../../src/contract/index.ts';
import type { ShellParts } from '../../../src/store/shell.ts';
import { type Store, type Txn } from '../../../src/store/store.ts';

/** Storage of a test's own: whichever comes first creates it, later ones (after `close`) find what was committed. */
export interface Bench {
  /** What `open` makes its store of. */
  parts(broke: (error: RefusalError) => void): Promise<ShellParts>;
  open(): Promise<Store>;
}

export interface Candidate {
  name: string;
  /** Why it cannot be tried here. */
  skip?: string | false;
  bench(t: TestContext): Bench;
  /** Random histories to compare with the model. */
  histories: number;
}

/** A new store, closed when the test ends. */
export async function fresh({ bench }: Candidate, t: TestContext): Promise<Store> {
  const store = await bench(t).open();
  t.after(() => store.close());
  return store;
}

export function row(key: string, value: unknown = { key }) {
  return { table: 'room.rows', key, row: value };
}

export async function keys(read: Pick<Txn, 'scan'>, range = {}): Promise<string[]> {
  return (await read.scan('room.rows', range)).map(({ key }) => key);
}

/** Bytes as hex, so that a Buffer and a Uint8Array of the same bytes compare equal. */
export function plain(value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('hex');
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, plain(inner)]));
}
