/** The map with what stands over it and, under it, its time. */
import { useLayoutEffect, useRef, useState } from 'react';
import { Refused } from '../../kit/Note.tsx';
import { useSay } from '../../kit/say.ts';
import type { Theme } from '../../map/palette.ts';
import { drawing, startMeasuring } from '../../state/drawing.ts';
import { theMap } from '../../state/on-map.ts';
import { selection } from '../../state/place.ts';
import { useLanguage } from '../../state/session.ts';
import { useStore } from '../../state/store.ts';
import { Card } from './Card.tsx';
import { DrawBar } from './DrawBar.tsx';
import { Legend } from './Legend.tsx';
import { MapPane } from './MapPane.tsx';
import { MomentBar } from './MomentBar.tsx';
import { Nothing } from './Nothing.tsx';
import { OnMap } from './OnMap.tsx';
import { Place } from './Place.tsx';
import './stage.css';
import { TimeBar } from './TimeBar.tsx';
import { text } from './text.ts';
import { useShown } from './use-shown.ts';

const SIDES = ['onMap', 'legend'] as const;

/** On a map narrower than this, boxes take its whole width; what is looked at is then above them. */
const NARROW_PX = 640;

/** Tells the map how much of it the boxes cover, so that what is chosen is not put under them. */
function useCovered(open: boolean) {
  const over = useRef<HTMLDivElement>(null);
  const map = useStore(theMap);
  const language = useLanguage();
  // Before the effects that move the map.
  useLayoutEffect(() => {
    const box = over.current;
    const frame = box?.parentElement;
    if (!map || !box || !frame) return;
    const width = open && frame.clientWidth >= NARROW_PX ? box.clientWidth : 0;
    if (language === 'ar') map.setCovered(0, width);
    else map.setCovered(width, 0);
  }, [map, open, language]);
  return over;
}

export function Stage({ theme }: { theme: Theme }) {
  const say = useSay();
  const shown = useShown();
  const [side, setSide] = useState<(typeof SIDES)[number] | null>(null);
  const shape = useStore(drawing);
  const picked = useStore(selection);
  const over = useCovered(side !== null || shape !== null || picked !== null);
  return (
    <>
      <MomentBar shown={shown} />
      <div className="map-frame">
        <MapPane theme={theme} shown={shown} />
        <div className="map-tools">
          {SIDES.map((each) => (
            <button
              key={each}
              type="button"
              aria-expanded={side === each}
              onClick={() => setSide(side === each ? null : each)}
            >
              {say(text[each])}
            </button>
          ))}
          <button type="button" onClick={() => theMap.get()?.showAll()}>
            {say(text.showAll)}
          </button>
          {shape ? null : (
            <button type="button" onClick={startMeasuring}>
              {say(text.measure)}
            </button>
          )}
        </div>
        <div className="map-over" ref={over}>
          {picked && !shape ? <Card chosen={shown.chosen ?? picked} shown={shown} /> : null}
          {side === 'onMap' ? <OnMap shown={shown} onClose={() => setSide(null)} /> : null}
          {side === 'legend' ? <Legend onClose={() => setSide(null)} /> : null}
          {shape ? <DrawBar drawing={shape} /> : null}
          {shown.errors.slice(0, 1).map((error) => (
            <Refused key="error" error={error} />
          ))}
        </div>
        {shown.known && shown.when === 'now' ? <Nothing shown={shown} /> : null}
      </div>
      <Place chosen={shown.chosen} shown={shown} />
      <TimeBar shown={shown} />
    </>
  );
}
