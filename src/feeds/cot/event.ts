/**
 * One Cursor-on-Target event, version 2.0, as TAK tools exchange it: what happened or stands where, until when.
 * Fields after the MITRE event schema (`event`, `point`) and the `contact`, `track` and `remarks` details.
 */

/** An attribute that Parley has no use for, kept so that it can be written again: name as written, value read. */
export type CotAttribute = readonly [name: string, value: string];

/** Elements whose further attributes are kept. */
export const KEPT_OF = ['event', 'point', 'detail', 'contact', 'track', 'remarks'] as const;
export type KeptOf = (typeof KEPT_OF)[number];

export interface CotPoint {
  /** Degrees WGS 84. */
  lat: number;
  lon: number;
  /** Metres above the ellipsoid; null where unknown, as in the two that follow. */
  haeM: number | null;
  /** Radius of the circular error, metres. */
  ceM: number | null;
  /** Linear (vertical) error, metres. */
  leM: number | null;
}

export interface CotEvent {
  uid: string;
  /** Atoms joined by hyphens: `a-f-G-U-C` a friendly ground unit, `b-a-o` an alert, `b-t-f` a chat line. */
  type: string;
  /** How it was made: `m-g` by a machine with GPS, `h-e` estimated by a person; null where not said. */
  how: string | null;
  /** UTC ms: made; valid from; valid until. Null where missing or unreadable. */
  timeMs: number | null;
  startMs: number | null;
  staleMs: number | null;
  /** A time named no zone and was read as UTC. */
  zoneAssumed: boolean;
  point: CotPoint;
  /** `contact callsign`, verbatim. */
  callsign: string | null;
  /** `track course`: degrees true, 0 up to 360. */
  courseDeg: number | null;
  /** `track speed`: metres a second. */
  speedMps: number | null;
  /** Text of `remarks`; empty where the element is. */
  remarks: string | null;
  /** Attributes that stand nowhere else here. */
  more: Readonly<Partial<Record<KeptOf, readonly CotAttribute[]>>>;
  /** The rest of `detail`: XML exactly as written, without the first `contact`, `track` and `remarks`. */
  detail: string;
}

/** Bounds of one event, as XML in UTF-8. */
export const MAX_COT_BYTES = 65_536;
export const MAX_COT_DEPTH = 32;
export const MAX_COT_ATTRIBUTES = 256;

/** What TAK tools write for "unknown" height or error. Some write one 9 fewer: nothing real is that far. */
export const UNKNOWN = '9999999.0';
export const UNKNOWN_FROM = 999_999;

/** An event with nothing but who, what and where; spread it and set the rest. */
export const BARE_EVENT = {
  how: null,
  timeMs: null,
  startMs: null,
  staleMs: null,
  zoneAssumed: false,
  callsign: null,
  courseDeg: null,
  speedMps: null,
  remarks: null,
  more: {},
  detail: '',
} as const satisfies Partial<CotEvent>;
