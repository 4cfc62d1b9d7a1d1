/** Which of our own units was told of a notice, by whom, when and how. */
import { useState } from 'react';
import { formatDtg } from '../../../../src/text/index.ts';
import { LineField } from '../../../kit/Fields.tsx';
import { useSay } from '../../../kit/say.ts';
import { WhenField } from '../../../kit/TypedFields.tsx';
import { whenTyped } from '../../../kit/typed.ts';
import { nodeNow } from '../../../state/clock.ts';
import { useLanguage, useSession } from '../../../state/session.ts';
import { useSaid } from '../axes/Sign.tsx';
import { ActForm } from './ActForm.tsx';
import type { FormProps } from './Acts.tsx';
import { useAct } from './act.ts';
import { text } from './text.ts';

interface Body {
  version: number;
  unit: string;
  toldBy: string;
  toldMs: number;
  means: string;
}

export function TellUnit({ noticeId, version, onDone, onCancel }: FormProps) {
  const say = useSay();
  const said = useSaid();
  const language = useLanguage();
  const { me } = useSession();
  const [unit, setUnit] = useState('');
  const [toldBy, setToldBy] = useState(me.name);
  const [when, setWhen] = useState(() => formatDtg(nodeNow()));
  const [means, setMeans] = useState('');
  const [tried, setTried] = useState(false);
  const act = useAct<Body>(noticeId, 'dissemination', (index) =>
    onDone({ words: said(text['done.told'], { unit: unit.trim() }), index }),
  );
  const toldMs = whenTyped(when, language, { zone: me.zone, nowMs: nodeNow() }).value;
  const lacking = (value: unknown): string | null => (tried && !value ? say(text.required) : null);
  return (
    <ActForm
      title={say(text.told)}
      busy={act.isPending}
      error={act.error}
      onWrite={() => {
        setTried(true);
        const told = { unit: unit.trim(), toldBy: toldBy.trim() };
        if (told.unit && told.toldBy && toldMs !== null)
          act.mutate({ version, ...told, toldMs, means: means.trim() });
      }}
      onCancel={onCancel}
    >
      <div className="row">
        <LineField
          label={say(text['told.unit'])}
          value={unit}
          onChange={setUnit}
          maxLength={200}
          required
          wrong={lacking(unit.trim())}
        />
        <LineField
          label={say(text['told.by'])}
          value={toldBy}
          onChange={setToldBy}
          maxLength={200}
          required
          wrong={lacking(toldBy.trim())}
        />
      </div>
      <WhenField
        label={say(text['told.when'])}
        value={when}
        onChange={setWhen}
        required
        wrong={lacking(toldMs)}
      />
      <LineField label={say(text['told.means'])} value={means} onChange={setMeans} maxLength={200} />
    </ActForm>
  );
}
