/** The points of a corridor's centre line in order, with place and time of passage as far as shown. */
import { useState } from 'react';
import type { Fields } from '../../../../src/notices/index.ts';
import { Button } from '../../../kit/Button.tsx';
import { Moment } from '../../../kit/Moment.tsx';
import { Place } from '../../../kit/Place.tsx';
import { useSay } from '../../../kit/say.ts';
import { Word } from '../../../kit/Word.tsx';
import { text as listText } from '../text.ts';
import { text } from './text.ts';

const FIRST = 8;
const PAGE = 100;
type Corridor = Extract<Fields['route'], { type: 'corridor' }>;

export function RoutePoints({ route, times }: { route: Corridor; times: Fields['times'] | undefined }) {
  const say = useSay();
  const [shown, setShown] = useState(FIRST);
  const { points, names, halfWidthM } = route;
  const passes = times?.type === 'passage' && times.atMs.length === points.length ? times.atMs : null;
  return (
    <>
      <div>{say(text.width, { metres: halfWidthM })}</div>
      <ol className="points">
        {points.slice(0, shown).map((point, i) => (
          // oxlint-disable-next-line react/no-array-index-key -- the line is what was signed: it does not move.
          <li key={i}>
            <bdi className="number">{i + 1}.</bdi>
            <div>
              {names?.[i] ? (
                <div>
                  <Word>{names[i]}</Word>
                </div>
              ) : null}
              <Place at={point} />
              {passes ? (
                <div>
                  <small>{say(text.passes)}</small> <Moment ms={passes[i] as number} />
                </div>
              ) : null}
            </div>
          </li>
        ))}
      </ol>
      {points.length > shown ? (
        <Button tone="quiet" onPress={() => setShown(shown + PAGE)}>
          {say(listText.more, { n: Math.min(PAGE, points.length - shown) })}
        </Button>
      ) : null}
    </>
  );
}
