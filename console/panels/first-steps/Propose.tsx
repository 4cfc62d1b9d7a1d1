/** Proposing terms: a file is read and shown clause by clause before anything is sent. */
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import { Button } from '../../kit/Button.tsx';
import { WordsField } from '../../kit/Fields.tsx';
import { Refused } from '../../kit/Note.tsx';
import { useSay } from '../../kit/say.ts';
import { cache } from '../../state/cache.ts';
import { nodeNow } from '../../state/clock.ts';
import { post } from '../../state/http.ts';
import { useLanguage, useMay, useNameOf, useSession } from '../../state/session.ts';
import { listOf } from '../notices/detail/lists.ts';
import type { TermsRead } from './answers.ts';
import { Document } from './Document.tsx';
import { draftTerms } from './draft.ts';
import { text } from './terms-text.ts';

const MAX_TERMS = 1_048_576;
const HOUR_MS = 3_600_000;
const MAX_ID = 64;

function useDraft(): (() => string) | null {
  const { me, parties } = useSession();
  const signing = parties.filter(({ role }) => role !== 'observer').map(({ party }) => party);
  if (signing.length < 2) return null;
  return () =>
    draftTerms({
      termsId: [me.party, ...signing.filter((party) => party !== me.party)].join('-').slice(0, MAX_ID),
      parties: signing,
      observers: parties.filter(({ role }) => role === 'observer').map(({ party }) => party),
      // The next full hour but one: there is time to read and to sign.
      fromMs: (Math.floor(nodeNow() / HOUR_MS) + 2) * HOUR_MS,
    });
}

function Sending({ read, onSent }: { read: TermsRead; onSent(): void }) {
  const say = useSay();
  const language = useLanguage();
  const nameOf = useNameOf();
  const { terms, sha256, unknown } = read;
  const sending = useMutation({
    mutationFn: () => post('/terms', terms),
    onSuccess: async () => {
      onSent();
      await Promise.all(['terms', 'first-steps'].map((key) => cache.invalidateQueries({ queryKey: [key] })));
    },
  });
  return (
    <>
      <Document terms={terms} sha256={sha256} missing={null} open />
      {unknown.length > 0 ? (
        <p className="warned">
          {say(text['propose.unknown'], { parties: listOf(language, unknown.map(nameOf)) })}
        </p>
      ) : null}
      <Refused error={sending.error} />
      <div className="buttons">
        <Button
          tone="main"
          busy={sending.isPending}
          isDisabled={unknown.length > 0}
          onPress={() => sending.mutate()}
        >
          {say(text['propose.send'])}
        </Button>
      </div>
    </>
  );
}

export function Propose() {
  const say = useSay();
  const may = useMay('command', 'liaison');
  const draft = useDraft();
  const [written, setWritten] = useState('');
  const [sent, setSent] = useState<TermsRead['terms'] | null>(null);
  const reading = useMutation({
    mutationFn: () => post<TermsRead>('/terms/read-file', { text: written }),
    onMutate: () => setSent(null),
  });
  if (!may) return <p className="hint">{say(text['propose.may'])}</p>;
  const change = (next: string): void => {
    setWritten(next);
    // What was read is no longer what stands in the field.
    reading.reset();
  };
  const { data } = reading;
  return (
    <section className="fields" aria-label={say(text['propose.title'])}>
      <WordsField
        label={say(text['propose.text'])}
        hint={say(text['propose.hint'])}
        value={written}
        onChange={change}
        rows={6}
        maxLength={MAX_TERMS}
      />
      <div className="buttons">
        <FileTrigger
          acceptedFileTypes={['.yaml', '.yml', '.json']}
          onSelect={(files) =>
            void files?.[0]
              ?.slice(0, MAX_TERMS + 1)
              .text()
              .then(change)
          }
        >
          <Button>{say(text['propose.file'])}</Button>
        </FileTrigger>
        {draft ? <Button onPress={() => change(draft())}>{say(text['propose.draft'])}</Button> : null}
        <Button
          tone="main"
          busy={reading.isPending}
          isDisabled={written.trim() === ''}
          onPress={() => reading.mutate()}
        >
          {say(text['propose.read'])}
        </Button>
      </div>
      {draft ? null : <p className="hint">{say(text['propose.early'])}</p>}
      <Refused error={reading.error} />
      {data && sent === null ? (
        <Sending
          read={data}
          onSent={() => {
            setSent(data.terms);
            setWritten('');
          }}
        />
      ) : null}
      {sent ? (
        <p role="status">{say(text['propose.done'], { terms: sent.termsId, version: sent.version })}</p>
      ) : null}
    </section>
  );
}
