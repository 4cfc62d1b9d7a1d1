/** The points of the route as a list: typed, put in order and taken away by keyboard as well as drawn. */
import { useState } from 'react';
import { interpolate } from '../../../src/geo/index.ts';
import { Button } from '../../kit/Button.tsx';
import { Moment, utcOf } from '../../kit/Moment.tsx';
import { useSay } from '../../kit/say.ts';
import { Word } from '../../kit/Word.tsx';
import { nodeNow } from '../../state/clock.ts';
import { drawn } from '../../state/drawing.ts';
import { Count, Line, PlaceAt, When, WrongAt } from './Bound.tsx';
import { focusAt, useFiling } from './filing.ts';
import { EMPTY_POINT, type PointRow } from './form.ts';
import { isPoint, movedRow, placeOf, pointOf } from './points.ts';
import { drawnHere } from './route-drawing.ts';
import { text } from './text.ts';

/** Fields for thousands of points would stop the page. */
const PAGE = 10;

function Tools({ index, count }: { index: number; count: number }) {
  const say = useSay();
  const { form, setPoints } = useFiling();
  const n = index + 1;
  const move = (to: number, way: 'up' | 'down'): void => {
    setPoints(movedRow(form.points, index, to));
    // At an end of the list the other way is the one that can still be pressed.
    const isEnd = way === 'up' ? to === 0 : to === count - 1;
    focusAt(`tools.${to}.${isEnd ? (way === 'up' ? 'down' : 'up') : way}`);
  };
  const insert = (): void => {
    const [here, next] = [form.points[index], form.points[n]].map((row) => (row ? pointOf(row) : null));
    const between = isPoint(here ?? null) && isPoint(next ?? null);
    const place = between ? placeOf(interpolate(here as never, next as never, 0.5)) : '';
    setPoints(form.points.toSpliced(n, 0, { ...EMPTY_POINT, place }));
    focusAt(`points.${n}.place`);
  };
  const remove = (): void => {
    setPoints(form.points.toSpliced(index, 1));
    focusAt(count > 1 ? `points.${Math.min(index, count - 2)}.place` : 'points');
  };
  return (
    <div className="point-tools">
      <span data-at={`tools.${index}.up`}>
        <Button
          tone="quiet"
          aria-label={say(text['point.up'], { n })}
          isDisabled={index === 0}
          onPress={() => move(index - 1, 'up')}
        >
          <span aria-hidden="true">{'↑'}</span>
        </Button>
      </span>
      <span data-at={`tools.${index}.down`}>
        <Button
          tone="quiet"
          aria-label={say(text['point.down'], { n })}
          isDisabled={n === count}
          onPress={() => move(n, 'down')}
        >
          <span aria-hidden="true">{'↓'}</span>
        </Button>
      </span>
      <Button tone="quiet" aria-label={say(text['point.insert'], { n })} onPress={insert}>
        <span aria-hidden="true">{'+'}</span>
      </Button>
      <Button tone="quiet" aria-label={say(text['point.remove'], { n })} onPress={remove}>
        <span aria-hidden="true">{'✕'}</span>
      </Button>
    </div>
  );
}

function Passed({ index, row }: { index: number; row: PointRow }) {
  const say = useSay();
  const { made } = useFiling();
  const pass = made.passes.get(index);
  const time = (ms: number): string => utcOf(ms, nodeNow());
  if (!pass && !row.name) return say(text['point.more']);
  const halts = pass !== undefined && pass.leftMs > pass.reachedMs;
  return (
    <>
      {row.name ? <Word>{row.name}</Word> : null}
      {row.name && pass ? ' · ' : null}
      {pass ? <bdi>{say(text['point.reached'], { at: time(pass.reachedMs) })}</bdi> : null}
      {halts ? <bdi> · {say(text['point.left'], { at: time(pass.leftMs) })}</bdi> : null}
    </>
  );
}

