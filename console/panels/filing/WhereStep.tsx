/** Where: the route, the site or the area, drawn, typed or read from a file. */
import { useMemo } from 'react';
import { distanceM, type Point } from '../../../src/geo/index.ts';
import { Button } from '../../kit/Button.tsx';
import { useSay } from '../../kit/say.ts';
import { theMap } from '../../state/on-map.ts';
import { useStore } from '../../state/store.ts';
import { Count, Line, PlaceAt } from './Bound.tsx';
import { focusAt, useFiling } from './filing.ts';
import { EMPTY_POINT, type Form, isMoving } from './form.ts';
import { FlightFields, GroundFields } from './GroundFields.tsx';
import { readableCorners } from './ground.ts';
import { ImportFile } from './ImportFile.tsx';
import { PointList } from './PointList.tsx';
import { readable } from './points.ts';
import { draw, drawnHere, endDrawing } from './route-drawing.ts';
import { text } from './text.ts';

/** What the map can be moved to. */
function pointsOf({ type, points, site, ground }: Form): Point[] {
  if (type === 'area' && ground.shape === 'polygon') return readableCorners(ground.corners);
  if (type === 'site' || type === 'area')
    return readable([{ ...EMPTY_POINT, place: type === 'site' ? site.place : ground.place }]);
  return readable(points);
}

function Drawing() {
  const say = useSay();
  const { draft, form } = useFiling();
  const isDrawn = useStore(drawnHere) !== null;
  const points = pointsOf(form);
  const middle = points[points.length >> 1];
  const begin = (): void => {
    draw(draft.form);
    // A corner that cannot be read stands in the way: it is marked there.
    if (drawnHere.get() === null) focusAt('ground.corners');
  };
  return (
    <div className="fields">
      <div className="buttons">
        <Button tone={isDrawn ? 'main' : 'plain'} onPress={isDrawn ? endDrawing : begin}>
          {say(isDrawn ? text['draw.stop'] : text.draw)}
        </Button>
        {middle ? (
          <Button tone="quiet" onPress={() => theMap.get()?.follow(middle)}>
            {say(text.look)}
          </Button>
        ) : null}
      </div>
      {isDrawn ? <p role="status">{say(text.drawing)}</p> : null}
    </div>
  );
}

function Site() {
  const say = useSay();
  const { form, set } = useFiling();
  const { site } = form;
  const change = (patch: Partial<Form['site']>): void => set({ site: { ...site, ...patch } });
  return (
    <>
      <Line
        at="site.name"
        label={say(text['site.name'])}
        value={site.name}
        onChange={(name) => change({ name })}
        required
      />
      <PlaceAt
        at="site.place"
        label={say(text['site.place'])}
        value={site.place}
        onChange={(place) => change({ place })}
      />
      <div className="row">
        <Count
          at="site.radiusM"
          label={say(text['site.radius'])}
          value={site.radiusM}
          onChange={(radiusM) => change({ radiusM })}
          required
        />
        <Line
          at="site.category"
          label={say(text['site.category'])}
          value={site.category}
          onChange={(category) => change({ category })}
        />
      </div>
      <Line
        at="site.markings"
        label={say(text['site.markings'])}
        value={site.markings}
        onChange={(markings) => change({ markings })}
      />
    </>
  );
}

function lengthOf(rows: Form['points']): number {
  const points = readable(rows);
  return points.reduce((sum, point, i) => sum + (i > 0 ? distanceM(points[i - 1] ?? point, point) : 0), 0);
}

function Length() {
  const say = useSay();
  const { points } = useFiling().form;
  const metres = useMemo(() => lengthOf(points), [points]);
  return metres === 0 ? null : (
    <p className="hint">{say(text.length, { km: Math.round(metres / 100) / 10 })}</p>
  );
}

export function WhereStep() {
  const say = useSay();
  const { form, set } = useFiling();
  return (
    <>
      <Drawing />
      {form.type === 'area' ? null : <ImportFile />}
      {form.type === 'site' ? <Site /> : null}
      {form.type === 'area' ? <GroundFields /> : null}
      {isMoving(form) ? (
        <>
          {form.type === 'flight' ? <FlightFields /> : null}
          <PointList />
          <Length />
          <Count
            at="halfWidthM"
            label={say(text.halfWidth)}
            value={form.halfWidthM}
            onChange={(halfWidthM) => set({ halfWidthM })}
            required
          />
        </>
      ) : null}
    </>
  );
}
