/** "Straight" means the geodesic: long legs are cut, so that each piece may be drawn as a straight line in a plane. */
import { alongGeodesic, distanceM } from './geodesic.ts';
import type { Point } from './point.ts';
import { chordM, toVec } from './vec.ts';

/** A geodesic of 5 km departs from the straight line in its pair's plane by 0.5 mm at 10 km. */
export const PIECE_M = 5_000;
/** A line longer than 20,000 pieces (100,000 km) is cut into that many longer ones, so that work stays bounded. */
const MAX_PIECES = 20_000;

/** One point of the cut line: on input leg `leg` (the leg that begins at point `leg`), at `fraction` of it. */
export interface CutPoint {
  point: Point;
  leg: number;
  /** 0 at the leg's first point; the line's last point is fraction 1 of the last leg. */
  fraction: number;
}

/** The same line with points added so that no piece is longer than 5 km. Input points are kept exactly. */
export function densify(points: readonly Point[], pieceM: number = PIECE_M): CutPoint[] {
  const cut: CutPoint[] = [];
  const chords = points.map((point, i) => {
    const next = points[i + 1];
    return next ? chordM(toVec(point), toVec(next)) : 0;
  });
  const totalM = chords.reduce((sum, chord) => sum + chord, 0) * 1.6;
  const stepM = Math.max(pieceM, totalM / MAX_PIECES);
  for (const [leg, point] of points.entries()) {
    const next = points[leg + 1];
    if (!next) {
      cut.push(leg === 0 ? { point, leg, fraction: 0 } : { point, leg: leg - 1, fraction: 1 });
      break;
    }
    cut.push({ point, leg, fraction: 0 });
    // A chord this much shorter than the step belongs to a geodesic shorter than the step: spare the exact solution.
    if ((chords[leg] ?? 0) < stepM * 0.99) continue;
    const lengthM = distanceM(point, next);
    const pieces = Math.ceil(lengthM / stepM);
    if (pieces < 2) continue;
    const at = alongGeodesic(point, next);
    for (let i = 1; i < pieces; i++) {
      const fraction = i / pieces;
      cut.push({ point: at(fraction * lengthM), leg, fraction });
    }
  }
  return cut;
}
