/**
 * One unit against its own notice: on the corridor, on time, moving, arrived, where it was declared.
 * A pure fold over the unit's reports in the order of their times.
 */
import type { Fix } from '../feeds/index.ts';
import { distanceM, locate, type Path, type Point } from '../geo/index.ts';
import { type Episode, type Gate, type Ground, type Made, SHUT, shutGate, stepGate } from './episode.ts';
import type { SignalType } from './signal.ts';
import type { Plan, WatchConfig } from './state.ts';

export interface ConformanceFold {
  /** Notice and version that this is about. */
  subject: string;
  /** Progress along the route, metres, for the next look; null before the first. */
  alongM: number | null;
  /** Fix time less planned time while on the corridor (positive = late); null while off it. */
  lagMs: number | null;
  arrivedMs: number | null;
  looked: boolean;
  off: Gate;
  early: Gate;
  late: Gate;
  place: Gate;
  /** Where it has been standing, and since which report. */
  anchor: Fix | null;
  halt: Episode | null;
}

export function subjectOf(plan: Plan): string {
  return `${plan.noticeId} ${plan.version}`;
}

function fresh(plan: Plan): ConformanceFold {
  return {
    subject: subjectOf(plan),
    alongM: null,
    lagMs: null,
    arrivedMs: null,
    looked: false,
    off: SHUT,
    early: SHUT,
    late: SHUT,
    place: SHUT,
    anchor: null,
    halt: null,
  };
}

export function startMs(path: Path): number {
  return (path.atMs[0] as number) - path.earlyMs;
}
export function latestEndMs(path: Path): number {
  return (path.atMs.at(-1) as number) + path.lateMs;
}

/** The notice that governs a unit at a moment: of those that have begun, the one that began last. */
export function planAt(plans: readonly Plan[], atMs: number): Plan | null {
  let found: Plan | null = null;
  for (const plan of plans) {
    if (startMs(plan.path) > atMs) continue;
    if (!found || startMs(plan.path) >= startMs(found.path)) found = plan;
  }
  return found;
}

/** Off the corridor beyond `enterM`; back on it at `leaveM`: half the tolerance, at least a little, is hysteresis. */
export function corridorLimits(plan: Pick<Plan, 'path' | 'corridor'>): { enterM: number; leaveM: number } {
  const { halfWidthM } = plan.path;
  const { toleranceM } = plan.corridor;
  const enterM = halfWidthM + toleranceM;
  return { enterM, leaveM: enterM - Math.max(toleranceM / 2, Math.min(10, halfWidthM / 4)) };
}

/** Episodes still open in a fold. */
export function openIn(fold: ConformanceFold | null): Episode[] {
  if (!fold) return [];
  const { off, early, late, place, halt } = fold;
  return [off.episode, early.episode, late.episode, place.episode, halt].filter((e) => e !== null);
}

function shutAll(fold: ConformanceFold, atMs: number): Episode[] {
  const gates = [fold.off, fold.early, fold.late, fold.place].map((gate) => shutGate(gate, atMs));
  const halt = fold.halt ? { ...fold.halt, endsMs: Math.max(atMs, fold.halt.beginsMs) } : null;
  return [...gates, halt].filter((e) => e !== null);
}

