/** The route, the site or the area of the form on the map: what is drawn there is written here, and the other way round. */
import { direct, type Point } from '../../../src/geo/index.ts';
import { circleOf, drawing, drawn, startDrawing, stopDrawing } from '../../state/drawing.ts';
import { type Store, storeOf } from '../../state/store.ts';
import { EMPTY_POINT, type Form, isMoving, type PointRow } from './form.ts';
import { readableCorners } from './ground.ts';
import { isPoint, placeOf, placeRounded, pointOf, readable, rowsDrawn } from './points.ts';

/** What of the form is being drawn. The map may end it too. */
export const drawnHere = storeOf<'route' | 'site' | 'area' | null>(null);
drawing.watch(() => {
  if (drawing.get() === null) drawnHere.set(null);
});

function drawRoute(form: Store<Form>): void {
  const change = (points: readonly Point[]): void =>
    form.set((now) => ({ ...now, points: rowsDrawn(now.points, points) }));
  startDrawing('route', change, readable(form.get().points));
  drawnHere.set('route');
}

function drawSite(form: Store<Form>): void {
  const at = pointOf({ ...EMPTY_POINT, place: form.get().site.place });
  const change = ([point]: readonly Point[]): void =>
    form.set((now) => ({ ...now, site: { ...now.site, place: point ? placeOf(point) : '' } }));
  startDrawing('point', change, isPoint(at) ? [at] : []);
  drawnHere.set('site');
}

/** A circle is drawn as its centre and a point of its rim, due east of it to begin with. */
function drawCircle(form: Store<Form>): void {
  const { place, radiusM } = form.get().ground;
  const center = pointOf({ ...EMPTY_POINT, place });
  const metres = Number(radiusM);
  const first = isPoint(center) ? [center, ...(metres > 0 ? [direct(center, 90, metres)] : [])] : [];
  const change = (points: readonly Point[]): void =>
    form.set((now) => {
      const [center] = points;
      const circle = circleOf(points);
      const place = center ? placeRounded(center) : '';
      // To the metre: what a pointer gives beyond that means nothing.
      const radius = circle ? { radiusM: String(Math.max(1, Math.round(circle.radiusM))) } : {};
      return { ...now, ground: { ...now.ground, place, ...radius } };
    });
  startDrawing('area circle', change, first);
  drawnHere.set('area');
}

function drawPolygon(form: Store<Form>): void {
  const change = (points: readonly Point[]): void =>
    form.set((now) => ({
      ...now,
      ground: { ...now.ground, corners: points.map(placeRounded).join('\n') },
    }));
  startDrawing('area polygon', change, readableCorners(form.get().ground.corners));
  drawnHere.set('area');
}

export function draw(form: Store<Form>): void {
  const now = form.get();
  if (isMoving(now)) drawRoute(form);
  else if (now.type === 'site') drawSite(form);
  else if (now.ground.shape === 'circle') drawCircle(form);
  else drawPolygon(form);
}

/** The list was changed by hand. */
export function followRows(rows: readonly PointRow[]): void {
  if (drawnHere.get() === 'route') drawn.set(readable(rows));
}

export function endDrawing(): void {
  if (drawnHere.get() !== null) stopDrawing();
}
