/** The form that files or amends a notice. */
import { useMemo, useState } from 'react';
import type { NoticeView } from '../../../src/notices/index.ts';
import { Empty, Refused, Waiting } from '../../kit/Note.tsx';
import { useSay } from '../../kit/say.ts';
import { useNotices } from '../../state/answers.ts';
import { useMay, useNameOf, useSession } from '../../state/session.ts';
import { fieldsAll, formOf } from './amended.ts';
import { FilingForm } from './FilingForm.tsx';
import './filing.css';
import { emptyForm } from './form.ts';
import { openDraft } from './kept.ts';
import { text } from './text.ts';

function New() {
  const { me } = useSession();
  const nameOf = useNameOf();
  const [turn, setTurn] = useState(0);
  const name = nameOf(me.party);
  const draft = useMemo(
    () => openDraft(localStorage, me.officer, null, () => emptyForm(name)),
    // A name in another language does not throw away what was begun.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [me.officer, turn],
  );
  const discard = (): void => {
    draft.drop();
    setTurn(turn + 1);
  };
  return <FilingForm key={turn} draft={draft} version={null} onDiscard={discard} />;
}

function Amend({ view }: { view: NoticeView }) {
  const { me } = useSession();
  const [turn, setTurn] = useState(0);
  const [begun] = useState(view.version);
  const fields = fieldsAll(view.fields);
  const draft = useMemo(
    () =>
      fields &&
      openDraft(localStorage, `${me.officer}.${view.noticeId}`, begun, () => formOf({ ...view, fields })),
    // What was begun on one version stays while another comes in.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [me.officer, view.noticeId, turn],
  );
  const actIds = useMemo(() => view.history.map(({ actId }) => actId), [view.history]);
  if (!draft) return null;
  const discard = (): void => {
    draft.drop();
    setTurn(turn + 1);
  };
  return (
    <FilingForm
      key={turn}
      draft={draft}
      noticeId={view.noticeId}
      version={view.version}
      actIds={actIds}
      onDiscard={discard}
    />
  );
}

function AmendById({ noticeId }: { noticeId: string }) {
  const say = useSay();
  const { me } = useSession();
  const { data, error } = useNotices();
  if (!data) return error ? <Refused error={error} /> : <Waiting />;
  const own = data.find(
    (view) => view.noticeId === noticeId && view.party === me.party && view.status === 'active',
  );
  return own ? <Amend key={noticeId} view={own} /> : <Empty>{say(text['not-own'])}</Empty>;
}

export function Filing({ noticeId }: { noticeId?: string }) {
  const say = useSay();
  const may = useMay('watch', 'planner', 'liaison', 'command');
  if (!may) return <Empty>{say(text['not-yours'])}</Empty>;
  return noticeId === undefined ? <New /> : <AmendById noticeId={noticeId} />;
}
