/** While something is drawn: how to, its points as a list that keys can change, and the way out. */
import { useState } from 'react';
import { isRefusal } from '../../../src/contract/index.ts';
import { interpolate, type Point, readPoint, toMgrs } from '../../../src/geo/index.ts';
import { Button } from '../../kit/Button.tsx';
import { LineField } from '../../kit/Fields.tsx';
import { type Say, useSay } from '../../kit/say.ts';
import { type Drawing, drawn, LIMITS, stopDrawing } from '../../state/drawing.ts';
import { theMap } from '../../state/on-map.ts';
import { measured } from './measured.ts';
import { degreesOf } from './place-words.ts';
import { text } from './text.ts';

/** As it can be typed in again. */
const written = (point: Point): string => toMgrs(point) ?? degreesOf(point);

export function distanceWords(say: Say, metres: number): string {
  return metres < 10_000
    ? say(text.metres, { n: Math.round(metres) })
    : say(text.kilometres, { n: Math.round(metres / 100) / 10 });
}

function PointField({ index, point }: { index: number; point: Point }) {
  const say = useSay();
  // What is typed stands until it can be read; a point that is dragged meanwhile is written anew.
  const [typed, setTyped] = useState<{ words: string; of: Point } | null>(null);
  const words = typed?.of === point ? typed.words : written(point);
  const wrong = isRefusal(readPoint(words));
  return (
    <div className="draw-point" onFocus={() => drawn.activate(index)}>
      <LineField
        label={say(text['draw.point n'], { n: index + 1 })}
        dir="ltr"
        maxLength={80}
        value={words}
        wrong={wrong ? say(text['draw.wrong']) : null}
        onChange={(next) => {
          const read = readPoint(next);
          if (isRefusal(read)) return setTyped({ words: next, of: point });
          setTyped({ words: next, of: read.point });
          drawn.move(index, read.point);
        }}
      />
      <button
        type="button"
        aria-label={say(text['draw.remove'], { n: index + 1 })}
        onClick={() => drawn.remove(index)}
      >
        <span aria-hidden="true">{'✕'}</span>
      </button>
    </div>
  );
}

/** Fields for thousands of points of an imported way would stop the page: those around the marked one are shown. */
const MOST_FIELDS = 12;

function Points({ drawing: { shape, points, active } }: { drawing: Drawing }) {
  const say = useSay();
  const first = Math.max(
    0,
    Math.min((active ?? points.length) - MOST_FIELDS / 2, points.length - MOST_FIELDS),
  );
  return (
    <ol className="draw-points" aria-label={say(text['draw.points'])}>
      {points.slice(first, first + MOST_FIELDS).map((point, i) => {
        const index = first + i;
        const after = points[index + 1];
        return (
          <li key={index}>
            <PointField index={index} point={point} />
            {after && points.length < LIMITS[shape].most ? (
              <button
                type="button"
                className="draw-insert"
                aria-label={say(text['draw.insert'], { n: index + 1 })}
                onClick={() => drawn.insert(index + 1, interpolate(point, after, 0.5))}
              >
                <span aria-hidden="true">{'+'}</span>
              </button>
            ) : null}
          </li>
        );
      })}
    </ol>
  );
}

export function DrawBar({ drawing }: { drawing: Drawing }) {
  const say = useSay();
  const { shape, points, measures } = drawing;
  const found = measures ? measured(points) : null;
  return (
    <section className="over-box draw-bar" aria-label={say(text['draw.points'])}>
      <p>{say(measures ? text['draw.measure'] : text[`draw.${shape}`])}</p>
      {found ? (
        <p role="status">
          <strong>
            {say(text.measured, { distance: distanceWords(say, found.distanceM), deg: found.bearingDeg })}
          </strong>
        </p>
      ) : null}
      {points.length > 0 ? <Points drawing={drawing} /> : null}
      {points.length > 0 ? <p className="hint">{say(text['draw.hint'])}</p> : null}
      <div className="buttons">
        <Button
          onPress={() => {
            const map = theMap.get();
            if (map) drawn.add(map.middle());
          }}
        >
          {say(text['draw.add'])}
        </Button>
        {points.length > 0 ? (
          <Button onPress={() => drawn.remove(points.length - 1)}>{say(text['draw.undo'])}</Button>
        ) : null}
        <Button tone="main" onPress={stopDrawing}>
          {say(text['draw.done'])}
        </Button>
      </div>
    </section>
  );
}
