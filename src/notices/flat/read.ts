/** What a file says of a notice beside where it goes: its words, read into the fields they stand for. */
import { ACTIVITIES, isRefusal, type Refusal } from '../../contract/index.ts';
import type { Properties } from '../../geo/formats/index.ts';
import { AREA_USES, type Fields, NOTICE_TYPES, type NoticeType } from '../notice.ts';
import { itemsOf, piecesOf, unescaped } from './parts.ts';
import { codeIn, momentIn, numberIn, pointsIn, reading, shapeIn, yesIn } from './value.ts';
import { type Word, wordOf } from './words.ts';

type Route<Type extends Fields['route']['type']> = Extract<Fields['route'], { type: Type }>;
type Who = Fields['who'];
type People = NonNullable<Fields['people']>;
type Flight = NonNullable<Route<'corridor'>['flight']>;
type Loose<Shape> = { -readonly [Key in keyof Shape]?: Shape[Key] | undefined };

/** As far as the file says it. Indices count from 0. */
export interface Flat {
  type?: NoticeType;
  protected?: boolean;
  who: Loose<Who>;
  people: Loose<People>;
  vehicles?: NonNullable<Fields['vehicles']>;
  contacts?: NonNullable<Fields['contacts']>;
  corridor: Loose<Pick<Route<'corridor'>, 'halfWidthM' | 'halts' | 'returnFrom'>>;
  flight: Loose<Flight>;
  pointNames?: string[];
  margins: { earlyS?: number; lateS?: number };
  site: Loose<Route<'site'>>;
  ground: Loose<Route<'area'>>;
  validity: { fromMs?: number; toMs?: number; reviewByMs?: number };
  area?: Fields['area'];
  window: { fromMs?: number; toMs?: number };
  verified: { by?: string; atMs?: number; how?: string };
  datum?: string;
  grid?: string;
}

export interface FlatRead {
  flat: Flat;
  /** Values that could not be read. */
  faults: Refusal[];
  /** Names that are no words of a notice: they were passed over. */
  unknown: string[];
}

export const HALTS = ['halt', 'overnight', 'loading', 'checkpoint'] as const;

export function emptyFlat(): Flat {
  return {
    who: {},
    people: {},
    corridor: {},
    flight: {},
    margins: {},
    site: {},
    ground: {},
    validity: {},
    window: {},
    verified: {},
  };
}

const COUNTED = /^(\d{1,6}) ?[x×хX] ?(.*)$/su;

/** `3 x truck / white / ABC-123 / red cross on the roof` */
function vehiclesIn(text: string): Flat['vehicles'] {
  return itemsOf(text).map(([first = '', colour, plate, roofMarking]) => {
    const [, count = '1', make = first] = COUNTED.exec(first) ?? [];
    return {
      make,
      ...(colour && { colour }),
      ...(plate && { plate }),
      ...(roofMarking && { roofMarking }),
      count: Number(count),
    };
  });
}

/** `Guards / armed / 4 / in two cars` */
function escortsIn(text: string): Who['escorts'] {
  return itemsOf(text).map(([by = '', armed = '', count = '', note]) => ({
    by,
    armed: codeIn('escorts', armed, ['armed', 'unarmed']) === 'armed',
    ...(count !== '' && { count: numberIn('escorts', count) }),
    ...(note && { note }),
  }));
}

/** `2 / overnight / school yard`: the point counts from 1, as people do. */
function haltsIn(text: string): Flat['corridor']['halts'] {
  return itemsOf(text).map(([at = '', kind = '', note]) => ({
    at: numberIn('halts', at) - 1,
    kind: codeIn('halts', kind, HALTS),
    ...(note && { note }),
  }));
}

/** `01ARZ3NDEKTSV4RRFFQ69G5FAV / 2 / 5` */
function seriesIn(text: string): Who['series'] {
  const [[id = '', number = '', of = ''] = []] = itemsOf(text);
  return { id, number: numberIn('series', number), of: numberIn('series', of) };
}

type Taker = (flat: Flat, text: string) => void;

const WHO_LINES = ['organisation', 'callSign', 'missionId', 'purpose', 'cargo', 'comms'] as const;
const SITE_LINES = ['category', 'markings', 'operator', 'address', 'adminCode', 'occupancy'] as const;

