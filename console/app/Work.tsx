/** The work column: one panel at a time, named by the address. */
import { Suspense } from 'react';
import { Boundary } from '../kit/Boundary.tsx';
import { Waiting } from '../kit/Note.tsx';
import { useSay } from '../kit/say.ts';
import { useFirstSteps } from '../panels/first-steps/answers.ts';
import { useHandovers } from '../panels/handover/answers.ts';
import { waiting } from '../panels/handover/list.ts';
import { hashOf, usePlace } from '../state/place.ts';
import { PANELS, type Panel } from './panels.ts';
import { text } from './text.ts';

const STEPS = 'first-steps';
const HANDOVER = 'handover';

/** Something there waits for a person: a spot for the eye, words for who hears the page. */
function Mark({ children }: { children: string }) {
  return (
    <>
      <span aria-hidden="true" className="mark" title={children} />
      <span className="visually-hidden"> {children}</span>
    </>
  );
}

/** A watch that was handed over and that nobody has taken: in sight whatever panel is open. */
function useUntaken(): boolean {
  const asked = useHandovers();
  return waiting((asked.data?.pages ?? []).flatMap(({ handovers }) => handovers)).length > 0;
}

/** A new node begins with its first steps; once they are done their panel stands last. */
function ordered(isNew: boolean): readonly Panel[] {
  return isNew ? PANELS.toSorted((a, b) => Number(b.id === STEPS) - Number(a.id === STEPS)) : PANELS;
}

export function Work() {
  const say = useSay();
  const [first, ...at] = usePlace();
  const steps = useFirstSteps();
  const untaken = useUntaken();
  const isNew = steps.data?.done === false;
  const panels = ordered(isNew);
  const named = PANELS.find(({ id }) => id === first);
  // Which panel opens by itself is known with the answer: until then none, rather than one that is gone in a moment.
  if (!named && steps.isPending) return <Waiting />;
  const open = named ?? (panels[0] as Panel);
  const Shown = open.show;
  return (
    <>
      <nav className="tabs" aria-label={say(text.panels)}>
        {panels.map(({ id, name }) => (
          <a key={id} href={hashOf(id)} aria-current={id === open.id ? 'page' : undefined}>
            {say(name)}
            {isNew && id === STEPS ? <Mark>{say(text.unfinished)}</Mark> : null}
            {untaken && id === HANDOVER ? <Mark>{say(text.untaken)}</Mark> : null}
          </a>
        ))}
      </nav>
      <div className="panel" data-panel={open.id}>
        <Suspense fallback={<Waiting />}>
          <Boundary key={open.id} at={at.join('/')}>
            <Shown key={open.id} at={open.id === first ? at : []} />
          </Boundary>
        </Suspense>
      </div>
    </>
  );
}
