/** Puts a proof pack together and judges it first, so that nobody hands out a pack that does not verify. */
import { isRefusal, type Refusal } from '../../contract/index.ts';
import { utf8 } from '../hash.ts';
import { canonicalJson } from '../json.ts';
import { PACK_FORMAT, type PackParts } from './format.ts';
import { reportOf } from './report.ts';
import { summaryOf } from './summary.ts';
import { judge, verifyPack } from './verify.ts';

/** As strings are compared everywhere in a pack: by UTF-16 code units. */
const rising = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * The bytes of the file. Entries, cards and checkpoints may come in any order. The answer may well be `undecidable` or `contradicted`; a
 * refusal means that the parts do not belong together.
 */
export function buildPack(parts: PackParts): Uint8Array | Refusal {
  const entries = [...parts.entries].sort((a, b) => rising(a.log, b.log) || a.index - b.index);
  const cards = [...parts.cards].sort((a, b) => rising(a.party, b.party) || a.serial - b.serial);
  const originOf = (note: string) => note.slice(0, Math.max(0, note.indexOf('\n')));
  const checkpoints = [...parts.checkpoints].sort((a, b) => rising(originOf(a), originOf(b)));
  const pack = { ...parts, entries, cards, checkpoints, format: PACK_FORMAT, summary: '' } as const;
  const verdict = judge(pack, undefined);
  if (isRefusal(verdict)) return verdict;
  const bytes = utf8(`${canonicalJson({ ...pack, summary: summaryOf(reportOf(verdict)) })}\n`);
  const read = verifyPack(bytes);
  return isRefusal(read) ? read : bytes;
}
