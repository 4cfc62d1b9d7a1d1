/** Made data about the facts of scenarios/dayrik.yaml, for looking at the map by itself. */
import { interpolate, type Point } from '../../../src/geo/index.ts';
import type { AlertOnMap, ConflictOnMap, NoticeOnMap, PartyOnMap, TermsOnMap, UnitOnMap } from '../views.ts';

const at = (clock: string): number => Date.parse(`2020-08-25T${clock}Z`);
const p = (lat: number, lon: number): Point => ({ lat, lon });

const NAMES = {
  en: ['Party A', 'Party B', 'Observer'],
  ru: ['Сторона А', 'Сторона Б', 'Наблюдатель'],
  ar: ['الطرف أ', 'الطرف ب', 'المراقب'],
} as const;
const SIGNS = {
  en: ['COLUMN', 'PATROL', 'Clinic', 'AID 4'],
  ru: ['КОЛОННА', 'ПАТРУЛЬ', 'Поликлиника', 'ПОМОЩЬ 4'],
  ar: ['الرتل', 'الدورية', 'عيادة (متنقلة)', 'قافلة 4'],
} as const;
export type SampleLanguage = keyof typeof NAMES;

export function parties(language: SampleLanguage): PartyOnMap[] {
  return ['north', 'south', 'observer'].map((party, i) => ({ party, name: NAMES[language][i] as string }));
}

function who(callSign: string, units: string[]) {
  const rest = { purpose: '', activity: 'patrol', escort: false, emergency: false } as const;
  return { organisation: callSign, callSign, units, ...rest };
}

export function notices(language: SampleLanguage): NoticeOnMap[] {
  const [column, patrol, clinic, aid] = SIGNS[language];
  const base = { protected: false, status: 'active' } as const;
  return [
    {
      ...base,
      noticeId: 'column',
      party: 'north',
      type: 'movement',
      fields: {
        who: who(column, ['column']),
        route: {
          type: 'corridor',
          points: [p(37.13, 41.98), p(37.13, 42.1), p(37.135, 42.2)],
          halfWidthM: 150,
        },
        times: {
          type: 'passage',
          atMs: [at('06:40:00'), at('07:00:00'), at('07:18:00')],
          earlyS: 120,
          lateS: 300,
          model: 'rigid',
        },
      },
    },
    {
      ...base,
      noticeId: 'patrol',
      party: 'south',
      type: 'movement',
      fields: {
        who: who(patrol, ['patrol']),
        route: {
          type: 'corridor',
          points: [p(37.19, 42.15), p(37.15, 42.16), p(37.1315, 42.135), p(37.13, 42.102), p(37.09, 42.06)],
          halfWidthM: 300,
        },
        times: {
          type: 'passage',
          atMs: [at('06:30:00'), at('06:40:00'), at('06:50:00'), at('06:58:00'), at('07:20:00')],
          earlyS: 300,
          lateS: 600,
          model: 'rigid',
        },
      },
    },
    {
      ...base,
      noticeId: 'clinic',
      party: 'observer',
      type: 'site',
      protected: true,
      fields: {
        who: who(clinic, []),
        route: { type: 'site', name: clinic, category: 'clinic', at: p(37.155, 42.09), radiusM: 500 },
        times: { type: 'validity', fromMs: at('00:00:00'), toMs: null, reviewByMs: at('23:00:00') },
      },
    },
    {
      ...base,
      noticeId: 'aid',
      party: 'observer',
      type: 'movement',
      fields: {
        who: who(aid, []),
        area: { type: 'circle', center: p(36.95, 41.8), radiusM: 14_000 },
        window: { fromMs: at('05:00:00'), toMs: at('12:00:00') },
      },
    },
  ];
}

