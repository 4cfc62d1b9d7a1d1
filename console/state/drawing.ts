/** What is being drawn on the map, and the draft of a notice shown there before it is filed. */
import type { Finding } from '../../src/conflicts/index.ts';
import type { Point } from '../../src/geo/index.ts';
import type { Fields, NoticeType } from '../../src/notices/index.ts';
import { added, type Drawn, inserted, moved, removed, type Shape } from '../map/shape.ts';
import { storeOf } from './store.ts';

export type { Shape } from '../map/shape.ts';
export { circleOf, isWhole, LIMITS } from '../map/shape.ts';

export interface Drawing extends Drawn {
  /** The point that keys and list act on; null: none. */
  active: number | null;
  /** For its length and bearing only: nobody files it. */
  measures: boolean;
}
/** null: nothing is being drawn, and a click on the map chooses what is there. */
export const drawing = storeOf<Drawing | null>(null);

let told: (points: readonly Point[]) => void = () => undefined;

/**
 * Begins to draw, in place of what was being drawn. `onChange` is called with all points after every change, those
 * made by `drawn.*` too. `first`: points to begin with, as of a draft that is drawn on.
 */
export function startDrawing(
  shape: Shape,
  onChange: (points: readonly Point[]) => void,
  first: readonly Point[] = [],
): void {
  told = onChange;
  drawing.set({ shape, points: first, active: null, measures: false });
}
/** A line that is drawn to be measured. What was being drawn stands still with its owner. */
export function startMeasuring(): void {
  told = () => undefined;
  drawing.set({ shape: 'route', points: [], active: null, measures: true });
}
/** Ends it. The points stay with whoever was told of them. */
export function stopDrawing(): void {
  told = () => undefined;
  drawing.set(null);
}

function change(points: readonly Point[], active: number | null): void {
  const now = drawing.get();
  if (!now) return;
  drawing.set({ ...now, points, active: active !== null && active < points.length ? active : null });
  told(points);
}

/** What pointer, keys and lists do to the drawing. Without one they do nothing. */
export const drawn = {
  /** All points at once, as from a form that has them typed in. */
  set: (points: readonly Point[]): void => change(points, drawing.get()?.active ?? null),
  add(point: Point): void {
    const now = drawing.get();
    if (!now) return;
    const points = added(now, point);
    change(points, points.length - 1);
  },
  insert(index: number, point: Point): void {
    const now = drawing.get();
    if (now) change(inserted(now, index, point), index);
  },
  move(index: number, to: Point): void {
    const now = drawing.get();
    if (now) change(moved(now, index, to), index);
  },
  remove(index: number): void {
    const now = drawing.get();
    if (now) change(removed(now, index), now.points.length > 1 ? Math.max(0, index - 1) : null);
  },
  /** Marks a point, so that it is seen and the arrow keys move it. */
  activate(index: number | null): void {
    drawing.set((now) => now && { ...now, active: index });
  },
};

/** A notice that is not filed yet, as far as it is known, and what the check found about it. */
export interface Draft {
  party: string;
  type: NoticeType;
  fields: Partial<Fields>;
  findings: readonly Finding[];
}
export const draft = storeOf<Draft | null>(null);
/** Shown in a style of its own, the findings at their places; null takes it from the map. */
export function setDraft(next: Draft | null): void {
  draft.set(next);
}
