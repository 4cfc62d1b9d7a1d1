/** One plan against all others and against the terms: the exact conflict check. Pure. */
import { closest, courseOfPresence, firstWithin, type Meeting, quantiseM, timeless } from '../geo/index.ts';
import {
  type ClauseOf,
  separationBetween,
  type Terms,
  verticalBetween,
  zoneDemands,
} from '../terms/index.ts';
import { ActivePlans } from './active/active-plans.ts';
import { plansNear } from './active/meetings.ts';
import { type Answer, type Finding, type Fix, gravityOf, type NoticeRef, RULE_VERSION } from './finding.ts';
import { levelsOf } from './heights.ts';
import type { Known } from './known/known.ts';
import type { Plan } from './plan.ts';
import { priorityBetween } from './priority.ts';

interface Separation {
  requiredM: number;
  clause: string | null;
  termsId: string | null;
  termsVersion: number | null;
}

/** The widest separation that binds both parties, of all agreements in force; none = corridors may not touch. */
export function separationOf(terms: readonly Terms[], a: string, b: string): Separation {
  let widest: Separation = { requiredM: 0, clause: null, termsId: null, termsVersion: null };
  for (const one of terms) {
    const clause = separationBetween(one, a, b);
    if (!clause || (widest.clause !== null && clause.distanceM <= widest.requiredM)) continue;
    const { id, distanceM } = clause;
    widest = { requiredM: distanceM, clause: id, termsId: one.termsId, termsVersion: one.version };
  }
  return widest;
}

function refOf(plan: Plan): NoticeRef {
  return { party: plan.party, noticeId: plan.noticeId ?? '-', version: plan.version ?? 1 };
}

/** Metres that must lie between the heights of two plans of these parties, by all agreements in force. */
function verticalOf(terms: readonly Terms[], a: string, b: string): number {
  return Math.max(0, ...terms.map((one) => verticalBetween(one, a, b)));
}

type Seen = Pick<Finding, 'at' | 'atMs' | 'distanceM' | 'clearM'>;
function seenOf(meeting: Meeting): Seen {
  return { at: meeting.at, atMs: meeting.atMs, distanceM: meeting.distanceM, clearM: meeting.clearM };
}

/** `isSure`: place and height of both are known. */
function kindOf(plan: Plan, other: Plan, isSure: boolean): 'fire' | 'conflict' | 'site' | 'possible' {
  // Only perhaps under fire is not for later either.
  if (plan.use === 'fire' || other.use === 'fire') return 'fire';
  if (!isSure) return 'possible';
  return plan.type === 'site' || other.type === 'site' ? 'site' : 'conflict';
}

/** Whose heights must be asked for: those that were not shown, then those that do not say how high above ground. */
function vagueInHeight(plan: Plan, other: Plan): Plan {
  const rank = ({ heights }: Plan): number => ['ground', 'sea', 'unknown'].indexOf(heights.above);
  return rank(plan) > rank(other) ? plan : other;
}

/** What one plan and one other have to do with each other; null when they have nothing. Touching counts. */
export function comparePlans(plan: Plan, other: Plan, terms: readonly Terms[]): Finding | null {
  const separation = separationOf(terms, plan.party, other.party);
  const widthsM = plan.course.halfWidthM + other.course.halfWidthM;
  const limitM = quantiseM(widthsM + separation.requiredM);
  const base = { with: refOf(other), ...separation, zone: null, fire: null, priority: null };
  const meeting = closest(plan.course, other.course, { withinM: widthsM + 2 * separation.requiredM });
  const levels = levelsOf(plan.heights, other.heights, verticalOf(terms, plan.party, other.party));
  const exact = plan.certainty === 'exact' && other.certainty === 'exact';
  if (meeting && meeting.distanceM <= limitM && levels !== 'apart') {
    const isSure = exact && levels === 'meet';
    const kind = kindOf(plan, other, isSure);
    const vague = exact ? vagueInHeight(plan, other) : plan.certainty === 'exact' ? other : plan;
    // From centre to centre: where the corridors overlap, how deep they do counts as well.
    const metres = quantiseM(limitM - meeting.distanceM);
    const fix: Fix = isSure ? { what: 'apart', metres } : { what: 'ask', party: vague.party };
    const fromMs = firstWithin(plan.course, other.course, limitM);
    const fire = other.use === 'fire' ? other.party : plan.use === 'fire' ? plan.party : null;
    // A place stays where it is, and nobody has a turn on ground kept clear for fire.
    const stays = fire !== null || plan.type === 'site' || other.type === 'site';
    const priority = stays ? null : priorityBetween(plan, other, terms);
    const axis = exact && levels === 'unknown' ? 'height' : 'space';
    return { kind, axis, ...base, ...seenOf(meeting), fromMs, fix, fire, priority };
  }
  const awareness = { kind: 'near' as const, ...base, fromMs: null, fix: { what: 'none' as const } };
  if (levels === 'apart')
    return meeting && meeting.distanceM <= limitM
      ? { ...awareness, axis: 'height', ...seenOf(meeting) }
      : null;
  if (meeting) return { ...awareness, axis: 'space', ...seenOf(meeting) };
  if (!exact) return null;
  // "The same ground at another hour" is said only of plans that hold at one time.
  if (plan.fromMs > other.toMs || other.fromMs > plan.toMs) return null;
  const ground = closest(timeless(plan.course), timeless(other.course), { withinM: widthsM });
  return ground && { ...awareness, axis: 'time', ...seenOf(ground), atMs: null };
}

