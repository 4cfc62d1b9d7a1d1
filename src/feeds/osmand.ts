/**
 * The OsmAnd protocol of Traccar: a query (GET, or POST with the same as a form), as OsmAnd and older Traccar
 * Clients send it, or the JSON body of newer ones. Facts: traccar.org/osmand, checked against recorded requests.
 */
import { isRefusal, type Refusal, refuse } from '../contract/index.ts';
import type { Fix } from './fix.ts';
import { fixOf, type Mark, readNumber, readUnit, readWhen } from './report.ts';
import { type SpeedUnit, toMps } from './speed-unit.ts';

export interface FeedRequest {
  method: string;
  /** What stands after `?`, still encoded. */
  query: string;
  headers?: Readonly<Record<string, string | readonly string[] | undefined>> | undefined;
  body?: string | undefined;
}
export interface OsmandSettings {
  /** UTC ms by the node's clock. */
  receivedMs: number;
  /** Unit of `speed` in a query. `auto`: guessed from who seems to be asking, and marked. */
  speedUnit: SpeedUnit | 'auto';
}

const SOURCE = 'osmand';
export const MAX_FEED_BYTES = 256 * 1024;
/** Positions of one JSON body: a phone that was offline may send many. */
export const MAX_FEED_FIXES = 1000;

/** OsmAnd itself sends `hdop` and m/s; Traccar Clients send `accuracy` or `batt` and knots, as the protocol's default. */
function guessUnit(query: URLSearchParams): SpeedUnit {
  const traccarClient = query.has('batt') || query.has('accuracy');
  return query.has('hdop') && !traccarClient ? 'mps' : 'knots';
}

function readQuery(query: URLSearchParams, settings: OsmandSettings): Fix[] | Refusal {
  const unit = readUnit(query.get('id') ?? query.get('deviceid') ?? query.get('device_id'));
  if (isRefusal(unit)) return unit;
  const [lat, lon] = query.has('location')
    ? (query.get('location') ?? '').split(',', 3)
    : [query.get('lat'), query.get('lon')];
  // Cell towers and wifi alone, or a bare sign of life: heard, but no position.
  if ((lat ?? null) === null && (lon ?? null) === null) return [];
  const marks: Mark[] = [];
  if (/^(?:false|0)$/i.test(query.get('valid') ?? '')) marks.push('implausible');
  const said = readNumber(query.get('speed'));
  const auto = settings.speedUnit === 'auto';
  const speedUnit = settings.speedUnit === 'auto' ? guessUnit(query) : settings.speedUnit;
  // Nought is nought in every unit, and less means unknown: there was nothing to guess.
  if (auto && said !== undefined && said > 0) marks.push('speed-unit-guessed');
  const fix = fixOf(
    {
      unit,
      lat,
      lon,
      when: readWhen(query.get('timestamp')),
      speedMps: said === undefined ? undefined : toMps(said, speedUnit),
      courseDeg: readNumber(query.get('bearing') ?? query.get('heading')),
      accuracyM: readNumber(query.get('accuracy')),
      source: SOURCE,
      marks,
    },
    settings.receivedMs,
  );
  return isRefusal(fix) ? fix : [fix];
}

type Json = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Background-location JSON: speeds are always m/s, and -1 stands for unknown. */
function readLocation(location: Json, unit: string, receivedMs: number): Fix | Refusal | null {
  const { coords } = location;
  if (!isObject(coords)) return null;
  return fixOf(
    {
      unit,
      lat: coords['latitude'],
      lon: coords['longitude'],
      when: readWhen(location['timestamp']),
      speedMps: readNumber(coords['speed']),
      courseDeg: readNumber(coords['heading']),
      accuracyM: readNumber(coords['accuracy']),
      source: SOURCE,
      // The phone itself says that the position was made up.
      marks: location['mock'] === true ? ['implausible'] : [],
    },
    receivedMs,
  );
}

/** Parses a JSON object of bounded size; a refusal for anything else. */
export function readJsonBody(body: string): Json | Refusal {
  try {
    const parsed: unknown = JSON.parse(body);
    return isObject(parsed) ? parsed : refuse('FEEDS_BODY_UNREADABLE');
  } catch {
    return refuse('FEEDS_BODY_UNREADABLE');
  }
}

function readBody(body: string, settings: OsmandSettings): Fix[] | Refusal {
  const message = readJsonBody(body);
  if (isRefusal(message)) return message;
  const unit = readUnit(message['device_id']);
  if (isRefusal(unit)) return unit;
  const { location } = message;
  const locations: readonly unknown[] = Array.isArray(location) ? location : [location];
  if (locations.length > MAX_FEED_FIXES) {
    return refuse('FEEDS_TOO_MANY', { count: locations.length, limit: MAX_FEED_FIXES });
  }
  const fixes: Fix[] = [];
  for (const one of locations) {
    if (!isObject(one)) continue;
    const fix = readLocation(one, unit, settings.receivedMs);
    if (isRefusal(fix)) return fix;
    if (fix) fixes.push(fix);
  }
  return fixes;
}

/**
 * The fixes of one request, mostly one; none where the device only said that it lives. Refusals (status 400 unless
 * said otherwise): FEEDS_METHOD 405, FEEDS_TOO_LARGE 413, FEEDS_DEVICE_MISSING, FEEDS_DEVICE_TOO_LONG,
 * FEEDS_POSITION_UNREADABLE, FEEDS_POSITION_OUT_OF_RANGE, FEEDS_BODY_UNREADABLE, FEEDS_TOO_MANY 413.
 */
export function readOsmand(request: FeedRequest, settings: OsmandSettings): Fix[] | Refusal {
  const { method } = request;
  if (method !== 'GET' && method !== 'POST') return refuse('FEEDS_METHOD', { method: method.slice(0, 16) });
  const body = method === 'POST' ? (request.body ?? '').trim() : '';
  if (request.query.length + body.length > MAX_FEED_BYTES) {
    return refuse('FEEDS_TOO_LARGE', { bytes: request.query.length + body.length, limit: MAX_FEED_BYTES });
  }
  if (body.startsWith('{')) return readBody(body, settings);
  const query = new URLSearchParams(request.query);
  // A form says the same as a query; where both speak, the query stands first and wins.
  for (const [key, value] of new URLSearchParams(body)) query.append(key, value);
  return readQuery(query, settings);
}
