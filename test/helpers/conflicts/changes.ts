/** Crossings with a way out, for tests of the smallest change. */
import assert from 'node:assert/strict';
import type { Surroundings } from '../../../src/conflicts/change/ground.ts';
import { LIMITS, type Limits } from '../../../src/conflicts/change/limits.ts';
import type { Suggestion } from '../../../src/conflicts/change/proposal.ts';
import { type SuggestOptions, suggest } from '../../../src/conflicts/change/suggest.ts';
import { ActivePlans, type Plan, planOf } from '../../../src/conflicts/index.ts';
import { isRefusal } from '../../../src/contract/index.ts';
import { direct, type Point } from '../../../src/geo/index.ts';
import type { Fields } from '../../../src/notices/index.ts';
import { type Clause, type Terms, termsSchema } from '../../../src/terms/index.ts';
import { plan, T } from './plans.ts';

export const HERE: Point = { lat: 36.6, lon: 40.2 };
export const MINUTE = 60_000;
const words = { en: 'x', ru: 'x', ar: 'x' };

/** So many metres east and north of the middle. */
export function spot(eastM: number, northM: number, middle: Point = HERE): Point {
  return direct(direct(middle, 90, eastM), 0, northM);
}

/** A movement through these places (metres east, north), passed at these minutes. */
export function movement(
  places: readonly (readonly [eastM: number, northM: number])[],
  minutes: readonly number[],
  more: { shiftS?: number; halfWidthM?: number; middle?: Point } = {},
): Pick<Fields, 'route' | 'times'> {
  const { shiftS = 0, halfWidthM = 20, middle = HERE } = more;
  const points = places.map(([east, north]) => spot(east, north, middle));
  const atMs = minutes.map((minute) => T + Math.round(minute * MINUTE));
  return {
    route: { type: 'corridor', points, halfWidthM },
    times: { type: 'passage', atMs, earlyS: shiftS, lateS: shiftS, model: 'rigid' },
  };
}

export function agreement(clauses: readonly object[], termsId = 'terms'): Terms {
  return termsSchema.parse({
    termsId,
    version: 1,
    title: words,
    parties: ['north', 'south', 'west'],
    fromMs: 0,
    toMs: null,
    clauses: clauses.map((clause) => ({ text: words, ...clause })),
  });
}
export const APART: Partial<Clause> = {
  id: 'sep',
  kind: 'separation',
  binds: ['north', 'south', 'west'],
  distanceM: 200,
} as Partial<Clause>;

/** Fields of others, as the party of each discloses them. */
export function othersOf(list: readonly Partial<Fields>[], party = 'south'): Plan[] {
  return list.map((fields, i) => plan(fields, { party, noticeId: `${party}-${i + 1}` }));
}

export function knownOf(others: readonly Plan[], clauses: readonly object[] = [APART]): Surroundings {
  return { active: ActivePlans.of(others), terms: clauses.length > 0 ? [agreement(clauses)] : [] };
}

export const SUBJECT = { party: 'north', type: 'movement' as const, noticeId: 'ours', version: 1 };

export function suggested(
  fields: Partial<Fields>,
  known: Surroundings,
  options: Partial<Omit<SuggestOptions, 'limits'>> & { limits?: Partial<Limits> } = {},
): Suggestion {
  const limits = { ...LIMITS, ...options.limits };
  const found = suggest(fields, SUBJECT, known, { asOfMs: T - 3_600_000, ...options, limits });
  assert.ok(!isRefusal(found), JSON.stringify(found));
  return found;
}

/** The plan behind changed fields. */
export function changedPlan(fields: Partial<Fields>): Plan {
  const made = planOf({ ...SUBJECT, fields, filedMs: T - 3_600_000 });
  assert.ok(!isRefusal(made), JSON.stringify(made));
  return made;
}
