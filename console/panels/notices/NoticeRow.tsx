/** One notice in the list: whose it is, when, what it needs, and the four facts for each recipient. */
import { Badge } from '../../kit/Badge.tsx';
import { useSay } from '../../kit/say.ts';
import { Word } from '../../kit/Word.tsx';
import { useConflicts } from '../../state/answers.ts';
import { hashOf, selection } from '../../state/place.ts';
import { useNameOf } from '../../state/session.ts';
import { useStore } from '../../state/store.ts';
import { AxisTable } from './axes/AxisTable.tsx';
import { fresh } from './fresh.ts';
import { lengthOf } from './length.ts';
import { type Listed, titleOf } from './list.ts';
import { PartyMark } from './PartyMark.tsx';
import { Counting, SpanTimes } from './SpanTimes.tsx';
import { spanOf } from './span.ts';
import { text } from './text.ts';

const MINUTE_MS = 60_000;

function Needs({ needs }: Pick<Listed, 'needs'>) {
  const say = useSay();
  const nameOf = useNameOf();
  return needs.map((need) => {
    const party = 'party' in need ? nameOf(need.party) : '';
    return (
      <Badge key={`${need.code} ${party}`} tone={need.code === 'unread' ? 'wait' : 'bad'}>
        {say(text[`need.${need.code}`], { party })}
      </Badge>
    );
  });
}

/** How long before its beginning it was made known, by the clauses that ask for it. */
function Lead({ view }: Pick<Listed, 'view'>) {
  const say = useSay();
  const lead = view.history.find(({ version }) => version === view.version)?.lead ?? [];
  const [worst] = lead.toSorted((a, b) => b.lateMinutes - a.lateMinutes);
  if (!worst) return null;
  if (worst.lateMinutes > 0)
    return (
      <Badge tone="bad">
        {say(text['lead.late'], {
          span: lengthOf(say, worst.lateMinutes * MINUTE_MS),
          clause: worst.clause,
        })}
      </Badge>
    );
  return <small>{say(text['lead.good'], { span: lengthOf(say, worst.givenMinutes * MINUTE_MS) })}</small>;
}

function Conflicts({ noticeId }: { noticeId: string }) {
  const say = useSay();
  const open = (useConflicts().data ?? []).filter(
    ({ subject, finding }) => subject.noticeId === noticeId || finding.with?.noticeId === noticeId,
  );
  return open.length > 0 ? <Badge tone="bad">{say(text.conflicts, { n: open.length })}</Badge> : null;
}

export function NoticeRow({ item: { view, needs } }: { item: Listed }) {
  const say = useSay();
  const nameOf = useNameOf();
  const unseen = useStore(fresh);
  const chosen = useStore(selection);
  const span = spanOf(view.fields);
  const title = titleOf(view);
  const isNew = view.history.some(({ actId }) => unseen.has(actId));
  const marked = chosen?.kind === 'notice' && chosen.id === view.noticeId;
  return (
    <li className={marked ? 'notice marked' : 'notice'}>
      <div className="head">
        <span className="name">
          <PartyMark party={view.party} />
          <a href={hashOf('notices', view.noticeId)} className="title">
            {title === null ? say(text.untitled) : <Word>{title}</Word>}
          </a>
        </span>
        {isNew ? <span className="new">{say(text.new)}</span> : null}
        {view.protected ? (
          <span className="protected" title={say(text['protected-long'])}>
            {say(text.protected)}
          </span>
        ) : null}
        {view.fields.who?.emergency ? <Badge tone="bad">{say(text.emergency)}</Badge> : null}
        <small className="owner">
          <Word>{nameOf(view.party)}</Word> · {say(text[`type.${view.type}`])}
          {view.version > 1 ? ` · ${say(text.version, { version: view.version })}` : null}
        </small>
      </div>
      <div className="times">
        <SpanTimes span={span} />
        <span className="counting">
          {view.status === 'withdrawn' ? say(text.withdrawn) : <Counting span={span} />}
        </span>
      </div>
      <div className="marks">
        <Needs needs={needs} />
        <Conflicts noticeId={view.noticeId} />
        <Lead view={view} />
      </div>
      <AxisTable view={view} />
    </li>
  );
}
