/** What travels between two nodes in one turn: envelopes one way, receipts back, and each side's latest checkpoint. */
import { z } from 'zod';
import type { HeldReceiptAnswer } from './held-receipt.ts';
import type { LogLink } from './log-link.ts';

export const MAX_PARCEL_ENVELOPES = 64;
export const MAX_PARCEL_BYTES = 4_194_304;
const note = z.string().max(65_536).nullable();

export const parcelSchema = z.strictObject({
  /** Who says it sends; a hint for the checkpoint only. Every envelope proves its own sender. */
  from: z.string().max(32),
  checkpoint: note,
  /** DSSE JSON texts. */
  envelopes: z.array(z.string().max(1_048_576)).max(MAX_PARCEL_ENVELOPES),
});
export type Parcel = z.infer<typeof parcelSchema>;

export const answerSchema = z.strictObject({
  checkpoint: note,
  /** In the order of the envelopes. */
  results: z
    .array(
      z.union([
        z.strictObject({ hash: z.string(), receipt: z.string().max(1_048_576).nullable() }),
        z.strictObject({
          refused: z.string().max(64),
          params: z.record(z.string(), z.union([z.string(), z.number()])),
        }),
      ]),
    )
    .max(MAX_PARCEL_ENVELOPES),
});
export type ParcelAnswer = z.infer<typeof answerSchema>;

/** A way to one peer. Throws when the peer cannot be reached or answers nonsense. */
export interface Link extends LogLink {
  send(parcel: Parcel): Promise<ParcelAnswer>;
  /** A signed batch of positions (DSSE JSON text); may be lost. */
  positions(batch: string): Promise<void>;
  /** What the peer holds of this node's own receipts. `question`: signed, as DSSE JSON text. */
  heldReceipt(question: string): Promise<HeldReceiptAnswer>;
}