/** One accepted report. `plan` is the one in force at its time. */
export function stepConformance(
  before: ConformanceFold | null,
  plan: Plan | null,
  fix: Fix,
  party: string,
  config: WatchConfig,
): { fold: ConformanceFold | null; closed: Episode[] } {
  const closed: Episode[] = [];
  if (before && (!plan || before.subject !== subjectOf(plan))) closed.push(...shutAll(before, fix.fixMs));
  if (!plan) return { fold: null, closed };
  let fold = before && before.subject === subjectOf(plan) ? before : fresh(plan);
  if (fold.arrivedMs !== null) return { fold, closed };

  const { path } = plan;
  const place = locate(path, fix.at, fix.fixMs, fold.alongM);
  const { enterM, leaveM } = corridorLimits(plan);
  const slackM = fix.accuracyM ?? 0;
  const grounds: Ground[] = [{ party, fix }];
  const made = (type: SignalType): Made => ({
    type,
    subject: fold.subject,
    clause: type === 'off corridor' ? plan.corridor.clause : null,
    noticeId: plan.noticeId,
    version: plan.version,
    unit: null,
  });
  const keep = (step: { gate: Gate; closed: Episode | null }): Gate => {
    if (step.closed) closed.push(step.closed);
    return step.gate;
  };

  const off = keep(
    stepGate(
      fold.off,
      {
        enter: enterM,
        leave: leaveM,
        sustainedMs: plan.corridor.sustainedS * 1000,
        returnMs: config.returnS * 1000,
      },
      { atMs: fix.fixMs, value: place.offsetM, slack: slackM, grounds },
      made('off corridor'),
    ),
  );
  const onCorridor = place.offsetM <= enterM;

  // Being off the route says nothing about the timetable: the two clocks rest until it is back.
  let { early, late } = fold;
  const lateS = place.beyondWindowS;
  const earlyS = -place.beyondWindowS;
  if (onCorridor) {
    const rule = {
      enter: config.scheduleToleranceS,
      leave: 0,
      sustainedMs: config.scheduleSustainedS * 1000,
      returnMs: config.returnS * 1000,
    };
    const look = { atMs: fix.fixMs, slack: 0, grounds };
    early = keep(stepGate(early, rule, { ...look, value: earlyS }, made('early')));
    late = keep(stepGate(late, rule, { ...look, value: lateS }, made('late')));
  }

  const atPlace = onCorridor && earlyS <= config.scheduleToleranceS;
  const first = !fold.looked && fix.fixMs <= (path.atMs[0] as number) + path.lateMs;
  const awayM = atPlace ? 0 : Math.max(distanceM(fix.at, path.points[0] as Point), 1);
  const placeGate =
    first || fold.place.episode
      ? keep(
          stepGate(
            fold.place,
            { enter: 0, leave: 0, sustainedMs: 0, returnMs: 0 },
            { atMs: fix.fixMs, value: awayM, slack: slackM, grounds },
            made('not where declared'),
          ),
        )
      : fold.place;

  const arrived =
    onCorridor &&
    place.alongM >= place.totalM - Math.max(path.halfWidthM, 50) &&
    fix.fixMs > (path.atMs[0] as number) - path.earlyMs;
  const standing = stepHalt(fold, fix, {
    declared: place.plannedToMs > place.plannedFromMs,
    atStart: place.alongM <= Math.max(path.halfWidthM, 50) && onCorridor,
    config,
    grounds,
    made: made('halted'),
  });
  if (standing.closed) closed.push(standing.closed);

  fold = {
    ...fold,
    alongM: onCorridor ? place.alongM : fold.alongM,
    lagMs: onCorridor ? Math.round(place.lateS * 1000) : null,
    looked: true,
    off,
    early,
    late,
    place: placeGate,
    anchor: standing.anchor,
    halt: standing.halt,
  };
  if (arrived) {
    closed.push(...shutAll(fold, fix.fixMs));
    fold = { ...fresh(plan), looked: true, alongM: place.alongM, arrivedMs: fix.fixMs };
  }
  return { fold, closed };
}

function stepHalt(
  fold: ConformanceFold,
  fix: Fix,
  at: { declared: boolean; atStart: boolean; config: WatchConfig; grounds: readonly Ground[]; made: Made },
): { anchor: Fix; halt: Episode | null; closed: Episode | null } {
  const { config, grounds } = at;
  const radiusM = config.haltRadiusM + (fix.accuracyM ?? 0);
  const { anchor, halt } = fold;
  const movedM = anchor ? distanceM(anchor.at, fix.at) : Infinity;
  if (!anchor || movedM > radiusM * (halt ? 1.5 : 1)) {
    return { anchor: fix, halt: null, closed: halt ? { ...halt, endsMs: fix.fixMs } : null };
  }
  const standingMs = fix.fixMs - anchor.fixMs;
  const value = standingMs / 1000;
  if (halt)
    return { anchor, halt: { ...halt, value, worst: value, worstAt: grounds, last: grounds }, closed: null };
  // Waiting at the start is `late`, not a halt; in a declared halt it may stand.
  if (at.declared || at.atStart || value < config.haltS) return { anchor, halt: null, closed: null };
  return {
    anchor,
    halt: {
      ...at.made,
      beginsMs: anchor.fixMs,
      endsMs: null,
      value,
      worst: value,
      certain: true,
      first: [{ party: (grounds[0] as Ground).party, fix: anchor }],
      worstAt: grounds,
      last: grounds,
      approach: null,
    },
    closed: null,
  };
}
