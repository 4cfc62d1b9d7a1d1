/**
 * A track segment: what one node took in from one unit in one stretch of time (a minute, by the node's own
 * clock of receipt), as a file. A report that comes late stands in the segment of the minute in which it came,
 * so a sealed segment never changes.
 *
 * UTF-8 lines, each ended by one line feed: a header, then one fix a line in time order. The salt (random, from
 * the node) keeps the hash of a short segment from being guessed by someone who is shown only the sealed root.
 */
import { z } from 'zod';
import { isRefusal, type Refusal, refuse } from '../contract/index.ts';
import type { Fix } from '../feeds/index.ts';
import { sha256, toHex } from '../record/index.ts';
import { partyId } from '../terms/index.ts';
import { byTime, decodeFixLine, encodeFixLine, quantiseFix, whereOf } from './fixline.ts';

export const SEGMENT_FORMAT = 1;
export const MAX_SEGMENT_BYTES = 1 << 20;
export const MAX_SEGMENT_FIXES = 6000;
const MAX_HEADER_BYTES = 1024;

const ms = z.number().int().min(0).max(8.64e15);
export const segmentHeaderSchema = z.strictObject({
  format: z.literal(SEGMENT_FORMAT),
  party: partyId,
  unit: z.string().min(1).max(64),
  /** Received in [fromMs, toMs), UTC ms. */
  fromMs: ms,
  toMs: ms,
  count: z.number().int().min(0).max(MAX_SEGMENT_FIXES),
  salt: z.string().regex(/^[0-9a-f]{32}$/),
});
export type SegmentHeader = z.infer<typeof segmentHeaderSchema>;

export interface Segment {
  party: string;
  unit: string;
  fromMs: number;
  toMs: number;
  /** 16 random bytes as hex. */
  salt: string;
  fixes: readonly Fix[];
}

function headerOf(segment: Segment, count: number): SegmentHeader {
  const { party, unit, fromMs, toMs, salt } = segment;
  return { format: SEGMENT_FORMAT, party, unit, fromMs, toMs, count, salt };
}

/** The file's bytes: fixes quantised, put in order, equal ones once. Refuses what `decodeSegment` would refuse. */
export function encodeSegment(segment: Segment): Uint8Array | Refusal {
  const lines = [...new Set([...segment.fixes].map(quantiseFix).sort(byTime).map(encodeFixLine))];
  const header = JSON.stringify(headerOf(segment, lines.length));
  const bytes = new TextEncoder().encode(`${[header, ...lines].join('\n')}\n`);
  const back = decodeSegment(bytes);
  return isRefusal(back) ? back : bytes;
}

/** Strict and bounded: refuses every byte sequence that `encodeSegment` does not write. Never throws. */
export function decodeSegment(bytes: Uint8Array): Segment | Refusal {
  if (bytes.length > MAX_SEGMENT_BYTES)
    return refuse('WATCH_SEGMENT_TOO_LARGE', { limit: MAX_SEGMENT_BYTES });
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return refuse('WATCH_SEGMENT_MALFORMED', { where: 'UTF-8' });
  }
  if (!text.endsWith('\n')) return refuse('WATCH_SEGMENT_MALFORMED', { where: 'last line' });
  const lines = text.slice(0, -1).split('\n');
  const header = readHeader(lines[0] as string);
  if (isRefusal(header)) return header;
  if (header.toMs <= header.fromMs) return refuse('WATCH_SEGMENT_MALFORMED', { where: 'toMs' });
  if (header.count !== lines.length - 1) return refuse('WATCH_SEGMENT_MALFORMED', { where: 'count' });
  const fixes: Fix[] = [];
  for (let i = 1; i < lines.length; i++) {
    const fix = decodeFixLine(lines[i] as string);
    if (isRefusal(fix)) return fix;
    if (fix.unit !== header.unit) return refuse('WATCH_SEGMENT_MALFORMED', { where: `line ${i + 1}: unit` });
    if (fix.receivedMs < header.fromMs || fix.receivedMs >= header.toMs) {
      return refuse('WATCH_SEGMENT_MALFORMED', { where: `line ${i + 1}: receivedMs` });
    }
    const previous = fixes.at(-1);
    if (previous && byTime(previous, fix) >= 0) {
      return refuse('WATCH_SEGMENT_MALFORMED', { where: `line ${i + 1}: order` });
    }
    fixes.push(fix);
  }
  const { party, unit, fromMs, toMs, salt } = header;
  return { party, unit, fromMs, toMs, salt, fixes };
}

function readHeader(line: string): SegmentHeader | Refusal {
  if (line.length > MAX_HEADER_BYTES) return refuse('WATCH_LINE_TOO_LONG', { limit: MAX_HEADER_BYTES });
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return refuse('WATCH_SEGMENT_MALFORMED', { where: 'header' });
  }
  const format = (value as { format?: unknown } | null)?.format;
  if (typeof format === 'number' && format !== SEGMENT_FORMAT) {
    return refuse('WATCH_SEGMENT_FORMAT', { format, known: SEGMENT_FORMAT });
  }
  const parsed = segmentHeaderSchema.safeParse(value);
  if (!parsed.success)
    return refuse('WATCH_SEGMENT_MALFORMED', { where: whereOf(parsed.error.issues[0]?.path) });
  return JSON.stringify(headerOf({ ...parsed.data, fixes: [] }, parsed.data.count)) === line
    ? parsed.data
    : refuse('WATCH_SEGMENT_MALFORMED', { where: 'header' });
}

/** Hex SHA-256 of a segment file. */
export function segmentHash(bytes: Uint8Array): string {
  return toHex(sha256(bytes));
}

/** One unit's reports out of several segments: in time order, equal ones once. */
export function trackFrom(segments: readonly Segment[]): Fix[] {
  const seen = new Map<string, Fix>();
  for (const segment of segments) {
    // The same report can lie in several segments (resent, or held by both sides): time of receipt left out.
    for (const fix of segment.fixes) {
      const line = encodeFixLine({ ...fix, receivedMs: 0, marks: [] });
      const held = seen.get(line);
      if (!held || fix.receivedMs < held.receivedMs) seen.set(line, quantiseFix(fix));
    }
  }
  return [...seen.values()].sort(byTime);
}
