/** An account, word for word, with its claims: each quotes, and may be given a question that the record can answer. */
import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { Label, TextArea, TextField } from 'react-aria-components';
import { Button } from '../../kit/Button.tsx';
import { ChoiceField, LineField } from '../../kit/Fields.tsx';
import { Refused, Waiting } from '../../kit/Note.tsx';
import { useSay } from '../../kit/say.ts';
import { Verbatim } from '../../kit/Word.tsx';
import { cache } from '../../state/cache.ts';
import { post } from '../../state/http.ts';
import { forget, useKept } from '../../state/kept.ts';
import { go } from '../../state/place.ts';
import { useLanguage, useNameOf, useSession } from '../../state/session.ts';
import { type IncidentAnswer, useIncident } from './answers.ts';
import { QuestionFields } from './QuestionFields.tsx';
import { EMPTY, type QuestionDraft, questionOf } from './question-draft.ts';
import { text } from './text.ts';

interface ClaimDraft {
  claimId: string;
  words: string;
  name: string;
  office: string;
  question: QuestionDraft;
}

function ClaimFields({
  claim,
  incident,
  onChange,
  onRemove,
}: {
  claim: ClaimDraft;
  incident: IncidentAnswer;
  onChange(next: ClaimDraft): void;
  onRemove(): void;
}) {
  const say = useSay();
  return (
    <li className="claim-draft fields">
      <Verbatim>{claim.words}</Verbatim>
      <div className="row">
        <LineField
          label={say(text.speaker)}
          value={claim.name}
          onChange={(name) => onChange({ ...claim, name })}
        />
        <LineField
          label={say(text.speakerOffice)}
          value={claim.office}
          onChange={(office) => onChange({ ...claim, office })}
        />
      </div>
      <QuestionFields
        draft={claim.question}
        incident={incident}
        onChange={(question) => onChange({ ...claim, question })}
      />
      <div className="buttons">
        <Button onPress={onRemove}>{say(text.remove)}</Button>
      </div>
    </li>
  );
}

const OTHER = '*';

function Form({ incident }: { incident: IncidentAnswer }) {
  const say = useSay();
  const pageLanguage = useLanguage();
  const nameOf = useNameOf();
  const { me } = useSession();
  const area = useRef<HTMLTextAreaElement>(null);
  const kept = `account/${incident.incidentId}/`;
  const [party, setParty] = useKept<string>(`${kept}party`, me.party);
  const [source, setSource] = useKept(`${kept}source`, '');
  const [language, setLanguage] = useKept<string>(`${kept}language`, pageLanguage);
  const [words, setWords] = useKept(`${kept}words`, '');
  const [claims, setClaims] = useKept<readonly ClaimDraft[]>(`${kept}claims`, []);
  const [unmarked, setUnmarked] = useState(false);
  const zone = me.zone ?? null;
  const filing = useMutation({
    mutationFn: () =>
      post(`/incidents/${encodeURIComponent(incident.incidentId)}/accounts`, {
        party: party === OTHER ? null : party,
        source: party === OTHER ? source : null,
        language,
        words,
        claims: claims.map(({ claimId, words: said, name, office, question }) => ({
          claimId,
          words: said,
          speakers: name === '' && office === '' ? [] : [{ name, office }],
          question: questionOf(question, zone),
        })),
      }),
    onSuccess: async () => {
      forget(kept);
      await cache.invalidateQueries({ queryKey: ['incidents'] });
      go('incidents', incident.incidentId);
    },
  });
  const mark = (): void => {
    const { selectionStart = 0, selectionEnd = 0 } = area.current ?? {};
    const said = words.slice(selectionStart, selectionEnd).trim();
    setUnmarked(said === '');
    if (said === '') return;
    const number = Math.max(0, ...claims.map(({ claimId }) => Number(claimId.slice(1)))) + 1;
    setClaims([...claims, { claimId: `c${number}`, words: said, name: '', office: '', question: EMPTY }]);
  };
  return (
    <form
      className="fields"
      aria-label={say(text.addAccount)}
      onSubmit={(event) => {
        event.preventDefault();
        if (words !== '') filing.mutate();
      }}
    >
      <div className="row">
        <ChoiceField
          label={say(text.whose)}
          value={party}
          onChange={setParty}
          choices={[
            ...incident.parties.map((id) => ({ id, label: nameOf(id) })),
            { id: OTHER, label: say(text.otherSource) },
          ]}
        />
        <LineField
          label={say(text.language)}
          value={language}
          onChange={setLanguage}
          dir="ltr"
          maxLength={35}
        />
      </div>
      {party === OTHER ? (
        <LineField label={say(text.source)} value={source} onChange={setSource} required />
      ) : null}
      <TextField className="field" value={words} onChange={setWords} isRequired>
        <Label>{say(text.words)}</Label>
        <TextArea ref={area} dir="auto" rows={8} />
      </TextField>
      <p className="hint">{say(text.wordsHint)}</p>
      <h3>{say(text.claims)}</h3>
      <ul className="fields">
        {claims.map((claim, at) => (
          <ClaimFields
            key={claim.claimId}
            claim={claim}
            incident={incident}
            onChange={(next) => setClaims(claims.with(at, next))}
            onRemove={() => setClaims(claims.toSpliced(at, 1))}
          />
        ))}
      </ul>
      <div className="buttons">
        <Button onPress={mark}>{say(text.mark)}</Button>
      </div>
      <p className="hint" aria-live="polite">
        {say(unmarked ? text.nothingMarked : text.markHint)}
      </p>
      <Refused error={filing.error} />
      <div className="buttons">
        <Button type="submit" tone="main" busy={filing.isPending} isDisabled={words === ''}>
          {say(text.file)}
        </Button>
      </div>
    </form>
  );
}

export function AccountForm({ incidentId }: { incidentId: string }) {
  const asked = useIncident(incidentId);
  if (asked.isPending) return <Waiting />;
  return asked.data ? <Form incident={asked.data.incident} /> : <Refused error={asked.error} />;
}
