/** One door for every format; the bytes decide which, never the file's name. */
import { isRefusal, type Refusal, refuse } from '../../contract/index.ts';
import { looksLikeCsv, readCsv } from './csv.ts';
import { decodeText } from './decode.ts';
import { type GeoFault, type GeoFile, refusing } from './geo-file.ts';
import { readGeoJson } from './geojson.ts';
import { readGpxRoot } from './gpx.ts';
import { readKmlRoot } from './kml.ts';
import { isZip, readKmz } from './kmz.ts';
import { readXml } from './xml.ts';

/**
 * Reads GPX, KML, KMZ, GeoJSON or a table. `name` only stands in messages. With `faults` a single place, placemark,
 * feature or row that cannot be read is put there and the rest is read. Refusals: any `GEO_…`, and `TEXT_…` of a table.
 */
export function readGeoFile(name: string, bytes: Uint8Array, faults?: GeoFault[]): GeoFile | Refusal {
  if (isZip(bytes)) return readKmz(bytes, faults);
  const text = decodeText(bytes);
  if (isRefusal(text)) return text;
  const start = text.trimStart()[0];
  if (start === '{' || start === '[') return readGeoJson(text, faults);
  if (start !== '<' && looksLikeCsv(text)) return readCsv(text, faults);
  if (start !== '<') return refuse('GEO_FORMAT_UNKNOWN', { name: name.slice(0, 100) });
  const root = readXml(text);
  if (isRefusal(root)) return root;
  if (root.localName === 'gpx') return refusing(() => readGpxRoot(root, faults));
  if (root.localName === 'kml') return refusing(() => readKmlRoot(root, faults));
  return refuse('GEO_XML_ROOT', { root: (root.localName ?? '').slice(0, 40) });
}
