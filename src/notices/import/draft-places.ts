/** Many sites, or areas, from one file: a draft, a question or a refusal for each row, and nothing filed. */
import { isRefusal, type Refusal, refuse } from '../../contract/index.ts';
import type { GeoArea, GeoFault, GeoFormat, GeoPlace, Properties } from '../../geo/formats/index.ts';
import { type Area, distanceM, type Point } from '../../geo/index.ts';
import { checkFields } from '../checks.ts';
import { coarseAreaOf, coarseWindowOf } from '../coarse.ts';
import type { Flat } from '../flat/index.ts';
import { type Fields, fieldsSchema } from '../notice.ts';
import { askDatum, askGrid, askNamed, type KnownPlace } from './doubts.ts';
import { type Said, sentence } from './draft.ts';
import { fieldsBeside, heightsIn, verifiedOf } from './fields-beside.ts';
import { judged } from './file-fields.ts';
import { readFile } from './read-file.ts';
import { askPlace } from './sanity.ts';

/** What a person says for all rows; a row's own word goes before it. */
export interface PlacesOptions {
  nowMs: number;
  /** Who files, where a row does not say it. */
  organisation: string;
  protected?: boolean | undefined;
  radiusM?: number | undefined;
  fromMs?: number | undefined;
  toMs?: number | undefined;
  reviewByMs?: number | undefined;
  reference?: Area | undefined;
  known?: readonly KnownPlace[] | undefined;
  /** Sites that this party has filed and that stand. */
  filed?: readonly { noticeId: string; name: string; at: Point }[] | undefined;
}

export interface PlaceInput {
  type: 'site' | 'area';
  protected: boolean;
  fields: Fields;
}
export interface RowDraft {
  /** Row of the table, as a spreadsheet counts them; else the number of the feature in the file. */
  row: number;
  name: string | null;
  /** null: refused. */
  input: PlaceInput | null;
  refusal: Refusal | null;
  /** Asked of a person before it is filed. */
  questions: Said[];
}
export interface DraftedPlaces {
  format: GeoFormat;
  rows: RowDraft[];
  remarks: Said[];
}

const RADIUS_M = 100;
/** Two places of one name so close are one; of any name, so close as this. */
const SAME_NAME_M = 300;
const SAME_SPOT_M = 5;

type Route = Extract<Fields['route'], { type: 'site' | 'area' }>;

function siteOf(name: string, at: Point, flat: Flat, options: PlacesOptions): Route {
  const { name: full = name, category = '', radiusM = options.radiusM ?? RADIUS_M, ...more } = flat.site;
  return { ...more, type: 'site', name: full, category, at, radiusM, ...verifiedOf(flat.verified) } as Route;
}

function areaOf(name: string, ring: readonly Point[], flat: Flat): Route | Refusal {
  const { shape, use, note } = flat.ground;
  if (use === undefined) return refuse('NOTICES_IMPORT_MISSING', { word: 'use' });
  const ground = shape ?? { type: 'polygon' as const, ring: [...ring] };
  const heights = heightsIn(flat);
  if (isRefusal(heights)) return heights;
  return {
    type: 'area',
    name: flat.site.name ?? name,
    use,
    shape: ground,
    ...(heights && { heights }),
    ...(note !== undefined && { note }),
  };
}

function timesOf(flat: Flat, options: PlacesOptions, isSite: boolean): Fields['times'] | Refusal {
  const fromMs = flat.validity.fromMs ?? options.fromMs ?? options.nowMs;
  const toMs = flat.validity.toMs ?? options.toMs ?? null;
  // What ends by itself needs no review; what stands open is looked at again.
  const reviewByMs =
    flat.validity.reviewByMs ?? options.reviewByMs ?? (isSite ? undefined : (toMs ?? undefined));
  if (reviewByMs === undefined) return refuse('NOTICES_IMPORT_NO_REVIEW');
  return { type: 'validity', fromMs, toMs, reviewByMs };
}

function inputOf(flat: Flat, route: Route, options: PlacesOptions): PlaceInput | Refusal {
  const isSite = route.type === 'site';
  const times = timesOf(flat, options, isSite);
  if (isRefusal(times)) return times;
  // An area has heights without flying.
  const { floorM: _, ceilingM: __, above: ___, ...flight } = flat.flight;
  const beside = fieldsBeside(isSite ? flat : { ...flat, flight });
  if (isRefusal(beside)) return beside;
  const { who, people = null, vehicles = null, contacts = null } = beside;
  const fields = {
    who: {
      callSign: '',
      units: [],
      purpose: '',
      activity: isSite ? 'site' : 'other',
      escort: false,
      emergency: false,
      organisation: options.organisation,
      ...who,
    },
    people,
    vehicles,
    contacts,
    route,
    times,
    area: beside.area ?? coarseAreaOf(route),
    window: beside.window ?? coarseWindowOf(times),
  };
  const parsed = fieldsSchema.safeParse(fields);
  if (!parsed.success)
    return refuse('NOTICES_IMPORT_FIELD', { field: parsed.error.issues[0]?.path.join('.') || '-' });
  const bad = checkFields(route.type, parsed.data, options.nowMs);
  return (
    bad ?? {
      type: route.type,
      protected: beside.protected ?? options.protected ?? false,
      fields: parsed.data,
    }
  );
}

