/** Holds the map, which lives outside React, and tells it what is so. */
import { useEffect, useRef, useState } from 'react';
import basemapUrl from '../../basemap/syria-ne.json?url';
import type { Basemap } from '../../map/basemap.ts';
import { type ConsoleMap, createConsoleMap } from '../../map/map.ts';
import type { Theme } from '../../map/palette.ts';
import '../../map/map.css';
import { useSay } from '../../kit/say.ts';
import { nodeNow } from '../../state/clock.ts';
import { draft, drawing, drawn } from '../../state/drawing.ts';
import { link } from '../../state/live.ts';
import { followed, pointerAt, theMap } from '../../state/on-map.ts';
import { selection } from '../../state/place.ts';
import { useLanguage, useSession } from '../../state/session.ts';
import { useStore } from '../../state/store.ts';
import { text } from './text.ts';
import type { ShownNow } from './use-shown.ts';

const NOW_STEP_MS = 5_000;

export function MapPane({ theme, shown }: { theme: Theme; shown: ShownNow }) {
  const holder = useRef<HTMLDivElement>(null);
  const map = useStore(theMap);
  const say = useSay();
  const language = useLanguage();
  const { parties } = useSession();
  const shape = useStore(drawing);
  const unfiled = useStore(draft);
  const leader = useStore(followed);
  const heard = useStore(link);

  const [failed, setFailed] = useState(false);
  useEffect(() => {
    const container = holder.current;
    if (!container) return;
    let gone = false;
    let made: ConsoleMap | null = null;
    void (async () => {
      const basemap = (await (await fetch(basemapUrl)).json()) as Basemap;
      if (gone) return;
      made = await createConsoleMap(container, {
        basemap,
        language,
        theme,
        parties: [],
        atMs: nodeNow(),
        onSelect: (next) => selection.set(next),
        onPointer: (at) => pointerAt.set(at),
        onMoved: () => followed.set(null),
        draw: drawn,
      });
      if (gone) made.destroy();
      else theMap.set(made);
      // Without WebGL or the basemap there is no ground to show: an empty one would read as nobody there.
    })().catch(() => !gone && setFailed(true));
    return () => {
      gone = true;
      made?.destroy();
      theMap.set(null);
    };
    // Made once: later changes are told to it below.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  const { atMs, when, units, notices, terms, alerts, conflicts, chosen } = shown;
  useEffect(() => map?.setTheme(theme), [map, theme]);
  useEffect(() => map?.setLanguage(language), [map, language]);
  useEffect(
    () => map?.setParties(parties.map(({ party, names }) => ({ party, name: names[language] }))),
    [map, parties, language],
  );
  useEffect(() => map?.setTerms(terms), [map, terms]);
  useEffect(() => map?.setNotices(notices), [map, notices]);
  useEffect(() => map?.setConflicts(conflicts), [map, conflicts]);
  useEffect(() => map?.setAlerts(alerts), [map, alerts]);
  useEffect(() => map?.setUnits(units), [map, units]);
  useEffect(() => map?.setDraft(unfiled), [map, unfiled]);
  useEffect(() => map?.setDrawing(shape), [map, shape]);
  // Now goes on by itself: a drawing every five seconds shows it, and leaves the computer to what happens.
  const drawnMs = when === 'now' ? Math.floor(atMs / NOW_STEP_MS) * NOW_STEP_MS : atMs;
  useEffect(() => map?.setTime(drawnMs), [map, drawnMs]);
  // Last: what is chosen is looked for among what was just told.
  useEffect(() => map?.select(chosen), [map, chosen]);
  const led = leader ? units.find(({ party, unit }) => `${party}/${unit}` === leader)?.fix.at : undefined;
  useEffect(() => {
    if (led) map?.follow(led);
  }, [map, led]);

  // The first look takes in what there is, once.
  const looked = useRef(false);
  useEffect(() => {
    if (!map || looked.current || !shown.known || heard === 'connecting') return;
    looked.current = map.showAll();
  }, [map, shown.known, heard, units, notices, terms]);
  return (
    <div ref={holder} className="map">
      {failed ? (
        <p className="refused" role="alert">
          {say(text['map.failed'])}
        </p>
      ) : null}
    </div>
  );
}
