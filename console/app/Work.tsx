/** The work column: one panel at a time, named by the address. */
import { Suspense } from 'react';
import { Waiting } from '../kit/Note.tsx';
import { useSay } from '../kit/say.ts';
import { hashOf, usePlace } from '../state/place.ts';
import { PANELS, type Panel } from './panels.ts';
import { text } from './text.ts';

export function Work() {
  const say = useSay();
  const [first, ...at] = usePlace();
  const open = PANELS.find(({ id }) => id === first) ?? (PANELS[0] as Panel);
  const Shown = open.show;
  return (
    <>
      <nav className="tabs" aria-label={say(text.panels)}>
        {PANELS.map(({ id, name }) => (
          <a key={id} href={hashOf(id)} aria-current={id === open.id ? 'page' : undefined}>
            {say(name)}
          </a>
        ))}
      </nav>
      <div className="panel" data-panel={open.id}>
        <Suspense fallback={<Waiting />}>
          <Shown key={open.id} at={open.id === first ? at : []} />
        </Suspense>
      </div>
    </>
  );
}
