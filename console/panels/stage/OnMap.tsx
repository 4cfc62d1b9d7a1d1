/** The map as a list: all that is on it at the moment shown, to be chosen by keys. */
import type { ReactNode } from 'react';
import type { Trilingual } from '../../../src/contract/index.ts';
import { sentenceOf } from '../../../src/watch/sentence.ts';
import { useFindingWords } from '../../kit/finding-words.ts';
import { Moment } from '../../kit/Moment.tsx';
import { useSay } from '../../kit/say.ts';
import { visibleIn } from '../../kit/visible.ts';
import { Word } from '../../kit/Word.tsx';
import type { Selection } from '../../map/views.ts';
import { theMap } from '../../state/on-map.ts';
import { selection } from '../../state/place.ts';
import { useLanguage, useNameOf } from '../../state/session.ts';
import { text as alertText } from '../alerts/text.ts';
import { PartyMark } from '../notices/PartyMark.tsx';
import { OverBox } from './OverBox.tsx';
import { text } from './text.ts';
import type { ShownNow } from './use-shown.ts';
import { callSignOf, useNoticePhase, useUnitWords } from './words.ts';

interface Row {
  kind: Selection['kind'];
  id: string;
  body: ReactNode;
}

function Rows({
  title,
  rows,
  chosen,
}: {
  title: Trilingual;
  rows: readonly Row[];
  chosen: Selection | null;
}) {
  const say = useSay();
  return (
    <>
      <h3>
        {say(title)} <small>{rows.length}</small>
      </h3>
      {rows.length === 0 ? (
        <p className="hint">{say(text['list.none'])}</p>
      ) : (
        <ul className="on-map">
          {rows.map(({ kind, id, body }) => (
            <li key={id}>
              <button
                type="button"
                data-on-map={`${kind} ${id}`}
                aria-pressed={chosen?.kind === kind && chosen.id === id}
                onClick={() => {
                  selection.set({ kind, id });
                  theMap.get()?.centre({ kind, id });
                }}
              >
                {body}
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

export function OnMap({ shown, onClose }: { shown: ShownNow; onClose(): void }) {
  const say = useSay();
  const language = useLanguage();
  const sayFinding = useFindingWords();
  const nameOf = useNameOf();
  const unitWords = useUnitWords();
  const phaseWords = useNoticePhase();
  const { atMs, chosen } = shown;
  const units = shown.units.map((unit): Row => {
    const { party } = unit;
    const body = (
      <>
        <PartyMark party={party} />
        <span>
          <Word>{nameOf(party)}</Word> <Word className="strong">{unit.unit}</Word>
          <small>{unitWords(unit, atMs).join(' · ')}</small>
        </span>
      </>
    );
    return { kind: 'unit', id: `${party}/${unit.unit}`, body };
  });
  const notices = shown.notices.map((notice): Row => {
    const { noticeId, party } = notice;
    const body = (
      <>
        <PartyMark party={party} />
        <span>
          <Word>{nameOf(party)}</Word>{' '}
          <Word className="strong">{callSignOf(notice) ?? say(text[`notice.${notice.type}`])}</Word>
          <small>{phaseWords(notice, atMs).join(' · ')}</small>
        </span>
      </>
    );
    return { kind: 'notice', id: noticeId, body };
  });
  const zones = shown.terms.flatMap(({ clauses }) =>
    clauses.flatMap((clause): Row[] =>
      clause.kind === 'zone'
        ? [
            {
              kind: 'zone',
              id: clause.id,
              body: (
                <span>
                  <span className="strong">{say(text.clause, { id: clause.id })}</span>
                  <small>{say(text[`zone.${clause.requires}`], { party: nameOf(clause.authority) })}</small>
                </span>
              ),
            },
          ]
        : [],
    ),
  );
  const alerts = shown.alerts.map(
    ({ alertId, last, unseen }): Row => ({
      kind: 'alert',
      id: alertId,
      body: (
        <span>
          <span className="alarm">{visibleIn(sentenceOf(language, last, true, nameOf))}</span>
          {unseen ? (
            <small>
              {say(alertText.unseen)} <Moment ms={last.atMs} />
            </small>
          ) : null}
        </span>
      ),
    }),
  );
  const conflicts = shown.conflicts.map(
    ({ actId, subject, finding }): Row => ({
      kind: 'conflict',
      id: actId,
      body: <span>{sayFinding(subject.party, finding)}</span>,
    }),
  );
  return (
    <OverBox title={say(text.onMap)} onClose={onClose}>
      <Rows title={text['list.alerts']} rows={alerts} chosen={chosen} />
      <Rows title={text['list.conflicts']} rows={conflicts} chosen={chosen} />
      <Rows title={text['list.units']} rows={units} chosen={chosen} />
      <Rows title={text['list.notices']} rows={notices} chosen={chosen} />
      <Rows title={text['list.zones']} rows={zones} chosen={chosen} />
    </OverBox>
  );
}
