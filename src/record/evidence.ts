/**
 * How far a copy sent to one party is proved to have come: what each fact shows, and no more. State names after
 * ISO/IEC 13888 and PeerReview. Two parties without a third can never be made to exchange message and receipt
 * fairly, so every state below `received` is one of its own, and none of them says that anything arrived.
 */

/** From the least to the most. A later state does not imply an earlier one but `origin` and, from there on, `received`. */
export const EVIDENCE_STATES = ['origin', 'submitted', 'deposited', 'received', 'recorded', 'read'] as const;
export type EvidenceState = (typeof EVIDENCE_STATES)[number];

/** What the sender's record holds about one copy. Everything here is verified before it is handed in. */
export interface CopyFacts {
  /** The signed envelope is there, or was until it was erased. */
  envelope: boolean;
  /** Place of the copy in the sender's log. */
  index: number;
  /** Size of the largest own checkpoint that the policy's quorum of witnesses has cosigned; null: none. */
  cosignedSize: number | null;
  /** Mirrors that cosigned that they hold the copy, and how many the policy asks for (0: it asks for none). */
  mirrors: { holding: number; needed: number } | null;
  /** The addressee's signed receipt for exactly these bytes, with the place in its log that it names. */
  receipt: { index: number } | null;
  /** The receipt's leaf stands in the addressee's log under this checkpoint; `cosigned`: by the policy's quorum. */
  proof: { index: number; size: number; cosigned: boolean } | null;
  /** An entry of the addressee says that it was read. `officer` null: by nobody it names. */
  acknowledgement: { officer: string | null; approved: boolean } | null;
}

export interface Evidence {
  /** The furthest that is proved; null: not even that the sender said it. */
  state: EvidenceState | null;
  proved: readonly EvidenceState[];
  /** Whether it may be called delivered: the addressee has signed that it holds these bytes. */
  delivered: boolean;
  /** Of `read`: with the officer's own key, or by the word of the party's node alone; null: not read. */
  readBy: { officer: string; word: 'officer' | 'node' } | null;
}

function wasRead({ receipt, acknowledgement }: CopyFacts): Evidence['readBy'] {
  // Whoever acknowledged before any receipt came spoke of a notice, not of these bytes.
  if (!receipt || !acknowledgement?.officer) return null;
  return { officer: acknowledgement.officer, word: acknowledgement.approved ? 'officer' : 'node' };
}

/** Pure: the same facts give the same evidence, whatever order they came in. */
export function evidenceOf(facts: CopyFacts): Evidence {
  const { envelope, index, cosignedSize, mirrors, receipt, proof } = facts;
  const readBy = wasRead(facts);
  const holds: Record<EvidenceState, boolean> = {
    origin: true,
    submitted: cosignedSize !== null && cosignedSize > index,
    deposited: mirrors !== null && mirrors.needed > 0 && mirrors.holding >= mirrors.needed,
    received: receipt !== null,
    recorded:
      receipt !== null &&
      proof !== null &&
      proof.cosigned &&
      proof.index === receipt.index &&
      proof.size > proof.index,
    read: readBy !== null,
  };
  const proved = envelope ? EVIDENCE_STATES.filter((state) => holds[state]) : [];
  return {
    state: proved.at(-1) ?? null,
    proved,
    delivered: proved.includes('received'),
    readBy: envelope ? readBy : null,
  };
}

/** The order of two states: below 0 where `a` is the lesser. */
export function compareEvidence(a: EvidenceState | null, b: EvidenceState | null): number {
  const rank = (state: EvidenceState | null) => (state === null ? -1 : EVIDENCE_STATES.indexOf(state));
  return rank(a) - rank(b);
}
