/** Names and keys: what may be one, and their order (bytewise as UTF-8, on every store). */
import { type Range, RefusalError, refuse } from '../contract/index.ts';

const KEY_BYTES_MAX = 1024;
const TABLE = /^[A-Za-z][A-Za-z0-9_.-]{0,79}$/;
const SIDE = '__next';

/** Where a view is rebuilt before `swapTables`. */
export function sideTable(table: string): string {
  return table + SIDE;
}

export function checkTable(table: string): void {
  if (typeof table !== 'string' || !TABLE.test(table)) {
    throw new RefusalError(refuse('STORE_TABLE_BAD', { table: String(table).slice(0, 100) }));
  }
}

/**
 * A key is 1 to 1,024 bytes of well-formed text without U+0000 (PostgreSQL cannot hold it) and without LF (which
 * separates key and row in the canonical dump).
 */
export function checkKey(table: string, key: string): void {
  checkTable(table);
  if (
    typeof key !== 'string' ||
    key === '' ||
    (key.length * 3 > KEY_BYTES_MAX && Buffer.byteLength(key) > KEY_BYTES_MAX) ||
    key.includes('\u0000') ||
    key.includes('\n') ||
    !key.isWellFormed()
  ) {
    throw new RefusalError(
      refuse('STORE_KEY_BAD', { table, key: JSON.stringify(key ?? null).slice(0, 120) }),
    );
  }
}

/** Order of the UTF-8 bytes, which is that of code points. JavaScript's own `<` differs: it puts astral characters before U+E000. */
export function compareKeys(a: string, b: string): number {
  const shared = Math.min(a.length, b.length);
  for (let at = 0; at < shared; at++) {
    const left = a.charCodeAt(at);
    const right = b.charCodeAt(at);
    if (left !== right) return rank(left) - rank(right);
  }
  return a.length - b.length;
}

/** Moves surrogates above all other units, keeping the order within both groups. */
function rank(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800;
}

/** The least string above every string with this prefix; undefined where there is none. */
export function afterPrefix(prefix: string): string | undefined {
  const points = [...prefix];
  while (points.length > 0) {
    const last = points.pop()?.codePointAt(0) ?? 0;
    if (last < 0x10ffff) {
      return points.join('') + String.fromCodePoint(last === 0xd7ff ? 0xe000 : last + 1);
    }
  }
  return undefined;
}

/** A range with its prefix worked into plain bounds: `from` included, `to` left out. */
export interface Bounds {
  from: string;
  to?: string;
  limit?: number;
  reverse: boolean;
}

export function boundsOf(range: Range = {}): Bounds {
  for (const bound of [range.prefix, range.from, range.to]) {
    if (
      bound !== undefined &&
      (typeof bound !== 'string' || !bound.isWellFormed() || bound.includes('\u0000'))
    ) {
      throw new RefusalError(refuse('STORE_RANGE_BAD', { range: JSON.stringify(range).slice(0, 200) }));
    }
  }
  if (range.limit !== undefined && (!Number.isSafeInteger(range.limit) || range.limit < 0)) {
    throw new RefusalError(refuse('STORE_RANGE_BAD', { range: JSON.stringify(range).slice(0, 200) }));
  }
  const prefix = range.prefix ?? '';
  const above = prefix === '' ? undefined : afterPrefix(prefix);
  const from = range.from !== undefined && compareKeys(range.from, prefix) > 0 ? range.from : prefix;
  let to = range.to;
  if (above !== undefined && (to === undefined || compareKeys(above, to) < 0)) to = above;
  return {
    from,
    ...(to === undefined ? {} : { to }),
    ...(range.limit === undefined ? {} : { limit: range.limit }),
    reverse: range.reverse ?? false,
  };
}
