/** What of a pack other tools can check as it stands: for each entry its leaf and a C2SP tlog-proof of it. */
import { isRefusal, type Refusal } from '../../contract/index.ts';
import { fromBase64 } from '../hash.ts';
import { parseJson } from '../json.ts';
import { leafOf, openingFromJson } from '../leaf.ts';
import { encodeProof } from '../proof.ts';
import { MAX_PACK_BYTES, type Pack } from './format.ts';
import { verifyPack } from './verify.ts';

export interface LeafProof {
  /** The party that keeps the log. */
  party: string;
  index: number;
  /** The 65 bytes that stand in the log. */
  leaf: Uint8Array;
  /** Text of a `.tlog-proof` file, with the checkpoint and its cosignatures. */
  proof: string;
}

/** One for each entry of a pack that verifies. */
export function leafProofsOf(bytes: Uint8Array): LeafProof[] | Refusal {
  const verdict = verifyPack(bytes);
  if (isRefusal(verdict)) return verdict;
  const parsed = parseJson(bytes, MAX_PACK_BYTES);
  if (isRefusal(parsed)) return parsed;
  const { entries, checkpoints, cards } = parsed.value as unknown as Pack;
  const out: LeafProof[] = [];
  for (const { log, index, proof, opening: json } of entries) {
    const opening = openingFromJson(json);
    if (isRefusal(opening)) return opening;
    const { party } = cards.find(({ origin }) => origin === log)!;
    const checkpoint = checkpoints.find((note) => note.startsWith(`${log}\n`))!;
    const hashes = proof.map((hash) => fromBase64(hash)!);
    const text = encodeProof({ extra: null, index: BigInt(index), hashes, checkpoint });
    out.push({ party, index, leaf: leafOf(opening), proof: text });
  }
  return out;
}
