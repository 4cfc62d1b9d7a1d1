/** Bytes to text: UTF-8, or UTF-16 with its byte-order mark. A guess at anything else could move a place name or worse. */
import { type Refusal, refuse } from '../../contract/index.ts';
import { MAX_FILE_BYTES } from './geo-file.ts';

function codec(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}

/** The text without its byte-order mark; refuses what is empty, too large, or in no Unicode encoding. */
export function decodeText(bytes: Uint8Array): string | Refusal {
  if (bytes.length === 0) return refuse('GEO_FILE_EMPTY');
  if (bytes.length > MAX_FILE_BYTES) {
    return refuse('GEO_FILE_TOO_LARGE', { bytes: bytes.length, limit: MAX_FILE_BYTES });
  }
  const encoding = codec(bytes);
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return text.trim() === '' ? refuse('GEO_FILE_EMPTY') : text;
  } catch {
    const declared = /^[^>]{0,200}?encoding\s{0,9}=\s{0,9}["']([A-Za-z0-9._-]{1,40})/.exec(
      new TextDecoder('latin1').decode(bytes.subarray(0, 300)),
    )?.[1];
    return refuse('GEO_FILE_ENCODING', { encoding: declared ?? '?' });
  }
}
