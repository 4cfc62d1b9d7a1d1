/** A notice that was filed, as a form that changes it. Pure. */
import { distanceM } from '../../../src/geo/index.ts';
import type { Fields } from '../../../src/notices/index.ts';
import { EMPTY_GROUND, EMPTY_POINT, emptyForm, type Form, type PointRow, type VehicleRow } from './form.ts';
import type { Flight, Ground } from './ground.ts';
import { setByHand } from './kept-coarse.ts';
import { placeOf } from './points.ts';

/** `2020-08-25 07:00:00Z`, with what is finer than a second where there is any: read back as the same moment. */
export function whenOf(ms: number): string {
  const iso = new Date(ms).toISOString();
  return iso.replace('T', ' ').replace('.000Z', 'Z');
}

/** A number as a field takes it: never with an exponent. */
export const numberOf = (value: number): string => String(Number(value.toFixed(9)));

type Corridor = Extract<Fields['route'], { type: 'corridor' }>;
type Site = Extract<Fields['route'], { type: 'site' }>;

/** Two equal points are a halt, where it lasts so many whole minutes or hundredths that it is read back the same. */
export function rowsOf({ points, names }: Corridor, atMs: readonly number[]): PointRow[] {
  const rows: PointRow[] = [];
  for (let i = 0; i < points.length; i++) {
    const [point, next] = [points[i], points[i + 1]];
    const [time, left] = [atMs[i] as number, atMs[i + 1] ?? 0];
    if (!point) continue;
    const minutes = numberOf((left - time) / 60_000);
    const halts =
      next !== undefined &&
      distanceM(point, next) === 0 &&
      left > time &&
      Math.round(Number(minutes) * 60_000) === left - time &&
      left - time <= 604_800_000 &&
      (names?.[i] ?? '') === (names?.[i + 1] ?? '');
    const row = { ...EMPTY_POINT, place: placeOf(point), name: names?.[i] ?? '', at: whenOf(time) };
    rows.push(halts ? { ...row, haltMinutes: minutes } : row);
    if (halts) i++;
  }
  return rows;
}

export function vehicleRowsOf(vehicles: NonNullable<Fields['vehicles']>): VehicleRow[] {
  return vehicles.map(({ make, colour = '', plate = '', roofMarking = '', count }) => ({
    make,
    colour,
    plate,
    roofMarking,
    count: String(count),
  }));
}

const heightWordsOf = ({ floorM, ceilingM, above }: NonNullable<Ground['heights']>) => ({
  floorM: numberOf(floorM),
  ceilingM: numberOf(ceilingM),
  above,
});

export function flightWordsOf(flight: Flight): Form['flight'] {
  const { aircraft, crewed, count, transponder = '' } = flight;
  return { aircraft, crewed, count: String(count), transponder, ...heightWordsOf(flight) };
}

function siteWordsOf({ name, category, at, radiusM, markings = '' }: Site): Form['site'] {
  return { name, category, place: placeOf(at), radiusM: numberOf(radiusM), markings };
}

function groundWordsOf({ name, use, shape, heights, note = '' }: Ground): Form['ground'] {
  return {
    ...EMPTY_GROUND,
    name,
    use,
    shape: shape.type,
    ...(shape.type === 'circle'
      ? { place: placeOf(shape.center), radiusM: numberOf(shape.radiusM) }
      : { corners: shape.ring.map(placeOf).join('\n') }),
    ...(heights && { bounded: true, ...heightWordsOf(heights) }),
    note,
  };
}

/** Whoever was told of it is told of the change, as precisely as before, until somebody says otherwise. */
export function formOf(notice: { protected: boolean; fields: Fields }): Form {
  const { who, people, vehicles, route, times, contacts } = notice.fields;
  const form: Form = {
    ...emptyForm(who.organisation),
    type: route.type !== 'corridor' ? route.type : route.flight ? 'flight' : 'movement',
    protected: notice.protected,
    callSign: who.callSign,
    units: who.units.join('\n'),
    activity: who.activity,
    purpose: who.purpose,
    escort: who.escort,
    emergency: who.emergency,
    people: people ? String(people.count) : '',
    peopleNote: people?.note ?? '',
    vehicles: vehicleRowsOf(vehicles ?? []),
    contacts: contacts ?? [],
    asBefore: true,
    base: { who, people: people ?? {}, route },
    coarse: setByHand(notice.fields),
  };
  if (route.type === 'corridor' && times.type === 'passage')
    return {
      ...form,
      points: rowsOf(route, times.atMs),
      halfWidthM: numberOf(route.halfWidthM),
      ...(route.flight && { flight: flightWordsOf(route.flight) }),
      timing: 'each',
      earlyMinutes: numberOf(times.earlyS / 60),
      lateMinutes: numberOf(times.lateS / 60),
    };
  if (route.type !== 'corridor' && times.type === 'validity') {
    return {
      ...form,
      ...(route.type === 'site' ? { site: siteWordsOf(route) } : { ground: groundWordsOf(route) }),
      from: whenOf(times.fromMs),
      openEnd: times.toMs === null,
      to: times.toMs === null ? '' : whenOf(times.toMs),
      reviewBy: whenOf(times.reviewByMs),
    };
  }
  return form;
}

/** All groups of an own notice; null where some are not held. */
export function fieldsAll(fields: Partial<Fields>): Fields | null {
  const { who, route, area, times, window } = fields;
  if (!who || !route || !area || !times || !window) return null;
  const { people = null, vehicles = null, contacts = null } = fields;
  return { who, people, vehicles, route, area, times, window, contacts };
}
