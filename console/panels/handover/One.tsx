/** One handover: who gave and who took it, what was open, in whose words; or the form that takes it. Printable. */
import { Button } from '../../kit/Button.tsx';
import { Moment } from '../../kit/Moment.tsx';
import { useSay } from '../../kit/say.ts';
import { Verbatim, Word } from '../../kit/Word.tsx';
import { hashOf } from '../../state/place.ts';
import { useMay, useSession } from '../../state/session.ts';
import type { HandoverAnswer } from './answers.ts';
import { Changes } from './Changes.tsx';
import { DUTY } from './Give.tsx';
import { Items } from './Items.tsx';
import { standingOf } from './list.ts';
import { Standing } from './Standing.tsx';
import { Take } from './Take.tsx';
import { text } from './text.ts';

function Facts({ given }: { given: HandoverAnswer }) {
  const say = useSay();
  const { office, officer, incoming, atMs, taken, handoverId } = given;
  return (
    <dl className="facts">
      <dt>{say(text.office)}</dt>
      <dd>
        <Word>{office}</Word>
      </dd>
      <dt>{say(text.given)}</dt>
      <dd>
        <Word>{officer}</Word> · <Moment ms={atMs} all />{' '}
        <a href={hashOf('record', 'act', handoverId)}>{say(text.entry)}</a>
      </dd>
      <dt>{say(text.named)}</dt>
      <dd>
        <Word>{incoming}</Word>
      </dd>
      {taken ? (
        <>
          <dt>{say(text.taken)}</dt>
          <dd>
            <Word>{taken.officer}</Word>
            {taken.asNamed ? null : ` ${say(text.instead, { incoming })}`} · <Moment ms={taken.atMs} all />{' '}
            <a href={hashOf('record', 'act', taken.actId)}>{say(text.entry)}</a>
          </dd>
        </>
      ) : null}
    </dl>
  );
}

function Said({ officer, words, lang }: { officer: string; words: string; lang: string }) {
  const say = useSay();
  return (
    <section className="fields">
      <h3>{say(text.words, { officer })}</h3>
      {words === '' ? <p className="hint">{say(text.noWords)}</p> : <Verbatim lang={lang}>{words}</Verbatim>}
    </section>
  );
}

function TakenPart({ given, taken }: { given: HandoverAnswer; taken: NonNullable<HandoverAnswer['taken']> }) {
  const say = useSay();
  const unseen = new Set(taken.unseen);
  return (
    <>
      <Said officer={taken.officer} words={taken.words} lang={taken.language} />
      <p className={unseen.size > 0 ? 'warned' : undefined}>
        {say(text.seen, { seen: taken.seen.length, all: given.items.length })}
      </p>
      {unseen.size > 0 ? (
        <section className="fields">
          <h3>{say(text.notSeen)}</h3>
          <Items items={given.items.filter(({ key }) => unseen.has(key))} />
        </section>
      ) : null}
      <Changes changes={taken.since} before={given.items} partly={taken.since.beyond + given.beyond > 0} />
    </>
  );
}

export function One({ given, all }: { given: HandoverAnswer; all: readonly HandoverAnswer[] }) {
  const say = useSay();
  const { me } = useSession();
  const may = useMay(...DUTY);
  const { taken, officer, words, language, items, beyond } = given;
  const standing = standingOf(given, all);
  const own = me.name === officer;
  const takes = standing === 'waiting' && may && !own;
  return (
    <article className="handover">
      <div className="buttons">
        <Standing standing={standing} />
        <Button onPress={() => window.print()}>{say(text.print)}</Button>
      </div>
      <Facts given={given} />
      <Said officer={officer} words={words} lang={language} />
      {takes ? (
        <Take given={given} />
      ) : (
        <>
          {standing === 'waiting' ? (
            <p className="hint">{say(own ? text['take.own'] : text['give.may'])}</p>
          ) : null}
          <section className="fields">
            <h3>{say(text.items)}</h3>
            {items.length === 0 ? <p className="hint">{say(text['now.none'])}</p> : <Items items={items} />}
            {beyond > 0 ? <p className="warned">{say(text.beyond, { n: beyond })}</p> : null}
          </section>
          {taken ? <TakenPart given={given} taken={taken} /> : null}
        </>
      )}
    </article>
  );
}
