/** What other rooms may ask of the watch: sealed tracks, and what they prove. */
import { isRefusal, type Read } from '../contract/index.ts';
import type { Fix } from '../feeds/index.ts';
import type { Path } from '../geo/index.ts';
import { type ConductRule, conductEpisodes } from './conduct.ts';
import { deviationEpisodes, MAX_GAP_MS } from './deviation.ts';
import { isUsable } from './motion.ts';
import { decodeSegment, type Segment, segmentHash, trackFrom } from './segment.ts';
import { ALERTS, type AlertRow, padMs, SEGMENTS, type SegmentRow, segmentPrefix } from './view.ts';

/** Reports that came in this much later than they were made are still looked for. */
const LATE_MS = 24 * 3_600_000;
const MINUTE_MS = 60_000;

export type Span = [fromMs: number, toMs: number];
export interface TrackQuestion {
  party: string;
  unit: string;
  fromMs: number;
  toMs: number;
}
export interface TrackAnswer {
  /** Reports of [fromMs, toMs], each of them in a sealed segment that this node holds. */
  fixes: Fix[];
  segments: { sha256: string; sealActId: string; source: 'own' | 'peer' }[];
  /** Stretches within which no two usable reports are more than 60 s apart. */
  coverage: Span[];
  /** Sealed, but the file is not here or is not the one that was sealed: ask for it. */
  missing: { sha256: string; fromMs: number; toMs: number }[];
}

export async function segmentRows(
  read: Read,
  { party, unit, fromMs, toMs }: TrackQuestion,
): Promise<SegmentRow[]> {
  const prefix = segmentPrefix(party, unit);
  const range = { from: `${prefix}${padMs(fromMs - MINUTE_MS)}`, to: `${prefix}${padMs(toMs + 1)}` };
  return (await read.scan<SegmentRow>(SEGMENTS, range)).map(({ row }) => row);
}

function coverageOf(fixes: readonly Fix[]): Span[] {
  const spans: Span[] = [];
  for (const { fixMs } of fixes) {
    const last = spans.at(-1);
    if (last && fixMs - last[1] <= MAX_GAP_MS) last[1] = fixMs;
    else spans.push([fixMs, fixMs]);
  }
  return spans;
}

/** One unit's sealed track. Segments are kept by time of receipt, so those of the day after are looked into too. */
export async function sealedTrack(read: Read, question: TrackQuestion): Promise<TrackAnswer> {
  const { fromMs, toMs } = question;
  const rows = await segmentRows(read, { ...question, toMs: toMs + LATE_MS });
  const held: Segment[] = [];
  const segments: TrackAnswer['segments'] = [];
  const missing: TrackAnswer['missing'] = [];
  for (const row of rows) {
    const bytes = await read.file(row.sha256);
    const segment = bytes && segmentHash(bytes) === row.sha256 ? decodeSegment(bytes) : undefined;
    const fits =
      segment && !isRefusal(segment) && segment.party === question.party && segment.unit === question.unit;
    if (!fits) {
      // A later minute may hold nothing of the time asked for: only those that do are missed.
      if (row.fromMs <= toMs && row.toMs >= fromMs)
        missing.push({ sha256: row.sha256, fromMs: row.fromMs, toMs: row.toMs });
      continue;
    }
    const fixes = segment.fixes.filter(({ fixMs }) => fixMs >= fromMs && fixMs <= toMs);
    if (fixes.length === 0) continue;
    held.push({ ...segment, fixes });
    segments.push({ sha256: row.sha256, sealActId: row.sealActId, source: row.source });
  }
  const fixes = trackFrom(held);
  return { fixes, segments, coverage: coverageOf(fixes.filter(isUsable)), missing };
}

function sealsOf(...tracks: TrackAnswer[]): string[] {
  return [...new Set(tracks.flatMap(({ segments }) => segments.map(({ sealActId }) => sealActId)))];
}

export interface DeviationQuestion extends TrackQuestion {
  path: Path;
  toleranceM: number;
}
export interface ConductQuestion {
  rule: ConductRule;
  a: { party: string; unit: string };
  b: { party: string; unit: string };
  fromMs: number;
  toMs: number;
}

export const answers = {
  /** Alerts that no person has closed, and those that a person has closed and whose episode goes on. */
  'watch.open': async (read: Read): Promise<AlertRow[]> =>
    (await read.scan<AlertRow>(ALERTS))
      .map(({ row }) => row)
      .filter(({ closed, ended, withdrawn }) => closed === null || !(ended || withdrawn)),

  'watch.track': sealedTrack,

  /** Stretches off a declared route. `durationS` counts only time between reports at most 60 s apart. */
  async 'watch.deviation'(read: Read, question: DeviationQuestion) {
    const track = await sealedTrack(read, question);
    const found = deviationEpisodes(question.path, { toleranceM: question.toleranceM }, track.fixes);
    const episodes = found.map(({ knownS, durationS, ...rest }) => ({
      ...rest,
      durationS: knownS,
      spanS: durationS,
    }));
    return { episodes, covered: track.coverage, sealActIds: sealsOf(track) };
  },

  /** Two units' conduct while near each other. Speeds are over ground, from the line between reports. */
  async 'watch.conduct'(read: Read, { rule, a, b, fromMs, toMs }: ConductQuestion) {
    const trackA = await sealedTrack(read, { ...a, fromMs, toMs });
    const trackB = await sealedTrack(read, { ...b, fromMs, toMs });
    const { episodes } = conductEpisodes(rule, trackA.fixes, trackB.fixes);
    return {
      episodes: episodes.map(({ maxSpeedMpsA, maxSpeedMpsB, ...rest }) => ({
        ...rest,
        maxSpeedAMps: Math.round(maxSpeedMpsA * 1000) / 1000,
        maxSpeedBMps: Math.round(maxSpeedMpsB * 1000) / 1000,
      })),
      coveredA: trackA.coverage,
      coveredB: trackB.coverage,
      sealActIds: sealsOf(trackA, trackB),
    };
  },
};
