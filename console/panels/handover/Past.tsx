/** Handovers of the past, newest first: who gave, who took, how much was open. */
import { Moment } from '../../kit/Moment.tsx';
import { Empty } from '../../kit/Note.tsx';
import { useSay } from '../../kit/say.ts';
import { Word } from '../../kit/Word.tsx';
import { hashOf } from '../../state/place.ts';
import type { HandoverAnswer } from './answers.ts';
import { standingOf } from './list.ts';
import { Standing } from './Standing.tsx';
import { text } from './text.ts';

export function Past({ handovers }: { handovers: readonly HandoverAnswer[] }) {
  const say = useSay();
  if (handovers.length === 0) return <Empty>{say(text['past.none'])}</Empty>;
  return (
    <ul className="list past">
      {handovers.map((given) => (
        <li key={given.handoverId}>
          <a href={hashOf('handover', given.handoverId)}>
            {say(text['past.row'], {
              officer: given.officer,
              incoming: given.taken?.officer ?? given.incoming,
            })}
          </a>
          <Moment ms={given.atMs} />
          <small>
            <Word>{given.office}</Word> · {say(text.count, { n: given.items.length + given.beyond })}
          </small>
          <Standing standing={standingOf(given, handovers)} />
        </li>
      ))}
    </ul>
  );
}
