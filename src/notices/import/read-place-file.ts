/** A place in a map file, to the position of a site. */
import { isRefusal, type Refusal, refuse } from '../../contract/index.ts';
import { type GeoFormat, type GeoPlace, readGeoFile, type Sentence } from '../../geo/formats/index.ts';
import { apart } from '../../text/index.ts';
import type { RouteOptions } from './read-route-file.ts';
import { askPlace } from './sanity.ts';

export interface PlaceFile extends GeoPlace {
  format: GeoFormat;
  questions: Sentence[];
  remarks: Sentence[];
}

const LISTED = 12;

function listPlaces(places: readonly GeoPlace[]): string {
  const listed = places.slice(0, LISTED).map(({ name, at }, index) => {
    return `${index + 1}. ${name === null ? '' : `“${apart(name)}” `}${at.lat.toFixed(5)}, ${at.lon.toFixed(5)}`;
  });
  return listed.join('; ') + (places.length > LISTED ? '; …' : '');
}

/** Reads the one named point of a file, or the one that `pick` names or numbers (from 1). */
export function readPlaceFile(
  name: string,
  bytes: Uint8Array,
  options: Pick<RouteOptions, 'pick' | 'reference'>,
): PlaceFile | Refusal {
  const file = readGeoFile(name, bytes);
  if (isRefusal(file)) return file;
  const { places } = file;
  const { pick } = options;
  if (places.length === 0) return refuse('NOTICES_IMPORT_NO_PLACE', { lines: file.lines.length });
  const named = pick === undefined ? [] : places.filter((place) => place.name === pick);
  const wanted = pick === undefined ? (places.length === 1 ? 1 : 0) : Number(pick);
  const place = named.length === 0 ? places[wanted - 1] : named.length === 1 ? named[0] : undefined;
  if (!place) {
    const params = { count: places.length, places: listPlaces(places) };
    return pick === undefined
      ? refuse('NOTICES_IMPORT_SEVERAL_PLACES', params)
      : refuse('NOTICES_IMPORT_PICK_UNKNOWN', { pick: String(pick).slice(0, 100), lines: params.places });
  }
  return {
    format: file.format,
    ...place,
    questions: askPlace([place.at], options.reference),
    remarks: file.remarks,
  };
}
