/**
 * Two units of different parties: do they close on each other, touch, keep the agreed conduct? A pure fold over
 * the moments at which either of them reported, in the order of time.
 */
import { chordM } from '../geo/index.ts';
import type { ClauseOf } from '../terms/index.ts';
import { approachOf, look, type Side } from './ahead.ts';
import {
  type Episode,
  type Gate,
  type Ground,
  type Look,
  type Made,
  SHUT,
  shutGate,
  stepGate,
} from './episode.ts';
import { reckoned } from './motion.ts';
import type { WatchConfig } from './state.ts';

export interface PairFold {
  atMs: number | null;
  closing: Gate;
  contact: Gate;
  /** Per clause and rule. */
  conduct: Readonly<Record<string, Gate>>;
  /** Since the two came within the watched distance of each other. */
  near: { minDistanceM: number; aMps: number; bMps: number } | null;
}
export const APART: PairFold = { atMs: null, closing: SHUT, contact: SHUT, conduct: {}, near: null };

/** As a value: farther than any distance. */
export const NOTHING = -1e9;
const CONDUCT_SUSTAINED_MS = 2000;

/** Episodes still open in a fold. */
export function openInPair(fold: PairFold): Episode[] {
  return [fold.closing, fold.contact, ...Object.values(fold.conduct)]
    .map((gate) => gate.episode)
    .filter((episode) => episode !== null);
}

/** Positions ran out, or the two went far apart: every open episode ends. */
export function partPair(fold: PairFold, endsMs: number): Episode[] {
  return [fold.closing, fold.contact, ...Object.values(fold.conduct)]
    .map((gate) => shutGate(gate, endsMs))
    .filter((episode) => episode !== null);
}

export interface PairStep {
  fold: PairFold;
  closed: Episode[];
}

/** One moment. Conduct clauses are those that bind both parties. */
export function stepPair(
  before: PairFold,
  a: Side,
  b: Side,
  atMs: number,
  clauses: readonly ClauseOf<'conduct'>[],
  config: WatchConfig,
): PairStep {
  // A chord is never longer than the way along the ground: beyond reach for certain, at the price of one root.
  const chord = chordM(reckoned(a.motion, atMs), reckoned(b.motion, atMs));
  const seen = chord > config.reachM ? null : look(a, b, before.atMs, atMs, config);
  if (!seen || seen.distanceM > config.reachM) {
    return { fold: { ...APART, atMs }, closed: partPair(before, atMs) };
  }
  const closed: Episode[] = [];
  const grounds: Ground[] = [a, b].map((side) => ({ party: side.party, fix: side.motion.fix }));
  const bothStand = a.motion.speedMps === 0 && b.motion.speedMps === 0;
  const circlesM = (a.motion.fix.accuracyM ?? 0) + (b.motion.fix.accuracyM ?? 0);
  const step = (
    gate: Gate,
    rule: Parameters<typeof stepGate>[1],
    value: number,
    slack: number,
    made: Partial<Made> & Pick<Made, 'type'>,
  ): Gate => {
    const at: Look = { atMs, value, slack, grounds };
    const done = stepGate(gate, rule, at, {
      subject: '',
      clause: null,
      noticeId: null,
      version: null,
      unit: null,
      ...made,
    });
    if (done.closed) closed.push(done.closed);
    return done.gate;
  };
  const returnMs = config.returnS * 1000;

  const withinM = clauses.reduce((most, clause) => Math.max(most, clause.withinM), config.withinM);
  const isNear = seen.distanceM <= withinM;
  const wasNear = before.near ?? { minDistanceM: Infinity, aMps: 0, bMps: 0 };
  const near = {
    minDistanceM: Math.min(wasNear.minDistanceM, seen.sinceM, seen.distanceM),
    aMps: Math.max(wasNear.aMps, a.motion.speedMps),
    bMps: Math.max(wasNear.bMps, b.motion.speedMps),
  };

  const strictest = clauses.reduce<ClauseOf<'conduct'> | null>(
    (most, clause) => (!most || clause.minDistanceM > most.minDistanceM ? clause : most),
    null,
  );
  const alertM = strictest?.minDistanceM ?? config.alertM;
  const holdM = 1.5 * alertM + 20;
  const ahead = !bothStand && seen.leastM !== null && seen.inS !== null;
  const held = before.closing.episode !== null && seen.distanceM <= holdM ? -seen.distanceM : NOTHING;
  const closing = step(
    before.closing,
    {
      enter: -alertM,
      leave: -holdM,
      sustainedMs: ahead && (seen.inS as number) <= config.urgentS ? 0 : config.confirmS * 1000,
      returnMs: config.clearS * 1000,
    },
    // `enter` itself counts as too near: the smallest step below keeps the interval closed.
    Math.max(ahead ? -(seen.leastM as number) + 1e-6 : NOTHING, held),
    seen.sigmaM ?? 0,
    { type: 'closing', clause: strictest?.id ?? null },
  );

  const contactM = Math.max(config.contactM, a.motion.fix.accuracyM ?? 0, b.motion.fix.accuracyM ?? 0);
  const leastNowM = Math.min(seen.sinceM, seen.distanceM);
  const contact =
    bothStand && !before.contact.episode
      ? SHUT
      : step(
          before.contact,
          { enter: -contactM, leave: -1.5 * contactM, sustainedMs: 0, returnMs },
          -leastNowM + 1e-6,
          circlesM,
          { type: 'contact' },
        );

  const conduct: Record<string, Gate> = {};
  const keep = (key: string, gate: Gate): void => {
    if (gate.since) conduct[key] = gate;
  };
  for (const clause of clauses) {
    const key = `${clause.id} distance`;
    const gate = before.conduct[key] ?? SHUT;
    if (!bothStand || gate.episode) {
      const rule = {
        enter: -clause.minDistanceM,
        leave: -(1.2 * clause.minDistanceM + 5),
        sustainedMs: 0,
        returnMs,
      };
      keep(
        key,
        step(gate, rule, -leastNowM, circlesM, {
          type: 'conduct distance',
          clause: clause.id,
          subject: clause.id,
        }),
      );
    }
    for (const side of [a, b]) {
      const speedKey = `${clause.id} speed ${side.key}`;
      const rule = {
        enter: clause.maxSpeedMps,
        leave: 0.95 * clause.maxSpeedMps,
        sustainedMs: CONDUCT_SUSTAINED_MS,
        returnMs,
      };
      const value = seen.distanceM <= clause.withinM ? side.motion.speedMps : 0;
      const slack = 0.1 * (side.motion.fix.accuracyM ?? 10);
      const made = {
        type: 'conduct speed',
        clause: clause.id,
        subject: `${clause.id} ${side.key}`,
        unit: side.key,
      } as const;
      keep(speedKey, step(before.conduct[speedKey] ?? SHUT, rule, value, slack, made));
    }
  }

  const approach = approachOf(seen, near);
  const mark = (gate: Gate): Gate =>
    gate.episode ? { ...gate, episode: { ...gate.episode, approach } } : gate;
  return {
    fold: {
      atMs,
      closing: mark(closing),
      contact: mark(contact),
      conduct: Object.fromEntries(Object.entries(conduct).map(([key, gate]) => [key, mark(gate)])),
      near: isNear || closing.episode ? near : null,
    },
    closed: closed.map((episode) => ({ ...episode, approach })),
  };
}
