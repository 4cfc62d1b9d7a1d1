/** OwnTracks over HTTP: one JSON object a request. Facts: owntracks.org/booklet, checked against recorded requests. */
import { isRefusal, type Refusal, refuse } from '../contract/index.ts';
import type { Fix } from './fix.ts';
import { type FeedRequest, MAX_FEED_BYTES, readJsonBody } from './osmand.ts';
import { fixOf, readNumber, readWhen } from './report.ts';
import { toMps } from './speed-unit.ts';

/**
 * The fix of one request; none for a message of another `_type` (waypoints, transitions), which is answered with
 * 200 all the same. `tst` is the time of the fix; `created_at`, when the message was built, is not used.
 * The device is `topic`, else `tid`. Refusals as for OsmAnd.
 */
export function readOwnTracks(request: FeedRequest, settings: { receivedMs: number }): Fix[] | Refusal {
  if (request.method !== 'POST') return refuse('FEEDS_METHOD', { method: request.method.slice(0, 16) });
  const body = request.body ?? '';
  if (body.length > MAX_FEED_BYTES)
    return refuse('FEEDS_TOO_LARGE', { bytes: body.length, limit: MAX_FEED_BYTES });
  const message = readJsonBody(body);
  if (isRefusal(message)) return message;
  if (message['_type'] !== 'location') return [];
  const speedKmh = readNumber(message['vel']);
  const fix = fixOf(
    {
      unit: message['topic'] ?? message['tid'],
      lat: message['lat'],
      lon: message['lon'],
      when: readWhen(message['tst']),
      speedMps: speedKmh === undefined ? undefined : toMps(speedKmh, 'kmh'),
      courseDeg: readNumber(message['cog']),
      accuracyM: readNumber(message['acc']),
      source: 'owntracks',
      marks: [],
    },
    settings.receivedMs,
  );
  return isRefusal(fix) ? fix : [fix];
}
