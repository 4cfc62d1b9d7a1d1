/**
 * Which active plans one plan comes too close to: the same answer as comparing it with each of them, exactly, in the
 * order of the geometry's cost. Box, then legs as bare numbers, then (within a millimetre or so of the limit, and for
 * polygons) the plans themselves.
 */
import { closest, courseWith, LEG, type Leg, legsReach, quantiseM, UNSURE, WITHIN } from '../../geo/index.ts';
import { NOTICE_TYPES } from '../../notices/index.ts';
import { type Heights, levelsOf, usualHeights } from '../heights.ts';
import type { Plan } from '../plan.ts';
import type { ActivePlans } from './active-plans.ts';
import { HEAD, PARTY_MASK } from './arena.ts';
import { RecordReader } from './leaves.ts';
import { INSIDE, type Question, questionOf } from './question.ts';
import { heightsOfRow, idOf, partsOf, readPlan, refOfRow, SHAPE, whatOf } from './record.ts';

/** Metres that must lie between the edges of the plan and those of that party's; null = that party is not asked about. */
export type RequiredM = (party: string) => number | null;

/** By party number; NaN = not asked about. And the widest. */
export function requiredOf({ parties }: ActivePlans, plan: Plan, requiredM: RequiredM) {
  const by = Float64Array.from(parties, (party) => (party === plan.party ? NaN : (requiredM(party) ?? NaN)));
  const widestM = by.reduce((most, metres) => (metres > most ? metres : most), 0);
  return { by, widestM };
}

function later(leg: Leg, addMs: number): Leg {
  return { ...leg, t0: leg.t0 + addMs, t1: leg.t1 + addMs };
}

/** The plan with every time `addMs` later: what it stands for before and after as well. */
export function postponed(plan: Plan, addMs: number): Plan {
  const { legs, halfWidthM, polygon } = plan.course;
  const course = courseWith(
    legs.map((leg) => later(leg, addMs)),
    halfWidthM,
    polygon,
  );
  return { ...plan, course, fromMs: plan.fromMs + addMs, toMs: plan.toMs + addMs };
}

/** Compares one plan, perhaps postponed, with records that a walk names. */
class Comparison {
  readonly #active: ActivePlans;
  readonly #question: Question;
  readonly #addMs: number;
  readonly #reader: RecordReader;
  readonly #theirs = new Float64Array(LEG * 4);
  readonly #settled = new Map<number, boolean>();
  #moved: Plan | null = null;

  constructor(active: ActivePlans, question: Question, addMs: number) {
    this.#active = active;
    this.#question = question;
    this.#addMs = addMs;
    this.#reader = new RecordReader(active.arena);
  }

