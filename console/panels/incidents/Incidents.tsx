/** Incidents: `#/incidents`, `#/incidents/new/ALERT`, `#/incidents/ID`, `#/incidents/ID/account`. */

import { text as incidentText } from '../../../src/incidents/text.ts';
import { Badge } from '../../kit/Badge.tsx';
import { Moment } from '../../kit/Moment.tsx';
import { Empty, Refused, Waiting } from '../../kit/Note.tsx';
import { useSay } from '../../kit/say.ts';
import { Word } from '../../kit/Word.tsx';
import { hashOf } from '../../state/place.ts';
import { useNameOf } from '../../state/session.ts';
import { AccountForm } from './AccountForm.tsx';
import { type IncidentLine, useIncidents } from './answers.ts';
import { Incident } from './Incident.tsx';
import './incidents.css';
import { beside } from '../../kit/visible.ts';
import { NewIncident } from './NewIncident.tsx';
import { text } from './text.ts';
import { TONES } from './tones.ts';

function Line({ incident }: { incident: IncidentLine }) {
  const say = useSay();
  const nameOf = useNameOf();
  const { incidentId, title, fromMs, accounts, verdicts, closedBy } = incident;
  return (
    <article>
      <h3>
        <a href={hashOf('incidents', incidentId)}>
          <Word>{title}</Word>
        </a>
      </h3>
      <p className="hint">
        <Moment ms={fromMs} /> · {say(text.accounts, { n: accounts })}
        {closedBy.length > 0
          ? ` · ${say(text.closedBy, { names: beside(closedBy.map(nameOf), '; ') })}`
          : null}
      </p>
      <p className="buttons">
        {(['supported', 'contradicted', 'undecidable'] as const).map((verdict) => (
          <Badge key={verdict} tone={verdicts[verdict] > 0 ? TONES[verdict] : 'quiet'}>
            {say(text.count, {
              verdict: say(incidentText[`incidents.verdict.${verdict}`]),
              n: verdicts[verdict],
            })}
          </Badge>
        ))}
      </p>
    </article>
  );
}

function List() {
  const say = useSay();
  const asked = useIncidents();
  if (asked.isPending) return <Waiting />;
  const newest = (asked.data ?? []).toSorted((a, b) => b.atMs - a.atMs);
  return (
    <>
      <div className="buttons">
        <a className="button main" href={hashOf('incidents', 'new')}>
          {say(text.new)}
        </a>
      </div>
      <Refused error={asked.error} />
      {asked.isSuccess && newest.length === 0 ? <Empty>{say(text.none)}</Empty> : null}
      <ul className="list incident-list">
        {newest.map((incident) => (
          <li key={incident.incidentId}>
            <Line incident={incident} />
          </li>
        ))}
      </ul>
    </>
  );
}

export function Incidents({ at }: { at: readonly string[] }) {
  const say = useSay();
  const [first, second] = at;
  return (
    <>
      <h2>{say(text.title)}</h2>
      {first === undefined ? <List /> : null}
      {first === 'new' ? <NewIncident key={second} about={second} /> : null}
      {first !== undefined && first !== 'new' && second === undefined ? (
        <Incident incidentId={first} />
      ) : null}
      {first !== undefined && second === 'account' ? <AccountForm incidentId={first} /> : null}
    </>
  );
}
