/** The other side: who is enrolled, and the way to enrol one. */
import { useState } from 'react';
import { useSay } from '../../kit/say.ts';
import { Word } from '../../kit/Word.tsx';
import { useNameOf, useSession } from '../../state/session.ts';
import { Connect } from './Connect.tsx';
import { text } from './text.ts';

export function Peers({ may }: { may: boolean }) {
  const say = useSay();
  const nameOf = useNameOf();
  const { parties } = useSession();
  const others = parties.flatMap(({ party, role }) => (role === 'me' ? [] : [{ party, role }]));
  // What was just said of an enrolment stays in sight: the form does not fold away under the officer's hands.
  const [first] = useState(others.length === 0);
  return (
    <>
      {others.length === 0 ? null : (
        <>
          <h4>{say(text.enrolled)}</h4>
          <ul className="list people">
            {others.map(({ party, role }) => (
              <li key={party}>
                <Word>{nameOf(party)}</Word> <small>{say(text[`role.${role}`])}</small>
              </li>
            ))}
          </ul>
        </>
      )}
      {may ? (
        <details open={first}>
          <summary>{say(others.length === 0 ? text.connect : text.another)}</summary>
          <Connect />
        </details>
      ) : null}
    </>
  );
}
