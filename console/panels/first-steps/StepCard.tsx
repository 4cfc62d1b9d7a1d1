/** One step: what it is for, how it stands and why, who does it, and what is done there. The one that is next stands open. */
import { type ReactNode, useState } from 'react';
import { Badge } from '../../kit/Badge.tsx';
import { useSay } from '../../kit/say.ts';
import { visibleIn } from '../../kit/visible.ts';
import { useLanguage, useSession } from '../../state/session.ts';
import type { Step } from './answers.ts';
import { sayRoles } from './People.tsx';
import { text } from './text.ts';

export function StepCard({
  step,
  number,
  isNow,
  children,
}: {
  step: Step;
  number: number;
  isNow: boolean;
  children: ReactNode;
}) {
  const say = useSay();
  const language = useLanguage();
  const { me } = useSession();
  const [chosen, setChosen] = useState<boolean | null>(null);
  const open = chosen ?? isNow;
  return (
    <li className={isNow ? 'step now' : 'step'}>
      <details open={open}>
        {/* The browser opens it too, and would be told twice. */}
        <summary
          onClick={(event) => {
            event.preventDefault();
            setChosen(!open);
          }}
        >
          <h3>
            <span className="number">{number}</span> {step.title[language]}
          </h3>
          <Badge tone={step.done ? 'good' : isNow ? 'wait' : 'quiet'}>
            {say(step.done ? text.done : isNow ? text.now : text.yet)}
          </Badge>
        </summary>
        <div className="fields">
          <p className="hint">{say(text[`for.${step.id}`])}</p>
          {/* The fingerprint stands below in its groups: said once. */}
          {step.state === 'keys-made' ? null : <p>{visibleIn(step.why[language])}</p>}
          {step.next ? (
            <p className="hint">
              {say(text.who, { roles: sayRoles(say, language, step.next.roles) })}{' '}
              {step.next.may ? null : say(text.mayNot, { mine: sayRoles(say, language, me.roles) })}
            </p>
          ) : null}
          {children}
          <p className="hint">{say(text[`then.${step.id}`])}</p>
        </div>
      </details>
    </li>
  );
}
