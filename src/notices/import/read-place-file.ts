/** A place in a map file, to the position of a site. */
import { isRefusal, type Refusal, refuse } from '../../contract/index.ts';
import type { GeoFormat, GeoPlace, Sentence } from '../../geo/formats/index.ts';
import type { Point } from '../../geo/index.ts';
import { apart } from '../../text/index.ts';
import type { Flat } from '../flat/index.ts';
import { askDatum, askGrid, askNamed } from './doubts.ts';
import { judged } from './file-fields.ts';
import { readFile } from './read-file.ts';
import type { RouteOptions } from './read-route-file.ts';
import { askPlace } from './sanity.ts';

export interface PlaceFile {
  format: GeoFormat;
  name: string | null;
  at: Point;
  /** What the file says of the site beside its place. */
  flat: Flat;
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
  options: Pick<RouteOptions, 'pick' | 'reference' | 'known'>,
): PlaceFile | Refusal {
  const whole = readFile(name, bytes, 0);
  if (isRefusal(whole)) return whole;
  const { file } = whole;
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
  const read = judged(file.format, place.properties ?? {});
  if (read.refusal) return read.refusal;
  return {
    format: file.format,
    name: place.name,
    at: place.at,
    flat: read.flat,
    questions: [
      ...whole.questions,
      ...read.questions,
      ...askPlace([place.at], options.reference),
      ...askDatum({ ...file, places: [place] }, read.flat),
      ...askGrid([place]),
      ...askNamed(place.name === null ? [] : [{ name: place.name, at: place.at }], options.known ?? []),
    ],
    remarks: [...file.remarks, ...read.remarks],
  };
}
