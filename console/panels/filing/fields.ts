/** What a form says, as the fields of a notice; what is wrong with it, at each of its fields. Pure. */
import { checkFields } from '../../../src/notices/checks.ts';
import type { Fields } from '../../../src/notices/index.ts';
import { type Form, isMoving } from './form.ts';
import { flightOf, groundOf } from './ground.ts';
import { keptArea, keptWindow, MOST_AREA_M } from './kept-coarse.ts';
import { keptPeople, keptRoute, keptWho } from './kept-fields.ts';
import { type At, readLine, readMoment, readNumber, readPlace } from './read.ts';
import { movementOf, type Pass } from './route.ts';
import { type Wrong, Wrongs } from './wrong.ts';

const MOST_UNITS = 64;
const MOST_VEHICLES = 500;
const MOST_CONTACTS = 20;
const MOST_PEOPLE = 10_000_000_000;

export interface Made {
  /** Everything, ready to be filed; null while something is wrong or missing. */
  fields: Fields | null;
  /** What can be made out so far: for the map and the check. */
  known: Partial<Fields>;
  /** By the rows of the route, where it follows from the form. */
  passes: ReadonlyMap<number, Pass>;
  wrongs: readonly Wrong[];
}

function whoOf(form: Form, wrongs: Wrongs): Fields['who'] {
  const units = [...new Set(form.units.split(/[\n,،;]+/).map((unit) => unit.trim()))].filter(
    (unit) => unit !== '',
  );
  if (units.length > MOST_UNITS) wrongs.add('units', 'many', { most: MOST_UNITS });
  const long = units.find((unit) => unit.length > 64);
  if (long !== undefined) wrongs.add('units', 'long-unit', { unit: `${long.slice(0, 40)}…` });
  return {
    organisation: readLine(wrongs, 'organisation', form.organisation, true),
    callSign: readLine(wrongs, 'callSign', form.callSign),
    units,
    purpose: readLine(wrongs, 'purpose', form.purpose),
    activity: form.activity,
    escort: form.escort,
    emergency: form.emergency,
  };
}

function peopleOf(form: Form, wrongs: Wrongs): Fields['people'] {
  const note = readLine(wrongs, 'peopleNote', form.peopleNote);
  if (form.people.trim() === '' && note === '') return null;
  const count = readNumber(wrongs, 'people', form.people, { least: 0, most: MOST_PEOPLE, whole: true });
  return { count: count ?? 0, ...(note !== '' && { note }) };
}

/** Lines without a word in them are left out: the list offers them to be filled in. */
function vehiclesOf(form: Form, wrongs: Wrongs): Fields['vehicles'] {
  const found = form.vehicles.flatMap((row, i) => {
    const at = (name: string): string => `vehicles.${i}.${name}`;
    const line = (name: 'colour' | 'plate' | 'roofMarking') => {
      const words = readLine(wrongs, at(name), row[name]);
      return words === '' ? {} : { [name]: words };
    };
    if (`${row.make}${row.colour}${row.plate}${row.roofMarking}`.trim() === '') return [];
    const count = { least: 1, most: 100_000, whole: true, otherwise: 1 };
    return {
      make: readLine(wrongs, at('make'), row.make, true),
      ...line('colour'),
      ...line('plate'),
      ...line('roofMarking'),
      count: readNumber(wrongs, at('count'), row.count, count) ?? 1,
    };
  });
  if (found.length > MOST_VEHICLES) wrongs.add('vehicles', 'many', { most: MOST_VEHICLES });
  return found.length === 0 ? null : found;
}

function contactsOf(form: Form, wrongs: Wrongs): Fields['contacts'] {
  const found = form.contacts.flatMap((row, i) => {
    if (`${row.name}${row.role}${row.phone}`.trim() === '') return [];
    const line = (name: 'name' | 'role' | 'phone'): string =>
      readLine(wrongs, `contacts.${i}.${name}`, row[name]);
    return { name: line('name'), role: line('role'), phone: line('phone') };
  });
  if (found.length > MOST_CONTACTS) wrongs.add('contacts', 'many', { most: MOST_CONTACTS });
  return found.length === 0 ? null : found;
}

type Ground = Pick<Made, 'passes'> & { route: Fields['route'] | null; times: Fields['times'] | null };

