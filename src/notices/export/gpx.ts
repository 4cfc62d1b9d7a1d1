/** GPX 1.1: a movement as a route, anything else as a waypoint; the notice's words in `extensions`. */
import type { Element } from '@xmldom/xmldom';
import type { Point } from '../../geo/index.ts';
import { columnName, momentText, type Word } from '../flat/index.ts';
import {
  type ExportedNotice,
  passagesOf,
  pointOf,
  titleOf,
  type Words,
  type Written,
  wordsOf,
} from './exported.ts';
import { Xml } from './xml.ts';

const GPX = 'http://www.topografix.com/GPX/1/1';
const OWN = 'urn:parley:notice:1';

function addWords(xml: Xml, parent: Element, words: Words): void {
  const extensions = xml.add(parent, 'extensions');
  for (const [word, value] of Object.entries(words) as [Word, string][]) {
    // In a namespace of our own: GPX lets extensions hold nothing else.
    xml.add(extensions, 'parley:field', value, { name: columnName(word) });
  }
}

const at = ({ lat, lon }: Point): Record<string, string> => ({ lat: String(lat), lon: String(lon) });

/** null: no place is shown. */
export function gpxOf(notice: ExportedNotice): Written | null {
  const xml = new Xml(GPX, 'gpx', { parley: OWN });
  xml.root.setAttribute('version', '1.1');
  xml.root.setAttribute('creator', 'Parley');
  const passages = passagesOf(notice.fields);
  if (passages) {
    const route = xml.add(xml.root, 'rte');
    xml.add(route, 'name', titleOf(notice));
    addWords(xml, route, wordsOf(notice, { pointNames: true, placeName: false }));
    for (const passage of passages) {
      const point = xml.add(route, 'rtept', undefined, at(passage.at));
      if (passage.atMs !== null) xml.add(point, 'time', momentText(passage.atMs));
      if (passage.name !== '') xml.add(point, 'name', passage.name);
    }
    return { text: xml.text, losses: [] };
  }
  const place = pointOf(notice.fields);
  if (!place) return null;
  const waypoint = xml.add(xml.root, 'wpt', undefined, at(place));
  xml.add(waypoint, 'name', titleOf(notice));
  addWords(xml, waypoint, wordsOf(notice, { pointNames: false, placeName: true }));
  const inWords = notice.fields.route?.type !== 'site';
  return { text: xml.text, losses: inWords ? [{ text: 'notices.export.ground-in-words', params: {} }] : [] };
}
