/** The route, the site or the area of the form on the map: what is drawn there is written here, and the other way round. */
import { direct, type Point } from '../../../src/geo/index.ts';
import { circleOf, drawing, drawn, type Shape, startDrawing, stopDrawing } from '../../state/drawing.ts';
import { type Store, storeOf } from '../../state/store.ts';
import { EMPTY_POINT, type Form, isMoving, type PointRow } from './form.ts';
import { hasUnreadable, readableCorners } from './ground.ts';
import { isPoint, placeOf, placeRounded, pointOf, readable, rowsDrawn } from './points.ts';

/** What of the form is being drawn. The map may end it too. */
export const drawnHere = storeOf<'route' | 'site' | 'area' | null>(null);
let unwatch = (): void => undefined;
drawing.watch(() => {
  const now = drawing.get();
  if (now && !now.measures) return;
  unwatch();
  drawnHere.set(null);
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

type Outline = Partial<Pick<Form['ground'], 'place' | 'radiusM' | 'corners'>>;

function sameOutline(a: Form['ground'], b: Form['ground']): boolean {
  return a.place === b.place && a.radiusM === b.radiusM && a.corners === b.corners;
}

/** It ends as soon as another outline is typed: the next drag would undo that. */
function drawGround(
  form: Store<Form>,
  shape: Shape,
  first: readonly Point[],
  outlineOf: (points: readonly Point[]) => Outline,
): void {
  let { ground } = form.get();
  const change = (points: readonly Point[]): void => {
    ground = { ...form.get().ground, ...outlineOf(points) };
    form.set((now) => ({ ...now, ground }));
  };
  startDrawing(shape, change, first);
  unwatch = form.watch(() => {
    if (!sameOutline(form.get().ground, ground)) endDrawing();
  });
  drawnHere.set('area');
}

/** A circle is drawn as its centre and a point of its rim, due east of it to begin with. */
function drawCircle(form: Store<Form>): void {
  const { place, radiusM } = form.get().ground;
  const center = pointOf({ ...EMPTY_POINT, place });
  const metres = Number(radiusM);
  const first = isPoint(center) ? [center, ...(metres > 0 ? [direct(center, 90, metres)] : [])] : [];
  drawGround(form, 'area circle', first, (points) => {
    const [center] = points;
    const circle = circleOf(points);
    return {
      place: center ? placeRounded(center) : '',
      // To the metre: what a pointer gives beyond that means nothing.
      ...(circle && { radiusM: String(Math.max(1, Math.round(circle.radiusM))) }),
    };
  });
}

/** Not while a line cannot be read: the first drag would drop it. */
function drawPolygon(form: Store<Form>): void {
  const { corners } = form.get().ground;
  if (hasUnreadable(corners)) return;
  drawGround(form, 'area polygon', readableCorners(corners), (points) => ({
    corners: points.map(placeRounded).join('\n'),
  }));
}

export function draw(form: Store<Form>): void {
  unwatch();
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
