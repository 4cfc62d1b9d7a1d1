/** Taking the watch: every item looked at, what changed since, one's own words. */
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { since } from '../../../src/handover/item.ts';
import { Button } from '../../kit/Button.tsx';
import { TickField, WordsField } from '../../kit/Fields.tsx';
import { Refused, Waiting } from '../../kit/Note.tsx';
import { useSay } from '../../kit/say.ts';
import { visibleIn } from '../../kit/visible.ts';
import { cache } from '../../state/cache.ts';
import { post } from '../../state/http.ts';
import { useLanguage, useSession } from '../../state/session.ts';
import { type HandoverAnswer, useOpenNow } from './answers.ts';
import { Changes } from './Changes.tsx';
import { Items } from './Items.tsx';
import { text } from './text.ts';

export function Take({ given }: { given: HandoverAnswer }) {
  const say = useSay();
  const language = useLanguage();
  const { me } = useSession();
  const open = useOpenNow();
  const [seen, setSeen] = useState<ReadonlySet<string>>(new Set());
  const [words, setWords] = useState('');
  const taking = useMutation({
    mutationFn: () =>
      post(`/handovers/${encodeURIComponent(given.handoverId)}/take`, { seen: [...seen], words, language }),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['handover'] }),
  });
  const toggle = (key: string): void =>
    setSeen((before) => {
      const next = new Set(before);
      if (!next.delete(key)) next.add(key);
      return next;
    });
  const left = given.items.length - seen.size;
  return (
    <form
      className="fields"
      aria-label={say(text['take.confirm'])}
      onSubmit={(event) => {
        event.preventDefault();
        taking.mutate();
      }}
    >
      {open.data ? (
        <Changes
          changes={since(given.items, open.data.items)}
          before={given.items}
          partly={open.data.more || given.beyond > 0}
        />
      ) : open.error ? (
        <Refused error={open.error} />
      ) : (
        <Waiting />
      )}
      <section className="fields">
        <h3>{say(text.items)}</h3>
        <p className="hint">{say(text['take.lead'])}</p>
        <Items
          items={given.items}
          tickOf={({ key, says }) => (
            <TickField label={visibleIn(says[language])} value={seen.has(key)} onChange={() => toggle(key)} />
          )}
        />
      </section>
      <WordsField label={say(text['take.words'])} value={words} onChange={setWords} />
      {me.name === given.incoming ? null : (
        <p className="warned">{say(text['take.other'], { incoming: given.incoming })}</p>
      )}
      <p className={left > 0 ? 'warned' : 'hint'} role="status">
        {say(text['take.unseen'], { n: left })}
      </p>
      <Refused error={taking.error} />
      <div className="buttons">
        <Button type="submit" tone="main" busy={taking.isPending}>
          {say(text['take.confirm'])}
        </Button>
      </div>
    </form>
  );
}
