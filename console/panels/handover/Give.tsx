/** Handing the watch over: to whom, in which words, and exactly what will be written before it is. */
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../kit/Button.tsx';
import { ChoiceField, WordsField } from '../../kit/Fields.tsx';
import { Empty, Refused, Waiting } from '../../kit/Note.tsx';
import { Sheet } from '../../kit/Sheet.tsx';
import { useSay } from '../../kit/say.ts';
import { beside, visible } from '../../kit/visible.ts';
import { Verbatim } from '../../kit/Word.tsx';
import { cache } from '../../state/cache.ts';
import { post } from '../../state/http.ts';
import { go } from '../../state/place.ts';
import { useLanguage, useMay, useSession } from '../../state/session.ts';
import { useOpenNow, usePeople } from './answers.ts';
import { Items } from './Items.tsx';
import { text } from './text.ts';

export const DUTY = ['watch', 'liaison', 'command'] as const;

interface Draft {
  incoming: string;
  office: string;
  words: string;
}

function Preview({ draft, onClose }: { draft: Draft; onClose(): void }) {
  const say = useSay();
  const language = useLanguage();
  const { me } = useSession();
  const open = useOpenNow();
  const giving = useMutation({
    mutationFn: () => post('/handovers', { ...draft, language }),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: ['handover'] });
      go('handover');
    },
  });
  const { incoming, office, words } = draft;
  return (
    <Sheet title={say(text['give.will'])} open onClose={onClose}>
      <p>
        <strong>{say(text['give.sentence'], { officer: me.name, office, incoming })}</strong>
      </p>
      <h3>{say(text.words, { officer: me.name })}</h3>
      {words === '' ? (
        <p className="hint">{say(text.noWords)}</p>
      ) : (
        <Verbatim lang={language}>{words}</Verbatim>
      )}
      <h3>{say(text.now)}</h3>
      {open.data ? (
        <>
          <p className="hint">
            {say(text.count, { n: open.data.total })}. {say(text['give.still'])}
          </p>
          <Items items={open.data.items} />
          {open.data.more ? (
            <p className="warned">{say(text.beyond, { n: open.data.total - open.data.items.length })}</p>
          ) : null}
        </>
      ) : open.error ? null : (
        <Waiting />
      )}
      <Refused error={open.error ?? giving.error} />
      <div className="buttons">
        <Button tone="main" busy={giving.isPending} isDisabled={!open.data} onPress={() => giving.mutate()}>
          {say(text['give.confirm'])}
        </Button>
        <Button onPress={onClose}>{say(text.back)}</Button>
      </div>
    </Sheet>
  );
}

export function Give() {
  const say = useSay();
  const { me } = useSession();
  const may = useMay(...DUTY);
  const people = usePeople();
  const [incoming, setIncoming] = useState<string | null>(null);
  const [office, setOffice] = useState(me.office);
  const [words, setWords] = useState('');
  const [shown, setShown] = useState(false);
  if (!may) return <Empty>{say(text['give.may'])}</Empty>;
  if (!people.data) return people.error ? <Refused error={people.error} /> : <Waiting />;
  const others = people.data.officers.filter(
    ({ name, roles }) => name !== me.name && DUTY.some((role) => roles.includes(role)),
  );
  if (others.length === 0) return <Empty>{say(text['give.nobody'])}</Empty>;
  return (
    <form
      className="fields"
      aria-label={say(text.give)}
      onSubmit={(event) => {
        event.preventDefault();
        if (incoming !== null) setShown(true);
      }}
    >
      <p className="hint">{say(text['give.lead'])}</p>
      <div className="row">
        <ChoiceField
          label={say(text['give.to'])}
          value={incoming}
          onChange={setIncoming}
          placeholder={say(text['give.choose'])}
          choices={others.map((one) => ({
            id: one.name,
            label: beside([visible(one.name), visible(one.office)]),
          }))}
        />
        <ChoiceField
          label={say(text['give.office'])}
          value={office}
          onChange={setOffice}
          choices={people.data.offices.map((id) => ({ id, label: id }))}
        />
      </div>
      <WordsField
        label={say(text['give.words'])}
        hint={say(text['give.words-hint'])}
        value={words}
        onChange={setWords}
        rows={5}
      />
      <div className="buttons">
        <Button type="submit" tone="main" isDisabled={incoming === null}>
          {say(text['give.preview'])}
        </Button>
      </div>
      {shown && incoming !== null ? (
        <Preview draft={{ incoming, office, words }} onClose={() => setShown(false)} />
      ) : null}
    </form>
  );
}
