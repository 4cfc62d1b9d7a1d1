/** The route or the site of the form on the map: what is drawn there is written here, and the other way round. */
import type { Point } from '../../../src/geo/index.ts';
import { drawing, drawn, startDrawing, stopDrawing } from '../../state/drawing.ts';
import { type Store, storeOf } from '../../state/store.ts';
import type { Form, PointRow } from './form.ts';
import { EMPTY_POINT } from './form.ts';
import { isPoint, placeOf, pointOf, readable, rowsDrawn } from './points.ts';

/** What of the form is being drawn. The map may end it too. */
export const drawnHere = storeOf<'route' | 'site' | null>(null);
drawing.watch(() => {
  if (drawing.get() === null) drawnHere.set(null);
});

export function drawRoute(form: Store<Form>): void {
  const change = (points: readonly Point[]): void =>
    form.set((now) => ({ ...now, points: rowsDrawn(now.points, points) }));
  startDrawing('route', change, readable(form.get().points));
  drawnHere.set('route');
}

export function drawSite(form: Store<Form>): void {
  const at = pointOf({ ...EMPTY_POINT, place: form.get().site.place });
  const change = ([point]: readonly Point[]): void =>
    form.set((now) => ({ ...now, site: { ...now.site, place: point ? placeOf(point) : '' } }));
  startDrawing('point', change, isPoint(at) ? [at] : []);
  drawnHere.set('site');
}

/** The list was changed by hand. */
export function followRows(rows: readonly PointRow[]): void {
  if (drawnHere.get() === 'route') drawn.set(readable(rows));
}

export function endDrawing(): void {
  if (drawnHere.get() !== null) stopDrawing();
}
