/**
 * Entries without a body, and the entries that erased them. Header, leaf and place are checked as of any other; what is
 * kept beside them must be what the erasing entry pins down. A body that is gone without such an entry is a fault.
 */
import type { Entry, EntryClass, Params } from '../../contract/index.ts';
import {
  equalBytes,
  type Header,
  headerCommitment,
  LEAF_BYTES,
  LEAF_VERSION,
  leafHash,
  SALT_BYTES,
} from '../../record/index.ts';
import { type Erased, erasedKind } from '../../retention/index.ts';
import type { StoredEntry } from '../../store/index.ts';
import { keptHash } from '../kept.ts';
import type { Fault, FaultKind } from './fault.ts';

type Bad = (what: FaultKind, params?: Params) => Fault;

/** The commitment to the header opens; what the other commitment was to is gone, and its salt with it. */
function leafFault(bad: Bad, { leaf, leafHash: stored, salt1, salt2, header }: StoredEntry): Fault | null {
  if (salt1.length !== SALT_BYTES || leaf.length !== LEAF_BYTES || leaf[0] !== LEAF_VERSION)
    return bad('leaf');
  if (!equalBytes(leaf.subarray(1, 33), headerCommitment(salt1, header))) return bad('leaf');
  if (!equalBytes(leafHash(leaf), stored)) return bad('leaf-hash');
  return equalBytes(salt2, new Uint8Array(SALT_BYTES)) ? null : bad('leaf');
}

function keptFault(bad: Bad, stored: StoredEntry, header: Header, entry: Entry): Fault | null {
  const pairs: readonly [string, unknown, unknown][] = [
    ['index', entry.index, stored.index],
    ['hash', entry.hash, stored.hash],
    ['id', entry.id, stored.actId],
    ['kind', entry.kind, stored.kind],
    ['kindVersion', entry.kindVersion, stored.kindVersion],
    ['direction', entry.direction, header.direction],
    ['class', entry.class, header.class],
    ['peer', entry.peer, header.peer],
    ['peerSeq', entry.peerSeq, header.peerSeq],
    ['localMs', entry.localMs, header.timeMs],
    ['understood', entry.understood, true],
  ];
  const field = pairs.find(([, given, expected]) => given !== expected)?.[0];
  return field === undefined ? null : bad('meta', { field });
}

/** The entry as kept, where everything that can still be checked about it holds. */
export function readErased(bad: Bad, stored: StoredEntry, header: Header): Entry | Fault {
  let entry: Entry;
  try {
    entry = JSON.parse(stored.meta) as Entry;
  } catch {
    return bad('meta', { field: '-' });
  }
  // Before erasures were known, or by another hand than this program's.
  if (typeof entry !== 'object' || entry === null || typeof entry.erasedBy !== 'number')
    return bad('body-gone');
  return leafFault(bad, stored) ?? keptFault(bad, stored, header, entry) ?? entry;
}

/** One entry that was erased, and what of it the clause is judged by. */
export interface Erasure {
  /** Place and time of the entry that erased it. */
  by: number;
  byMs: number;
  index: number;
  peer: string | null;
  class: EntryClass;
  localMs: number;
  under: Erased['entries'][number]['under'];
}
type Met = Pick<Erasure, 'index' | 'peer' | 'class' | 'localMs'> & {
  erasedBy: number | undefined;
  hash: string;
  kept: string;
};

export class Erasures {
  readonly #open = new Map<number, Met>();
  /** Every entry erased so far, with the entry that did it. */
  readonly done: Erasure[] = [];
  /** Files that may be missing. */
  readonly files = new Set<string>();

  meet(entry: Entry): void {
    const { index, peer, class: entryClass, localMs, erasedBy, hash } = entry;
    this.#open.set(index, { index, peer, class: entryClass, localMs, erasedBy, hash, kept: keptHash(entry) });
  }

  /** The next entry with a body: where it erases others, they are without theirs and as it says. */
  explain(entry: Entry): Fault | null {
    if (entry.kind !== erasedKind.name || entry.direction !== 'own' || !entry.understood) return null;
    const { index: by, localMs: byMs } = entry;
    const { entries, files } = entry.body as Erased;
    for (const { index, hash, kept, under } of entries) {
      const held = this.#open.get(index);
      if (held?.hash !== hash || held.erasedBy !== by || held.kept !== kept)
        return { index: by, what: 'erasure', params: { entry: index } };
      this.#open.delete(index);
      const { peer, class: entryClass, localMs } = held;
      this.done.push({ by, byMs, index, peer, class: entryClass, localMs, under });
    }
    for (const sha256 of files) this.files.add(sha256);
    return null;
  }

  /** The first body that is gone though nothing says that it was erased. */
  unexplained(): Fault | null {
    const [index] = this.#open.keys();
    return index === undefined ? null : { index, what: 'body-gone', params: {} };
  }
}
