/** The frame: banner and top line, alerts, map with its time, and the work column. On narrow screens one of the three. */
import { useState } from 'react';
import { useSay } from '../kit/say.ts';
import type { Theme } from '../map/palette.ts';
import { Alerts } from '../panels/alerts/Alerts.tsx';
import { Stage } from '../panels/stage/Stage.tsx';
import { TopLine } from './TopLine.tsx';
import { text } from './text.ts';
import { Work } from './Work.tsx';

const SIDES = ['alerts', 'map', 'work'] as const;

export function Frame({ theme }: { theme: Theme }) {
  const say = useSay();
  const [side, setSide] = useState<(typeof SIDES)[number]>('map');
  return (
    <div className="frame" data-side={side}>
      <TopLine />
      <section className="alerts" aria-label={say(text.alerts)}>
        <Alerts />
      </section>
      <main className="stage" aria-label={say(text.map)}>
        <Stage theme={theme} />
      </main>
      <section className="work" aria-label={say(text.work)}>
        <Work />
      </section>
      <nav className="sides" aria-label={say(text.panels)}>
        {SIDES.map((each) => (
          <button key={each} type="button" aria-pressed={side === each} onClick={() => setSide(each)}>
            {say(text[each])}
          </button>
        ))}
      </nav>
    </div>
  );
}
