/** What a changed plan has to keep clear of, and what it may leave as it was. */
import { isRefusal, type Refusal } from '../../contract/index.ts';
import { areaOf, chordM, closest, courseOfPresence, type Leg, quantiseM, timeless } from '../../geo/index.ts';
import type { NoticeType } from '../../notices/index.ts';
import type { Terms } from '../../terms/index.ts';
import { ActivePlans } from '../active/active-plans.ts';
import { plansNear } from '../active/meetings.ts';
import { comparePlans, type findingsOf, separationOf, widestOf } from '../check.ts';
import { type Answer, type Finding, stands } from '../finding.ts';
import { type Plan, planOf } from '../plan.ts';
import type { Placed } from './changed.ts';
import type { Limits } from './limits.ts';
import type { Against, ChangeKind } from './proposal.ts';

/** The plan to be changed. */
export interface Subject {
  party: string;
  type: NoticeType;
  noticeId?: string | null;
  version?: number | null;
  protected?: boolean;
  agreedBy?: readonly string[];
}

/** What is known of others: `terms` bind the subject with them, or are passed over. */
export interface Surroundings {
  active: ActivePlans;
  terms: readonly Terms[];
  notCompared?: Answer['notCompared'];
}

/** The exact check, all of it; a test hands in one that is blind. */
export type Check = typeof findingsOf;

/** The coarse window reaches past the plan by less than this. */
const HOUR_MS = 3_600_000;

export function againstOf({ with: other, termsId, clause }: Finding): Against {
  return other
    ? { party: other.party, noticeId: other.noticeId, termsId: null, clause: null }
    : { party: null, noticeId: null, termsId, clause };
}
export function keyOf(against: Against): string {
  return against.noticeId === null
    ? `clause ${against.termsId}/${against.clause}`
    : `notice ${against.party}/${against.noticeId}`;
}
export const keyOfFinding = (finding: Finding): string => keyOf(againstOf(finding));

/** Nobody knows enough, or somebody has to agree: that is asked, not driven around. */
export function isAsked({ kind, zone }: Finding): boolean {
  return kind === 'possible' || zone?.requires === 'consent';
}
function isAgreed({ zone }: Finding): boolean {
  return zone?.requires === 'consent' && zone.met;
}
/** Closed ground stays closed at any hour. */
function isClosed({ zone }: Finding): boolean {
  return zone?.requires === 'no entry';
}

/** A plan that may be in the way; metres between the edges, and between the centre lines, within which it is. */
export interface Blocker {
  plan: Plan;
  /** Those of its legs that lie so near to the route. */
  legs: readonly Leg[];
  requiredM: number;
  limitM: number;
}

/** What one answer to a changed plan comes to: 0 = nothing new stands open; else ms more that are needed at least. */
export type Wait = (placed: Placed) => number;

export class Ground {
  readonly plan: Plan;
  readonly open: readonly Finding[];
  /** Clauses whose consent was given for the plan as it is. */
  readonly #agreed: ReadonlySet<string>;
  readonly #subject: Subject;
  readonly #known: Surroundings;
  readonly #asOfMs: number;
  readonly #check: Check;
  /** All plans that a change within the limits could meet. */
  readonly near: ActivePlans;
  readonly #others: readonly Plan[];

