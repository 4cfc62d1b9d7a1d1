/** What is stored beside an entry for finding and reading it, against what its header and statement say. */
import { isDeepStrictEqual } from 'node:util';
import type { Entry, Params } from '../../contract/index.ts';
import type { Header, Statement } from '../../record/index.ts';
import type { StoredEntry } from '../../store/index.ts';

/** The first field of the readable copy that differs. */
export function differs(given: Entry, expected: Entry): string | null {
  const names = new Set([...Object.keys(given), ...Object.keys(expected)]) as Set<keyof Entry>;
  for (const name of names) {
    const [a, b] = [given[name], expected[name]];
    if (!isDeepStrictEqual(a, b)) return name;
  }
  return null;
}

export function columnsAgainst(stored: StoredEntry, header: Header, statement: Statement): Params | null {
  const pairs: readonly [string, string | number | null, string | number | null][] = [
    ['direction', stored.direction, header.direction],
    ['class', stored.class, header.class],
    ['peer', stored.peer, header.peer],
    ['peerSeq', stored.peerSeq, header.peerSeq],
    ['localMs', stored.localMs, header.timeMs],
    ['actId', stored.actId, statement.id],
    ['kind', stored.kind, statement.kind],
    ['kindVersion', stored.kindVersion, statement.kindVersion],
  ];
  for (const [field, given, expected] of pairs) {
    if (given !== expected) return { field, stored: String(given), expected: String(expected) };
  }
  return null;
}
