/**
 * What two stored tracks prove of the conduct between them: straight lines between fixes at common times, and
 * what is unknown said so.
 */
import type { Fix } from '../feeds/index.ts';
import {
  approach as closestApproach,
  distanceM,
  type Point,
  planeAt,
  project,
  toPoint,
  toVec,
  type Vec,
} from '../geo/index.ts';
import { MAX_GAP_MS, usable } from './deviation.ts';

/** The numbers of a conduct clause. */
export interface ConductRule {
  withinM: number;
  maxSpeedMps: number;
  minDistanceM: number;
}

export interface ConductEpisode {
  /** While the two were within `withinM` of each other, closed interval, UTC ms. */
  fromMs: number;
  toMs: number;
  minDistanceM: number;
  /** When, and where each was. */
  minAtMs: number;
  minAtA: Point;
  minAtB: Point;
  /** Highest speed over ground of each, from the line between its fixes. */
  maxSpeedMpsA: number;
  maxSpeedMpsB: number;
  /** Seconds nearer than `minDistanceM`, and of each above `maxSpeedMps`. */
  tooNearS: number;
  tooFastSA: number;
  tooFastSB: number;
  /** One of the two had no fixes close enough in time: before, or after, nothing is known. */
  openStart: boolean;
  openEnd: boolean;
}

export interface ConductFindings {
  episodes: ConductEpisode[];
  /** Stretches inside the common time in which one of the two is not known, UTC ms. */
  unknown: { fromMs: number; toMs: number }[];
}

/** Straight piece of one track. */
interface Piece {
  t0: number;
  t1: number;
  a: Vec;
  b: Vec;
  speedMps: number;
}

function piecesOf(fixes: readonly Fix[]): Piece[] {
  const pieces: Piece[] = [];
  const ordered = usable(fixes);
  for (let i = 0; i + 1 < ordered.length; i++) {
    const from = ordered[i] as Fix;
    const to = ordered[i + 1] as Fix;
    const spanMs = to.fixMs - from.fixMs;
    if (spanMs <= 0 || spanMs > MAX_GAP_MS) continue;
    const speedMps = distanceM(from.at, to.at) / (spanMs / 1000);
    pieces.push({ t0: from.fixMs, t1: to.fixMs, a: toVec(from.at), b: toVec(to.at), speedMps });
  }
  return pieces;
}

/** Where a piece is at a moment within it. */
function pointOn(piece: Piece, atMs: number): Vec {
  const u = (atMs - piece.t0) / (piece.t1 - piece.t0);
  const { a, b } = piece;
  return { x: a.x + (b.x - a.x) * u, y: a.y + (b.y - a.y) * u, z: a.z + (b.z - a.z) * u };
}

/** Both known, each on one straight piece. */
interface Common {
  t0: number;
  t1: number;
  a: Piece;
  b: Piece;
}

function commonOf(a: readonly Piece[], b: readonly Piece[]): Common[] {
  const common: Common[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    const x = a[i] as Piece;
    const y = b[j] as Piece;
    const t0 = Math.max(x.t0, y.t0);
    const t1 = Math.min(x.t1, y.t1);
    if (t1 > t0) common.push({ t0, t1, a: x, b: y });
    if (x.t1 <= y.t1) i++;
    else j++;
  }
  return common;
}

/** The part of 0..1 in which |r + v·s| ≤ radius, closed; null when never. */
function inside(r: Vec, v: Vec, radiusM: number): [number, number] | null {
  const vv = v.x * v.x + v.y * v.y;
  const rr = r.x * r.x + r.y * r.y;
  if (vv < 1e-12) return rr <= radiusM * radiusM ? [0, 1] : null;
  const rv = r.x * v.x + r.y * v.y;
  const rest = rv * rv - vv * (rr - radiusM * radiusM);
  if (rest < 0) return null;
  const from = Math.max(0, (-rv - Math.sqrt(rest)) / vv);
  const to = Math.min(1, (-rv + Math.sqrt(rest)) / vv);
  return from <= to ? [from, to] : null;
}

