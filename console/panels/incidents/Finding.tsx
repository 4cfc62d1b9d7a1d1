/** One answer of the record: the verdict, why, on what entries, and what is missing. */
import { text as incidentText } from '../../../src/incidents/text.ts';
import { Badge } from '../../kit/Badge.tsx';
import { useSay } from '../../kit/say.ts';
import { visibleIn } from '../../kit/visible.ts';
import { hashOf } from '../../state/place.ts';
import { useLanguage, useNameOf } from '../../state/session.ts';
import type { FindingAnswer } from './answers.ts';
import { missingOf, whyOf } from './said.ts';
import { text } from './text.ts';
import { TONES } from './tones.ts';

export function Finding({ finding }: { finding: FindingAnswer | null }) {
  const say = useSay();
  const language = useLanguage();
  const nameOf = useNameOf();
  if (!finding) return <Badge tone="quiet">{say(text.unasked)}</Badge>;
  const { verdict, clause, entries, missing } = finding;
  return (
    <div className="finding">
      <p>
        <Badge tone={TONES[verdict]}>{say(incidentText[`incidents.verdict.${verdict}`])}</Badge>
        {': '}
        {visibleIn(whyOf(language, finding, nameOf))}
        {clause ? <small> {say(text.clause, { clause })}</small> : null}
      </p>
      {missing.length > 0 ? (
        <>
          <h4>{say(text.missing)}</h4>
          <ul className="missing">
            {missing.map((one) => (
              <li key={JSON.stringify(one)}>{visibleIn(missingOf(language, one, nameOf))}</li>
            ))}
          </ul>
        </>
      ) : null}
      {entries.length > 0 ? (
        <details>
          <summary>{say(text.rests, { n: entries.length })}</summary>
          <ul className="entries">
            {entries.map((actId) => (
              <li key={actId}>
                <a href={hashOf('record', 'act', actId)}>
                  <bdi className="code" dir="ltr">
                    {actId}
                  </bdi>
                </a>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </div>
  );
}
