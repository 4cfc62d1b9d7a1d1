/** Rows as text: RFC 8785 JSON, so that one row has one text and one table one dump on every store. */
import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { RefusalError, refuse } from '../contract/index.ts';

/** The canonical JSON of a row; null stays null and means "delete". */
export function rowText(table: string, key: string, row: unknown): string | null {
  if (row === null) return null;
  let text: string | undefined;
  try {
    text = canonicalize(row);
  } catch {
    text = undefined;
  }
  if (text === undefined || text === 'null') throw new RefusalError(refuse('STORE_ROW_BAD', { table, key }));
  return text;
}

/** SHA-256 over `key LF row LF` for rows given in key order. */
export class DumpHash {
  readonly #hash = createHash('sha256');

  add(key: string, text: string): void {
    this.#hash.update(`${key}\n${text}\n`);
  }

  hex(): string {
    return this.#hash.digest('hex');
  }
}
