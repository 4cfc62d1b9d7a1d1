/** What the owner had checked when it filed: the lead time that clauses ask for, and what it was compared with. */
import type { NoticeView, VersionRow } from '../../../../src/notices/index.ts';
import { Badge } from '../../../kit/Badge.tsx';
import { useFindingWords } from '../../../kit/finding-words.ts';
import { useSay } from '../../../kit/say.ts';
import { Code } from '../../../kit/Word.tsx';
import { useConflicts } from '../../../state/answers.ts';
import { hashOf } from '../../../state/place.ts';
import { IndexLink } from '../axes/EntryLink.tsx';
import { lengthOf } from '../length.ts';
import { text } from './text.ts';

const MINUTE_MS = 60_000;

function Lead({ lead }: Pick<VersionRow, 'lead'>) {
  const say = useSay();
  if (lead.length === 0) return <p>{say(text['lead.none'])}</p>;
  const minutes = (n: number): string => lengthOf(say, n * MINUTE_MS);
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

export function Checked({ version: { checked, lead }, own }: { version: VersionRow; own: boolean }) {
  const say = useSay();
  return (
    <>
      <Lead lead={lead} />
      {checked ? (
        <p>
          {/* What others' notices it was compared with is the owner's own knowledge: a peer is told of its own only. */}
          {own
            ? `${say(text['checked.against'], { n: checked.against.length })}: ${say(text['checked.found'], { n: checked.conflicts })}`
            : say(text['checked.ours'], { n: checked.against.length })}{' '}
          <small>
            {say(text['checked.rules'])} <Code>{checked.ruleVersion}</Code>
          </small>
        </p>
      ) : (
        <p>{say(text['checked.nothing'])}</p>
      )}
    </>
  );
}

/** What stands open now, whoever filed last. */
export function OpenConflicts({ noticeId }: Pick<NoticeView, 'noticeId'>) {
  const say = useSay();
  const sayFinding = useFindingWords();
  const { data } = useConflicts();
  if (!data) return null;
  const open = data.filter(
    ({ subject, finding }) => subject.noticeId === noticeId || finding.with?.noticeId === noticeId,
  );
  if (open.length === 0) return <p>{say(text['conflicts.none'])}</p>;
  return (
    <ul className="lines">
      {open.map(({ actId, index, subject, finding }) => {
        const other = subject.noticeId === noticeId ? finding.with?.noticeId : subject.noticeId;
        return (
          <li key={actId}>
            <Badge tone="bad">{sayFinding(subject.party, finding)}</Badge>{' '}
            {other && other !== noticeId ? (
              <a href={hashOf('notices', other)} className="entry-link">
                {say(text.other)}
              </a>
            ) : null}{' '}
            <IndexLink index={index} />
          </li>
        );
      })}
    </ul>
  );
}
