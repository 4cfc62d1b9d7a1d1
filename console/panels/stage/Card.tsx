/** What is chosen on the map, in plain words, and the ways on from it. */
import type { ReactNode } from 'react';
import { isolate } from '../../../src/text/index.ts';
import { sentenceOf } from '../../../src/watch/sentence.ts';
import { Button } from '../../kit/Button.tsx';
import { useFindingWords } from '../../kit/finding-words.ts';
import { utcOf } from '../../kit/Moment.tsx';
import { useSay } from '../../kit/say.ts';
import { visible, visibleIn } from '../../kit/visible.ts';
import { Word } from '../../kit/Word.tsx';
import type { Selection } from '../../map/views.ts';
import { followed, theMap } from '../../state/on-map.ts';
import { hashOf, selection } from '../../state/place.ts';
import { useLanguage, useNameOf } from '../../state/session.ts';
import { showMoment } from '../../state/shown-time.ts';
import { useStore } from '../../state/store.ts';
import { text as alertText } from '../alerts/text.ts';
import { PartyMark } from '../notices/PartyMark.tsx';
import { OverBox } from './OverBox.tsx';
import { text } from './text.ts';
import type { ShownNow } from './use-shown.ts';
import { callSignOf, useNoticePhase, useUnitWords } from './words.ts';

interface Told {
  title: ReactNode;
  lines: readonly string[];
  ways: ReactNode;
}

function useTold({ kind, id }: Selection, shown: ShownNow): Told | null {
  const say = useSay();
  const language = useLanguage();
  const sayFinding = useFindingWords();
  const nameOf = useNameOf();
  const unitWords = useUnitWords();
  const phaseWords = useNoticePhase();
  const leader = useStore(followed);
  const { atMs } = shown;
  switch (kind) {
    case 'unit': {
      const unit = shown.units.find((each) => `${each.party}/${each.unit}` === id);
      if (!unit) return null;
      return {
        title: (
          <>
            <PartyMark party={unit.party} /> <Word>{nameOf(unit.party)}</Word> <Word>{unit.unit}</Word>
          </>
        ),
        lines: unitWords(unit, atMs),
        ways: (
          <Button onPress={() => followed.set(leader === id ? null : id)}>
            {say(leader === id ? text.unfollow : text.follow)}
          </Button>
        ),
      };
    }
    case 'notice': {
      const notice = shown.notices.find(({ noticeId }) => noticeId === id);
      if (!notice) return null;
      return {
        title: (
          <>
            <PartyMark party={notice.party} /> <Word>{nameOf(notice.party)}</Word>{' '}
            <Word>{callSignOf(notice) ?? say(text[`notice.${notice.type}`])}</Word>
          </>
        ),
        lines: [say(text[`notice.${notice.type}`]), ...phaseWords(notice, atMs)],
        ways: (
          <a className="button" href={hashOf('notices', id)}>
            {say(text['notice.open'])}
          </a>
        ),
      };
    }
    case 'zone': {
      const zone = shown.terms.flatMap(({ clauses }) => clauses).find((clause) => clause.id === id);
      if (zone?.kind !== 'zone') return null;
      return {
        title: say(text.clause, { id }),
        lines: [
          say(text[`zone.${zone.requires}`], { party: nameOf(zone.authority) }),
          visible(zone.text[language]),
        ],
        ways: null,
      };
    }
    case 'alert': {
      const episode = shown.alerts.find(({ alertId }) => alertId === id);
      if (!episode) return null;
      return {
        title: say(text['list.alerts']),
        lines: [
          visibleIn(sentenceOf(language, episode.last, true, nameOf)),
          ...(episode.unseen ? [`${say(alertText.unseen)} ${isolate(utcOf(episode.last.atMs, atMs))}`] : []),
        ],
        ways: null,
      };
    }
    case 'conflict': {
      const conflict = shown.conflicts.find(({ actId }) => actId === id);
      if (!conflict) return null;
      const { finding, subject, index } = conflict;
      const { atMs: closestMs } = finding;
      return {
        title: say(text['list.conflicts']),
        lines: [sayFinding(subject.party, finding)],
        ways: (
          <>
            {closestMs === null ? null : (
              <Button onPress={() => showMoment(closestMs)}>{say(text['conflict.show'])}</Button>
            )}
            <a className="button" href={hashOf('notices', subject.noticeId)}>
              {say(text['notice.open'])}
            </a>
            <a className="button" href={hashOf('record', String(index))}>
              {say(text['conflict.entry'])}
            </a>
          </>
        ),
      };
    }
  }
}

export function Card({ chosen, shown }: { chosen: Selection; shown: ShownNow }) {
  const say = useSay();
  const told = useTold(chosen, shown);
  return (
    <OverBox title={told?.title ?? say(text.chosen)} onClose={() => selection.set(null)}>
      {told ? (
        <>
          <ul className="card-lines">
            {told.lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          <div className="buttons">
            <Button onPress={() => theMap.get()?.centre(chosen)}>{say(text.centre)}</Button>
            {told.ways}
          </div>
        </>
      ) : (
        <p className="hint">{say(text.notHere)}</p>
      )}
    </OverBox>
  );
}
