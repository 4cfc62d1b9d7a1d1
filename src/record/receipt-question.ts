/**
 * The question by which a party asks another what it holds of its own receipts: a signed message that is no entry and no
 * statement. A receipt opens a leaf of its giver's log, so only the giver may be shown it, and the signature proves who asks.
 */
import { z } from 'zod';
import { isRefusal, type Refusal, refuse } from '../contract/index.ts';
import { decodeEnvelope, type Envelope, encodeEnvelope, pae } from './envelope.ts';
import { utf8 } from './hash.ts';
import { canonicalJson, parseJson, pathOf } from './json.ts';
import { type Signer, verifySignature } from './key.ts';

export const RECEIPT_QUESTION_TYPE = 'application/vnd.parley.exchange.receipt-question.v1+json';
/** Bound of the envelope's JSON text. */
export const MAX_QUESTION_BYTES = 4096;

const party = z.string().regex(/^[a-z][a-z0-9-]{0,31}$/);
const questionSchema = z.strictObject({
  v: z.literal(1),
  mode: z.enum(['live', 'exercise']),
  /** Who asks. */
  from: party,
  /** Origin of the asker's log: receipts that name it are asked for. */
  log: z.string().min(1).max(255),
  /** Who is asked. */
  to: party,
  /** By the asker's clock. */
  askedTime: z.iso.datetime(),
});
export type ReceiptQuestion = z.infer<typeof questionSchema>;

/** The question as DSSE JSON text. */
export function signReceiptQuestion(question: ReceiptQuestion, signer: Signer): string {
  const payload = utf8(canonicalJson(question));
  const sig = signer.sign(pae(RECEIPT_QUESTION_TYPE, payload));
  return encodeEnvelope({ payloadType: RECEIPT_QUESTION_TYPE, payload, keyid: signer.keyid, sig });
}

/** An envelope of this type. Nothing is verified yet. */
export function decodeReceiptQuestion(text: string): Envelope | Refusal {
  const bytes = Buffer.byteLength(text);
  if (bytes > MAX_QUESTION_BYTES) return refuse('RECORD_TOO_BIG', { bytes, limit: MAX_QUESTION_BYTES });
  const envelope = decodeEnvelope(text);
  if (isRefusal(envelope) || envelope.payloadType === RECEIPT_QUESTION_TYPE) return envelope;
  return refuse('RECORD_ENVELOPE_TYPE', { given: envelope.payloadType, expected: RECEIPT_QUESTION_TYPE });
}

/**
 * Verifies first, parses after.
 * @param asker the party that it claims to be from, its log, and the raw message keys that may sign for it
 */
export function openReceiptQuestion(
  { payloadType, payload, sig }: Envelope,
  asker: { party: string; log: string; messageKeys: readonly Uint8Array[] },
): ReceiptQuestion | Refusal {
  const signed = pae(payloadType, payload);
  if (!asker.messageKeys.some((key) => verifySignature(key, signed, sig)))
    return refuse('RECORD_SIGNATURE_WRONG', { party: asker.party });
  const parsed = parseJson(payload, MAX_QUESTION_BYTES);
  if (isRefusal(parsed)) return parsed;
  const checked = questionSchema.safeParse(parsed.value);
  if (!checked.success) return refuse('RECORD_QUESTION_FIELD', { field: pathOf(checked.error) });
  const question = checked.data;
  if (question.from !== asker.party)
    return refuse('RECORD_SENDER_OTHER', { given: question.from, expected: asker.party });
  if (question.log !== asker.log)
    return refuse('RECORD_LOG_OTHER', { given: question.log, expected: asker.log });
  return question;
}
