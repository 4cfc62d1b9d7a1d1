/** What the record is to be asked about a claim. */
import { ChoiceField, LineField } from '../../kit/Fields.tsx';
import { useSay } from '../../kit/say.ts';
import { PlaceField, WhenField } from '../../kit/TypedFields.tsx';
import { beside, visible } from '../../kit/visible.ts';
import { useNotices } from '../../state/answers.ts';
import { useNameOf } from '../../state/session.ts';
import type { IncidentAnswer } from './answers.ts';
import {
  EMPTY,
  FIELDS,
  type Field,
  QUESTION_KINDS,
  type QuestionDraft,
  STATEMENTS,
} from './question-draft.ts';
import { text } from './text.ts';

const iso = (ms: number): string => new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z');

function useChoices(incident: IncidentAnswer) {
  const nameOf = useNameOf();
  const notices = useNotices().data ?? [];
  return {
    parties: incident.parties.map((id) => ({ id, label: nameOf(id) })),
    notices: notices.map(({ noticeId, party, fields }) => ({
      id: noticeId,
      label: beside([nameOf(party), visible(fields.who?.callSign || fields.who?.organisation || noticeId)]),
    })),
  };
}

interface Props {
  draft: QuestionDraft;
  incident: IncidentAnswer;
  onChange(next: QuestionDraft): void;
}

function OneField({ field, draft, incident, onChange }: Props & { field: Field }) {
  const say = useSay();
  const { parties, notices } = useChoices(incident);
  const value = draft[field];
  const set = (next: string): void => onChange({ ...draft, [field]: next });
  switch (field) {
    case 'statement': {
      const words = draft.kind === 'conduct' ? STATEMENTS.conduct : STATEMENTS['zone-required'];
      const choices = words.map((id) => ({ id: id as string, label: say(text[`statement.${id}`]) }));
      return (
        <ChoiceField label={say(text.statement)} value={value || null} onChange={set} choices={choices} />
      );
    }
    case 'noticeId':
      return <ChoiceField label={say(text.notice)} value={value || null} onChange={set} choices={notices} />;
    case 'by':
    case 'party':
    case 'otherParty':
      return <ChoiceField label={say(text[field])} value={value || null} onChange={set} choices={parties} />;
    case 'unit':
    case 'otherUnit':
      return <LineField label={say(text[field])} value={value} onChange={set} maxLength={64} />;
    case 'clause':
      return <LineField label={say(text.clauseId)} value={value} onChange={set} dir="ltr" maxLength={32} />;
    case 'place':
      return <PlaceField label={say(text.place)} value={value} onChange={set} />;
    case 'at':
      return (
        <WhenField
          label={say(draft.kind === 'notice-received' ? text.before : text.at)}
          value={value}
          onChange={set}
        />
      );
    case 'from':
    case 'to':
      return <WhenField label={say(text[field])} value={value} onChange={set} />;
  }
}

export function QuestionFields(props: Props) {
  const say = useSay();
  const { draft, incident, onChange } = props;
  const kinds = [...QUESTION_KINDS, 'none'] as const;
  return (
    <>
      <ChoiceField
        label={say(text.question)}
        value={draft.kind}
        onChange={(kind) =>
          onChange({
            ...EMPTY,
            kind,
            from: iso(incident.fromMs),
            to: iso(incident.toMs),
            at: iso(incident.fromMs),
          })
        }
        choices={kinds.map((id) => ({ id, label: say(text[`question.${id}`]) }))}
      />
      {draft.kind === 'none'
        ? null
        : FIELDS[draft.kind].map((field) => <OneField key={field} {...props} field={field} />)}
    </>
  );
}
