/** KML 2.2: a movement as a track with its times, a site as a point, ground as a polygon; words as extended data. */
import { columnName, momentText, type Word } from '../flat/index.ts';
import {
  type ExportedNotice,
  groundOf,
  type Passage,
  passagesOf,
  titleOf,
  type Written,
  wordsOf,
} from './exported.ts';
import { ringOf } from './ring.ts';
import { Xml } from './xml.ts';

const KML = 'http://www.opengis.net/kml/2.2';
const GX = 'http://www.google.com/kml/ext/2.2';

type Element = ReturnType<Xml['add']>;

function addLine(xml: Xml, placemark: Element, passages: readonly Passage[]): void {
  if (passages.some(({ atMs }) => atMs === null)) {
    const line = xml.add(placemark, 'LineString');
    xml.add(line, 'coordinates', passages.map(({ at }) => `${at.lon},${at.lat}`).join(' '));
    return;
  }
  const track = xml.add(placemark, 'gx:Track');
  for (const { atMs } of passages) xml.add(track, 'when', momentText(atMs as number));
  for (const { at } of passages) xml.add(track, 'gx:coord', `${at.lon} ${at.lat} 0`);
}

/** null: no place is shown. */
export function kmlOf(notice: ExportedNotice): Written | null {
  const { fields } = notice;
  const passages = passagesOf(fields);
  const ground = groundOf(fields);
  if (!passages && !ground) return null;
  const xml = new Xml(KML, 'kml', { gx: GX });
  const placemark = xml.add(xml.add(xml.root, 'Document'), 'Placemark');
  xml.add(placemark, 'name', titleOf(notice));
  const data = xml.add(placemark, 'ExtendedData');
  const words = wordsOf(notice, { pointNames: false, placeName: true });
  for (const [word, value] of Object.entries(words) as [Word, string][])
    xml.add(xml.add(data, 'Data', undefined, { name: columnName(word) }), 'value', value);
  if (passages) addLine(xml, placemark, passages);
  else if (fields.route?.type === 'site') {
    const { lat, lon } = fields.route.at;
    xml.add(xml.add(placemark, 'Point'), 'coordinates', `${lon},${lat}`);
  } else if (ground) {
    const ring = xml.add(xml.add(xml.add(placemark, 'Polygon'), 'outerBoundaryIs'), 'LinearRing');
    xml.add(
      ring,
      'coordinates',
      ringOf(ground)
        .map(({ lat, lon }) => `${lon},${lat}`)
        .join(' '),
    );
  }
  return { text: xml.text, losses: [] };
}
