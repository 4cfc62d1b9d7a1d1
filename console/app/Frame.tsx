/** The frame: banner and top line, alerts, map with its time, and the work column. On narrow screens one of the three. */
import { useEffect, useState } from 'react';
import { Boundary } from '../kit/Boundary.tsx';
import { useSay } from '../kit/say.ts';
import type { Theme } from '../map/palette.ts';
import { Alerts } from '../panels/alerts/Alerts.tsx';
import { NoAlerts } from '../panels/alerts/NoAlerts.tsx';
import { pressing } from '../panels/alerts/use-alarm.ts';
import { Stage } from '../panels/stage/Stage.tsx';
import { usePlace } from '../state/place.ts';
import { useStore } from '../state/store.ts';
import { TopLine } from './TopLine.tsx';
import { text } from './text.ts';
import { Work } from './Work.tsx';

const SIDES = ['alerts', 'map', 'work'] as const;

export function Frame({ theme }: { theme: Theme }) {
  const say = useSay();
  const [side, setSide] = useState<(typeof SIDES)[number]>('map');
  const { n } = useStore(pressing);
  const place = usePlace();
  // On a narrow screen a link into a panel, from the map or an alert, shows that panel.
  useEffect(() => {
    if (place.length > 0) setSide('work');
  }, [place]);
  return (
    <div className="frame" data-side={side}>
      <Boundary>
        <TopLine />
      </Boundary>
      <section className="alerts" aria-label={say(text.alerts)}>
        <Boundary instead={<NoAlerts />}>
          <Alerts />
        </Boundary>
      </section>
      <main className="stage" aria-label={say(text.map)}>
        <Boundary>
          <Stage theme={theme} />
        </Boundary>
      </main>
      <section className="work" aria-label={say(text.work)}>
        <Boundary>
          <Work />
        </Boundary>
      </section>
      <nav className="sides" aria-label={say(text.panels)}>
        {SIDES.map((each) => (
          <button
            key={each}
            type="button"
            className={each === 'alerts' && n > 0 ? 'pressing' : undefined}
            aria-pressed={side === each}
            onClick={() => setSide(each)}
          >
            {say(text[each])}
            {each === 'alerts' && n > 0 ? ` · ${say(text.pressing, { n })}` : null}
          </button>
        ))}
      </nav>
    </div>
  );
}
