/** Facts made for tests: one column, one notice, one agreement; each test changes the one thing it is about. */
import type { Fix } from '../../../src/feeds/index.ts';
import { direct } from '../../../src/geo/index.ts';
import type {
  NoticeFact,
  PositionFact,
  TermsFact,
  TrackFact,
  VersionFact,
} from '../../../src/incidents/facts.ts';
import type { Fields, Position } from '../../../src/notices/index.ts';
import type { Terms, TermsState } from '../../../src/terms/index.ts';

export const T0 = Date.UTC(2020, 7, 25, 7);
export const MIN = 60_000;
export const HOUR = 60 * MIN;
export const PLACE = { lat: 37.13, lon: 42.1 };
const words = { en: 'Made', ru: 'Пример', ar: 'مثال' };

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** A readable, well-formed act id: `actId('SEA1')`. */
export function actId(name: string): string {
  const clean = [...name.toUpperCase()].filter((letter) => ALPHABET.includes(letter)).join('');
  return clean.padStart(26, '0').slice(-26);
}

export const TERMS: Terms = {
  termsId: 'ground',
  version: 1,
  title: words,
  parties: ['amber', 'birch'],
  observers: ['chord'],
  fromMs: T0 - 100 * HOUR,
  toMs: null,
  clauses: [
    {
      id: 'Z1',
      text: words,
      kind: 'zone',
      area: { type: 'circle', center: PLACE, radiusM: 5000 },
      binds: ['amber'],
      authority: 'birch',
      requires: 'consent',
      leadMinutes: 1440,
    },
    {
      id: 'Z2',
      text: words,
      kind: 'zone',
      area: { type: 'circle', center: { lat: 36, lon: 40 }, radiusM: 5000 },
      binds: ['amber'],
      authority: 'birch',
      requires: 'notice',
      leadMinutes: 720,
    },
    {
      id: 'Z3',
      text: words,
      kind: 'zone',
      area: { type: 'circle', center: { lat: 35, lon: 40 }, radiusM: 5000 },
      binds: ['amber'],
      authority: 'birch',
      requires: 'no entry',
      leadMinutes: 0,
    },
    {
      id: 'C1',
      text: words,
      kind: 'conduct',
      binds: ['amber', 'birch'],
      withinM: 500,
      maxSpeedMps: 8,
      minDistanceM: 50,
    },
    { id: 'K1', text: words, kind: 'corridor', binds: ['amber'], toleranceM: 100, sustainedS: 120 },
  ],
};

export const IN_FORCE: TermsState = {
  terms: TERMS,
  state: 'in force',
  termsId: 'ground',
  version: 1,
  sinceMs: T0 - 99 * HOUR,
  entries: [actId('TERMS1'), actId('SGNA'), actId('SGNB')],
};
export const SUSPENDED: TermsState = {
  ...IN_FORCE,
  terms: null,
  state: 'suspended',
  by: 'birch',
  sinceMs: T0 - HOUR,
  entries: [...IN_FORCE.entries, actId('SVSP')],
};
export const NO_TERMS: TermsState = {
  terms: null,
  state: 'none',
  termsId: null,
  version: null,
  entries: [],
};
export function terms(atStart: TermsState = IN_FORCE, atEnd: TermsState = atStart): TermsFact {
  return { atStart, atEnd };
}

const route = [PLACE, direct(PLACE, 90, 5000), direct(PLACE, 90, 10_000)];
export const FIELDS: Fields = {
  who: {
    organisation: 'Amber',
    callSign: 'A-1',
    units: ['a-column'],
    purpose: '',
    activity: 'patrol',
    escort: false,
    emergency: false,
  },
  people: null,
  vehicles: null,
  route: { type: 'corridor', points: route, halfWidthM: 200 },
  area: { type: 'circle', center: PLACE, radiusM: 20_000 },
  times: { type: 'passage', atMs: [T0, T0 + HOUR, T0 + 2 * HOUR], earlyS: 0, lateS: 600, model: 'rigid' },
  window: { fromMs: T0 - HOUR, toMs: T0 + 4 * HOUR },
  contacts: null,
};

export function version(changes: Partial<VersionFact> = {}): VersionFact {
  const localMs = changes.localMs ?? T0 - 24 * HOUR;
  return {
    version: 1,
    actId: actId('NTC1'),
    localMs,
    claimedMs: localMs,
    fields: FIELDS,
    receipts: { birch: { actId: actId('RCPT'), receivedMs: localMs + MIN } },
    ...changes,
  };
}
export function position(word: Position, localMs: number, changes: Partial<PositionFact> = {}): PositionFact {
  const name = `PS${Math.abs(Math.round((localMs - T0) / MIN))}${word}`;
  return { position: word, version: 1, actId: actId(name), localMs, claimedMs: localMs, ...changes };
}
export function notice(changes: Partial<NoticeFact> = {}): NoticeFact {
  return {
    noticeId: actId('NTC1'),
    party: 'amber',
    versions: [version()],
    withdrawn: null,
    positions: { birch: [position('objection', T0 - 22 * HOUR)] },
    ...changes,
  };
}

/** One fix a minute over `minutes`, moving `metresEach` east every minute from `from`. */
export function track(
  minutes: number,
  metresEach: number,
  from = PLACE,
  changes: Partial<TrackFact> = {},
): TrackFact {
  const fixes: Fix[] = Array.from({ length: minutes + 1 }, (_, i) => ({
    unit: 'a-column',
    at: metresEach === 0 ? from : direct(from, 90, i * metresEach),
    fixMs: T0 + i * MIN,
    receivedMs: T0 + i * MIN,
    source: 'osmand',
    marks: [],
  }));
  return {
    fixes,
    sealActIds: [actId('SEA1'), actId('SEA2')],
    ...changes,
  };
}
export const NO_TRACK: TrackFact = { fixes: [], sealActIds: [] };