interface Feature {
  row: number;
  name: string | null;
  at: Point | null;
  ring: readonly Point[];
  properties: Properties;
}

function featuresOf(places: readonly GeoPlace[], areas: readonly GeoArea[]): Feature[] {
  return [
    ...places.map(({ row, name, at, properties = {} }, i) => ({
      row: row ?? i + 1,
      name,
      at,
      ring: [],
      properties,
    })),
    ...areas.map(({ row, name, ring, properties = {} }, i) => ({
      row: row ?? places.length + i + 1,
      name,
      at: ring[0] ?? null,
      ring,
      properties,
    })),
  ];
}

function draftOf(feature: Feature, format: GeoFormat, options: PlacesOptions): RowDraft {
  const { row, name, at, ring, properties } = feature;
  const refused = (refusal: Refusal): RowDraft => ({ row, name, input: null, refusal, questions: [] });
  const read = judged(format, properties);
  if (read.refusal) return refused(read.refusal);
  const { flat } = read;
  const isArea = ring.length > 0 || flat.ground.shape !== undefined || flat.type === 'area';
  const called = flat.site.name ?? name ?? '';
  const route = isArea ? areaOf(called, ring, flat) : siteOf(called, at as Point, flat, options);
  if (isRefusal(route)) return refused(route);
  const input = inputOf(flat, route, options);
  if (isRefusal(input)) return refused(input);
  const place = at ? [{ name, at, row, properties }] : [];
  const points = place.map((one) => one.at);
  const questions = [
    ...read.questions,
    ...askPlace(points, options.reference),
    ...askDatum({ format, lines: [], places: place, areas: [], remarks: [] }, flat),
    ...askGrid(place),
    ...askNamed(
      points.map((one) => ({ name: called, at: one })),
      options.known ?? [],
    ),
  ];
  return { row, name: called, input, refusal: null, questions: questions.map(sentence) };
}

const plain = (name: string): string => name.normalize('NFKC').toLowerCase().trim();

interface Spot {
  name: string;
  at: Point;
  row?: number;
  noticeId?: string;
}

/** Places by squares of a hundredth of a degree, so that thousands are compared with their neighbours alone. */
class Spots {
  readonly #squares = new Map<string, Spot[]>();

  #square({ lat, lon }: Point, up = 0, right = 0): string {
    return `${Math.floor(lat * 100) + up} ${Math.floor(lon * 100) + right}`;
  }

  add(spot: Spot): void {
    const key = this.#square(spot.at);
    this.#squares.set(key, [...(this.#squares.get(key) ?? []), spot]);
  }

  same({ name, at }: Spot): (Spot & { metres: number }) | null {
    for (const up of [-1, 0, 1])
      for (const right of [-1, 0, 1])
        for (const spot of this.#squares.get(this.#square(at, up, right)) ?? []) {
          const metres = distanceM(at, spot.at);
          if (metres <= SAME_SPOT_M || (metres <= SAME_NAME_M && plain(spot.name) === plain(name)))
            return { ...spot, metres };
        }
    return null;
  }
}

/** A site that the file names twice, or that is filed already. */
function askTwice(rows: readonly RowDraft[], filed: NonNullable<PlacesOptions['filed']>): void {
  const spots = new Spots();
  for (const spot of filed) spots.add(spot);
  for (const { row, input, questions } of rows) {
    if (input?.fields.route.type !== 'site') continue;
    const { name, at } = input.fields.route;
    const same = spots.same({ name, at });
    if (same) {
      const metres = Math.round(same.metres);
      questions.push(
        sentence(
          same.noticeId === undefined
            ? { text: 'notices.import.same-twice', params: { other: same.row ?? 0, metres } }
            : {
                text: 'notices.import.filed-already',
                params: { notice: same.noticeId, name: same.name, metres },
              },
        ),
      );
    }
    spots.add({ name, at, row });
  }
}

/** Refusals: those of the file as a whole. What is wrong with one row stands in that row. */
export function draftPlaces(
  name: string,
  bytes: Uint8Array,
  options: PlacesOptions,
): DraftedPlaces | Refusal {
  const faults: GeoFault[] = [];
  const whole = readFile(name, bytes, options.nowMs, faults);
  if (isRefusal(whole)) return whole;
  const { file, questions } = whole;
  const features = featuresOf(file.places, file.areas);
  if (features.length + faults.length === 0)
    return refuse('NOTICES_IMPORT_NO_PLACE', { lines: file.lines.length });
  const rows = [
    ...features.map((feature) => draftOf(feature, file.format, options)),
    ...faults.map(({ row, name: called, refusal }) => ({
      row,
      name: called,
      input: null,
      refusal,
      questions: [],
    })),
  ].sort((a, b) => a.row - b.row);
  for (const row of rows) row.questions.push(...questions.map(sentence));
  askTwice(rows, options.filed ?? []);
  return { format: file.format, rows, remarks: file.remarks.map(sentence) };
}
