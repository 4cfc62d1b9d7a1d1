/**
 * The leaf header: seven text lines that can be opened without the body. One value has exactly one text.
 *
 * ```
 * parley-header/v1
 * direction in
 * class notice
 * peer west
 * peerseq 12
 * prev 341
 * time 2020-08-25T07:00:00.000Z
 * ```
 */
import { type Direction, ENTRY_CLASSES, type EntryClass, type Refusal, refuse } from '../contract/index.ts';

export interface Header {
  direction: Direction;
  class: EntryClass;
  /** The other party for `out` and `in`; null for `own`, written `-`. */
  peer: string | null;
  /** The sender's sequence to the addressee; 0 for own entries and receipts. */
  peerSeq: number;
  /** Index of the previous `in` or `out` entry with that peer in this log; null for the first and for `own`, written `none`. */
  prev: number | null;
  /** UTC ms by this node's clock at the append. */
  timeMs: number;
}

export const MAX_HEADER_CHARS = 256;
const DIRECTIONS: readonly string[] = ['own', 'out', 'in'];
const LABELS = ['direction', 'class', 'peer', 'peerseq', 'prev', 'time'] as const;
const PARTY = /^[a-z][a-z0-9-]{0,31}$/;
const DECIMAL = /^(?:0|[1-9][0-9]{0,15})$/;
/** 9999-12-31T23:59:59.999Z: beyond it the year would no longer have four digits. */
const LAST_MS = 253_402_300_799_999;
const FIRST_MS = -62_167_219_200_000;

/** First line that is wrong, or null. Line numbers as in the text, from 1. */
function wrongLine(header: Header): number | null {
  const own = header.direction === 'own';
  if (!DIRECTIONS.includes(header.direction)) return 2;
  if (!ENTRY_CLASSES.includes(header.class)) return 3;
  if (own ? header.peer !== null : header.peer === null || !PARTY.test(header.peer)) return 4;
  if (!Number.isSafeInteger(header.peerSeq) || header.peerSeq < 0 || (own && header.peerSeq !== 0)) return 5;
  if (header.prev !== null && (own || !Number.isSafeInteger(header.prev) || header.prev < 0)) return 6;
  if (!Number.isInteger(header.timeMs) || header.timeMs < FIRST_MS || header.timeMs > LAST_MS) return 7;
  return null;
}

/** @throws RangeError for a header that has no text: it was put together wrongly by our own code. */
export function encodeHeader(header: Header): string {
  const line = wrongLine(header);
  if (line !== null) throw new RangeError(`header line ${line}: ${JSON.stringify(header)}`);
  return [
    'parley-header/v1',
    `direction ${header.direction}`,
    `class ${header.class}`,
    `peer ${header.peer ?? '-'}`,
    `peerseq ${header.peerSeq}`,
    `prev ${header.prev ?? 'none'}`,
    `time ${new Date(header.timeMs).toISOString()}`,
    '',
  ].join('\n');
}

/** The header of exactly the text that `encodeHeader` gives; any other text is refused with its first wrong line. */
export function decodeHeader(text: string): Header | Refusal {
  if (text.length > MAX_HEADER_CHARS) return refuse('RECORD_HEADER_LINE', { line: 1 });
  const lines = text.split('\n');
  if (lines[0] !== 'parley-header/v1') return refuse('RECORD_HEADER_LINE', { line: 1 });
  if (lines.length !== 8 || lines[7] !== '') return refuse('RECORD_HEADER_LINE', { line: lines.length });
  const values: string[] = [];
  for (const [i, label] of LABELS.entries()) {
    const line = lines[i + 1]!;
    if (!line.startsWith(`${label} `)) return refuse('RECORD_HEADER_LINE', { line: i + 2 });
    values.push(line.slice(label.length + 1));
  }
  const [direction, entryClass, peer, peerSeq, prev, time] = values as [
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  if (!DECIMAL.test(peerSeq)) return refuse('RECORD_HEADER_LINE', { line: 5 });
  if (prev !== 'none' && !DECIMAL.test(prev)) return refuse('RECORD_HEADER_LINE', { line: 6 });
  const header: Header = {
    direction: direction as Direction,
    class: entryClass as EntryClass,
    peer: peer === '-' ? null : peer,
    peerSeq: Number(peerSeq),
    prev: prev === 'none' ? null : Number(prev),
    timeMs: Date.parse(time),
  };
  const wrong = wrongLine(header) ?? (new Date(header.timeMs).toISOString() === time ? null : 7);
  return wrong === null ? header : refuse('RECORD_HEADER_LINE', { line: wrong });
}
