/** Further details that a notice may hold: who guards it, halts and the way back, heights, what a site is. */
import type { ReactNode } from 'react';
import type { Fields } from '../../../../src/notices/index.ts';
import { Moment } from '../../../kit/Moment.tsx';
import { useSay } from '../../../kit/say.ts';
import { Word } from '../../../kit/Word.tsx';
import { useSaid } from '../axes/Sign.tsx';
import { text } from './text.ts';

type Route<Type extends Fields['route']['type']> = Extract<Fields['route'], { type: Type }>;

/** Somebody's words behind a heading of ours; nothing where they were left empty. */
function Line({ name, words }: { name: keyof typeof text; words: string | undefined }) {
  const say = useSay();
  return words ? (
    <div>
      {say(text[name])}: <Word>{words}</Word>
    </div>
  ) : null;
}

export function Escorts({ escorts }: { escorts: NonNullable<Fields['who']['escorts']> }) {
  const say = useSay();
  return (
    <ul className="lines">
      {escorts.map(({ by, armed, count, note }) => (
        <li key={`${by} ${count} ${note}`}>
          <Word>{by}</Word> · {say(armed ? text.armed : text.unarmed)}
          {count === undefined ? null : ` · ${say(text.count, { n: count })}`}
          {note ? (
            <>
              {' · '}
              <Word>{note}</Word>
            </>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

export function CorridorMore({
  route: { halts = [], returnFrom, flight },
}: {
  route: Route<'corridor'>;
}): ReactNode {
  const say = useSay();
  const said = useSaid();
  return (
    <>
      {halts.map(({ at, kind, note }) => (
        <div key={at}>
          {say(text['halt-at'], { point: at + 1, kind: say(text[`halt.${kind}`]) })}
          {note ? (
            <>
              {': '}
              <Word>{note}</Word>
            </>
          ) : null}
        </div>
      ))}
      {returnFrom === undefined ? null : <div>{say(text['returns-from'], { point: returnFrom + 1 })}</div>}
      {flight ? (
        <div>
          {said(text.flies, {
            aircraft: flight.aircraft,
            count: flight.count,
            floor: flight.floorM,
            ceiling: flight.ceilingM,
            above: flight.above,
            crewed: String(flight.crewed),
          })}
          <Line name="transponder" words={flight.transponder} />
        </div>
      ) : null}
    </>
  );
}

export function SiteMore({ route }: { route: Route<'site'> }) {
  const say = useSay();
  const { operator, address, adminCode, occupancy, state, verified, footprint } = route;
  return (
    <>
      {state ? <div>{say(text[`state.${state}`])}</div> : null}
      <Line name="operator" words={operator} />
      <Line name="address" words={address} />
      <Line name="adminCode" words={adminCode} />
      <Line name="occupancy" words={occupancy} />
      {footprint ? <div>{say(text.footprint, { n: footprint.length })}</div> : null}
      {verified ? (
        <div>
          {say(text.verified)} <Moment ms={verified.atMs} /> · <Word>{verified.by}</Word>
          {verified.how ? (
            <>
              {' · '}
              <Word>{verified.how}</Word>
            </>
          ) : null}
        </div>
      ) : null}
    </>
  );
}
