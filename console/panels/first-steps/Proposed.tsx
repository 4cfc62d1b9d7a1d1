/** One proposed version: its documents, who has signed each, and this party's signature. */
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../kit/Button.tsx';
import { Refused, Waiting } from '../../kit/Note.tsx';
import { Sheet } from '../../kit/Sheet.tsx';
import { useSay } from '../../kit/say.ts';
import { Code } from '../../kit/Word.tsx';
import { type TermsAnswer, useTermsVersion } from '../../state/answers.ts';
import { cache } from '../../state/cache.ts';
import { post } from '../../state/http.ts';
import { useLanguage, useMay, useNameOf, useSession } from '../../state/session.ts';
import { listOf } from '../notices/detail/lists.ts';
import { Document } from './Document.tsx';
import { text } from './terms-text.ts';

type Candidate = TermsAnswer['documents'][number];

function Sign({ candidate: { terms, sha256 } }: { candidate: Candidate }) {
  const say = useSay();
  const nameOf = useNameOf();
  const { me } = useSession();
  const [open, setOpen] = useState(false);
  const may = useMay('command');
  const signing = useMutation({
    mutationFn: () => post(`/terms/${encodeURIComponent(terms.termsId)}/${terms.version}/sign`, { sha256 }),
    onSuccess: async () => {
      setOpen(false);
      await Promise.all(['terms', 'first-steps'].map((key) => cache.invalidateQueries({ queryKey: [key] })));
    },
  });
  if (!may) return <p className="hint">{say(text['sign.may'])}</p>;
  const party = nameOf(me.party);
  return (
    <div className="buttons">
      <Button tone="main" onPress={() => setOpen(true)}>
        {say(text.sign)}
      </Button>
      <Sheet title={say(text['sign.title'], { party })} open={open} onClose={() => setOpen(false)}>
        <p>{say(text['sign.words'], { party })}</p>
        <p>
          <Code>{terms.termsId}</Code> {say(text.version, { version: terms.version })}
        </p>
        <p>
          {say(text.hash)}: <Code>{sha256}</Code>
        </p>
        <Refused error={signing.error} />
        <div className="buttons">
          <Button tone="main" busy={signing.isPending} onPress={() => signing.mutate()}>
            {say(text['sign.confirm'])}
          </Button>
        </div>
      </Sheet>
    </div>
  );
}

function One({ candidate }: { candidate: Candidate }) {
  const say = useSay();
  const language = useLanguage();
  const nameOf = useNameOf();
  const { me } = useSession();
  const { terms, sha256, missing, fault } = candidate;
  const ours = missing.includes(me.party);
  const others = missing.filter((party) => party !== me.party);
  return (
    <>
      <Document terms={terms} sha256={sha256} missing={missing} open={ours} />
      {fault === null ? null : <p className="warned">{say(text.fault, { code: fault })}</p>}
      {ours && fault === null ? <Sign candidate={candidate} /> : null}
      {!ours && others.length > 0 ? (
        <p>{say(text.theirs, { missing: listOf(language, others.map(nameOf)) })}</p>
      ) : null}
      {missing.length === 0 ? <p>{say(text.inForce)}</p> : null}
    </>
  );
}

export function Proposed({ termsId, version }: { termsId: string; version: number }) {
  const say = useSay();
  const shown = useTermsVersion(termsId, version);
  if (!shown.data) return shown.error ? <Refused error={shown.error} /> : <Waiting />;
  const { documents } = shown.data;
  return (
    <>
      {documents.length > 1 ? <p className="warned">{say(text.several)}</p> : null}
      {documents.map((candidate) => (
        <One key={candidate.sha256} candidate={candidate} />
      ))}
    </>
  );
}
