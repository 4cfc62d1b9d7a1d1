/** A map without anything on it says so, and what to do. */
import { useSay } from '../../kit/say.ts';
import { useNotices } from '../../state/answers.ts';
import { hashOf } from '../../state/place.ts';
import { text } from './text.ts';
import type { ShownNow } from './use-shown.ts';

export function Nothing({ shown: { units, terms } }: { shown: ShownNow }) {
  const say = useSay();
  const notices = useNotices().data ?? [];
  const zones = terms.some(({ clauses }) => clauses.some(({ kind }) => kind === 'zone'));
  if (units.length > 0 || notices.length > 0 || zones) return null;
  return (
    <div className="map-nothing">
      <h2>{say(text['nothing.title'])}</h2>
      <p>{say(text['nothing.words'])}</p>
      <p className="buttons">
        <a className="button main" href={hashOf('first-steps')}>
          {say(text['nothing.steps'])}
        </a>
        <a className="button" href={hashOf('notices', 'new')}>
          {say(text['nothing.notice'])}
        </a>
      </p>
    </div>
  );
}
