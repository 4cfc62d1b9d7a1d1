/** Which party this node is, and the keys with which it speaks. */
import type { Me } from '../contract/index.ts';
import type { PartyCard, Signer } from '../record/index.ts';

export interface Identity extends Me {
  card: PartyCard;
  /** Signs envelopes. */
  message: Signer;
  /** Signs checkpoints of this log. */
  log: Signer;
  /** The log key before the present one, which signs beside it until nobody goes by the earlier card. */
  logBefore: Signer | null;
  /** Signs checkpoints of other logs. */
  cosign: Signer;
}
