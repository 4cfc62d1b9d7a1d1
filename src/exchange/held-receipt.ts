/** The answer to a party that asks what is held of its own receipts (`signReceiptQuestion`). */
import { z } from 'zod';

/** Larger than any receipt in its envelope. */
const MAX_RECEIPT_CHARS = 16_384;
export const MAX_HELD_RECEIPT_BYTES = 2 * MAX_RECEIPT_CHARS;

export const heldReceiptSchema = z.strictObject({
  /** The exact envelope (DSSE JSON text) of the one with the highest place in the asker's log; null: none is held. */
  receipt: z.string().max(MAX_RECEIPT_CHARS).nullable(),
});
export type HeldReceipt = z.infer<typeof heldReceiptSchema>;

/** As a link brings it. */
export type HeldReceiptAnswer = HeldReceipt | { refused: string };
