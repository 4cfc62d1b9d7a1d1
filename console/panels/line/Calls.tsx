/** Recorded calls: noted moment by moment, each side's minutes beside the other's. */
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { text as lineText } from '../../../src/line/text.ts';
import { Badge } from '../../kit/Badge.tsx';
import { Button } from '../../kit/Button.tsx';
import { ChoiceField, LineField, WordsField } from '../../kit/Fields.tsx';
import { Moment, spanOf } from '../../kit/Moment.tsx';
import { Empty, Refused, Waiting } from '../../kit/Note.tsx';
import { useSay } from '../../kit/say.ts';
import { Verbatim, Word } from '../../kit/Word.tsx';
import { cache } from '../../state/cache.ts';
import { useNow } from '../../state/clock.ts';
import { post } from '../../state/http.ts';
import { useKept } from '../../state/kept.ts';
import { useLanguage, useMay, useNameOf, useSession } from '../../state/session.ts';
import { type Call, useCalls } from './answers.ts';
import { text } from './text.ts';

/** The moments of a call that still goes on, in the order in which they are likely. */
const NEXT = ['answered', 'interpreter', 'decider', 'held', 'taken up', 'dropped', 'ended'] as const;
type Event = (typeof NEXT)[number] | 'ringing';
type Side = Call['sides'][number];

function useNote() {
  return useMutation({
    mutationFn: (body: object) => post('/line/calls', body),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['line'] }),
  });
}

function Start() {
  const say = useSay();
  const nameOf = useNameOf();
  const { parties } = useSession();
  const others = parties.filter(({ role }) => role !== 'me');
  const [party, setParty] = useState(others[0]?.party ?? null);
  const [number, setNumber] = useState('');
  const noting = useNote();
  return (
    <div className="fields">
      <div className="row">
        <ChoiceField
          label={say(text.with)}
          value={party}
          onChange={setParty}
          choices={others.map(({ party: id }) => ({ id, label: nameOf(id) }))}
        />
        <LineField label={say(text.number)} value={number} onChange={setNumber} dir="ltr" maxLength={100} />
      </div>
      <div className="buttons">
        <Button
          tone="main"
          busy={noting.isPending}
          onPress={() => noting.mutate({ with: party ?? '', number, event: 'ringing' satisfies Event })}
        >
          {say(text.ring)}
        </Button>
      </div>
      <Refused error={noting.error} />
    </div>
  );
}

function Noting({ call }: { call: Call }) {
  const say = useSay();
  const language = useLanguage();
  const kept = `call/${call.openedBy}/${call.callId}`;
  const [name, setName] = useKept(`${kept}/name`, '');
  const [office, setOffice] = useKept(`${kept}/office`, '');
  const [words, setWords] = useKept(`${kept}/words`, '');
  const noting = useNote();
  const note = (event: Event): void =>
    noting.mutate(
      { call: { openedBy: call.openedBy, callId: call.callId }, event, name, office, words, language },
      {
        onSuccess: () => {
          setName('');
          setOffice('');
          setWords('');
        },
      },
    );
  return (
    <div className="fields">
      <div className="row">
        <LineField label={say(text.name)} value={name} onChange={setName} maxLength={200} />
        <LineField label={say(text.office)} value={office} onChange={setOffice} maxLength={200} />
      </div>
      <WordsField label={say(text.words)} value={words} onChange={setWords} rows={2} />
      <div className="buttons" role="group" aria-label={say(text.note)}>
        {NEXT.map((event) => (
          <Button key={event} busy={noting.isPending} onPress={() => note(event)}>
            {say(text[`event.${event}`])}
          </Button>
        ))}
      </div>
      <Refused error={noting.error} />
    </div>
  );
}

function SideOf({ side, open }: { side: Side; open: boolean }) {
  const say = useSay();
  const now = useNow();
  const nameOf = useNameOf();
  const { answered, decider, toAnswerS, toDeciderS, ringingMs, state } = side;
  const since = ringingMs === null ? null : spanOf(say, now - ringingMs);
  const person = ({ name, office }: { name: string; office: string }) => ({
    name: name || '—',
    office: office || '—',
  });
  return (
    <section className="side">
      <h4>{say(text.minutesOf, { party: nameOf(side.party) })}</h4>
      <p>
        <Badge tone={state === 'connected' ? 'good' : open ? 'wait' : 'quiet'}>
          {say(lineText[`line.call.${state}`])}
        </Badge>
      </p>
      {answered ? (
        <p>{say(lineText['line.call.answered-by'], { ...person(answered), seconds: toAnswerS ?? 0 })}</p>
      ) : open && since ? (
        <p>{say(text.ringingFor, { span: since })}</p>
      ) : null}
      {decider ? (
        <p>{say(lineText['line.call.decider-after'], { ...person(decider), seconds: toDeciderS ?? 0 })}</p>
      ) : (
        <p>
          <Badge tone={open ? 'bad' : 'wait'}>
            {open && since ? say(text.notYetDecider, { span: since }) : say(lineText['line.call.no-decider'])}
          </Badge>
        </p>
      )}
      <ol className="events">
        {side.events.map((event) => (
          <li key={event.actId}>
            <Moment ms={event.atMs} /> {say(text[`event.${event.event}`])}{' '}
            {event.name === '' ? null : <Word>{event.name}</Word>}
            {event.words === '' ? null : <Verbatim lang={event.language}>{event.words}</Verbatim>}
          </li>
        ))}
      </ol>
    </section>
  );
}

export function Calls() {
  const say = useSay();
  const nameOf = useNameOf();
  const asked = useCalls();
  const mayNote = useMay('watch', 'planner', 'liaison', 'command');
  if (asked.isPending) return <Waiting />;
  return (
    <>
      {mayNote ? <Start /> : null}
      <Refused error={asked.error} />
      {asked.data?.length === 0 ? <Empty>{say(text.noCalls)}</Empty> : null}
      <ul className="exchanges">
        {(asked.data ?? []).map((call) => (
          <li key={`${call.openedBy}/${call.callId}`}>
            <article className={call.open ? 'exchange ours' : 'exchange none'}>
              <h3>
                <bdi>{say(text.fromTo, { from: nameOf(call.openedBy), to: nameOf(call.with) })}</bdi>
              </h3>
              {call.sides.map((side) => (
                <SideOf key={side.party} side={side} open={call.open} />
              ))}
              {call.open && mayNote ? <Noting call={call} /> : null}
            </article>
          </li>
        ))}
      </ul>
    </>
  );
}
