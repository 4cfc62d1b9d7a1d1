/** Plans with hostile words in every field: a movement, a site, an area, a flight. */
import type { HostileWords } from '../words.ts';

export const DAY_MS = 86_400_000;
/** `lat`s of what lies in each other's way, so that there are findings too. */
export const SHARED_LAT = 36.7;

function who(words: HostileWords, units: readonly string[]) {
  return {
    organisation: words.for('organisation', 500),
    callSign: words.for('call sign', 500),
    units,
    purpose: words.for('purpose', 500),
    activity: 'patrol',
    escort: true,
    emergency: true,
    missionId: words.for('mission', 500),
    comms: words.for('comms', 500),
    cargo: words.for('cargo', 500),
    escorts: [{ by: words.for('escort', 500), armed: true, count: 2, note: words.for('escort note', 500) }],
  };
}

/** People, vehicles, contacts: the same for all of them. */
function beside(words: HostileWords) {
  const line = (field: string): string => words.for(field, 500);
  return {
    people: {
      count: 3,
      note: line('people'),
      nationalities: line('nationalities'),
      drivers: [line('driver')],
    },
    vehicles: [
      {
        make: line('make'),
        colour: line('colour'),
        plate: line('plate'),
        roofMarking: line('roof marking'),
        count: 2,
      },
    ],
    contacts: [{ name: line('contact'), role: line('role'), phone: line('telephone') }],
  };
}

export function movementPlan(
  words: HostileWords,
  units: readonly string[],
  { lat = 36.7, fromMs = Date.now() + DAY_MS } = {},
) {
  return {
    type: 'movement',
    fields: {
      who: who(words, units),
      route: {
        type: 'corridor',
        points: [
          { lat, lon: 41 },
          { lat, lon: 41.1 },
          { lat, lon: 41.1 },
        ],
        halfWidthM: 100,
        names: [words.for('route point', 500), words.for('route point', 500), ''],
        halts: [{ at: 1, kind: 'overnight', note: words.for('halt', 500) }],
      },
      times: {
        type: 'passage',
        atMs: [fromMs, fromMs + 1_200_000, fromMs + 1_800_000],
        earlyS: 0,
        lateS: 0,
        model: 'rigid',
      },
      ...beside(words),
    },
  };
}

export function sitePlan(words: HostileWords) {
  const fromMs = Date.now() - 60_000;
  return {
    type: 'site',
    protected: true,
    fields: {
      who: who(words, []),
      route: {
        type: 'site',
        name: words.for('site', 500),
        category: words.for('category', 500),
        at: { lat: 36.8, lon: 41.3 },
        radiusM: 500,
        markings: words.for('markings', 500),
        operator: words.for('operator', 500),
        address: words.for('address', 500),
        adminCode: words.for('administrative code', 500),
        occupancy: words.for('occupancy', 500),
        verified: { by: words.for('verified by', 500), atMs: fromMs, how: words.for('verified how', 500) },
      },
      times: { type: 'validity', fromMs, toMs: null, reviewByMs: fromMs + 30 * DAY_MS },
      ...beside(words),
    },
  };
}

export function areaPlan(words: HostileWords) {
  const fromMs = Date.now() - 60_000;
  return {
    type: 'area',
    fields: {
      who: who(words, []),
      route: {
        type: 'area',
        name: words.for('area', 500),
        use: 'fire',
        shape: { type: 'circle', center: { lat: 36.9, lon: 41.6 }, radiusM: 800 },
        note: words.for('area note', 500),
      },
      times: { type: 'validity', fromMs, toMs: fromMs + DAY_MS, reviewByMs: fromMs + DAY_MS },
      ...beside(words),
    },
  };
}

export function flightPlan(words: HostileWords) {
  const { fields } = movementPlan(words, [words.for('unit', 64)], { lat: 36.5 });
  const flight = {
    aircraft: words.for('aircraft', 500),
    crewed: false,
    count: 1,
    floorM: 50,
    ceilingM: 120,
    above: 'ground',
    transponder: words.for('transponder', 500),
  };
  return { type: 'flight', fields: { ...fields, route: { ...fields.route, flight } } };
}
