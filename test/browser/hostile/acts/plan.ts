/** Plans with hostile words in every field: a movement and a site. */
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
  };
}

/** People, vehicles, contacts: the same for a movement and a site. */
function beside(words: HostileWords) {
  const line = (field: string): string => words.for(field, 500);
  return {
    people: { count: 3, note: line('people') },
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
        ],
        halfWidthM: 100,
        names: [words.for('route point', 500), words.for('route point', 500)],
      },
      times: {
        type: 'passage',
        atMs: [fromMs, fromMs + 1_200_000],
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
      },
      times: { type: 'validity', fromMs, toMs: null, reviewByMs: fromMs + 30 * DAY_MS },
      ...beside(words),
    },
  };
}
