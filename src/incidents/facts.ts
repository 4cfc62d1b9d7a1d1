/** What a rule gets to see. Gathered from the record by `gather.ts`; from here on everything is pure. */
import type { Fix } from '../feeds/index.ts';
import type { Path } from '../geo/index.ts';
import type { Fields, Position } from '../notices/index.ts';
import type { TermsState } from '../terms/index.ts';
import type { Missing } from './finding.ts';

export interface VersionFact {
  version: number;
  actId: string;
  /** UTC ms by this node's clock / by the owner's clock. */
  localMs: number;
  claimedMs: number;
  /** Fields opened to this node; empty where the openings do not give the committed root. */
  fields: Partial<Fields>;
  /** The signed receipt of each party; on the addressee's own node, the notice as it came in. */
  receipts: Readonly<Record<string, { actId: string; receivedMs: number }>>;
}
export interface PositionFact {
  position: Position;
  version: number;
  actId: string;
  localMs: number;
  claimedMs: number;
}
export interface NoticeFact {
  noticeId: string;
  party: string;
  /** Oldest first; never empty. */
  versions: readonly VersionFact[];
  withdrawn: { actId: string; localMs: number } | null;
  /** Every position each party took, in the order this record holds them. */
  positions: Readonly<Record<string, readonly PositionFact[]>>;
}
export type Span = readonly [fromMs: number, toMs: number];
/** A unit's sealed positions. What they cover is counted by the rule, from those it may rest on. */
export interface TrackFact {
  fixes: readonly Fix[];
  sealActIds: readonly string[];
}
export interface DeviationFact {
  episodes: readonly { fromMs: number; toMs: number; durationS: number; maxOffsetM: number }[];
  covered: readonly Span[];
  sealActIds: readonly string[];
}
export interface ConductFact {
  clause: string;
  episodes: readonly {
    fromMs: number;
    toMs: number;
    minDistanceM: number;
    maxSpeedAMps: number | null;
    maxSpeedBMps: number | null;
  }[];
  coveredA: readonly Span[];
  coveredB: readonly Span[];
  sealActIds: readonly string[];
}
/** The declared route that a deviation is measured from. */
export interface DeclaredRoute {
  noticeId: string;
  version: number;
  actId: string;
  path: Path;
  /** The part of the asked window for which the route was declared. */
  fromMs: number;
  toMs: number;
}
export interface TermsFact {
  /** How the agreement stood at the beginning and at the end of what is asked about. */
  atStart: TermsState;
  atEnd: TermsState;
}

/** Silence of a track longer than this hides what happened in it. Seconds. */
export const GAP_S = 60;

/** The parts of [fromMs, toMs] longer than `GAP_S` that no span covers. Spans may overlap and come in any order. */
export function gapsOf(covered: readonly Span[], fromMs: number, toMs: number): Span[] {
  const gaps: Span[] = [];
  let reached = fromMs;
  for (const [from, to] of covered.toSorted((a, b) => a[0] - b[0])) {
    if (Math.min(from, toMs) - reached > GAP_S * 1000) gaps.push([reached, Math.min(from, toMs)]);
    reached = Math.max(reached, to);
  }
  if (toMs - reached > GAP_S * 1000) gaps.push([reached, toMs]);
  // No position at all in a short window is still no position.
  return gaps.length === 0 && !covered.some(([from, to]) => from <= toMs && to >= fromMs)
    ? [[fromMs, toMs]]
    : gaps;
}

/** RFC 3339, UTC, to the second. */
export function instant(atMs: number): string {
  return new Date(atMs).toISOString().replace(/\.\d{3}Z$/, 'Z');
}
export function spanText([fromMs, toMs]: Span): string {
  return `${instant(fromMs)}/${instant(toMs)}`;
}

/** What no sealed position covers, as things missing; at most ten gaps are named, the rest in one. */
export function missingPositions(party: string, unit: string, gaps: readonly Span[]): Missing[] {
  const named =
    gaps.length > 10 ? [...gaps.slice(0, 9), [gaps[9]?.[0] ?? 0, gaps.at(-1)?.[1] ?? 0] as const] : gaps;
  return named.map((gap) => ({ what: 'positions', about: `${unit} ${spanText(gap)}`, party }));
}

/** The version of a notice that stood at a moment by this node's clock; undefined before the first arrived. */
export function versionAt(notice: NoticeFact, atMs: number): VersionFact | undefined {
  return notice.versions.findLast((version) => version.localMs <= atMs);
}

export const OBJECTIONS: readonly Position[] = ['objection', 'denied'];

/**
 * The position of `party` at a moment. `uncertain`: a further position was by its sender's clock taken before that
 * moment but came here after it, so the two clocks do not settle which was first.
 */
export function positionAt(
  notice: NoticeFact,
  party: string,
  atMs: number,
): { last: PositionFact | undefined; uncertain: PositionFact | undefined } {
  const taken = notice.positions[party] ?? [];
  return {
    last: taken.findLast((act) => act.localMs <= atMs),
    uncertain: taken.findLast((act) => act.localMs > atMs && act.claimedMs <= atMs),
  };
}
