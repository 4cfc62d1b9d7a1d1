/** The fields of a notice, as far as they are shown, as the words of a file. The reverse of `readFlat`. */
import { canonicalJson } from '../../record/index.ts';
import { coarseAreaOf, coarseWindowOf } from '../coarse.ts';
import type { Fields, NoticeType } from '../notice.ts';
import { escaped, listText } from './parts.ts';
import { momentText, pointText, shapeText } from './value.ts';
import type { Word } from './words.ts';

type Written = Partial<Record<Word, string | undefined>>;

const yes = (value: boolean): string => (value ? 'yes' : 'no');
const words = (text: string | undefined): string | undefined => (text ? escaped(text) : undefined);
const number = (value: number | undefined): string | undefined =>
  value === undefined ? undefined : String(value);

function whoWords(who: Fields['who']): Written {
  const { escorts, series } = who;
  return {
    organisation: words(who.organisation),
    callSign: words(who.callSign),
    missionId: words(who.missionId),
    units:
      who.units.length > 0
        ? listText(who.units.map((unit) => [unit]))
            .replaceAll(',', '\\u{2c}')
            .replaceAll('،', '\\u{60c}')
        : undefined,
    activity: who.activity,
    purpose: words(who.purpose),
    escort: yes(who.escort),
    escorts:
      escorts &&
      listText(escorts.map(({ by, armed, count, note }) => [by, armed ? 'armed' : 'unarmed', count, note])),
    emergency: yes(who.emergency),
    cargo: words(who.cargo),
    comms: words(who.comms),
    series: series && listText([[series.id, series.number, series.of]]),
  };
}

function peopleWords(people: NonNullable<Fields['people']>): Written {
  const { count, note, nationalities, drivers } = people;
  return {
    people: String(count),
    peopleNote: words(note),
    nationalities: words(nationalities),
    drivers: drivers && listText(drivers.map((driver) => [driver])),
  };
}

function vehicleWords(vehicles: NonNullable<Fields['vehicles']>): Written {
  const items = vehicles.map(({ make, colour, plate, roofMarking, count }) => [
    `${count} x ${make}`,
    colour,
    plate,
    roofMarking,
  ]);
  return { vehicles: listText(items) };
}

function routeWords(route: Fields['route']): Written {
  if (route.type === 'corridor') {
    const { halfWidthM, halts, returnFrom, flight, names } = route;
    return {
      halfWidthM: String(halfWidthM),
      halts: halts && listText(halts.map(({ at, kind, note }) => [at + 1, kind, note])),
      returnFrom: number(returnFrom === undefined ? undefined : returnFrom + 1),
      pointNames: names?.some((name) => name !== '')
        ? names.map((name) => escaped(name, true)).join('; ')
        : undefined,
      aircraft: words(flight?.aircraft),
      crewed: flight && yes(flight.crewed),
      aircraftCount: number(flight?.count),
      floorM: number(flight?.floorM),
      ceilingM: number(flight?.ceilingM),
      above: flight?.above,
      transponder: words(flight?.transponder),
    };
  }
  if (route.type === 'area')
    return {
      placeName: words(route.name),
      use: route.use,
      shape: shapeText(route.shape),
      floorM: number(route.heights?.floorM),
      ceilingM: number(route.heights?.ceilingM),
      above: route.heights?.above,
      note: words(route.note),
    };
  const { verified, footprint } = route;
  return {
    placeName: words(route.name),
    category: words(route.category),
    radiusM: String(route.radiusM),
    markings: words(route.markings),
    operator: words(route.operator),
    address: words(route.address),
    adminCode: words(route.adminCode),
    footprint: footprint?.map(pointText).join('; '),
    occupancy: words(route.occupancy),
    state: route.state,
    verifiedBy: words(verified?.by),
    verifiedAt: verified && momentText(verified.atMs),
    verifiedHow: words(verified?.how),
  };
}

function timeWords(times: Fields['times']): Written {
  if (times.type === 'passage') return { earlyS: String(times.earlyS), lateS: String(times.lateS) };
  return {
    from: momentText(times.fromMs),
    to: times.toMs === null ? undefined : momentText(times.toMs),
    reviewBy: momentText(times.reviewByMs),
  };
}

const same = (a: unknown, b: unknown): boolean => canonicalJson(a) === canonicalJson(b);

/** The rough picture, where the owner chose it otherwise than it would be worked out, or where there is no exact one. */
function coarseWords({ route, times, area, window }: Partial<Fields>): Written {
  return {
    coarseArea: area && !(route && same(area, coarseAreaOf(route))) ? shapeText(area) : undefined,
    ...(window &&
      !(times && same(window, coarseWindowOf(times))) && {
        coarseFrom: momentText(window.fromMs),
        coarseTo: window.toMs === null ? undefined : momentText(window.toMs),
      }),
  };
}

export interface Exported {
  type: NoticeType;
  protected: boolean;
  fields: Partial<Fields>;
}

/** What is not shown, and what is empty, is not written. Points and their times are the format's own affair. */
export function flatOf({ type, protected: isProtected, fields }: Exported): Partial<Record<Word, string>> {
  const { who, people, vehicles, contacts, route, times } = fields;
  const written: Written = {
    type,
    protected: yes(isProtected),
    ...(who && whoWords(who)),
    ...(people && peopleWords(people)),
    ...(vehicles && vehicleWords(vehicles)),
    ...(contacts && { contacts: listText(contacts.map(({ name, role, phone }) => [name, role, phone])) }),
    ...(route && routeWords(route)),
    ...(times && timeWords(times)),
    ...coarseWords(fields),
  };
  return Object.fromEntries(Object.entries(written).filter(([, text]) => text !== undefined && text !== ''));
}
