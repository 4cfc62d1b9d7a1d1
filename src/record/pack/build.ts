/** Puts a proof pack together and judges it first, so that nobody hands out a pack that does not verify. */
import { isRefusal, type Refusal } from '../../contract/index.ts';
import { utf8 } from '../hash.ts';
import { canonicalJson } from '../json.ts';
import { PACK_FORMAT, type PackParts } from './format.ts';
import { summaryOf } from './summary.ts';
import { judge, verifyPack } from './verify.ts';

/**
 * The bytes of the file. Entries may come in any order. The answer may well be `undecidable` or `contradicted`; a
 * refusal means that the parts do not belong together.
 */
export function buildPack(parts: PackParts): Uint8Array | Refusal {
  const entries = [...parts.entries].sort((a, b) =>
    a.log === b.log ? a.index - b.index : a.log < b.log ? -1 : 1,
  );
  const pack = { ...parts, entries, format: PACK_FORMAT, summary: '' } as const;
  const verdict = judge(pack, undefined);
  if (isRefusal(verdict)) return verdict;
  const bytes = utf8(`${canonicalJson({ ...pack, summary: summaryOf(verdict) })}\n`);
  const read = verifyPack(bytes);
  return isRefusal(read) ? read : bytes;
}
