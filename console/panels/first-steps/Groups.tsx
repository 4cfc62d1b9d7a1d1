/** A fingerprint in groups as it is read aloud: four to a row, the rows counted. */
import { useSay } from '../../kit/say.ts';
import { groupsOf } from './fingerprint.ts';
import { text } from './text.ts';

export function Groups({ spoken, right = 0 }: { spoken: string; right?: number }) {
  const say = useSay();
  return (
    <ol className="groups" dir="ltr" aria-label={say(text.fingerprint)}>
      {groupsOf(spoken).map((group, at) => (
        // The same group may come twice.
        // oxlint-disable-next-line react/no-array-index-key
        <li key={at} className={at < right ? 'right' : undefined}>
          {group}
        </li>
      ))}
    </ol>
  );
}
