/**
 * The signed states that a proof rests on. A checkpoint that witnesses cosigned says more than one that its log alone signed,
 * so the largest cosigned one is taken wherever it covers what is to be proved.
 */
import { isRefusal, type Refusal, refuse } from '../contract/index.ts';
import {
  type Checkpoint,
  cardKeys,
  decodeCheckpoint,
  isOf,
  LAST_S,
  type PartyCard,
  type Policy,
  plainPolicy,
  readNote,
  type SignatureLine,
  signatureLine,
  utf8,
  type Verifier,
  verifyCosignature,
  verifySignature,
} from '../record/index.ts';
import type { StoreRead } from '../store/index.ts';
import { policyOf } from './cosigners.ts';
import { keptOf } from './cosigning.ts';

export interface ProofNotes {
  /** Text of the policy; null where nobody is to cosign. */
  policyText: string | null;
  policy: Policy | null;
  /** Own checkpoints, the one that says most first: cosigned, published, latest. */
  own: { note: string; size: number }[];
}

/**
 * The note with the signatures of these log keys and of the policy's witnesses alone: nothing that the reader of a pack
 * could not check. Null where no log key signed it.
 */
export function trimmed(
  note: string,
  logs: readonly Verifier[],
  policy: Policy | null,
): { note: string; checkpoint: Checkpoint } | null {
  const read = readNote(note);
  if (isRefusal(read)) return null;
  const checkpoint = decodeCheckpoint(read.text);
  if (isRefusal(checkpoint)) return null;
  const signs = (line: SignatureLine) =>
    logs.some((key) => isOf(line, key) && verifySignature(key.publicKey, utf8(read.text), line.signature));
  const witnesses = policy?.witnesses ?? [];
  const cosigns = (line: SignatureLine) =>
    witnesses.some(({ key }) => {
      const timeS = verifyCosignature(read.text, line, key);
      return timeS !== null && timeS <= LAST_S;
    });
  const first = (line: SignatureLine, at: number) =>
    read.lines.findIndex((other) => isOf(other, line)) === at;
  const lines = read.lines.filter((line, at) => first(line, at) && (signs(line) || cosigns(line)));
  if (!lines.some(signs)) return null;
  return { note: `${read.text}\n${lines.map(signatureLine).join('')}`, checkpoint };
}

/** @param latest the latest signed note of this log, as node or lock have it */
export async function proofNotes(
  read: StoreRead,
  card: PartyCard,
  latest: string | null,
  configured: Policy | null,
): Promise<ProofNotes | Refusal> {
  if (latest === null) return refuse('NODE_PROVE_NO_CHECKPOINT');
  const keys = cardKeys(card);
  if (isRefusal(keys)) return keys;
  const policy = await policyOf(read, configured);
  const policyText = policy && plainPolicy(policy);
  if (policy && policyText === null) return refuse('RECORD_UTF8');
  const { cosigned, published } = await keptOf(read);
  const own = [cosigned, published, latest].flatMap((note) => {
    const found = note === null ? null : trimmed(note, [keys.log], policy);
    return found ? [{ note: found.note, size: Number(found.checkpoint.size) }] : [];
  });
  return own.length > 0 ? { policyText, policy, own } : refuse('NODE_PROVE_NO_CHECKPOINT');
}
