/** Evidence states, each a plain sentence that the node says, with the entry that shows it. */
import { Badge } from '../../kit/Badge.tsx';
import { visibleIn } from '../../kit/visible.ts';
import { hashOf } from '../../state/place.ts';
import { useLanguage } from '../../state/session.ts';
import type { State } from './answers.ts';

export function States({ states }: { states: readonly State[] }) {
  const language = useLanguage();
  return (
    <ul className="states">
      {states.map(({ code, tone, says, party, entry, atMs }) => (
        <li key={`${code} ${party} ${entry} ${atMs} ${says.en}`} data-code={code}>
          <Badge tone={tone}>
            <span>
              {visibleIn(says[language])}
              {entry === null ? null : (
                <>
                  {' '}
                  <a href={hashOf('record', String(entry))}>
                    <bdi dir="ltr">№ {entry}</bdi>
                  </a>
                </>
              )}
            </span>
          </Badge>
        </li>
      ))}
    </ul>
  );
}
