/** One door for every format; the bytes decide which, never the file's name. */
import { isRefusal, type Refusal, refuse } from '../../contract/index.ts';
import { decodeText } from './decode.ts';
import { type GeoFile, refusing } from './geo-file.ts';
import { readGeoJson } from './geojson.ts';
import { readGpxRoot } from './gpx.ts';
import { readKmlRoot } from './kml.ts';
import { isZip, readKmz } from './kmz.ts';
import { readXml } from './xml.ts';

/** Reads GPX, KML, KMZ or GeoJSON. `name` only stands in messages. Refusals: any `GEO_…`. */
export function readGeoFile(name: string, bytes: Uint8Array): GeoFile | Refusal {
  if (isZip(bytes)) return readKmz(bytes);
  const text = decodeText(bytes);
  if (isRefusal(text)) return text;
  const start = text.trimStart()[0];
  if (start === '{' || start === '[') return readGeoJson(text);
  if (start !== '<') return refuse('GEO_FORMAT_UNKNOWN', { name: name.slice(0, 100) });
  const root = readXml(text);
  if (isRefusal(root)) return root;
  if (root.localName === 'gpx') return refusing(() => readGpxRoot(root));
  if (root.localName === 'kml') return refusing(() => readKmlRoot(root));
  return refuse('GEO_XML_ROOT', { root: (root.localName ?? '').slice(0, 40) });
}
