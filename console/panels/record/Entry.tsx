/** One entry whole: what the record shows of it, its header, its body, and what stands in connection with it. */
import type { Trilingual } from '../../../src/contract/index.ts';
import { Moment } from '../../kit/Moment.tsx';
import { Refused, Waiting } from '../../kit/Note.tsx';
import { useSay } from '../../kit/say.ts';
import { visible } from '../../kit/visible.ts';
import { Code } from '../../kit/Word.tsx';
import { hashOf } from '../../state/place.ts';
import { useNameOf } from '../../state/session.ts';
import { type RecordEntry, useEntry } from './answers.ts';
import { EntryLine } from './EntryLine.tsx';
import { text as kindText } from './kind-text.ts';
import { States } from './States.tsx';
import { text } from './text.ts';

type Linked = RecordEntry['copies'][number];

function Links({
  title,
  entries,
  more = false,
}: {
  title: Trilingual;
  entries: readonly Linked[];
  more?: boolean;
}) {
  const say = useSay();
  if (entries.length === 0 && !more) return null;
  return (
    <section>
      <h3>{say(title)}</h3>
      <ul className="list entries-list">
        {entries.map((head) => (
          <li key={head.index}>
            <EntryLine head={head} />
          </li>
        ))}
      </ul>
      {more ? <p className="hint">{say(text.referredMore)}</p> : null}
    </section>
  );
}

function Facts({ entry }: { entry: RecordEntry['entry'] }) {
  const say = useSay();
  const nameOf = useNameOf();
  const { kind, kindVersion, id, direction, peer, from, localMs, claimedMs, hash } = entry;
  const name = kindText[kind];
  const party = nameOf(direction === 'in' ? from : (peer ?? from));
  return (
    <dl className="facts">
      <dt>{say(text.kind)}</dt>
      <dd>
        {name ? `${say(name)} · ` : null}
        <Code>{`${kind} ${kindVersion}`}</Code> <bdi>{say(text[`direction.${direction}`], { party })}</bdi>
      </dd>
      <dt>{say(text.ourClock)}</dt>
      <dd>
        <Moment ms={localMs} all />
      </dd>
      <dt>{say(text.theirClock)}</dt>
      <dd>
        <Moment ms={claimedMs} />
      </dd>
      <dt>{say(text.id)}</dt>
      <dd>
        <Code>{id}</Code>
      </dd>
      <dt>{say(text.hash)}</dt>
      <dd>
        <Code>{hash}</Code>
      </dd>
    </dl>
  );
}

export function Entry({ index }: { index: number }) {
  const say = useSay();
  const asked = useEntry(index);
  if (asked.isPending) return <Waiting />;
  const answer = asked.data;
  if (!answer) return <Refused error={asked.error} />;
  const { entry, states, copies, refersTo, referredBy, referredByMore } = answer;
  return (
    <article className="entry">
      <p>
        <a href={hashOf('record')}>{say(text.list)}</a>
      </p>
      <h3>{say(text.entry, { index: entry.index })}</h3>
      <section>
        <h4>{say(text.evidence)}</h4>
        <States states={states} />
      </section>
      <Facts entry={entry} />
      <details>
        <summary>{say(text.body)}</summary>
        {entry.erased ? (
          <p>{say(text.erased)}</p>
        ) : (
          <pre className="body" dir="ltr">
            {visible(JSON.stringify(entry.body, null, 2))}
          </pre>
        )}
      </details>
      <p>
        <a className="button" href={`/api/record/${entry.index}/pack`} download>
          {say(text.pack)}
        </a>
      </p>
      <Links title={text.copies} entries={copies} />
      <Links title={text.refersTo} entries={refersTo} />
      <Links title={text.referredBy} entries={referredBy} more={referredByMore} />
    </article>
  );
}
