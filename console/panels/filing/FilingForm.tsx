/** The steps of the form in one column, what they come to under it, and the draft on the map. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { Button } from '../../kit/Button.tsx';
import { useSay } from '../../kit/say.ts';
import { setDraft } from '../../state/drawing.ts';
import { post } from '../../state/http.ts';
import { hashOf } from '../../state/place.ts';
import { useSession } from '../../state/session.ts';
import { useStore } from '../../state/store.ts';
import { AnswersStep } from './AnswersStep.tsx';
import { type Answered, type Asked, useAnswers } from './answers.ts';
import { type Filing, FilingContext, focusAt, useFiling, useNewFiling } from './filing.ts';
import type { Draft } from './kept.ts';
import { endDrawing } from './route-drawing.ts';
import { Sent, type Written } from './Sent.tsx';
import { SharesStep } from './SharesStep.tsx';
import { Summary } from './Summary.tsx';
import { disclosureOf, seenBy, shareOf } from './sharing.ts';
import { text } from './text.ts';
import { type Told, useTold } from './told.ts';
import { WhatStep } from './WhatStep.tsx';
import { WhenStep } from './WhenStep.tsx';
import { WhereStep } from './WhereStep.tsx';
import { WhoStep } from './WhoStep.tsx';

function Step({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="filing-step fields" aria-label={title}>
      <h3>{title}</h3>
      {children}
    </section>
  );
}

/** The draft as all of it, or as one recipient will see it; taken from the map when the form is left. */
function useDraftOnMap(filing: Filing, answered: Answered, seenAs: string | null): void {
  const { me } = useSession();
  const { form, made } = filing;
  const shown = seenAs === null ? null : disclosureOf(form, seenAs);
  const known = useMemo(() => (shown ? seenBy(made.known, shown) : made.known), [made.known, shown]);
  const findings = answered.checked?.findings;
  const { type } = form;
  useEffect(() => {
    setDraft({ party: me.party, type, fields: known, findings: findings ?? [] });
  }, [me.party, type, known, findings]);
  useEffect(
    () => () => {
      setDraft(null);
      endDrawing();
    },
    [],
  );
}

function useSend({ draft, form, noticeId, made, sharing }: Filing, onWritten: (written: Written) => void) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () =>
      noticeId === undefined
        ? post<Written>('/notices', {
            type: form.type,
            protected: form.protected,
            fields: made.fields,
            ...sharing,
          })
        : post<Written>(`/notices/${encodeURIComponent(noticeId)}/versions`, {
            fields: made.fields,
            ...sharing,
          }),
    onSuccess: (written) => {
      draft.drop();
      onWritten(written);
      for (const room of ['notices', 'conflicts', 'record'])
        void cache.invalidateQueries({ queryKey: [room] });
    },
  });
}

function DraftNote({ version, onDiscard }: { version: number | null; onDiscard(): void }) {
  const say = useSay();
  const { draft, noticeId } = useFiling();
  const [asks, setAsks] = useState(false);
  const changed = useStore(draft.changed);
  const old = draft.restored?.version ?? null;
  return (
    <>
      <div className="buttons">
        <a href={noticeId === undefined ? hashOf('notices') : hashOf('notices', noticeId)}>
          {say(changed ? text.leave : text['leave-empty'])}
        </a>
        {changed && !asks ? (
          <Button tone="quiet" onPress={() => setAsks(true)}>
            {say(text.discard)}
          </Button>
        ) : null}
      </div>
      {draft.restored ? (
        <p className="warned">
          {old !== null && version !== null && old !== version
            ? say(text['restored-old'], { old, now: version })
            : say(text.restored)}
        </p>
      ) : null}
      {asks ? (
        <div className="warned fields" role="alert">
          <p>{say(text['discard-sure'])}</p>
          <div className="buttons">
            <Button autoFocus onPress={() => setAsks(false)}>
              {say(text.keep)}
            </Button>
            <Button tone="danger" onPress={onDiscard}>
              {say(text.discard)}
            </Button>
          </div>
        </div>
      ) : null}
    </>
  );
}

function Steps({
  version,
  told,
  toldError,
  onDiscard,
  onWritten,
}: {
  version: number | null;
  told: Told | null;
  toldError: unknown;
  onDiscard(): void;
  onWritten(written: Written): void;
}) {
  const say = useSay();
  const filing = useFiling();
  const { form, made, noticeId, wrongs } = filing;
  const [seen, setSeenAs] = useState<string | null>(null);
  // With the eyes of one who is told nothing there is nothing to see.
  const seenAs = seen !== null && !form.asBefore && shareOf(form, seen).told ? seen : null;
  const asked = useMemo(
    (): Asked => ({ type: form.type, protected: form.protected, noticeId, known: made.known }),
    [form.type, form.protected, noticeId, made.known],
  );
  const answered = useAnswers(asked);
  useDraftOnMap(filing, answered, seenAs);
  const sending = useSend(filing, onWritten);
  const send = (): void => {
    filing.setTried();
    const [first] = wrongs;
    if (made.fields && !first) sending.mutate();
    else if (first) focusAt(first.at);
  };
  return (
    <>
      <div className="filing">
        <h2>{say(noticeId === undefined ? text.new : text.amend)}</h2>
        <DraftNote version={version} onDiscard={onDiscard} />
        <Step title={say(text['step.what'])}>
          <WhatStep />
        </Step>
        <Step title={say(text['step.where'])}>
          <WhereStep />
        </Step>
        <Step title={say(text['step.who'])}>
          <WhoStep />
        </Step>
        <Step title={say(text['step.when'])}>
          <WhenStep />
        </Step>
        <Step title={say(text['step.shares'])}>
          <SharesStep told={told} toldError={toldError} seenAs={seenAs} onSeenAs={setSeenAs} />
        </Step>
        <Step title={say(text['step.answers'])}>
          <AnswersStep answered={answered} />
        </Step>
      </div>
      <Summary answered={answered} busy={sending.isPending} error={sending.error} onSend={send} />
    </>
  );
}

const NONE: readonly string[] = [];

export function FilingForm({
  draft,
  noticeId,
  version,
  actIds = NONE,
  onDiscard,
}: {
  draft: Draft;
  noticeId?: string;
  /** The version that would be replaced; null: a new notice. */
  version: number | null;
  /** Of the versions filed so far. */
  actIds?: readonly string[];
  onDiscard(): void;
}) {
  const filing = useNewFiling(draft, noticeId);
  const { told, error } = useTold(actIds);
  const [written, setWritten] = useState<Written | null>(null);
  useEffect(() => {
    window.addEventListener('pagehide', draft.flush);
    return () => {
      window.removeEventListener('pagehide', draft.flush);
      draft.flush();
    };
  }, [draft]);
  if (written) return <Sent written={written} />;
  return (
    <FilingContext.Provider value={filing}>
      <Steps version={version} told={told} toldError={error} onDiscard={onDiscard} onWritten={setWritten} />
    </FilingContext.Provider>
  );
}
