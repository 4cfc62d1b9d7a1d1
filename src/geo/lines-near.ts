/** Lines on the ground, as roads, and how near a point lies to the nearest of them: by cubes of a kilometre. */
import { densify } from './densify.ts';
import type { Point } from './point.ts';
import { pointSegment } from './segment.ts';
import { chordM, mix, toVec, type Vec } from './vec.ts';

const CUBE_M = 1_000;
const AROUND = [-1, 0, 1] as const;

type Piece = readonly [Vec, Vec];

export class LinesNear {
  readonly #cubes = new Map<string, Piece[]>();

  /** Lines of one point or none are passed over. */
  constructor(lines: Iterable<readonly Point[]>) {
    for (const line of lines) {
      if (line.length < 2) continue;
      const points = densify(line).map(({ point }) => toVec(point));
      for (let i = 1; i < points.length; i++) this.#add(points[i - 1] as Vec, points[i] as Vec);
    }
  }

  /** In pieces of a cube at most, each in every cube that its box touches. */
  #add(from: Vec, to: Vec): void {
    const count = Math.max(1, Math.ceil(chordM(from, to) / CUBE_M));
    for (let i = 0; i < count; i++) {
      const piece: Piece = [mix(from, to, i / count), mix(from, to, (i + 1) / count)];
      const cube = (axis: keyof Vec, of: (...values: number[]) => number): number =>
        Math.floor(of(piece[0][axis], piece[1][axis]) / CUBE_M);
      for (let x = cube('x', Math.min); x <= cube('x', Math.max); x++)
        for (let y = cube('y', Math.min); y <= cube('y', Math.max); y++)
          for (let z = cube('z', Math.min); z <= cube('z', Math.max); z++) {
            const key = `${x} ${y} ${z}`;
            const there = this.#cubes.get(key);
            if (there) there.push(piece);
            else this.#cubes.set(key, [piece]);
          }
    }
  }

  /** Metres to the nearest line; Infinity where none lies within a kilometre. */
  distanceM(point: Point): number {
    const at = toVec(point);
    const [cx, cy, cz] = [at.x, at.y, at.z].map((value) => Math.floor(value / CUBE_M)) as [
      number,
      number,
      number,
    ];
    let least = Infinity;
    for (const x of AROUND)
      for (const y of AROUND)
        for (const z of AROUND)
          for (const [a, b] of this.#cubes.get(`${cx + x} ${cy + y} ${cz + z}`) ?? [])
            least = Math.min(least, pointSegment(at, a, b).distanceM);
    return least <= CUBE_M ? least : Infinity;
  }
}
