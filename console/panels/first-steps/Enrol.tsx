/** A card that was read: whose it says it is, its fingerprint against what was heard, and the enrolment. */
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import { Button } from '../../kit/Button.tsx';
import { TickField, WordsField } from '../../kit/Fields.tsx';
import { Refused } from '../../kit/Note.tsx';
import { useSay } from '../../kit/say.ts';
import { visible } from '../../kit/visible.ts';
import { Code, Word } from '../../kit/Word.tsx';
import { cache } from '../../state/cache.ts';
import { post } from '../../state/http.ts';
import { useLanguage } from '../../state/session.ts';
import type { CardRead } from './answers.ts';
import { groupsOf, hear } from './fingerprint.ts';
import { Groups } from './Groups.tsx';
import { text } from './text.ts';

const ROLES = ['party', 'observer'] as const;

export function Enrol({ read, onEnrolled }: { read: CardRead; onEnrolled(): void }) {
  const say = useSay();
  const language = useLanguage();
  const { card, fingerprint, standing } = read;
  const [typed, setTyped] = useState('');
  const [compared, setCompared] = useState(false);
  const [role, setRole] = useState<(typeof ROLES)[number]>('party');
  const heard = hear(typed, fingerprint);
  const all = groupsOf(fingerprint.spoken).length;
  const name = visible(card.names[language]);
  const enrolling = useMutation({
    mutationFn: () => post('/parties', { card, role, ...(heard.state === 'none' ? {} : { heard: typed }) }),
    onSuccess: async () => {
      onEnrolled();
      await Promise.all(
        ['parties', 'peers', 'first-steps'].map((key) => cache.invalidateQueries({ queryKey: [key] })),
      );
    },
  });
  const enrols = standing === 'new' || standing === 'later';
  const sure = heard.state === 'same' || (heard.state === 'none' && compared);
  return (
    <section className="read-card fields">
      <h4>{say(text['connect.whose'])}</h4>
      <p>
        <strong>
          <Word>{card.names[language]}</Word>
        </strong>{' '}
        <Code>{card.party}</Code>
      </p>
      <p>
        {say(text['connect.address'])}:{' '}
        {card.url === null ? say(text['connect.no-address']) : <Code>{card.url}</Code>}
      </p>
      {standing === 'new' ? null : (
        <p className={standing === 'known' || standing === 'later' ? 'hint' : 'warned'}>
          {say(text[`standing.${standing}`])}
        </p>
      )}
      {enrols ? (
        <form
          className="fields"
          aria-label={say(text['connect.enrol'], { party: name })}
          onSubmit={(event) => {
            event.preventDefault();
            if (sure) enrolling.mutate();
          }}
        >
          <h4>{say(text['connect.fingerprint'])}</h4>
          <p>{say(text['connect.call'])}</p>
          <Groups spoken={fingerprint.spoken} right={heard.right} />
          <WordsField
            label={say(text['connect.heard'])}
            value={typed}
            onChange={setTyped}
            rows={2}
            maxLength={200}
            hint={
              heard.state === 'so far' || heard.state === 'same'
                ? say(text[`heard.${heard.state}`], { right: heard.right, all })
                : null
            }
            wrong={heard.state === 'other' ? say(text['heard.other']) : null}
          />
          {heard.state === 'none' ? (
            <TickField
              label={say(text['connect.compared'], { all })}
              value={compared}
              onChange={setCompared}
            />
          ) : null}
          <RadioGroup value={role} onChange={(next) => setRole(next as typeof role)}>
            <Label>{say(text['connect.role'])}</Label>
            {ROLES.map((each) => (
              <Radio key={each} value={each}>
                {say(text[`role.${each}`])}
              </Radio>
            ))}
          </RadioGroup>
          <Refused error={enrolling.error} />
          {sure ? null : <p className="hint">{say(text['connect.first'])}</p>}
          <div className="buttons">
            <Button type="submit" tone="main" busy={enrolling.isPending} isDisabled={!sure}>
              {say(text['connect.enrol'], { party: name })}
            </Button>
          </div>
        </form>
      ) : null}
    </section>
  );
}
