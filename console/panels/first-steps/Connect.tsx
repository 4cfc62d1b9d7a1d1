/** Connecting the other side: its card is read, its fingerprint heard, and only then is it enrolled. */
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import { Button } from '../../kit/Button.tsx';
import { LineField, WordsField } from '../../kit/Fields.tsx';
import { Refused } from '../../kit/Note.tsx';
import { useSay } from '../../kit/say.ts';
import { post } from '../../state/http.ts';
import { useLanguage } from '../../state/session.ts';
import type { CardRead } from './answers.ts';
import { Enrol } from './Enrol.tsx';
import { text } from './text.ts';

const MAX_CARD = 16_384;

export function Connect() {
  const say = useSay();
  const language = useLanguage();
  const [pasted, setPasted] = useState('');
  const [url, setUrl] = useState('');
  const [enrolled, setEnrolled] = useState<string | null>(null);
  const reading = useMutation({
    mutationFn: () => post<CardRead>('/parties/read-card', pasted.trim() === '' ? { url } : { text: pasted }),
    onMutate: () => setEnrolled(null),
  });
  const nothing = pasted.trim() === '' && url.trim() === '';
  return (
    <>
      <form
        className="fields"
        aria-label={say(text['connect.read'])}
        onSubmit={(event) => {
          event.preventDefault();
          if (!nothing) reading.mutate();
        }}
      >
        <WordsField
          label={say(text['connect.card'])}
          hint={say(text['connect.card-hint'])}
          value={pasted}
          onChange={setPasted}
          maxLength={MAX_CARD}
        />
        <div className="buttons">
          <FileTrigger
            acceptedFileTypes={['application/json', '.json']}
            onSelect={(files) => void files?.[0]?.slice(0, MAX_CARD).text().then(setPasted)}
          >
            <Button>{say(text['connect.file'])}</Button>
          </FileTrigger>
        </div>
        <LineField label={say(text['connect.url'])} value={url} onChange={setUrl} dir="ltr" />
        <Refused error={reading.error} />
        <div className="buttons">
          <Button type="submit" tone="main" busy={reading.isPending} isDisabled={nothing}>
            {say(text['connect.read'])}
          </Button>
        </div>
      </form>
      {enrolled !== null ? <p role="status">{say(text['connect.done'], { party: enrolled })}</p> : null}
      {reading.data && enrolled === null ? (
        <Enrol
          key={reading.data.card.signature}
          read={reading.data}
          onEnrolled={() => {
            setEnrolled(reading.data.card.names[language]);
            setPasted('');
            setUrl('');
          }}
        />
      ) : null}
    </>
  );
}
