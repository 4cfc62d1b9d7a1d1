/** From episodes to signals, and the episodes that are made of silence and time: lost, overdue. */
import { latestEndMs, startMs, subjectOf } from './conformance.ts';
import type { Change, Episode, Ground } from './episode.ts';
import { fixId } from './fixline.ts';
import type { Approach, Level, Signal, SignalType } from './signal.ts';
import type { PairState, Plan, UnitFold, UnitState, WatchState } from './state.ts';

const VALUE_UNITS: Readonly<Record<SignalType, Signal['valueUnit']>> = {
  'off corridor': 'm',
  early: 's',
  late: 's',
  halted: 's',
  overdue: 's',
  lost: 's',
  'not where declared': 'm',
  closing: 'm',
  contact: 'm',
  'conduct distance': 'm',
  'conduct speed': 'm/s',
};

/** Types whose signal gives the worst value since the episode began, not the value now. */
const OF_WORST: ReadonlySet<SignalType> = new Set(['contact', 'conduct distance', 'conduct speed']);

function groundsOf(fold: UnitFold, party: string): Ground[] {
  const { motion } = fold.moved;
  return motion ? [{ party, fix: motion.fix }] : [];
}

/**
 * Lost: no report while the movement should run. Overdue: not at the end by the latest time. Of another party's
 * unit either is said only once it has reported: that it shares nothing is no silence.
 */
export function standingEpisodes(
  state: WatchState,
  unit: UnitState,
  plan: Plan | null,
  last: UnitFold,
): Episode[] {
  const { config, nowMs } = state;
  const oldestMs = unit.window[0]?.fix.fixMs ?? nowMs;
  if (unit.lost?.endsMs !== undefined && unit.lost.endsMs !== null && unit.lost.endsMs < oldestMs)
    unit.lost = null;
  const settled = unit.lost ? [unit.lost] : [];
  if (!plan) {
    if (unit.lost && unit.lost.endsMs === null) unit.lost = { ...unit.lost, endsMs: nowMs };
    return unit.lost ? [unit.lost] : settled;
  }
  const reported = unit.newestMs >= startMs(plan.path);
  const conformance = last.conformance?.subject === subjectOf(plan) ? last.conformance : null;
  const arrivedMs = conformance?.arrivedMs ?? null;
  const grounds = groundsOf(last, unit.party);
  const episode = (type: SignalType, beginsMs: number, endsMs: number | null): Episode => {
    const value = Math.max(0, ((endsMs ?? nowMs) - beginsMs) / 1000);
    return {
      type,
      subject: subjectOf(plan),
      beginsMs,
      endsMs,
      value,
      worst: value,
      certain: true,
      first: grounds,
      worstAt: grounds,
      last: grounds,
      clause: null,
      noticeId: plan.noticeId,
      version: plan.version,
      approach: null,
      unit: null,
    };
  };
  const out: Episode[] = [];
  const missed = reported || unit.party === config.party;
  const latestMs = latestEndMs(plan.path);
  if (missed && nowMs > latestMs && (arrivedMs === null || arrivedMs > latestMs)) {
    out.push(episode('overdue', latestMs, arrivedMs));
  }
  const heardMs = reported ? unit.newestMs : (plan.path.atMs[0] as number) + plan.path.lateMs;
  const silent = missed && arrivedMs === null && nowMs - heardMs > config.lostS * 1000;
  const { lost } = unit;
  if (silent) {
    if (!lost || lost.endsMs !== null || lost.subject !== subjectOf(plan))
      unit.lost = episode('lost', heardMs, null);
    else unit.lost = { ...episode('lost', lost.beginsMs, null), first: lost.first };
  } else if (lost && lost.endsMs === null) {
    unit.lost = { ...lost, endsMs: Math.max(arrivedMs ?? unit.newestMs, lost.beginsMs), last: grounds };
  }
  if (unit.lost) out.push(unit.lost);
  return out;
}

function swapped(approach: Approach): Approach {
  return {
    ...approach,
    bearingDeg: (approach.bearingDeg + 180) % 360,
    maxSpeedMps: approach.otherMaxSpeedMps,
    otherMaxSpeedMps: approach.maxSpeedMps,
  };
}

const round = (value: number): number => Math.round(value * 100) / 100 + 0;

interface About {
  state: WatchState;
  unit: UnitState;
  other: UnitState | null;
  level: Level;
}

export function toSignal(change: Change, about: About): Signal {
  const { episode, phase } = change;
  // A speed is one unit's: then the signal is about that one, and the other is the other.
  const turn = about.other !== null && episode.unit === `${about.other.party}/${about.other.unit}`;
  const unit = turn ? (about.other as UnitState) : about.unit;
  const other = turn ? about.unit : about.other;
  const lastOf = (u: UnitState): Ground | undefined =>
    episode.last.find((ground) => ground.party === u.party && ground.fix.unit === u.unit);
  const basis = [...episode.first, ...episode.worstAt, ...episode.last].map(({ party, fix }) =>
    fixId(party, fix),
  );
  const ended = phase === 'ends';
  // Over, or a breach of conduct: its worst moment is what is told. Standing now, or a little within the limit
  // before the episode counts as over, is not what the clause was about.
  const over = ended || episode.endsMs !== null;
  const byWorst = over || OF_WORST.has(episode.type) || episode.value <= -1e8;
  const measured = byWorst ? episode.worst : episode.value;
  const lastMs = Math.max(...episode.last.map((ground) => ground.fix.fixMs), -1);
  const ofSilence = episode.type === 'lost' || episode.type === 'overdue' || lastMs < 0;
  const shown = turn && episode.approach ? swapped(episode.approach) : episode.approach;
  return {
    episode: change.key,
    type: episode.type,
    phase,
    revised: change.revised,
    withdrawn: change.withdrawn,
    party: unit.party,
    unit: unit.unit,
    other: other ? { party: other.party, unit: other.unit } : null,
    noticeId: episode.noticeId,
    version: episode.version,
    clause: episode.clause,
    at: lastOf(unit)?.fix.at ?? null,
    otherAt: (other && lastOf(other)?.fix.at) ?? null,
    atMs: ended ? (episode.endsMs as number) : ofSilence ? about.state.nowMs : lastMs,
    beginsMs: episode.beginsMs,
    value: round(Math.abs(measured)),
    valueUnit: VALUE_UNITS[episode.type],
    certainty: episode.certain ? 'certain' : 'possible',
    level: about.level,
    approach: shown,
    basis: [...new Set(basis)],
  };
}

/** A pair is known as well as the lesser known of the two. */
export function levelOf(pair: PairState, a: UnitState, b: UnitState): Level {
  if (pair.notice) return 'own position against notice';
  return a.level === 'shared positions' && b.level === 'shared positions' ? 'shared positions' : 'sighting';
}
