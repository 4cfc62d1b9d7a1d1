/** What the node answers before anything is sent: lead time, zones, conflicts. Nothing of it blocks sending. */
import type { Finding } from '../../../src/conflicts/index.ts';

import { Badge } from '../../kit/Badge.tsx';
import { Button } from '../../kit/Button.tsx';
import { Refused } from '../../kit/Note.tsx';
import { useSay } from '../../kit/say.ts';
import { visibleIn } from '../../kit/visible.ts';
import { Code } from '../../kit/Word.tsx';
import { theMap } from '../../state/on-map.ts';
import { hashOf } from '../../state/place.ts';
import { useLanguage, useNameOf, useSession } from '../../state/session.ts';
import type { Answered } from './answers.ts';
import { text } from './answers-text.ts';
import { Changes } from './Changes.tsx';
import { minutesOf } from './minutes.ts';
import { sayNamed } from './named.ts';

function Lead({ lead }: Pick<Answered, 'lead'>) {
  const say = useSay();
  if (lead === null) return <p className="hint">{say(text['lead.later'])}</p>;
  if (lead.length === 0) return <p>{say(text['lead.none'])}</p>;
  const minutes = (n: number): string => minutesOf(say, n);
  return lead.map(({ clause, requiredMinutes, givenMinutes, lateMinutes }) => {
    const key = lateMinutes <= 0 ? 'lead.good' : givenMinutes < 0 ? 'lead.begun' : 'lead.late';
    return (
      <p key={clause} className="sentence">
        <Badge tone={lateMinutes > 0 ? 'bad' : 'good'}>
          {say(text[key], {
            clause,
            required: minutes(requiredMinutes),
            given: minutes(givenMinutes),
            late: minutes(lateMinutes),
          })}
        </Badge>
      </p>
    );
  });
}

function toneOf({ kind, zone }: Finding): 'good' | 'wait' | 'bad' | 'quiet' {
  if (kind === 'near') return 'quiet';
  if (kind === 'possible') return 'wait';
  return zone?.met ? 'good' : 'bad';
}

function OneFinding({ finding }: { finding: Finding }) {
  const say = useSay();
  const language = useLanguage();
  const nameOf = useNameOf();
  const { me } = useSession();
  const { kind, zone, at } = finding;
  return (
    <li className="plan-finding">
      <p>
        <Badge tone={toneOf(finding)}>
          {zone ? (
            <>
              <Code>{finding.clause ?? '-'}</Code> {say(text[`zone.${zone.requires}`])}:{' '}
              {say(kind === 'possible' ? text['kind.possible'] : zone.met ? text.met : text['not-met'])}
            </>
          ) : (
            say(text[`kind.${kind}`])
          )}
        </Badge>
      </p>
      <p>
        <bdi>{visibleIn(sayNamed(nameOf, me.party, finding)[language])}</bdi>
      </p>
      <div className="buttons">
        <Button tone="quiet" onPress={() => theMap.get()?.follow(at)}>
          {say(text.show)}
        </Button>
        {finding.with ? <a href={hashOf('notices', finding.with.noticeId)}>{say(text.open)}</a> : null}
      </div>
    </li>
  );
}

function Findings({ findings }: { findings: readonly Finding[] }) {
  return (
    <ul className="list">
      {findings.map((finding) => (
        <OneFinding
          key={`${finding.kind} ${finding.with?.noticeId ?? finding.clause ?? ''} ${finding.atMs ?? ''}`}
          finding={finding}
        />
      ))}
    </ul>
  );
}

export function AnswersStep({ answered }: { answered: Answered }) {
  const say = useSay();
  const nameOf = useNameOf();
  const { checked, lead, stale, error } = answered;
  const findings = checked?.findings ?? [];
  const zones = findings.filter(({ zone }) => zone !== null);
  const others = findings.filter(({ zone }) => zone === null);
  const found = others.filter(({ kind }) => kind !== 'near').length;
  return (
    <>
      <p className="hint">{say(text['never-blocks'])}</p>
      {/* Always there, so that nothing jumps while the answers are asked for anew. */}
      <p className="hint stale" role="status">
        {stale && (checked || lead) ? say(text.stale) : ''}
      </p>
      <Refused error={error} />
      <h4>{say(text.lead)}</h4>
      <Lead lead={lead} />
      <h4>{say(text.zones)}</h4>
      {zones.length > 0 ? <Findings findings={zones} /> : null}
      {zones.length === 0 ? (
        <p className={checked ? '' : 'hint'}>{say(text[checked ? 'zones.none' : 'conflicts.later'])}</p>
      ) : null}
      <h4>{say(text.conflicts)}</h4>
      {others.length > 0 ? <Findings findings={others} /> : null}
      {checked && found === 0 && checked.notCompared.length === 0 ? (
        <p>
          <Badge tone="good">{say(text['conflicts.none'], { n: checked.checkedAgainst.length })}</Badge>
        </p>
      ) : null}
      <Changes answered={answered} />
      {checked ? null : <p className="hint">{say(text['conflicts.later'])}</p>}
      {checked && checked.terms.length === 0 ? <p className="hint">{say(text['no-terms'])}</p> : null}
      {checked && checked.notCompared.length > 0 ? (
        <>
          <h4>{say(text['not-compared'])}</h4>
          <ul className="lines">
            {checked.notCompared.map(({ party, noticeId, version, why }) => (
              <li key={`${party} ${noticeId} ${version}`}>
                <a href={hashOf('notices', noticeId)}>
                  <bdi>{say(text['not-compared.one'], { party: nameOf(party) })}</bdi>
                </a>{' '}
                <Code>{why}</Code>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </>
  );
}
