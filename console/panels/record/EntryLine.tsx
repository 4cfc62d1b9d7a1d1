/** One entry in a list: when, what kind, whose, and how it stands in a word. */
import { Moment } from '../../kit/Moment.tsx';
import { useSay } from '../../kit/say.ts';
import { Code } from '../../kit/Word.tsx';
import { hashOf } from '../../state/place.ts';
import { useNameOf } from '../../state/session.ts';
import type { Head } from './answers.ts';
import { text as kindText } from './kind-text.ts';
import { text } from './text.ts';

export function EntryLine({
  head,
}: {
  head: Pick<Head, 'index' | 'kind' | 'direction' | 'peer' | 'from' | 'localMs'>;
}) {
  const say = useSay();
  const nameOf = useNameOf();
  const name = kindText[head.kind];
  const { index, kind, direction, peer, from, localMs } = head;
  const party = nameOf(direction === 'in' ? from : (peer ?? from));
  return (
    <a className="entry-line" href={hashOf('record', String(index))}>
      <bdi className="number" dir="ltr">
        {index}
      </bdi>
      <Moment ms={localMs} />
      {name ? <span>{say(name)}</span> : <Code>{kind}</Code>}
      <span>{say(text[`direction.${direction}`], { party })}</span>
    </a>
  );
}