  private constructor(
    plan: Plan,
    placed: Placed | null,
    subject: Subject,
    known: Surroundings,
    at: { asOfMs: number; limits: Limits; roads: boolean; check: Check },
  ) {
    this.plan = plan;
    this.#subject = subject;
    this.#known = known;
    this.#asOfMs = at.asOfMs;
    this.#check = at.check;
    const findings = at.check(plan, known.active, known.terms);
    this.open = findings.filter(stands);
    this.#agreed = new Set(findings.filter(isAgreed).map(keyOfFinding));
    this.#others = placed
      ? plansNear(known.active, reachOf(plan, placed, at), 2 * widestOf(known.terms))
      : [];
    this.near = ActivePlans.of(this.#others);
  }

  /** A refusal where the plan cannot be made out. */
  static of(
    fields: Parameters<typeof planOf>[0]['fields'],
    placed: Placed | null,
    subject: Subject,
    known: Surroundings,
    at: { asOfMs: number; limits: Limits; roads: boolean; check: Check },
  ): Ground | Refusal {
    const plan = planOf({ ...subject, fields, filedMs: at.asOfMs });
    return isRefusal(plan) ? plan : new Ground(plan, placed, subject, known, at);
  }

  /** Findings that a change of this kind is to remove. */
  goal(kind: ChangeKind): Finding[] {
    return this.open.filter((finding) => !isAsked(finding) && (kind === 'reroute' || !isClosed(finding)));
  }
  /** Keys of what a change of this kind may leave open, because it cannot remove it. */
  left(kind: ChangeKind): Set<string> {
    const goal = new Set(this.goal(kind).map(keyOfFinding));
    return new Set(this.open.map(keyOfFinding).filter((key) => !goal.has(key)));
  }

  planOf(placed: Placed): Plan | Refusal {
    return planOf({ ...this.#subject, fields: placed, filedMs: this.#asOfMs });
  }

  /** Plans that the same route could meet at some hour, but for those of `left`; with the distance between centre lines. */
  blockers(left: ReadonlySet<string>): Blocker[] {
    const mine = atAnyTime(this.plan);
    return this.#others.flatMap((plan) => {
      const finding = comparePlans(mine, atAnyTime(plan), this.#known.terms);
      if (!finding || !stands(finding) || left.has(keyOfFinding(finding))) return [];
      const { requiredM } = separationOf(this.#known.terms, this.plan.party, plan.party);
      const widthsM = this.plan.course.halfWidthM + plan.course.halfWidthM;
      const limitM = quantiseM(widthsM + requiredM);
      const legs = plan.course.legs.filter((their) =>
        mine.course.legs.some((leg) => chordM(leg.mid, their.mid) - leg.halfM - their.halfM <= limitM + 1),
      );
      return [{ plan, legs, requiredM, limitM }];
    });
  }

  /**
   * Holds a changed plan against what is near and all clauses. `blockers`: those of a plan on the same ground, which are looked
   * at first, for they are few.
   */
  wait(left: ReadonlySet<string>, stepMs: number, blockers: readonly Blocker[] = []): Wait {
    return (placed) => {
      const plan = this.planOf(placed);
      if (isRefusal(plan)) return stepMs;
      const isMet = blockers.some(({ plan: other, limitM: withinM }) =>
        closest(plan.course, other.course, { withinM }),
      );
      if (isMet) return stepMs;
      const findings = this.#findings(plan, this.near);
      const bad = findings.filter((finding) => !left.has(keyOfFinding(finding)));
      if (bad.length === 0) return 0;
      return Math.max(stepMs, ...bad.map((finding) => this.#missingMs(finding)));
    };
  }

  /** Before anything is offered: against all that is known, whatever the search looked at. null: it may not be offered. */
  verdict(placed: Placed, kind: ChangeKind): { removes: Against[]; leaves: Against[] } | null {
    const plan = this.planOf(placed);
    if (isRefusal(plan)) return null;
    const findings = this.#findings(plan, this.#known.active);
    const before = new Map(this.open.map((finding) => [keyOfFinding(finding), finding]));
    const after = new Set(findings.map(keyOfFinding));
    const worse = findings.some((finding) => {
      const was = before.get(keyOfFinding(finding));
      return !was || (isAsked(was) && !isAsked(finding));
    });
    if (worse || this.goal(kind).some((finding) => after.has(keyOfFinding(finding)))) return null;
    const [removes, leaves] = [false, true].map((stay) =>
      this.open
        .filter((finding) => after.has(keyOfFinding(finding)) === stay)
        .map(againstOf)
        .sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)),
    ) as [Against[], Against[]];
    return { removes, leaves };
  }

  #findings(plan: Plan, active: ActivePlans): Finding[] {
    const findings = this.#check(plan, active, this.#known.terms);
    // Consent to the old plan is none for ground that it did not enter.
    return findings.filter((one) => stands(one) || (isAgreed(one) && !this.#agreed.has(keyOfFinding(one))));
  }

  /** Notice that a zone asks for is given by going in later; nothing else says how much is missing. */
  #missingMs({ zone, atMs }: Finding): number {
    if (zone?.requires !== 'notice' || atMs === null) return 0;
    return this.#asOfMs + zone.requiredMinutes * 60_000 - atMs;
  }
}

function atAnyTime(plan: Plan): Plan {
  return { ...plan, course: timeless(plan.course), fromMs: 0, toMs: 0 };
}

/** All ground and all time that a change within the limits can take up. */
function reachOf(plan: Plan, { route }: Placed, { limits, roads }: { limits: Limits; roads: boolean }): Plan {
  const { points, halfWidthM } = route;
  const line = areaOf({ points, halfWidthM });
  // A way round ends where it began at most so far from one of its ends.
  const asideM = roads ? limits.snapM + limits.mostExtraM / 2 + line.radiusM : 0;
  const area = { ...line, radiusM: line.radiusM + asideM };
  const [fromMs, toMs] = [plan.fromMs - HOUR_MS, plan.toMs + limits.mostS * 1000 + HOUR_MS];
  return { ...plan, course: courseOfPresence({ area, fromMs, toMs }), fromMs, toMs };
}
