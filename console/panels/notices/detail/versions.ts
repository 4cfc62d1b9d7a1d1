/** What one version of a notice says otherwise than the one before, as far as both were shown. */
import { groundPoints } from '../../../../src/notices/coarse.ts';
import type { Fields, Group } from '../../../../src/notices/index.ts';
import { GROUPS } from './groups.ts';

export type Change =
  | { code: 'now-shown' | 'no-longer-shown'; group: Group }
  /** The group says something else; what exactly stands in the others of this list, or is too long to list. */
  | { code: 'changed'; group: Group }
  | { code: 'line'; what: 'organisation' | 'callSign' | 'purpose'; from: string; to: string }
  | { code: 'activity'; from: Fields['who']['activity']; to: Fields['who']['activity'] }
  | { code: 'escort' | 'emergency'; to: boolean }
  | { code: 'units'; added: readonly string[]; removed: readonly string[] }
  | { code: 'people'; from: number; to: number }
  | { code: 'points'; from: number; to: number }
  | { code: 'width'; fromM: number; toM: number }
  /** Whole plan moved; positive: later. */
  | { code: 'moved'; byMs: number }
  | { code: 'margins'; earlyS: number; lateS: number }
  | { code: 'from' | 'to'; fromMs: number | null; toMs: number | null };

const same = (a: unknown, b: unknown): boolean => JSON.stringify(ordered(a)) === JSON.stringify(ordered(b));

/** Keys in one order: two answers may list them differently. */
function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, held]) => [key, ordered(held)]),
  );
}

function whoChanges(a: Fields['who'], b: Fields['who']): Change[] {
  const changes: Change[] = [];
  for (const what of ['organisation', 'callSign', 'purpose'] as const)
    if (a[what] !== b[what]) changes.push({ code: 'line', what, from: a[what], to: b[what] });
  if (a.activity !== b.activity) changes.push({ code: 'activity', from: a.activity, to: b.activity });
  for (const code of ['escort', 'emergency'] as const)
    if (a[code] !== b[code]) changes.push({ code, to: b[code] });
  const added = b.units.filter((unit) => !a.units.includes(unit));
  const removed = a.units.filter((unit) => !b.units.includes(unit));
  if (added.length + removed.length > 0) changes.push({ code: 'units', added, removed });
  return changes;
}

function routeChanges(a: Fields['route'], b: Fields['route']): Change[] {
  const [widthA, widthB] = [a, b].map((route) => groundPoints(route).marginM);
  const changes: Change[] = [{ code: 'changed', group: 'route' }];
  if (a.type === 'corridor' && b.type === 'corridor' && a.points.length !== b.points.length)
    changes.push({ code: 'points', from: a.points.length, to: b.points.length });
  if (widthA !== widthB) changes.push({ code: 'width', fromM: widthA as number, toM: widthB as number });
  return changes;
}

/** By how much every passage was moved; null where they were not all moved alike. */
function movedMs(a: readonly number[], b: readonly number[]): number | null {
  const byMs = (b[0] as number) - (a[0] as number);
  const alike = a.length === b.length && a.every((ms, i) => (b[i] as number) - ms === byMs);
  return alike ? byMs : null;
}

function timesChanges(a: Fields['times'], b: Fields['times']): Change[] {
  if (a.type === 'passage' && b.type === 'passage') {
    const byMs = movedMs(a.atMs, b.atMs);
    const changes: Change[] = [];
    if (byMs === null) changes.push({ code: 'changed', group: 'times' });
    else if (byMs !== 0) changes.push({ code: 'moved', byMs });
    if (a.earlyS !== b.earlyS || a.lateS !== b.lateS)
      changes.push({ code: 'margins', earlyS: b.earlyS, lateS: b.lateS });
    return changes;
  }
  if (a.type === 'validity' && b.type === 'validity' && a.reviewByMs === b.reviewByMs) return ends(a, b);
  return [{ code: 'changed', group: 'times' }];
}

function ends(a: Fields['window'], b: Fields['window']): Change[] {
  const changes: Change[] = [];
  if (a.fromMs !== b.fromMs) changes.push({ code: 'from', fromMs: a.fromMs, toMs: b.fromMs });
  if (a.toMs !== b.toMs) changes.push({ code: 'to', fromMs: a.toMs, toMs: b.toMs });
  return changes;
}

/** Within one group that both versions show, and that is not the same in both. */
function changesOf(group: Group, a: Fields, b: Fields): Change[] {
  if (group === 'who') return whoChanges(a.who, b.who);
  if (group === 'route') return routeChanges(a.route, b.route);
  if (group === 'times') return timesChanges(a.times, b.times);
  if (group === 'window') return ends(a.window, b.window);
  if (group === 'people' && a.people && b.people && a.people.count !== b.people.count)
    return [{ code: 'people', from: a.people.count, to: b.people.count }];
  return [{ code: 'changed', group }];
}

/** The rough picture follows the exact one: where that is shown and has changed, it says it better. */
const FOLLOWS: Readonly<Partial<Record<Group, Group>>> = { area: 'route', window: 'times' };

function follows(group: Group, before: Partial<Fields>, after: Partial<Fields>): boolean {
  const exact = FOLLOWS[group];
  return exact !== undefined && before[exact] !== undefined && after[exact] !== undefined
    ? !same(before[exact], after[exact])
    : false;
}

/** Empty: both say the same. */
export function changesBetween(before: Partial<Fields>, after: Partial<Fields>): Change[] {
  return GROUPS.flatMap((group): Change[] => {
    const [a, b] = [before[group], after[group]];
    if (a === undefined && b === undefined) return [];
    if (a === undefined) return [{ code: 'now-shown', group }];
    if (b === undefined) return [{ code: 'no-longer-shown', group }];
    return same(a, b) || follows(group, before, after)
      ? []
      : changesOf(group, before as Fields, after as Fields);
  });
}