const TAKERS: Readonly<Record<Exclude<Word, 'halt' | 'turn'>, Taker>> = {
  ...(Object.fromEntries(
    WHO_LINES.map((word) => [word, (flat: Flat, text: string) => (flat.who[word] = unescaped(text))]),
  ) as unknown as Record<(typeof WHO_LINES)[number], Taker>),
  ...(Object.fromEntries(
    SITE_LINES.map((word) => [word, (flat: Flat, text: string) => (flat.site[word] = unescaped(text))]),
  ) as unknown as Record<(typeof SITE_LINES)[number], Taker>),
  type: (flat, text) => (flat.type = codeIn('type', text, NOTICE_TYPES)),
  protected: (flat, text) => (flat.protected = yesIn('protected', text)),
  units: (flat, text) => {
    flat.who.units = itemsOf(text.replaceAll(/[,،]/g, ';')).map(([unit = '']) => unit);
  },
  activity: (flat, text) => (flat.who.activity = codeIn('activity', text, ACTIVITIES)),
  escort: (flat, text) => (flat.who.escort = yesIn('escort', text)),
  escorts: (flat, text) => (flat.who.escorts = escortsIn(text)),
  emergency: (flat, text) => (flat.who.emergency = yesIn('emergency', text)),
  series: (flat, text) => (flat.who.series = seriesIn(text)),
  people: (flat, text) => (flat.people.count = numberIn('people', text)),
  peopleNote: (flat, text) => (flat.people.note = unescaped(text)),
  nationalities: (flat, text) => (flat.people.nationalities = unescaped(text)),
  drivers: (flat, text) => (flat.people.drivers = itemsOf(text).map(([name = '']) => name)),
  vehicles: (flat, text) => (flat.vehicles = vehiclesIn(text) ?? []),
  contacts: (flat, text) => {
    flat.contacts = itemsOf(text).map(([name = '', role = '', phone = '']) => ({ name, role, phone }));
  },
  halfWidthM: (flat, text) => (flat.corridor.halfWidthM = numberIn('halfWidthM', text)),
  halts: (flat, text) => (flat.corridor.halts = haltsIn(text)),
  returnFrom: (flat, text) => (flat.corridor.returnFrom = numberIn('returnFrom', text) - 1),
  pointNames: (flat, text) => (flat.pointNames = piecesOf(text)),
  earlyS: (flat, text) => (flat.margins.earlyS = numberIn('earlyS', text)),
  lateS: (flat, text) => (flat.margins.lateS = numberIn('lateS', text)),
  earlyMinutes: (flat, text) => (flat.margins.earlyS = Math.round(numberIn('earlyMinutes', text) * 60)),
  lateMinutes: (flat, text) => (flat.margins.lateS = Math.round(numberIn('lateMinutes', text) * 60)),
  aircraft: (flat, text) => (flat.flight.aircraft = unescaped(text)),
  crewed: (flat, text) => (flat.flight.crewed = yesIn('crewed', text)),
  aircraftCount: (flat, text) => (flat.flight.count = numberIn('aircraftCount', text)),
  floorM: (flat, text) => (flat.flight.floorM = numberIn('floorM', text)),
  ceilingM: (flat, text) => (flat.flight.ceilingM = numberIn('ceilingM', text)),
  above: (flat, text) => (flat.flight.above = codeIn('above', text, ['sea', 'ground'])),
  transponder: (flat, text) => (flat.flight.transponder = unescaped(text)),
  placeName: (flat, text) => (flat.site.name = unescaped(text)),
  radiusM: (flat, text) => (flat.site.radiusM = numberIn('radiusM', text)),
  footprint: (flat, text) => (flat.site.footprint = pointsIn('footprint', text)),
  state: (flat, text) => (flat.site.state = codeIn('state', text, ['open', 'closed', 'moved', 'repurposed'])),
  verifiedBy: (flat, text) => (flat.verified.by = unescaped(text)),
  verifiedAt: (flat, text) => (flat.verified.atMs = momentIn('verifiedAt', text)),
  verifiedHow: (flat, text) => (flat.verified.how = unescaped(text)),
  use: (flat, text) => (flat.ground.use = codeIn('use', text, AREA_USES)),
  shape: (flat, text) => (flat.ground.shape = shapeIn('shape', text)),
  note: (flat, text) => (flat.ground.note = unescaped(text)),
  from: (flat, text) => (flat.validity.fromMs = momentIn('from', text)),
  to: (flat, text) => (flat.validity.toMs = momentIn('to', text)),
  reviewBy: (flat, text) => (flat.validity.reviewByMs = momentIn('reviewBy', text)),
  coarseArea: (flat, text) => (flat.area = shapeIn('coarseArea', text)),
  coarseFrom: (flat, text) => (flat.window.fromMs = momentIn('coarseFrom', text)),
  coarseTo: (flat, text) => (flat.window.toMs = momentIn('coarseTo', text)),
  datum: (flat, text) => (flat.datum = text),
  grid: (flat, text) => (flat.grid = text),
};

/** Reads what is said; each value that cannot be read is a fault of its own. Values are bounded by the notice's own schema. */
export function readFlat(properties: Properties): FlatRead {
  const flat = emptyFlat();
  const faults: Refusal[] = [];
  const unknown: string[] = [];
  for (const [name, text] of Object.entries(properties)) {
    const word = wordOf(name);
    if (word === undefined) unknown.push(name);
    else if (word !== 'halt' && word !== 'turn' && text !== '') {
      const read = reading(() => TAKERS[word](flat, text));
      if (isRefusal(read)) faults.push(read);
    }
  }
  return { flat, faults, unknown };
}