const TRACKS: readonly [string, string, [Point, string][]][] = [
  [
    'north',
    'column',
    [
      [p(37.13, 41.98), '06:40:00'],
      [p(37.13, 42.1005), '07:00:00'],
      [p(37.13, 42.10202), '07:00:25'],
    ],
  ],
  [
    'south',
    'patrol',
    [
      [p(37.1315, 42.135), '06:50:00'],
      [p(37.13, 42.102), '06:58:00'],
      [p(37.13, 42.102), '07:03:00'],
    ],
  ],
];

function along(track: [Point, string][], ms: number): Point {
  const next = track.findIndex(([, clock]) => at(clock) >= ms);
  if (next <= 0) return (next === 0 ? track[0] : track.at(-1))?.[0] as Point;
  const [[a, from], [b, to]] = [track[next - 1], track[next]] as [[Point, string], [Point, string]];
  return interpolate(a, b, (ms - at(from)) / (at(to) - at(from)));
}

export function units(language: SampleLanguage, ms: number): UnitOnMap[] {
  const moving = TRACKS.map(([party, , track], i): UnitOnMap => {
    const late = i === 0 ? 8_000 : 95_000;
    const fix = { at: along(track, ms - late), fixMs: ms - late, accuracyM: 60, marks: [], speedMps: 8 };
    return { party, unit: SIGNS[language][i] as string, fix: { ...fix, courseDeg: i === 0 ? 90 : 262 } };
  });
  const still = (party: string, unit: string, where: Point, ageS: number): UnitOnMap => ({
    party,
    unit,
    fix: { at: where, fixMs: ms - ageS * 1000, marks: [] },
  });
  return [
    ...moving,
    still('observer', SIGNS[language][3], p(37.1, 42.02), 900),
    still('south', 'Patrol 7', p(37.16, 42.19), 7000),
  ];
}

export function terms(): TermsOnMap[] {
  const words = { en: '', ru: '', ar: '' };
  const zone = { kind: 'zone', text: words, leadMinutes: 720 } as const;
  return [
    {
      clauses: [
        {
          ...zone,
          id: 'Z1',
          area: { type: 'circle', center: p(37.13, 42.1), radiusM: 8000 },
          binds: ['north'],
          authority: 'south',
          requires: 'consent',
        },
        {
          ...zone,
          id: 'Z2',
          area: { type: 'polygon', ring: [p(37.0, 41.9), p(37.0, 42.02), p(37.06, 42.02), p(37.06, 41.93)] },
          binds: ['south'],
          authority: 'north',
          requires: 'no entry',
        },
      ],
    },
  ];
}

export function alerts(language: SampleLanguage, ms: number): AlertOnMap[] {
  const [a, b] = units(language, ms);
  if (!a || !b) return [];
  return [
    {
      alertId: 'closing',
      ended: false,
      last: {
        episode: 'e',
        type: 'closing',
        phase: 'begins',
        revised: false,
        withdrawn: false,
        party: 'north',
        unit: 'column',
        other: { party: 'south', unit: 'patrol' },
        noticeId: null,
        version: null,
        clause: null,
        at: a.fix.at,
        otherAt: b.fix.at,
        atMs: ms,
        beginsMs: ms,
        value: 0,
        valueUnit: 'm',
        certainty: 'certain',
        level: 'shared positions',
        basis: [],
        approach: {
          distanceM: 1840,
          bearingDeg: 90,
          leastM: 20,
          inS: 130,
          sigmaM: 10,
          meeting: 'head-on',
          by: 'constant velocity',
          minDistanceM: 1840,
          maxSpeedMps: 8,
          otherMaxSpeedMps: 8,
        },
      },
    },
  ];
}

export function conflicts(): ConflictOnMap[] {
  const one = { clearM: 0, fromMs: at('06:50:00') };
  return [
    { actId: 'c1', finding: { ...one, kind: 'conflict', at: p(37.13, 42.115), atMs: at('07:01:00') } },
    { actId: 'c2', finding: { ...one, kind: 'zone', at: p(37.13, 42.01), atMs: at('06:45:00') } },
    { actId: 'c3', finding: { ...one, kind: 'possible', at: p(37.02, 41.88), atMs: at('06:10:00') } },
  ];
}
