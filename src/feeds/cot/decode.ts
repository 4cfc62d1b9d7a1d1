/** The XML of one CoT event, as TAK tools write it, read. */
import { isRefusal, type Refusal, refuse } from '../../contract/index.ts';
import { readTime } from '../../geo/formats/index.ts';
import { readNumber } from '../report.ts';
import {
  type CotAttribute,
  type CotEvent,
  type CotPoint,
  KEPT_OF,
  type KeptOf,
  MAX_COT_BYTES,
  UNKNOWN_FROM,
} from './event.ts';
import { mendXml } from './mend.ts';
import { type Found, type Scanned, scanEvent } from './scan.ts';
import { attributeValue, type CotAttributeText, trimXml } from './xml.ts';

const READ: Readonly<Record<KeptOf, readonly string[]>> = {
  event: ['version', 'uid', 'type', 'how', 'time', 'start', 'stale'],
  point: ['lat', 'lon', 'hae', 'ce', 'le'],
  detail: [],
  contact: ['callsign'],
  track: ['course', 'speed'],
  remarks: [],
};

function valueOf(attributes: readonly CotAttributeText[] | undefined, name: string): string | null {
  for (const [key, raw] of attributes ?? []) if (key === name) return attributeValue(raw);
  return null;
}

function moreOf(scanned: Scanned): CotEvent['more'] {
  const more: Partial<Record<KeptOf, CotAttribute[]>> = {};
  for (const element of KEPT_OF) {
    const attributes = element === 'event' ? scanned.event : scanned[element]?.attributes;
    for (const [name, raw] of attributes ?? []) {
      if (READ[element].includes(name)) continue;
      more[element] ??= [];
      more[element].push([name, attributeValue(raw) ?? '']);
    }
  }
  return more;
}

const FIRST_MS = Date.UTC(1000, 0, 1);
const LAST_MS = Date.UTC(9999, 11, 31, 23, 59, 59, 999);
/** Whether a time can be written as CoT writes it, with a year of four digits. */
export function writableTime(ms: number): boolean {
  return Number.isInteger(ms) && ms >= FIRST_MS && ms <= LAST_MS;
}

/** A height or an error in metres; null where it is missing, no number, or one of the "unknown" values. */
function metres(said: string | null): number | null {
  const number = readNumber(said);
  return number === undefined || Math.abs(number) >= UNKNOWN_FROM ? null : number + 0;
}

function errorM(said: string | null): number | null {
  const number = metres(said);
  return number === null || number < 0 ? null : number;
}

/** Tools write a course that has turned past north on either side. -1 and the far values mean unknown. */
function course(said: string | null): number | null {
  const number = readNumber(said);
  if (number === undefined || number === -1 || Math.abs(number) > 720) return null;
  return number >= 0 && number < 360 ? number + 0 : (((number % 360) + 360) % 360) + 0;
}

function pointOf(scanned: Scanned, uid: string): CotPoint | Refusal {
  const attributes = scanned.point?.attributes;
  const [latText, lonText] = [valueOf(attributes, 'lat') ?? '', valueOf(attributes, 'lon') ?? ''];
  const [lat, lon] = [readNumber(latText), readNumber(lonText)];
  const said = { unit: uid.slice(0, 64), lat: latText.slice(0, 40), lon: lonText.slice(0, 40) };
  if (lat === undefined || lon === undefined) return refuse('FEEDS_POSITION_UNREADABLE', said);
  if (Math.abs(lat) > 90 || Math.abs(lon) > 180) return refuse('FEEDS_POSITION_OUT_OF_RANGE', said);
  return {
    lat: lat + 0,
    lon: lon + 0,
    haeM: metres(valueOf(attributes, 'hae')),
    ceM: errorM(valueOf(attributes, 'ce')),
    leM: errorM(valueOf(attributes, 'le')),
  };
}

/** The inside of `detail` without the elements that were read into fields of their own. */
function restOf(text: string, detail: Scanned['detail'], read: readonly (Found | null)[]): string {
  if (!detail) return '';
  const taken = read.filter((found) => found !== null);
  taken.sort((a, b) => a.start - b.start);
  let rest = '';
  let at = detail.innerStart;
  for (const { start, end } of taken) {
    rest += text.slice(at, start);
    at = end;
  }
  return trimXml(rest + text.slice(at, detail.innerEnd));
}

/**
 * One event, in UTF-8 (a byte that is none becomes U+FFFD: a call sign must not cost the position; nor must `&` or
 * `<` written raw in it). Refused: FEEDS_COT_… for what is no single event within its bounds or names no uid or
 * type, FEEDS_POSITION_… for one that stands nowhere. Everything else that is missing or absurd is null. Never throws.
 */
export function decodeCot(source: Uint8Array | string): CotEvent | Refusal {
  if (source.length > MAX_COT_BYTES) return refuse('FEEDS_COT_TOO_LARGE', { limit: MAX_COT_BYTES });
  const text = typeof source === 'string' ? source.toWellFormed() : new TextDecoder().decode(source);
  const event = decodeStrict(text);
  if (!isRefusal(event) || event.refused !== 'FEEDS_COT_BROKEN') return event;
  const mended = mendXml(text);
  if (mended === text) return event;
  const again = decodeStrict(mended);
  return isRefusal(again) && again.refused === 'FEEDS_COT_BROKEN' ? event : again;
}

/** As `decodeCot`, of well-formed XML only. */
export function decodeStrict(text: string): CotEvent | Refusal {
  // A byte-order mark in a string; a reader of bytes has taken it off.
  const plain = trimXml(text.replace(/^\uFEFF/, ''));
  const scanned = scanEvent(plain);
  return isRefusal(scanned) ? scanned : eventOf(plain, scanned);
}

function eventOf(text: string, scanned: Scanned): CotEvent | Refusal {
  if (scanned.root !== 'event') return refuse('FEEDS_COT_NOT_EVENT', { name: scanned.root.slice(0, 40) });
  const attribute = (name: string): string | null => valueOf(scanned.event, name);
  const [uid, type] = [attribute('uid') ?? '', attribute('type') ?? ''];
  if (uid.trim() === '') return refuse('FEEDS_COT_FIELD_MISSING', { field: 'uid' });
  if (type.trim() === '') return refuse('FEEDS_COT_FIELD_MISSING', { field: 'type' });
  const point = pointOf(scanned, uid);
  if (isRefusal(point)) return point;

  let zoneAssumed = false;
  const time = (name: string): number | null => {
    const read = readTime(attribute(name) ?? '');
    if (!read || !writableTime(read.ms)) return null;
    if (!read.zoned) zoneAssumed = true;
    return read.ms;
  };
  const [timeMs, startMs, staleMs] = [time('time'), time('start'), time('stale')];
  const speed = metres(valueOf(scanned.track?.attributes, 'speed'));
  const speedMps = speed === null || speed < 0 ? null : speed;
  const courseDeg = course(valueOf(scanned.track?.attributes, 'course'));
  const callsign = valueOf(scanned.contact?.attributes, 'callsign');
  const more = moreOf(scanned);
  // A contact or track that says nothing stays in the rest, as written.
  const read = [
    callsign === null && !more.contact ? null : scanned.contact,
    courseDeg === null && speedMps === null && !more.track ? null : scanned.track,
    scanned.remarks,
  ];
  return {
    uid,
    type,
    how: attribute('how'),
    timeMs,
    startMs,
    staleMs,
    zoneAssumed,
    point,
    callsign,
    courseDeg,
    speedMps,
    remarks: scanned.remarks?.text ?? null,
    more,
    detail: restOf(text, scanned.detail, read),
  };
}
