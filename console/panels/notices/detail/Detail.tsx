/** One notice: all that this party holds of it, and what it may do about it. */
import { type ReactNode, useEffect } from 'react';
import type { NoticeView, VersionRow } from '../../../../src/notices/index.ts';
import { Button } from '../../../kit/Button.tsx';
import { Empty, Refused, Waiting } from '../../../kit/Note.tsx';
import { useSay } from '../../../kit/say.ts';
import { text as kitText } from '../../../kit/text.ts';
import { Code, Verbatim, Word } from '../../../kit/Word.tsx';
import { useNotices } from '../../../state/answers.ts';
import { hashOf, selection } from '../../../state/place.ts';
import { useMay, useNameOf, useSession } from '../../../state/session.ts';
import { Acts } from '../acts/Acts.tsx';
import { WithdrawButton } from '../acts/Withdraw.tsx';
import { EntryLink } from '../axes/EntryLink.tsx';
import { Recipients } from '../axes/Recipients.tsx';
import { useSaid } from '../axes/Sign.tsx';
import { useWriting } from '../axes/writing.ts';
import { seen } from '../fresh.ts';
import { titleOf } from '../list.ts';
import { PartyMark } from '../PartyMark.tsx';
import { Counting, SpanTimes } from '../SpanTimes.tsx';
import { spanOf } from '../span.ts';
import { text as listText } from '../text.ts';
import { Checked, OpenConflicts } from './Checked.tsx';
import { Disclosed } from './Disclosed.tsx';
import { Says } from './Says.tsx';
import { text } from './text.ts';
import { Versions } from './Versions.tsx';
import { Warnings } from './Warnings.tsx';

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="part">
      <h3>{title}</h3>
      {children}
    </section>
  );
}

function Withdrawn({ withdrawn }: { withdrawn: NonNullable<NoticeView['row']['withdrawn']> }) {
  const say = useSay();
  const said = useSaid();
  const writing = useWriting();
  return (
    <div className="warned">
      <p>
        {said(text.withdrawn, {
          at: writing.time(withdrawn.localMs),
          officer: withdrawn.officer ?? say(text.nobody),
        })}{' '}
        <EntryLink actId={withdrawn.actId} />
      </p>
      {withdrawn.reason === '' ? (
        <p>{say(text['withdrawn.no-reason'])}</p>
      ) : (
        <Verbatim>{withdrawn.reason}</Verbatim>
      )}
    </div>
  );
}

function Head({ view }: { view: NoticeView }) {
  const say = useSay();
  const nameOf = useNameOf();
  const title = titleOf(view);
  const span = spanOf(view.fields);
  return (
    <header className="notice-head">
      <h2>
        <PartyMark party={view.party} /> {title === null ? say(listText.untitled) : <Word>{title}</Word>}
      </h2>
      <p>
        <Word>{nameOf(view.party)}</Word> · {say(listText[`type.${view.type}`])} ·{' '}
        {say(listText.version, { version: view.version })}
        {view.status === 'withdrawn' ? ` · ${say(listText.withdrawn)}` : null}
      </p>
      {view.protected ? <p className="protected long">{say(listText['protected-long'])}</p> : null}
      <p className="times">
        <SpanTimes span={span} />
        {view.status === 'withdrawn' ? null : (
          <span className="counting">
            <Counting span={span} />
          </span>
        )}
      </p>
      <p>
        <small>
          {say(text.id)} <Code>{view.noticeId}</Code>
        </small>
      </p>
    </header>
  );
}

function Buttons({ view, own }: { view: NoticeView; own: boolean }) {
  const say = useSay();
  const mayFile = useMay('watch', 'planner', 'liaison', 'command');
  const mayChange = own && mayFile && view.status === 'active';
  return (
    <div className="buttons">
      <Button onPress={() => selection.set({ kind: 'notice', id: view.noticeId })}>{say(text.map)}</Button>
      {mayChange ? (
        <>
          <a className="button plain" href={hashOf('notices', view.noticeId, 'amend')}>
            {say(text.amend)}
          </a>
          <a
            className="button plain"
            href={`/notices/${view.noticeId}/card`}
            target="_blank"
            rel="noreferrer"
          >
            {say(text.card)}
          </a>
          <WithdrawButton noticeId={view.noticeId} />
        </>
      ) : null}
    </div>
  );
}

function One({ view }: { view: NoticeView }) {
  const say = useSay();
  const { me } = useSession();
  const own = view.party === me.party;
  const version = view.history.find((one) => one.version === view.version) as VersionRow;
  const opened = view.history.map(({ actId }) => actId).join(' ');
  useEffect(() => seen(opened.split(' ')), [opened]);
  return (
    <article className="notice-detail">
      <Head view={view} />
      <Warnings view={view} />
      {view.row.withdrawn ? <Withdrawn withdrawn={view.row.withdrawn} /> : null}
      <Buttons view={view} own={own} />
      {own ? null : <Acts view={view} />}
      <Part title={say(text.recipients)}>
        <Recipients view={view} />
      </Part>
      <Part title={say(text.says)}>
        <Says view={view} own={own} />
      </Part>
      {own ? (
        <Part title={say(text.disclosed)}>
          <Disclosed version={version} />
        </Part>
      ) : null}
      <Part title={say(text.checked)}>
        <Checked version={version} own={own} />
      </Part>
      <Part title={say(text.conflicts)}>
        <OpenConflicts noticeId={view.noticeId} />
      </Part>
      <Part title={say(text.versions)}>
        <Versions history={view.history} />
      </Part>
    </article>
  );
}

export function Detail({ noticeId }: { noticeId: string }) {
  const say = useSay();
  const said = useSaid();
  const { data, error } = useNotices();
  // Nothing binds an id to its owner: where two parties filed under one, both stand here.
  const found = data?.filter((view) => view.noticeId === noticeId);
  return (
    <>
      <a href={hashOf('notices')} className="back">
        {say(kitText.back)}
      </a>
      {found?.map((view) => (
        <One key={view.party} view={view} />
      ))}
      {found?.length === 0 ? <Empty>{said(text.unknown, { id: noticeId.slice(0, 40) })}</Empty> : null}
      {found ? null : error ? <Refused error={error} /> : <Waiting />}
    </>
  );
}