/** An area that ends by itself needs no review; what stands open is looked at again. */
function validityOf(form: Form, at: At, wrongs: Wrongs): Fields['times'] | null {
  const fromMs = readMoment(wrongs, 'from', form.from, at);
  const toMs = form.openEnd ? null : readMoment(wrongs, 'to', form.to, at);
  const ends = form.type === 'area' && !form.openEnd && form.reviewBy.trim() === '';
  const reviewByMs = ends ? toMs : readMoment(wrongs, 'reviewBy', form.reviewBy, at);
  const reversed = fromMs !== null && toMs !== null && toMs < fromMs;
  if (reversed) wrongs.add('to', 'ends-first');
  const timed = fromMs !== null && reviewByMs !== null && (form.openEnd || toMs !== null) && !reversed;
  return timed ? { type: 'validity', fromMs, toMs, reviewByMs } : null;
}

function flownOf(form: Form, at: At, wrongs: Wrongs): Ground {
  const flight = flightOf(form, wrongs);
  const { route, ...made } = movementOf(form, at, wrongs);
  return { ...made, route: route && flight ? { ...route, flight } : null };
}

function siteOf(form: Form, at: At, wrongs: Wrongs): Ground {
  const { site } = form;
  const name = readLine(wrongs, 'site.name', site.name, true);
  const category = readLine(wrongs, 'site.category', site.category);
  const markings = readLine(wrongs, 'site.markings', site.markings);
  const place = readPlace(wrongs, 'site.place', site.place);
  const radiusM = readNumber(wrongs, 'site.radiusM', site.radiusM, { least: 1, most: 50_000 });
  const more = markings === '' ? {} : { markings };
  return {
    route:
      place && radiusM ? { type: 'site', name: name || '-', category, at: place, radiusM, ...more } : null,
    times: validityOf(form, at, wrongs),
    passes: new Map(),
  };
}

function placeOf(form: Form, at: At, wrongs: Wrongs): Ground {
  if (form.type === 'movement') return movementOf(form, at, wrongs);
  if (form.type === 'flight') return flownOf(form, at, wrongs);
  if (form.type === 'site') return siteOf(form, at, wrongs);
  const route = groundOf(form, wrongs);
  return { route, times: validityOf(form, at, wrongs), passes: new Map() };
}

/** The refusals of a notice that no single field tells: they are said where the cause is most likely. */
function whereOf(code: string, form: Form): string {
  if (!isMoving(form)) {
    const place =
      form.type === 'site'
        ? 'site.place'
        : form.ground.shape === 'circle'
          ? 'ground.place'
          : 'ground.corners';
    return code === 'NOTICES_OVER' ? 'to' : place;
  }
  return code === 'NOTICES_OVER' && form.timing === 'speed' ? 'depart' : 'points';
}

export function fieldsOf(form: Form, at: At): Made {
  const wrongs = new Wrongs();
  const { route: written, times, passes } = placeOf(form, at, wrongs);
  const { base } = form;
  const groups = {
    who: keptWho(whoOf(form, wrongs), base),
    people: keptPeople(peopleOf(form, wrongs), base),
    vehicles: vehiclesOf(form, wrongs),
    contacts: contactsOf(form, wrongs),
  };
  for (const [i, { settled }] of form.questions.entries())
    if (!settled) wrongs.missing(`questions.${i}`, 'question');
  const route = written && keptRoute(written, base);
  const area = route && keptArea(route, form.coarse);
  if (area?.type === 'circle' && area.radiusM > MOST_AREA_M)
    wrongs.add(whereOf('', form), 'too-wide', { km: Math.round(area.radiusM / 1_000) });
  const window = times && keptWindow(times, form.coarse);
  const known: Partial<Fields> = {
    ...groups,
    ...(route && { route }),
    ...(area && { area }),
    ...(times && { times }),
    ...(window && { window }),
  };
  if (wrongs.all.length > 0 || !route || !times || !area || !window)
    return { fields: null, known, passes, wrongs: wrongs.all };
  const fields: Fields = { ...groups, route, area, times, window };
  const bad = checkFields(form.type, fields, at.nowMs);
  if (bad) wrongs.refused(whereOf(bad.refused, form), bad);
  return { fields: bad ? null : fields, known, passes, wrongs: wrongs.all };
}
