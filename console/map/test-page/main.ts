/** The map by itself: `?language=ar&theme=dark&at=06:55&zoom=10&select=notice:column`. */

import { drawing, drawn } from '../../state/drawing.ts';
import type { Basemap } from '../basemap.ts';
import { createConsoleMap } from '../map.ts';
import type { Theme } from '../palette.ts';
import type { Selection } from '../views.ts';
import * as sample from './sample.ts';

const query = new URLSearchParams(location.search);
const language = (query.get('language') ?? 'en') as sample.SampleLanguage;
const atMs = Date.parse(`2020-08-25T${query.get('at') ?? '06:55'}:00Z`);
const zoom = Number(query.get('zoom') ?? 0);
const basemap = (await (await fetch('./syria-ne.json')).json()) as Basemap;

const map = await createConsoleMap(document.querySelector('#map') as HTMLElement, {
  basemap,
  language,
  theme: (query.get('theme') ?? 'light') as Theme,
  parties: sample.parties(language),
  atMs,
  ...(zoom ? { view: { center: { lat: 37.13, lon: 42.08 }, zoom } } : {}),
  draw: drawn,
  onSelect(selection) {
    map.select(selection);
    document.title = JSON.stringify(selection);
  },
});
function tell(ms: number): void {
  map.setNotices(sample.notices(language));
  map.setTerms(sample.terms());
  map.setConflicts(sample.conflicts());
  map.setUnits(sample.units(language, ms));
  map.setAlerts(sample.alerts(language, ms));
  map.setTime(ms);
}
tell(atMs);
drawing.watch(() => map.setDrawing(drawing.get()));
const [kind, id] = (query.get('select') ?? '').split(':');
if (kind && id) map.select({ kind, id } as Selection);
/** For a look by hand, and for tests that drive the page. */
Object.assign(window, { consoleMap: map, tell });
