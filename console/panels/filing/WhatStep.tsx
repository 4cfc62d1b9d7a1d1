/** What is made known: a movement, a flight, a site or an area, protected or not. */
import { TickField } from '../../kit/Fields.tsx';
import { useSay } from '../../kit/say.ts';
import { useFiling } from './filing.ts';
import { type FormType, TYPES } from './form.ts';
import { endDrawing } from './route-drawing.ts';
import { text } from './text.ts';
import { Ways } from './Ways.tsx';

/** What is likely; whoever files says what it is. */
const ACTIVITY = { movement: 'patrol', flight: 'patrol', site: 'site', area: 'other' } as const;

export function WhatStep() {
  const say = useSay();
  const { form, noticeId, set } = useFiling();
  const isNew = noticeId === undefined;
  const change = (type: FormType): void => {
    endDrawing();
    set({ type, questions: [], activity: ACTIVITY[type] });
  };
  return (
    <>
      <Ways
        label={say(text.type)}
        value={form.type}
        onChange={change}
        ways={TYPES.map((id) => ({ id, label: say(text[id]) }))}
        disabled={!isNew}
      />
      {isNew ? null : <p className="hint">{say(text['type.fixed'])}</p>}
      <TickField
        label={say(text.protected)}
        hint={say(text['protected.hint'])}
        value={form.protected}
        onChange={(next) => set({ protected: next })}
        disabled={!isNew}
      />
    </>
  );
}
