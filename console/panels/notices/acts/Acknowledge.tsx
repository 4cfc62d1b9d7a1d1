/** An officer says under his name that he has read the notice. */
import { useState } from 'react';
import { WordsField } from '../../../kit/Fields.tsx';
import { useSay } from '../../../kit/say.ts';
import { ActForm } from './ActForm.tsx';
import type { FormProps } from './Acts.tsx';
import { useAct } from './act.ts';
import { text } from './text.ts';

export function Acknowledge({ noticeId, version, onDone, onCancel }: FormProps) {
  const say = useSay();
  const [words, setWords] = useState('');
  const act = useAct<{ version: number; words: string }>(noticeId, 'acknowledgements', (index) =>
    onDone({ words: say(text['done.acknowledge']), index }),
  );
  return (
    <ActForm
      title={say(text.acknowledge)}
      busy={act.isPending}
      error={act.error}
      onWrite={() => act.mutate({ version, words })}
      onCancel={onCancel}
    >
      <p className="hint">{say(text['acknowledge.hint'])}</p>
      <WordsField label={say(text.words)} value={words} onChange={setWords} rows={2} />
    </ActForm>
  );
}
