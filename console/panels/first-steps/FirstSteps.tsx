/** The guided page of a new node: from keys to the first notice that the other side has receipted. */
import { Refused, Waiting } from '../../kit/Note.tsx';
import { useSay } from '../../kit/say.ts';
import { hashOf } from '../../state/place.ts';
import { useMay } from '../../state/session.ts';
import { Agreements } from './Agreements.tsx';
import { type FirstSteps as Answer, type Step, useFirstSteps } from './answers.ts';
import './first-steps.css';
import { OwnCard } from './OwnCard.tsx';
import { Peers } from './Peers.tsx';
import { People } from './People.tsx';
import { StepCard } from './StepCard.tsx';
import { text } from './text.ts';

function Within({ step, spoken }: { step: Step; spoken: string }) {
  const say = useSay();
  const mayEnrol = useMay('admin', 'command');
  switch (step.id) {
    case 'keys':
      return <OwnCard spoken={spoken} />;
    case 'offices':
      return <People />;
    case 'connected':
      return <Peers may={mayEnrol} />;
    case 'terms':
      return <Agreements />;
    case 'notice':
      return (
        <p className="buttons">
          {step.next?.may ? (
            <a className="button main" href={hashOf('notices', 'new')}>
              {say(text['notice.file'])}
            </a>
          ) : null}
          <a className="button" href={hashOf('notices')}>
            {say(text['notice.list'])}
          </a>
        </p>
      );
  }
}

function Daily() {
  const say = useSay();
  return (
    <section className="fields">
      <h3>{say(text['all.title'])}</h3>
      <p>{say(text['all.words'])}</p>
      <p className="buttons">
        <a className="button main" href={hashOf('notices', 'new')}>
          {say(text['daily.notices'])}
        </a>
        <a className="button" href={hashOf('line')}>
          {say(text['daily.line'])}
        </a>
        <a className="button" href={hashOf('handover', 'give')}>
          {say(text['daily.handover'])}
        </a>
        <a className="button" href="/bulletin">
          {say(text['daily.bulletin'])}
        </a>
        <a className="button" href="/status">
          {say(text['daily.status'])}
        </a>
      </p>
    </section>
  );
}

function Steps({ answer: { done, steps, fingerprint } }: { answer: Answer }) {
  const say = useSay();
  const now = steps.find((step) => !step.done);
  return (
    <>
      {done ? (
        <Daily />
      ) : (
        <p className="hint">
          {say(text.lead)}{' '}
          <strong>
            {say(text.progress, { done: steps.filter((step) => step.done).length, all: steps.length })}
          </strong>
        </p>
      )}
      <ol className="steps">
        {steps.map((step, at) => (
          <StepCard key={step.id} step={step} number={at + 1} isNow={step === now}>
            <Within step={step} spoken={fingerprint.spoken} />
          </StepCard>
        ))}
      </ol>
    </>
  );
}

export function FirstSteps(_panel: { at: readonly string[] }) {
  const say = useSay();
  const asked = useFirstSteps();
  return (
    <>
      <h2>{say(text.title)}</h2>
      <Refused error={asked.error} />
      {asked.data ? <Steps answer={asked.data} /> : asked.error ? null : <Waiting />}
    </>
  );
}
