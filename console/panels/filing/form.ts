/** A notice while it is being written: all of it as typed, so that nothing is lost by being unreadable yet. Pure. */
import type { Activity, Trilingual } from '../../../src/contract/index.ts';
import type { Fields, Group, NoticeType } from '../../../src/notices/index.ts';

/** One point of the route. `at`: when it is reached, for those who give a time for each point. */
export interface PointRow {
  place: string;
  name: string;
  at: string;
  haltMinutes: string;
}
export interface VehicleRow {
  make: string;
  colour: string;
  plate: string;
  roofMarking: string;
  count: string;
}
export interface ContactRow {
  name: string;
  role: string;
  phone: string;
}

export const SHOWS = ['exact', 'coarse', 'groups'] as const;
export type Show = (typeof SHOWS)[number];
/** What one recipient is to see. `show: null`: nobody has said it yet, and the default of `sharing.ts` holds. */
export interface Share {
  told: boolean;
  show: Show | null;
  groups: readonly Group[];
}

/** What the reader of a file asks, and whether a person has answered it. */
export interface Question {
  code: string;
  says: Trilingual;
  settled: boolean;
}

export const TYPES = ['movement', 'flight', 'site', 'area'] as const satisfies readonly NoticeType[];
export type FormType = (typeof TYPES)[number];
/** It goes along a route. */
export const isMoving = ({ type }: Pick<Form, 'type'>): boolean => type === 'movement' || type === 'flight';

type Ground = Extract<Fields['route'], { type: 'area' }>;
export const AREA_USES = ['exercise', 'fire', 'closure'] as const satisfies readonly Ground['use'][];
export const SHAPES = ['circle', 'polygon'] as const satisfies readonly Ground['shape']['type'][];
export const ABOVE = ['ground', 'sea'] as const;

/** Between which heights, as typed. */
export interface HeightWords {
  floorM: string;
  ceilingM: string;
  above: (typeof ABOVE)[number];
}
export interface FlightWords extends HeightWords {
  aircraft: string;
  crewed: boolean;
  count: string;
  transponder: string;
}
export interface GroundWords extends HeightWords {
  name: string;
  use: (typeof AREA_USES)[number];
  shape: (typeof SHAPES)[number];
  place: string;
  radiusM: string;
  /** Places, one on a line. */
  corners: string;
  /** It has heights. */
  bounded: boolean;
  note: string;
}

/** What a notice, or a file, says beyond the fields of the form. */
export interface Base {
  who: Partial<Fields['who']>;
  people: Partial<NonNullable<Fields['people']>>;
  route: Fields['route'] | null;
}

/** Area and window that their owner set by hand. */
export type Coarse = Partial<Pick<Fields, 'area' | 'window'>>;

export interface Form {
  type: FormType;
  protected: boolean;
  points: readonly PointRow[];
  halfWidthM: string;
  questions: readonly Question[];
  flight: FlightWords;
  site: { name: string; category: string; place: string; radiusM: string; markings: string };
  ground: GroundWords;
  organisation: string;
  callSign: string;
  /** Ids of units, a line or a comma between them. */
  units: string;
  activity: Activity;
  purpose: string;
  escort: boolean;
  emergency: boolean;
  people: string;
  peopleNote: string;
  vehicles: readonly VehicleRow[];
  contacts: readonly ContactRow[];
  /** speed: from a departure on at one speed; each: a time for each point. */
  timing: 'speed' | 'each';
  depart: string;
  speedKmh: string;
  earlyMinutes: string;
  lateMinutes: string;
  from: string;
  openEnd: boolean;
  to: string;
  reviewBy: string;
  /** Of a change: whoever was told is told again, as precisely as before. */
  asBefore: boolean;
  /** The notice that is changed: what the form does not ask stays as it was. null: a new one. */
  base: Base | null;
  /** Of the notice that is changed; empty: all of it follows from route and times. */
  coarse: Coarse;
  shares: Readonly<Record<string, Share>>;
}

export const EMPTY_POINT: PointRow = { place: '', name: '', at: '', haltMinutes: '' };
export const EMPTY_VEHICLE: VehicleRow = { make: '', colour: '', plate: '', roofMarking: '', count: '1' };
export const EMPTY_CONTACT: ContactRow = { name: '', role: '', phone: '' };
export const EMPTY_FLIGHT: FlightWords = {
  aircraft: '',
  crewed: false,
  count: '1',
  transponder: '',
  floorM: '',
  ceilingM: '',
  above: 'ground',
};
export const EMPTY_GROUND: GroundWords = {
  name: '',
  use: 'closure',
  shape: 'circle',
  place: '',
  radiusM: '1000',
  corners: '',
  bounded: false,
  floorM: '',
  ceilingM: '',
  above: 'ground',
  note: '',
};
export const EMPTY_SHARE: Share = { told: true, show: null, groups: [] };

/** A new notice: margins and width as the reader of route files takes them where nothing is said. */
export function emptyForm(organisation: string): Form {
  return {
    type: 'movement',
    protected: false,
    points: [EMPTY_POINT, EMPTY_POINT],
    halfWidthM: '200',
    questions: [],
    flight: EMPTY_FLIGHT,
    ground: EMPTY_GROUND,
    site: { name: '', category: '', place: '', radiusM: '100', markings: '' },
    organisation,
    callSign: '',
    units: '',
    activity: 'patrol',
    purpose: '',
    escort: false,
    emergency: false,
    people: '',
    peopleNote: '',
    vehicles: [],
    contacts: [],
    timing: 'speed',
    depart: '',
    speedKmh: '30',
    earlyMinutes: '10',
    lateMinutes: '30',
    from: '',
    openEnd: false,
    to: '',
    reviewBy: '',
    asBefore: false,
    base: null,
    coarse: {},
    shares: {},
  };
}
