/** What is kept of an entry whose body is erased, and the hash by which the erasing entry pins it down. */
import type { Entry, Kind } from '../contract/index.ts';
import { canonicalJson, labelledHash, toHex, utf8 } from '../record/index.ts';

/** The entry as it stays; null where its kind lets nothing go, or this node cannot read it. */
export function keptOf(kinds: ReadonlyMap<string, Kind<unknown>>, entry: Entry): Entry | null {
  const kind = kinds.get(entry.kind);
  if (!kind?.erased || !entry.understood || kind.version !== entry.kindVersion) return null;
  return { ...entry, body: kind.erased(entry.body) };
}

/** Hex SHA-256 over the labelled canonical JSON of the entry; which entry erased it is not part of it. */
export function keptHash(entry: Entry): string {
  const kept = { ...entry };
  delete kept.erasedBy;
  return toHex(labelledHash('kept-entry/v1', utf8(canonicalJson(kept))));
}