  /** As `comparePlans` would: the two whole, once for each record. */
  whole(row: number, limitM: number): boolean {
    const known = this.#settled.get(row);
    if (known !== undefined) return known;
    const { arena, parties } = this.#active;
    this.#moved ??= this.#addMs === 0 ? this.#question.plan : postponed(this.#question.plan, this.#addMs);
    const other = readPlan(arena, parties, row);
    const found = closest(this.#moved.course, other.course, { withinM: limitM }) !== null;
    this.#settled.set(row, found);
    return found;
  }

  /** Legs of the question (bits of `which`, counted from `first`) against one leaf of the record. */
  leaf(row: number, leaf: number, leafLegs: number, first: number, which: number, limitM: number): boolean {
    const reader = this.#reader.read(row);
    if (reader.shape === SHAPE.ring) return this.whole(row, limitM);
    const count = reader.legsOf(leaf, leafLegs, this.#theirs);
    const { numbers } = this.#question;
    for (let rest = which; rest !== 0; rest &= rest - 1) {
      const own = first + 31 - Math.clz32(rest & -rest);
      for (let i = 0; i < count; i++) {
        const reached = legsReach(numbers, own * LEG, this.#theirs, i * LEG, limitM, this.#addMs);
        if (reached === WITHIN || (reached === UNSURE && this.whole(row, limitM))) return true;
      }
    }
    return false;
  }

  /** Every leg against every leg. */
  all(row: number, limitM: number): boolean {
    const legs = this.#question.plan.course.legs.length;
    let found = this.#question.plan.course.polygon !== null && this.whole(row, limitM);
    this.#reader.read(row).eachLeaf(4, (leaf) => {
      for (let first = 0; !found && first < legs; first += 32) {
        const count = Math.min(32, legs - first);
        found = this.leaf(row, leaf, 4, first, count === 32 ? -1 : (1 << count) - 1, limitM);
      }
    });
    return found;
  }
}

/** Metres that must lie between the heights of the plan and those of that party's; 0 where bands may come up to each other. */
export type VerticalM = (party: string) => number;

/** Whether a record may be at the plan's heights: false only where it certainly is not. */
export function levelled(
  { arena, parties }: ActivePlans,
  heights: Heights,
  verticalM: VerticalM = () => 0,
): (row: number) => boolean {
  const by = Float64Array.from(parties, verticalM);
  // What stands has met all that stands, an area and an unknown height are never apart: most records are settled unread.
  const stands = levelsOf(heights, usualHeights('movement'), 0) === 'meet';
  const flights = NOTICE_TYPES.indexOf('flight');
  const areas = NOTICE_TYPES.indexOf('area');
  return (row) => {
    const { type, above } = partsOf(whatOf(arena, row));
    if (above === 0 && (stands || type === flights || type === areas)) return true;
    const party = (arena.chunk(row).u16[arena.at(row) * 4 + HEAD.party] as number) & PARTY_MASK;
    return levelsOf(heights, heightsOfRow(arena, row), by[party] as number) !== 'apart';
  };
}

export interface MeetingOptions {
  verticalM?: VerticalM | undefined;
  /** The plan as it would be so much later. */
  addMs?: number;
}

/**
 * Ids of the plans, of parties asked about, that come within the required distance of `plan`, corridor to corridor;
 * touching counts. Sorted. Its own party is passed over; what another filed under the same id is not.
 */
export function meetings(
  active: ActivePlans,
  plan: Plan,
  requiredM: RequiredM,
  { addMs = 0, verticalM }: MeetingOptions = {},
): string[] {
  const { arena } = active;
  const required = requiredOf(active, plan, requiredM);
  const question = questionOf(plan, required.widestM);
  const comparison = new Comparison(active, question, addMs);
  const found = new Set<number>();
  const isLevel = levelled(active, plan.heights, verticalM);
  active.walk(question, { addMs }, (row, leaf, leafLegs, part, which) => {
    if (found.has(row) || !arena.isActive(row)) return;
    const { f64, u16 } = arena.chunk(row);
    const at = arena.at(row);
    const metres = required.by[(u16[at * 4 + HEAD.party] as number) & PARTY_MASK] as number;
    if (Number.isNaN(metres) || !isLevel(row)) return;
    const widthsM = plan.course.halfWidthM + (f64[at + HEAD.halfWidthM] as number);
    const limitM = quantiseM(widthsM + metres);
    if (part === null) {
      if (comparison.all(row, limitM)) found.add(row);
      return;
    }
    const first = part.legs[0] as number;
    const last = part.count - 1;
    let legs = which;
    if (part.legs[last] === INSIDE) {
      legs &= ~(1 << last);
      if (legs !== which && comparison.whole(row, limitM)) found.add(row);
    }
    if (!found.has(row) && legs !== 0 && comparison.leaf(row, leaf, leafLegs, first, legs, limitM))
      found.add(row);
  });
  return [...found].map((row) => idOf(arena, row)).sort();
}

/**
 * Plans of other parties that could come within `reachM` of `plan` at any moment of the two plans' spans, for exact
 * comparison. Leaves out none that does. With `standing` only those that could at the moments of their legs.
 */
export function plansNear(
  active: ActivePlans,
  plan: Plan,
  reachM: number,
  { standing = false }: { standing?: boolean } = {},
): Plan[] {
  const { arena, parties } = active;
  const rows = new Set<number>();
  active.walk(questionOf(plan, reachM), { wide: !standing }, (row) => {
    if (arena.isActive(row)) rows.add(row);
  });
  const near: Plan[] = [];
  for (const row of rows) {
    if (refOfRow(arena, parties, row).party === plan.party) continue;
    const other = readPlan(arena, parties, row);
    if (other.fromMs <= plan.toMs + 1 && other.toMs >= plan.fromMs - 1) near.push(other);
  }
  return near;
}