function zoneFinding(plan: Plan, terms: Terms, clause: ClauseOf<'zone'>): Finding | null {
  const { course, fromMs, toMs } = plan;
  const zone = courseOfPresence({ area: clause.area, fromMs, toMs });
  const reachM = quantiseM(course.halfWidthM + zone.halfWidthM);
  const meeting = closest(course, zone, { withinM: reachM });
  if (!meeting) return null;
  const entry = firstWithin(course, zone, reachM) ?? meeting.atMs;
  const givenMinutes = plan.filedMs === null ? null : Math.floor((entry - plan.filedMs) / 60_000);
  // A protected notice informs and asks no permission: where others need consent it owes notice in time.
  const requires = clause.requires === 'consent' && plan.protected ? 'notice' : clause.requires;
  const inTime = givenMinutes !== null && givenMinutes >= clause.leadMinutes;
  const agreed = plan.agreedBy.includes(clause.authority);
  const met = requires === 'notice' ? inTime : requires === 'consent' && agreed;
  const exact = plan.certainty === 'exact';
  const lateMinutes = Math.max(0, clause.leadMinutes - (givenMinutes ?? 0));
  const fix: Fix = !exact
    ? { what: 'ask', party: plan.party }
    : met
      ? { what: 'none' }
      : requires === 'no entry'
        ? { what: 'around' }
        : requires === 'consent'
          ? { what: 'consent', party: clause.authority }
          : { what: 'later', notBeforeMs: entry + lateMinutes * 60_000, minutes: lateMinutes };
  return {
    kind: exact ? 'zone' : 'possible',
    with: null,
    axis: requires === 'no entry' ? 'entry' : requires === 'consent' ? 'consent' : 'lead',
    ...seenOf(meeting),
    atMs: entry,
    fromMs: entry,
    requiredM: 0,
    clause: clause.id,
    termsId: terms.termsId,
    termsVersion: terms.version,
    zone: { requires, authority: clause.authority, requiredMinutes: clause.leadMinutes, givenMinutes, met },
    fix,
    fire: null,
    priority: null,
  };
}

function byGravity(a: Finding, b: Finding): number {
  return (
    gravityOf(a) - gravityOf(b) ||
    (a.atMs ?? Infinity) - (b.atMs ?? Infinity) ||
    (keyOf(a) < keyOf(b) ? -1 : 1)
  );
}

function keyOf({ with: other, termsId, clause }: Finding): string {
  return `${other?.noticeId ?? ''}/${other?.party ?? ''}/${termsId ?? ''}/${clause ?? ''}`;
}

/** The widest separation of any clause, metres. */
export function widestOf(terms: readonly Terms[]): number {
  const clauses = terms.flatMap((one) => one.clauses);
  return Math.max(0, ...clauses.map((clause) => (clause.kind === 'separation' ? clause.distanceM : 0)));
}

export interface CheckOptions {
  /** Notices that could not be made into plans: passed on into the answer, so that nobody thinks them clear. */
  notCompared?: Answer['notCompared'];
}

/** Plans as they come: listed or indexed, all of them count as compared. */
function othersOf(listed: readonly Plan[] | ActivePlans): Pick<Known, 'near' | 'compared'> {
  const active = listed instanceof ActivePlans ? listed : ActivePlans.of(listed);
  return {
    near: (plan, reachM) => plansNear(active, plan, reachM),
    compared: (plan) => [...active.refs()].filter(({ party }) => party !== plan.party),
  };
}

function findingsAmong(plan: Plan, near: readonly Plan[], inForce: readonly Terms[]): Finding[] {
  const findings: Finding[] = [];
  for (const other of near) {
    const finding = comparePlans(plan, other, inForce);
    if (finding) findings.push(finding);
  }
  for (const one of inForce) {
    for (const clause of zoneDemands(one, plan.party)) {
      const finding = zoneFinding(plan, one, clause);
      if (finding) findings.push(finding);
    }
  }
  return findings.sort(byGravity);
}

/** What `checkPlan` finds, without the list of all that was compared. */
export function findingsOf(plan: Plan, active: ActivePlans, inForce: readonly Terms[]): Finding[] {
  return findingsAmong(plan, plansNear(active, plan, 2 * widestOf(inForce)), inForce);
}

/**
 * Everything the plan comes close to. `others`: plans of any party (its own party's and its own earlier version
 * are passed over), listed, indexed, or as a node knows them; `terms`: the agreement in force, several, or null. Never throws on plans made by
 * `planOf`.
 */
export function checkPlan(
  plan: Plan,
  others: readonly Plan[] | ActivePlans | Known,
  terms: Terms | readonly Terms[] | null,
  options: CheckOptions = {},
): Answer {
  const inForce: readonly Terms[] = terms === null ? [] : 'clauses' in terms ? [terms] : terms;
  const known = 'sets' in others ? others : null;
  const all = known ?? othersOf(others as readonly Plan[] | ActivePlans);
  const near = all.near(plan, 2 * widestOf(inForce));
  return {
    ruleVersion: RULE_VERSION,
    findings: findingsAmong(plan, near, inForce),
    checkedAgainst: all.compared(plan, near),
    ...(known && { known: known.sets(plan) }),
    notCompared: [...(options.notCompared ?? known?.notCompared(plan) ?? [])],
    terms: inForce.map(({ termsId, version }) => ({ termsId, version })),
  };
}
