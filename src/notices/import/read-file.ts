/** One door for everything that a notice is drafted from: a map file, a table, or pasted text. The bytes decide. */
import { isRefusal, type Refusal } from '../../contract/index.ts';
import {
  decodeText,
  type GeoFault,
  type GeoFile,
  readGeoFile,
  type Sentence,
} from '../../geo/formats/index.ts';
import { looksLikeText, readText } from './read-text.ts';

export interface ReadFile {
  file: GeoFile;
  questions: Sentence[];
}

/** Text of a template begins with none of these: XML, JSON, an archive. */
function mayBeText(bytes: Uint8Array): boolean {
  return bytes.length <= 4_000_000 && ![0x3c, 0x7b, 0x5b, 0x50].includes(bytes[0] ?? 0);
}

/** With `faults`, single places, features and rows that cannot be read go there. */
export function readFile(
  name: string,
  bytes: Uint8Array,
  nowMs: number,
  faults?: GeoFault[],
): ReadFile | Refusal {
  if (mayBeText(bytes)) {
    const text = decodeText(bytes);
    if (!isRefusal(text) && looksLikeText(text)) return readText(text, nowMs);
  }
  const file = readGeoFile(name, bytes, faults);
  return isRefusal(file) ? file : { file, questions: [] };
}
