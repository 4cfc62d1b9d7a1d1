/** `feed gpx`: a recorded track becomes a unit's positions, shifted to now and paced as it was recorded. */
import { setTimeout as sleep } from 'node:timers/promises';
import { isRefusal, RefusalError, refuse } from '../../contract/index.ts';
import { type GpxTrack, readGpxTrack } from '../../feeds/index.ts';
import { passageTimes } from '../../notices/import/index.ts';
import { Client } from '../client.ts';
import { readBytes } from '../files.ts';
import { NODE_OPTIONS, type NodeOptions, profileFor } from '../profile.ts';
import { readWhen, timeText, type When, whenMs } from '../time.ts';
import { number } from '../values.ts';
import { data, defineVerb, type Io, line, note } from '../verb.ts';
import { withProfile } from '../with-node.ts';

/** As many positions as the node takes at once. */
const BATCH = 1_000;
const TRIES = 5;
const RETRY_MS = 1_000;

export interface Report {
  lat: number;
  lon: number;
  /** Ms since the first point. */
  afterMs: number;
}

function chosen(tracks: readonly GpxTrack[], pick: string | undefined): GpxTrack {
  const named = tracks.filter(({ name }) => name === pick);
  const wanted = pick === undefined ? (tracks.length === 1 ? 1 : 0) : Number(pick);
  const track = named.length === 1 ? named[0] : tracks[wanted - 1];
  if (track) return track;
  const list = tracks
    .map(({ name, points }, i) => `${i + 1}. ${name ?? '-'} (${points.length})`)
    .slice(0, 12);
  throw new RefusalError(refuse('CLI_PICK_TRACK', { count: tracks.length, tracks: list.join('; ') }));
}

/** The track as reports with their times since the first. Times that run backwards are left to the node to mark. */
export function reportsOf(
  text: string,
  options: { pick?: string | undefined; speedKmh?: number | undefined },
): Report[] {
  const tracks = readGpxTrack(text);
  if (isRefusal(tracks)) throw new RefusalError(tracks);
  const { points } = chosen(tracks, options.pick);
  if (options.speedKmh !== undefined) {
    const times = passageTimes(
      points.map(({ at }) => at),
      0,
      options.speedKmh / 3.6,
    );
    if (isRefusal(times)) throw new RefusalError(times);
    return points.map(({ at }, i) => ({ lat: at.lat, lon: at.lon, afterMs: times[i] as number }));
  }
  const timed = points.flatMap(({ at, timeMs }) => (timeMs === null ? [] : [{ at, timeMs }]));
  const [first] = timed;
  if (!first) throw new RefusalError(refuse('CLI_TRACK_NO_TIMES'));
  return timed.map(({ at, timeMs }) => ({ lat: at.lat, lon: at.lon, afterMs: timeMs - first.timeMs }));
}

interface FeedOptions extends NodeOptions {
  unit?: string;
  device?: string;
  speed?: number;
  speedKmh?: number;
  at?: When;
  pick?: string;
  /** False with --no-wait. */
  wait: boolean;
}
interface Sink {
  clock: { nowMs: number; speed: number };
  send(reports: readonly (Report & { fixMs: number })[]): Promise<unknown>;
}

/** A node that is just being started again is waited for; one that says no is not asked again. */
async function patiently(io: Io, work: () => Promise<unknown>): Promise<void> {
  for (let turn = 1; ; turn++) {
    try {
      await work();
      return;
    } catch (error) {
      const away = error instanceof RefusalError && error.refusal.refused === 'CLI_UNREACHABLE';
      if (!away || turn >= TRIES) throw error;
      note(io, 'cli.feed.again');
      await sleep(RETRY_MS);
    }
  }
}

async function replay(
  io: Io,
  reports: readonly Report[],
  options: FeedOptions,
  sink: Sink,
): Promise<undefined> {
  const startMs = whenMs(options.at ?? { fromNowMs: 0 }, sink.clock.nowMs);
  const speed = options.speed ?? sink.clock.speed;
  const timed = reports.map((report) => ({ ...report, fixMs: startMs + report.afterMs }));
  const began = Date.now();
  for (let sent = 0; sent < timed.length; ) {
    let batch = timed.slice(sent, sent + BATCH);
    if (options.wait) {
      const dueMs = (at: number) => began + (timed[at] as Report).afterMs / speed;
      await sleep(Math.max(0, dueMs(sent) - Date.now()));
      // Whatever has fallen due since goes along, so that a slow line does not fall behind for good.
      batch = batch.filter((_, i) => i === 0 || dueMs(sent + i) <= Date.now());
    }
    await patiently(io, () => sink.send(batch));
    sent += batch.length;
    if (io.tty) io.err(`\r${sent}/${timed.length}`);
  }
  if (io.tty) io.err('\n');
  const [first, last] = [timed[0]?.fixMs, timed.at(-1)?.fixMs];
  if (io.json) data(io, { sent: timed.length, fromMs: first, toMs: last, speed });
  line(io, 'cli.feed.sent', { count: timed.length, from: timeText(first), to: timeText(last) });
  return undefined;
}

/** As a phone would send it: the device's name stands for the unit that the configuration gives it. */
async function asDevice(io: Io, device: string, options: FeedOptions): Promise<Sink> {
  const url = options.node ?? (await profileFor(options)).url;
  const client = Client.anyone(url, io.language);
  return {
    clock: { nowMs: Date.now(), speed: 1 },
    async send(reports) {
      for (const { lat, lon, fixMs } of reports) {
        const query = new URLSearchParams({
          id: device,
          lat: String(lat),
          lon: String(lon),
          timestamp: String(fixMs),
        });
        await client.send('GET', `/feeds/osmand?${query}`);
      }
    },
  };
}

export const feedGpx = defineVerb<FeedOptions, [string]>({
  name: 'feed gpx',
  args: [{ flags: '<file>', says: 'cli.a.gpx' }],
  json: true,
  options: [
    { flags: '--unit <id>' },
    { flags: '--device <id>' },
    { flags: '--speed <number>', parse: number(0.001, 1_000_000) },
    { flags: '--speed-kmh <number>', parse: number(0.1, 540) },
    { flags: '--at <time>', parse: readWhen, otherwise: 'now' },
    { flags: '--pick <line>' },
    { flags: '--no-wait' },
    ...NODE_OPTIONS,
  ],
  async run(io, options, path) {
    const { unit, device } = options;
    if ((unit === undefined) === (device === undefined)) throw new RefusalError(refuse('CLI_UNIT_OR_DEVICE'));
    const reports = reportsOf(new TextDecoder().decode(await readBytes(path)), options);
    if (device !== undefined) return replay(io, reports, options, await asDevice(io, device, options));
    return withProfile(io, await profileFor(options), async (client) =>
      replay(io, reports, options, {
        clock: await client.clock(),
        send: (batch) =>
          client.send(
            'POST',
            '/api/fixes',
            batch.map(({ lat, lon, fixMs }) => ({ unit, at: { lat, lon }, fixMs, source: 'gpx' })),
          ),
      }),
    );
  },
});
