/** KMZ: a ZIP whose first `.kml` (by custom `doc.kml`) is the document; the rest is pictures. */
import { isRefusal, type Refusal, refuse } from '../../contract/index.ts';
import { decodeText } from './decode.ts';
import { type GeoFault, type GeoFile, MAX_FILE_BYTES } from './geo-file.ts';
import { readKml } from './kml.ts';
import { listZip, readZipMember } from './zip.ts';

/** All members together, unpacked. */
export const MAX_KMZ_BYTES = 50 * 1024 * 1024;
export const MAX_KMZ_MEMBERS = 1000;

/** Whether the bytes begin as a ZIP archive does. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;
}

export function readKmz(bytes: Uint8Array, faults?: GeoFault[]): GeoFile | Refusal {
  if (bytes.length > MAX_FILE_BYTES) {
    return refuse('GEO_FILE_TOO_LARGE', { bytes: bytes.length, limit: MAX_FILE_BYTES });
  }
  const members = listZip(bytes, MAX_KMZ_MEMBERS);
  if (!members) return refuse('GEO_KMZ_BROKEN');
  const unpacked = members.reduce((sum, member) => sum + member.bytes, 0);
  const documents = members.filter((member) => member.name.toLowerCase().endsWith('.kml'));
  const document = documents.find((member) => member.name === 'doc.kml') ?? documents[0];
  if (unpacked > MAX_KMZ_BYTES || (document && document.bytes > MAX_FILE_BYTES)) {
    return refuse('GEO_KMZ_TOO_LARGE', { bytes: unpacked, limit: MAX_KMZ_BYTES });
  }
  if (!document) return refuse('GEO_KMZ_NO_KML');
  const content = readZipMember(bytes, document);
  if (!content) return refuse('GEO_KMZ_BROKEN');
  const text = decodeText(content);
  if (isRefusal(text)) return text;
  const file = readKml(text, faults);
  if (isRefusal(file)) return file;
  if (documents.length > 1) {
    file.remarks.push({
      text: 'geo.other-documents',
      params: { count: documents.length - 1, read: document.name.slice(0, 100) },
    });
  }
  return { ...file, format: 'kmz' };
}
