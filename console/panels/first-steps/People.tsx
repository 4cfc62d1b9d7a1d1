/** Who may do what on this node. */
import type { Trilingual } from '../../../src/contract/index.ts';
import type { Language } from '../../../src/text/index.ts';
import { Refused } from '../../kit/Note.tsx';
import { type Say, useSay } from '../../kit/say.ts';
import { Word } from '../../kit/Word.tsx';
import { useLanguage } from '../../state/session.ts';
import { usePeople } from '../handover/answers.ts';
import { listOf } from '../notices/detail/lists.ts';
import { text } from './text.ts';

/** Roles by their names; one that this page does not know by its own. */
export function sayRoles(say: Say, language: Language, roles: readonly string[]): string {
  const names: Readonly<Record<string, Trilingual>> = text;
  return listOf(
    language,
    roles.map((role) => {
      const name = names[`role.${role}`];
      return name ? say(name) : role;
    }),
  );
}

export function People() {
  const say = useSay();
  const language = useLanguage();
  const people = usePeople();
  return (
    <>
      <h4>{say(text.officers)}</h4>
      <Refused error={people.error} />
      <ul className="list people">
        {(people.data?.officers ?? []).map(({ officer, name, office, roles }) => (
          <li key={officer}>
            <Word>{name}</Word> · <Word>{office}</Word> <small>{sayRoles(say, language, roles)}</small>
          </li>
        ))}
      </ul>
      <p className="hint">{say(text['officers.more'])}</p>
    </>
  );
}