function OnePoint({ index, row }: { index: number; row: PointRow }) {
  const say = useSay();
  const { form, setPoints } = useFiling();
  const set = (patch: Partial<PointRow>): void => setPoints(form.points.with(index, { ...row, ...patch }));
  const at = (name: string): string => `points.${index}.${name}`;
  const n = index + 1;
  const mark = (): void => {
    if (drawnHere.get() !== 'route' || !isPoint(pointOf(row))) return;
    drawn.activate(form.points.slice(0, index).filter((before) => isPoint(pointOf(before))).length);
  };
  return (
    <li className="point-row" onFocus={mark}>
      <PlaceAt
        at={at('place')}
        label={say(text.point, { n })}
        value={row.place}
        onChange={(place) => set({ place })}
      />
      <Tools index={index} count={form.points.length} />
      {form.timing === 'each' ? (
        <When
          at={at('at')}
          label={say(text['point.at'])}
          value={row.at}
          onChange={(next) => set({ at: next })}
        />
      ) : null}
      <details>
        <summary>
          <Passed index={index} row={row} />
        </summary>
        <div className="row">
          <Line
            at={at('name')}
            label={say(text['point.name'])}
            value={row.name}
            onChange={(name) => set({ name })}
          />
          <Count
            at={at('haltMinutes')}
            label={say(text['point.halt'])}
            value={row.haltMinutes}
            onChange={(haltMinutes) => set({ haltMinutes })}
          />
        </div>
      </details>
    </li>
  );
}

/** First and last moment of the way, as it follows from the rows. */
export function Runs() {
  const say = useSay();
  const { made } = useFiling();
  const { times } = made.known;
  if (times?.type !== 'passage') return null;
  return (
    <p>
      {say(text.runs)}: <Moment ms={times.atMs[0] as number} /> – <Moment ms={times.atMs.at(-1) as number} />
    </p>
  );
}

export function PointList() {
  const say = useSay();
  const { form, wrongs, tried, setPoints } = useFiling();
  const { points } = form;
  const [wanted, setFirst] = useState(0);
  const first = Math.max(0, Math.min(wanted, points.length - 1));
  const shown = points.slice(first, first + PAGE);
  const add = (): void => {
    setPoints([...points, EMPTY_POINT]);
    setFirst(Math.max(first, points.length + 1 - PAGE));
    focusAt(`points.${points.length}.place`);
  };
  // The first wrong row is brought onto the page that is shown: a field that is not there cannot be mended.
  const wrong = wrongs.find(({ at, missing }) => /^points\.\d/.test(at) && (tried || !missing));
  const wrongIndex = wrong ? Number(wrong.at.split('.')[1]) : null;
  const away = wrongIndex !== null && (wrongIndex < first || wrongIndex >= first + PAGE) ? wrongIndex : null;
  return (
    <div className="at-field" data-at="points">
      <h4>{say(text.points)}</h4>
      <ol className="point-rows" aria-label={say(text.points)}>
        {shown.map((row, i) => (
          // oxlint-disable-next-line react/no-array-index-key -- a point is known by its place in the line.
          <OnePoint key={first + i} index={first + i} row={row} />
        ))}
      </ol>
      {points.length > PAGE ? (
        <div className="buttons">
          <Button isDisabled={first === 0} onPress={() => setFirst(Math.max(0, first - PAGE))}>
            {say(text['points.before'])}
          </Button>
          <span className="hint">
            {say(text['points.shown'], {
              from: first + 1,
              to: first + shown.length,
              count: points.length,
            })}
          </span>
          <Button isDisabled={first + PAGE >= points.length} onPress={() => setFirst(first + PAGE)}>
            {say(text['points.after'])}
          </Button>
        </div>
      ) : null}
      {away === null ? null : (
        <Button tone="danger" onPress={() => setFirst(Math.max(0, away - 1))}>
          {say(text.point, { n: away + 1 })}
        </Button>
      )}
      <WrongAt at="points" />
      <div className="buttons">
        <Button onPress={add}>{say(text['point.add'])}</Button>
        {points.length > 2 ? (
          <Button tone="quiet" onPress={() => setPoints([EMPTY_POINT, EMPTY_POINT])}>
            {say(text['points.clear'])}
          </Button>
        ) : null}
      </div>
    </div>
  );
}
