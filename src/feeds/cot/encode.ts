/** One CoT event written as XML. Equal events give equal bytes. */
import { isRefusal, type Refusal, refuse } from '../../contract/index.ts';
import { decodeStrict, writableTime } from './decode.ts';
import { type CotEvent, type KeptOf, MAX_COT_BYTES, UNKNOWN } from './event.ts';
import { cleanXml, escapeAttribute, escapeText, isName, trimXml } from './xml.ts';

type Written = readonly [name: string, value: string | null];

/** Decimal without exponent, as the event schema wants it: the digits of the number, at most 20 after the point. */
function decimal(value: number): string {
  const shortest = String(value + 0);
  if (!shortest.includes('e')) return shortest;
  const digits = value.toFixed(20).replace(/\.?0+$/, '');
  return digits === '-0' ? '0' : digits;
}

function orUnknown(value: number | null): string {
  return value === null ? UNKNOWN : decimal(value);
}

function tag(name: string, attributes: readonly Written[]): string {
  let text = `<${name}`;
  for (const [key, value] of attributes) if (value !== null) text += ` ${key}="${escapeAttribute(value)}"`;
  return text;
}

function time(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString();
}

/** The first field that no CoT event can hold, or null. */
function unwritable(event: CotEvent): string | null {
  for (const field of ['timeMs', 'startMs', 'staleMs'] as const) {
    const ms = event[field];
    if (ms !== null && !writableTime(ms)) return field;
  }
  const { lat, lon, haeM, ceM, leM } = event.point;
  const { courseDeg, speedMps } = event;
  for (const [field, value] of Object.entries({ lat, lon, haeM, ceM, leM, courseDeg, speedMps })) {
    // A number this large is written with an exponent, and is no place or speed.
    if (value !== null && !(Math.abs(value) < 1e12)) return field;
  }
  for (const [element, attributes] of Object.entries(event.more)) {
    for (const [name] of attributes) if (!isName(name)) return `${element} ${name.slice(0, 40)}`;
  }
  return null;
}

function detailOf(event: CotEvent): string {
  const more = (element: KeptOf): readonly Written[] => event.more[element] ?? [];
  const contact: Written[] = [['callsign', event.callsign], ...more('contact')];
  const track: Written[] = [
    ['course', event.courseDeg === null ? null : decimal(event.courseDeg)],
    ['speed', event.speedMps === null ? null : decimal(event.speedMps)],
    ...more('track'),
  ];
  let text = tag('detail', more('detail'));
  text += '>';
  if (contact.some(([, value]) => value !== null)) text += `${tag('contact', contact)}/>`;
  if (track.some(([, value]) => value !== null)) text += `${tag('track', track)}/>`;
  if (event.remarks !== null || more('remarks').length > 0) {
    text += `${tag('remarks', more('remarks'))}>${escapeText(event.remarks ?? '')}</remarks>`;
  }
  return `${text}${trimXml(cleanXml(event.detail))}</detail>`;
}

/**
 * The event as one line of XML without a declaration, but for line ends in its own `detail`. Characters that XML
 * cannot hold become U+FFFD. What Parley could not read back is not sent: FEEDS_COT_UNWRITABLE where a value or the
 * `detail` is not in form, else the refusal that a reader would give.
 */
export function encodeCot(event: CotEvent): string | Refusal {
  const uid = event.uid.slice(0, 64);
  const field = unwritable(event);
  if (field !== null) return refuse('FEEDS_COT_UNWRITABLE', { uid, field });
  const { point } = event;
  const head = tag('event', [
    ['version', '2.0'],
    ['uid', event.uid],
    ['type', event.type],
    ['how', event.how],
    ['time', time(event.timeMs)],
    ['start', time(event.startMs)],
    ['stale', time(event.staleMs)],
    ...(event.more.event ?? []),
  ]);
  const place = tag('point', [
    ['lat', decimal(point.lat)],
    ['lon', decimal(point.lon)],
    ['hae', orUnknown(point.haeM)],
    ['ce', orUnknown(point.ceM)],
    ['le', orUnknown(point.leM)],
    ...(event.more.point ?? []),
  ]);
  const text = `${head}>${place}/>${detailOf(event)}</event>`;
  if (text.length > MAX_COT_BYTES || new TextEncoder().encode(text).length > MAX_COT_BYTES) {
    return refuse('FEEDS_COT_TOO_LARGE', { limit: MAX_COT_BYTES });
  }
  const back = decodeStrict(text);
  if (isRefusal(back)) return back;
  // A `detail` that closes itself, or that holds what has its own field, would say something else than the event.
  return back.detail === trimXml(cleanXml(event.detail))
    ? text
    : refuse('FEEDS_COT_UNWRITABLE', { uid, field: 'detail' });
}