/** Both tracks against one conduct clause, straight lines between fixes at common times. */
export function conductEpisodes(
  rule: ConductRule,
  fixesA: readonly Fix[],
  fixesB: readonly Fix[],
): ConductFindings {
  const common = commonOf(piecesOf(fixesA), piecesOf(fixesB));
  const episodes: ConductEpisode[] = [];
  let open: ConductEpisode | null = null;
  let lastMs: number | null = null;
  for (const stretch of common) {
    const near = nearPart(stretch, rule);
    // A gap before this stretch: what was open there may have gone on unseen.
    if (open && lastMs !== null && stretch.t0 > lastMs) {
      open.openEnd = true;
      open = null;
    }
    const unseen: boolean = lastMs === null || stretch.t0 > lastMs;
    lastMs = stretch.t1;
    if (!near) {
      open = null;
      continue;
    }
    if (open && near.fromMs <= open.toMs) {
      merge(open, near);
    } else {
      open = { ...near, openStart: unseen && near.fromMs === stretch.t0 };
      episodes.push(open);
    }
    if (near.toMs < stretch.t1) open = null;
  }
  if (open) open.openEnd = true;
  return { episodes, unknown: unknownOf(common, fixesA, fixesB) };
}

function nearPart({ t0, t1, a, b }: Common, rule: ConductRule): ConductEpisode | null {
  const [a0, a1, b0, b1] = [pointOn(a, t0), pointOn(a, t1), pointOn(b, t0), pointOn(b, t1)];
  const plane = planeAt({ x: a0.x + b0.x, y: a0.y + b0.y, z: a0.z + b0.z });
  const [pa, qa, pb, qb] = [a0, a1, b0, b1].map((v) => project(plane, v)) as [Vec, Vec, Vec, Vec];
  const r = { x: pb.x - pa.x, y: pb.y - pa.y, z: 0 };
  const v = { x: qb.x - pb.x - (qa.x - pa.x), y: qb.y - pb.y - (qa.y - pa.y), z: 0 };
  const within = inside(r, v, rule.withinM);
  if (!within) return null;
  const ms = (s: number): number => Math.round(t0 + s * (t1 - t0));
  const least = closestApproach({ a: pa, b: qa, t0, t1 }, { a: pb, b: qb, t0, t1 }, 0, 0);
  if (!least) return null;
  const seconds = ([from, to]: [number, number]): number => ((to - from) * (t1 - t0)) / 1000;
  // "Never nearer than": at exactly that distance nothing is broken.
  const tooNear = least.distanceM < rule.minDistanceM ? inside(r, v, rule.minDistanceM) : null;
  const minAtMs = Math.round(least.tA);
  return {
    fromMs: ms(within[0]),
    toMs: ms(within[1]),
    minDistanceM: Math.round(least.distanceM * 1000) / 1000,
    minAtMs,
    minAtA: toPoint(pointOn(a, least.tA)),
    minAtB: toPoint(pointOn(b, least.tA)),
    maxSpeedMpsA: a.speedMps,
    maxSpeedMpsB: b.speedMps,
    tooNearS: tooNear ? seconds(tooNear) : 0,
    tooFastSA: a.speedMps > rule.maxSpeedMps ? seconds(within) : 0,
    tooFastSB: b.speedMps > rule.maxSpeedMps ? seconds(within) : 0,
    openStart: false,
    openEnd: false,
  };
}

function merge(into: ConductEpisode, next: ConductEpisode): void {
  into.toMs = next.toMs;
  into.maxSpeedMpsA = Math.max(into.maxSpeedMpsA, next.maxSpeedMpsA);
  into.maxSpeedMpsB = Math.max(into.maxSpeedMpsB, next.maxSpeedMpsB);
  into.tooNearS += next.tooNearS;
  into.tooFastSA += next.tooFastSA;
  into.tooFastSB += next.tooFastSB;
  if (next.minDistanceM >= into.minDistanceM) return;
  into.minDistanceM = next.minDistanceM;
  into.minAtMs = next.minAtMs;
  into.minAtA = next.minAtA;
  into.minAtB = next.minAtB;
}

/** Inside the time that both tracks span, the stretches that no pair of straight pieces covers. */
function unknownOf(
  common: readonly Common[],
  fixesA: readonly Fix[],
  fixesB: readonly Fix[],
): { fromMs: number; toMs: number }[] {
  const [a, b] = [usable(fixesA), usable(fixesB)];
  if (a.length === 0 || b.length === 0) return [];
  const fromMs = Math.max((a[0] as Fix).fixMs, (b[0] as Fix).fixMs);
  const toMs = Math.min((a.at(-1) as Fix).fixMs, (b.at(-1) as Fix).fixMs);
  const unknown: { fromMs: number; toMs: number }[] = [];
  let atMs = fromMs;
  for (const { t0, t1 } of common) {
    if (t0 > atMs) unknown.push({ fromMs: atMs, toMs: t0 });
    atMs = Math.max(atMs, t1);
  }
  if (toMs > atMs) unknown.push({ fromMs: atMs, toMs });
  return unknown;
}
