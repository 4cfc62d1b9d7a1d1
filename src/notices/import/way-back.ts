/** The way back over the same ground: the movement as drawn, a stay at its end, and the same points in reverse at the same pace. */
import type { Fields } from '../notice.ts';

type Corridor = Extract<Fields['route'], { type: 'corridor' }>;
type Passage = Extract<Fields['times'], { type: 'passage' }>;

/** `stayMs` 0: it turns at once. Halts on the way out are none on the way back: nobody declared them there. */
export function withWayBack(
  route: Corridor,
  times: Passage,
  stayMs: number,
): { route: Corridor; times: Passage } {
  const turn = route.points.length - 1;
  const stays = stayMs > 0;
  // At the end the same place twice is a stay; without one it is passed once.
  const back = Array.from({ length: stays ? turn + 1 : turn }, (_, i) => (stays ? turn - i : turn - 1 - i));
  const [firstMs, lastMs] = [times.atMs[0] as number, times.atMs[turn] as number];
  const leftMs = lastMs + stayMs;
  const atMs = back.map((i) => leftMs + (lastMs - (times.atMs[i] ?? firstMs)));
  const { points, names, halts = [] } = route;
  const stay = stays ? [{ at: turn, kind: 'halt' as const }] : [];
  const all = [...halts, ...stay];
  return {
    route: {
      ...route,
      points: [...points, ...back.flatMap((i) => points[i] ?? [])],
      ...(names && { names: [...names, ...back.map((i) => names[i] ?? '')] }),
      ...(all.length > 0 && { halts: all }),
      returnFrom: turn,
    },
    times: { ...times, atMs: [...times.atMs, ...atMs] },
  };
}
