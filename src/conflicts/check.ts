/** One plan against all others and against the terms: the exact conflict check. Pure. */
import { closest, courseOfPresence, firstWithin, type Meeting, quantiseM, timeless } from '../geo/index.ts';
import { type ClauseOf, separationBetween, type Terms, zoneDemands } from '../terms/index.ts';
import { ActivePlans } from './active/active-plans.ts';
import { plansNear } from './active/meetings.ts';
import {
  type Answer,
  FINDING_KINDS,
  type Finding,
  type Fix,
  type NoticeRef,
  RULE_VERSION,
} from './finding.ts';
import type { Plan } from './plan.ts';

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

type Seen = Pick<Finding, 'at' | 'atMs' | 'distanceM' | 'clearM'>;
function seenOf(meeting: Meeting): Seen {
  return { at: meeting.at, atMs: meeting.atMs, distanceM: meeting.distanceM, clearM: meeting.clearM };
}

function kindOf(plan: Plan, other: Plan): 'conflict' | 'site' | 'possible' {
  if (plan.certainty !== 'exact' || other.certainty !== 'exact') return 'possible';
  return plan.type === 'site' || other.type === 'site' ? 'site' : 'conflict';
}

/** What one plan and one other have to do with each other; null when they have nothing. Touching counts. */
export function comparePlans(plan: Plan, other: Plan, terms: readonly Terms[]): Finding | null {
  const separation = separationOf(terms, plan.party, other.party);
  const widthsM = plan.course.halfWidthM + other.course.halfWidthM;
  const limitM = quantiseM(widthsM + separation.requiredM);
  const base = { with: refOf(other), ...separation, zone: null };
  const meeting = closest(plan.course, other.course, { withinM: widthsM + 2 * separation.requiredM });
  if (meeting && meeting.distanceM <= limitM) {
    const kind = kindOf(plan, other);
    const vague = plan.certainty === 'exact' ? other.party : plan.party;
    // From centre to centre: where the corridors overlap, how deep they do counts as well.
    const metres = quantiseM(limitM - meeting.distanceM);
    const fix: Fix = kind === 'possible' ? { what: 'ask', party: vague } : { what: 'apart', metres };
    const fromMs = firstWithin(plan.course, other.course, limitM);
    return { kind, axis: 'space', ...base, ...seenOf(meeting), fromMs, fix };
  }
  const awareness = { kind: 'near' as const, ...base, fromMs: null, fix: { what: 'none' as const } };
  if (meeting) return { ...awareness, axis: 'space', ...seenOf(meeting) };
  if (plan.certainty !== 'exact' || other.certainty !== 'exact') return null;
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
  };
}

const order = new Map(FINDING_KINDS.map((kind, i) => [kind as string, i]));

function byGravity(a: Finding, b: Finding): number {
  return (
    (order.get(a.kind) ?? 0) - (order.get(b.kind) ?? 0) ||
    (a.atMs ?? Infinity) - (b.atMs ?? Infinity) ||
    (keyOf(a) < keyOf(b) ? -1 : 1)
  );
}

function keyOf(finding: Finding): string {
  return `${finding.with?.noticeId ?? ''}/${finding.termsId ?? ''}/${finding.clause ?? ''}`;
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

/** What `checkPlan` finds, without the list of all that was compared. */
export function findingsOf(plan: Plan, active: ActivePlans, inForce: readonly Terms[]): Finding[] {
  const findings: Finding[] = [];
  for (const other of plansNear(active, plan, 2 * widestOf(inForce))) {
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

/**
 * Everything the plan comes close to. `others`: plans of any party (its own party's and its own earlier version
 * are passed over), listed or indexed; `terms`: the agreement in force, several, or null. Never throws on plans made by
 * `planOf`.
 */
export function checkPlan(
  plan: Plan,
  others: readonly Plan[] | ActivePlans,
  terms: Terms | readonly Terms[] | null,
  options: CheckOptions = {},
): Answer {
  const inForce: readonly Terms[] = terms === null ? [] : 'clauses' in terms ? [terms] : terms;
  const active = others instanceof ActivePlans ? others : ActivePlans.of(others);
  return {
    ruleVersion: RULE_VERSION,
    findings: findingsOf(plan, active, inForce),
    checkedAgainst: [...active.refs()].filter(
      ({ party, noticeId }) => party !== plan.party && (plan.noticeId === null || noticeId !== plan.noticeId),
    ),
    notCompared: [...(options.notCompared ?? [])],
    terms: inForce.map(({ termsId, version }) => ({ termsId, version })),
  };
}
