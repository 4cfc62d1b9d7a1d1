/** How far each delivery is proved to have come, out of what this record holds. Whoever shows a delivery shows this. */
import { type CopyFacts, type Evidence, evidenceOf } from '../record/index.ts';
import type { DeliveryRow } from './view.ts';

/** What is known beside the delivery itself. */
export interface BesideDelivery {
  /** Size of the largest own checkpoint that witnesses enough have cosigned; null: none. */
  cosignedSize?: number | null;
  acknowledgement?: CopyFacts['acknowledgement'];
}

export function deliveryEvidence(row: DeliveryRow, beside: BesideDelivery = {}): Evidence {
  return evidenceOf({
    envelope: true,
    index: row.outIndex,
    cosignedSize: beside.cosignedSize ?? null,
    // No policy names mirrors yet: nothing is shown as deposited.
    mirrors: null,
    receipt: row.receipt,
    // Only what the policy's witnesses had cosigned is kept as a proof at all.
    proof: row.proof && { ...row.proof, cosigned: true },
    acknowledgement: beside.acknowledgement ?? null,
  });
}
