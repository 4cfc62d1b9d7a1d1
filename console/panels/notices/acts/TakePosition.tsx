/** The party's position on a notice: apart from receipt and reading, and never a condition of a protected notice. */
import { useState } from 'react';
import type { Position } from '../../../../src/notices/index.ts';
import { ChoiceField, WordsField } from '../../../kit/Fields.tsx';
import { useSay } from '../../../kit/say.ts';
import { positionWords } from '../axes/words.ts';
import { ActForm } from './ActForm.tsx';
import type { FormProps } from './Acts.tsx';
import { useAct } from './act.ts';
import { text } from './text.ts';

const CHOICES = ['no objection', 'objection', 'alternative', 'agreed', 'denied'] as const;
/** With these the other side can do nothing unless it is told why, or what instead. */
const NEED_WORDS: readonly Position[] = ['objection', 'alternative', 'denied'];

export function TakePosition({
  noticeId,
  version,
  isProtected,
  onDone,
  onCancel,
}: FormProps & { isProtected: boolean }) {
  const say = useSay();
  const [position, setPosition] = useState<(typeof CHOICES)[number] | null>(null);
  const [words, setWords] = useState('');
  const [tried, setTried] = useState(false);
  const act = useAct<{ version: number; position: Position; words: string }>(noticeId, 'positions', (index) =>
    onDone({
      words: say(text['done.position'], { position: position ? say(positionWords(position)) : '' }),
      index,
    }),
  );
  const needsWords = position !== null && NEED_WORDS.includes(position);
  const lacksWords = needsWords && words.trim() === '';
  const label =
    position === 'alternative' ? text['position.instead'] : needsWords ? text['position.why'] : text.words;
  return (
    <ActForm
      title={say(text.position)}
      busy={act.isPending}
      error={act.error}
      onWrite={() => {
        setTried(true);
        if (position !== null && !lacksWords) act.mutate({ version, position, words });
      }}
      onCancel={onCancel}
    >
      {isProtected ? <p className="warned">{say(text['position.protected'])}</p> : null}
      <ChoiceField
        label={say(text.position)}
        placeholder={say(text['position.choose'])}
        value={position}
        onChange={setPosition}
        choices={CHOICES.map((id) => ({ id, label: say(positionWords(id)) }))}
        wrong={tried && position === null ? say(text.required) : null}
      />
      <WordsField
        label={say(label)}
        value={words}
        onChange={setWords}
        required={needsWords}
        wrong={tried && lacksWords ? say(text['position.needs-words']) : null}
      />
    </ActForm>
  );
}
