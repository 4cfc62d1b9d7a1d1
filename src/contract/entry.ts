/** One place in a party's record, as the rooms see it. The signed bytes behind it are `record/`'s business. */

/** own: an act of this party; out: a copy of an act sent to one peer; in: a peer's envelope. */
export type Direction = 'own' | 'out' | 'in';

/**
 * The coarse family of a kind. It stands in the leaf header, so absence can be shown by opening
 * headers without bodies: an envelope of another class cannot have been the notice that is missing.
 */
export const ENTRY_CLASSES = [
  'admin',
  'terms',
  'notice',
  'receipt',
  'reply',
  'conflict',
  'watch',
  'line',
  'incident',
  'record',
] as const;
export type EntryClass = (typeof ENTRY_CLASSES)[number];

/** After STANAG 4406 / ACP 127: how urgent the sender says it is. */
export const PRECEDENCES = ['routine', 'priority', 'immediate', 'flash'] as const;
export type Precedence = (typeof PRECEDENCES)[number];

export type Mode = 'live' | 'exercise';

/** Who acted: names office, officer and sign-in. The node's message key is what signs. */
export interface By {
  office: string;
  officer: string;
  /** Id of the sign-in session, so that an act can be traced to one sign-in. */
  signIn: string;
}

export interface Entry<Body = unknown> {
  /** Place in this node's log, from 0. */
  index: number;
  direction: Direction;
  /** The other party, for `out` and `in`. */
  peer: string | null;
  class: EntryClass;
  kind: string;
  kindVersion: number;
  /** Id of the act: the same in the own entry and in every copy sent, so peers can refer to it. */
  id: string;
  /** Hex SHA-256 over PAE ‖ signature: names exactly these bytes. */
  hash: string;
  mode: Mode;
  from: string;
  to: string | null;
  by: By | null;
  precedence: Precedence;
  /** Act ids this entry refers to. */
  refs: readonly string[];
  /** UTC ms by the sender's clock. Never orders anything. */
  claimedMs: number;
  /** UTC ms by this node's clock when it was appended; stands in the leaf header. */
  localMs: number;
  /** Sequence in the sender's series to the addressee (0 for own entries). */
  peerSeq: number;
  /** False for an unknown kind or newer version: kept and receipted, shown as "not understood". */
  understood: boolean;
  /**
   * Index of the own entry by which the body was erased. `body` is then what its kind keeps (`Kind.erased`), and
   * nothing but the header under the leaf can be shown any more. Absent: it was not erased.
   */
  erasedBy?: number;
  body: Body;
}
