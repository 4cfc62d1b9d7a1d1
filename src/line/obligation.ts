/** What a message still asks, of whom, and when the patience for it ends. */
import type { Precedence } from '../contract/index.ts';
import { type MessageState, messageOf, type Standing } from './message.ts';
import type { MessageRow } from './view.ts';

/**
 * Minutes after which no answer is silence, by precedence. Flash: about what it takes to run to the next room and
 * read a place back twice. Immediate: long enough to raise a unit by radio. Priority: within the hour, inside one
 * watch. Routine: the next day, so that each party's day shift has had it. The terms may say otherwise, see `limitOf`.
 */
export const SILENCE_MINUTES = {
  flash: 5,
  immediate: 15,
  priority: 60,
  routine: 1440,
} as const satisfies Record<Precedence, number>;

const MINUTE_MS = 60_000;

/** A reply clause as this room needs it. */
export interface ReplyClause {
  id: string;
  withinMinutes: number;
}
export interface Limit {
  minutes: number;
  clause: string | null;
}

/**
 * The patience for a message. Where it speaks of a notice, the shortest reply clause for that kind of notice stands
 * in place of the room's own time; but agreed days of grace for paperwork never slow down a flash or an immediate.
 */
export function limitOf(precedence: Precedence, clauses: readonly ReplyClause[]): Limit {
  const own: Limit = { minutes: SILENCE_MINUTES[precedence], clause: null };
  const shortest = [...clauses].sort(
    (a, b) => a.withinMinutes - b.withinMinutes || (a.id < b.id ? -1 : 1),
  )[0];
  if (!shortest) return own;
  const urgent = precedence === 'flash' || precedence === 'immediate';
  if (urgent && shortest.withinMinutes >= own.minutes) return own;
  return { minutes: shortest.withinMinutes, clause: shortest.id };
}

/** One clock: this party's answer is awaited since then. */
export interface Clock {
  party: string;
  awaits: 'acknowledgement' | 'reply';
  /**
   * By this node's clock: when the wording entered its record, or the latest "we are finding out" did. On the
   * sender's node that is when it was sent. A receipt neither starts, stops nor resets it: a machine's signature is
   * no person's answer, and a message that never arrived is one that nobody has answered.
   */
  sinceMs: number;
  /** An entry already says that this clock ran out. */
  rung: boolean;
}

function clockOf(state: MessageState, standing: Standing): Clock {
  const { version, localMs } = state.wording;
  const sinceMs = Math.max(localMs, standing.interim?.localMs ?? 0);
  return {
    party: standing.party,
    awaits: standing.acknowledged ? 'reply' : 'acknowledgement',
    sinceMs,
    rung: standing.silences.some((silence) => silence.version === version && silence.sinceMs === sinceMs),
  };
}

/** Clocks that concern `me`: of everyone asked to act, where it is mine; of myself, where I am asked. */
export function clocksOf(state: MessageState, me: string): Clock[] {
  if (state.withdrawn || state.closed) return [];
  return state.standings
    .filter(({ party, done, for: purpose }) => purpose === 'action' && !done && party !== state.from)
    .filter(({ party }) => state.from === me || party === me)
    .map((standing) => clockOf(state, standing));
}

/** A threat or ultimatum that I sent or must act on stays open until it is withdrawn or command closes it. */
function staysOpen(state: MessageState, me: string): boolean {
  if (!state.grave || state.withdrawn || state.closed) return false;
  return (
    state.from === me || state.to.some(({ party, for: purpose }) => party === me && purpose === 'action')
  );
}

export function isOpen(state: MessageState, me: string): boolean {
  return staysOpen(state, me) || clocksOf(state, me).length > 0;
}

/** When the time that an ultimatum sets runs out and no entry says so yet; null otherwise. */
export function expiryOf(state: MessageState, me: string): number | null {
  const { expiresMs } = state.wording;
  if (!staysOpen(state, me) || expiresMs === null || state.expired) return null;
  return expiresMs;
}

/** undefined: nothing open. null: open, but no clock runs. Else the time before which none can run out, UTC ms. */
export function nextDueMs(row: MessageRow, me: string): number | null | undefined {
  const state = messageOf(row);
  if (!state || !isOpen(state, me)) return undefined;
  // A reply clause may be shorter than the room's own time; it is looked up only when the clock is read.
  const ownMs = state.notices.length > 0 ? 0 : SILENCE_MINUTES[state.precedence] * MINUTE_MS;
  const times = clocksOf(state, me)
    .filter(({ rung }) => !rung)
    .map(({ sinceMs }) => sinceMs + ownMs);
  const expiry = expiryOf(state, me);
  const all = expiry === null ? times : [...times, expiry];
  return all.length > 0 ? Math.min(...all) : null;
}
