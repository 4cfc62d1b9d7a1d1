/**
 * A recorded call: what each side wrote down of it, side by side. Times of the two sides are never subtracted from
 * each other, since nothing says that their clocks agree: how long it took is worked out within one side's minutes.
 */
import { keepEnds } from './keep.ts';
import type { CallEvent, CallEventName } from './kinds.ts';
import type { Said } from './view.ts';

/** `name` and `office` are of the person met on the line; `officer` wrote it down. */
export type SaidEvent = Omit<Said, 'office'> & CallEvent;
export interface CallRow {
  openedBy: string;
  callId: string;
  /** By the party that wrote it. */
  events: Record<string, SaidEvent[]>;
  dropped: number;
}

export function withEvent(row: CallRow | undefined, event: SaidEvent): CallRow {
  const { openedBy, callId, party } = event;
  const held = row ?? { openedBy, callId, events: {}, dropped: 0 };
  const kept = keepEnds(held.events[party] ?? [], event);
  return {
    ...held,
    events: { ...held.events, [party]: kept.list },
    dropped: held.dropped + kept.dropped,
  };
}

export interface Person {
  name: string;
  office: string;
  atMs: number;
}
export const CALL_STATES = [
  'ringing',
  'connected',
  'held',
  'dropped',
  'ended',
  'unanswered',
  'unclear',
] as const;
export type CallState = (typeof CALL_STATES)[number];

/** A call by the minutes of one side. */
export interface CallSide {
  party: string;
  state: CallState;
  ringingMs: number | null;
  answered: Person | null;
  interpreter: Person | null;
  /** The person who could decide: reaching anyone is not reaching them. */
  decider: Person | null;
  /** Seconds from ringing; null where either moment is missing, or they stand in the wrong order. */
  toAnswerS: number | null;
  toDeciderS: number | null;
  /** Seconds on hold, holds that have not ended left out. */
  heldS: number;
  dropped: number;
  endedMs: number | null;
  /** By its own account of the times. */
  events: SaidEvent[];
}
export interface CallView {
  openedBy: string;
  callId: string;
  with: string;
  number: string;
  /** Opener's minutes first. */
  sides: CallSide[];
  open: boolean;
  /** Parties that wrote of a call in which they had no part. */
  strangers: string[];
  droppedEvents: number;
}

function secondsBetween(fromMs: number | null, toMs: number | undefined): number | null {
  if (fromMs === null || toMs === undefined || toMs < fromMs) return null;
  return Math.round((toMs - fromMs) / 1000);
}

/** Events that change whether anybody is on the other end. */
function stateOf(events: readonly SaidEvent[]): CallState {
  const answered = events.some(({ event }) => !['ringing', 'dropped', 'ended'].includes(event));
  switch (events.at(-1)?.event) {
    case 'ringing':
      return 'ringing';
    case 'held':
      return 'held';
    case 'dropped':
      return answered ? 'dropped' : 'unanswered';
    case 'ended':
      return answered ? 'ended' : 'unanswered';
    case undefined:
      return 'unclear';
    default:
      return 'connected';
  }
}

function heldSeconds(events: readonly SaidEvent[]): number {
  let heldMs = 0;
  let sinceMs: number | null = null;
  for (const { event, atMs } of events) {
    if (event === 'held') sinceMs ??= atMs;
    else if (sinceMs !== null && event !== 'ringing') {
      heldMs += atMs - sinceMs;
      sinceMs = null;
    }
  }
  return Math.round(heldMs / 1000);
}

function sideOf(party: string, said: readonly SaidEvent[]): CallSide {
  const events = [...said].sort((a, b) => a.atMs - b.atMs || (a.actId < b.actId ? -1 : 1));
  const first = (name: CallEventName) => events.find(({ event }) => event === name);
  const person = (event: SaidEvent | undefined): Person | null =>
    event ? { name: event.name, office: event.office, atMs: event.atMs } : null;
  const ringingMs = first('ringing')?.atMs ?? null;
  return {
    party,
    state: stateOf(events),
    ringingMs,
    answered: person(first('answered')),
    interpreter: person(first('interpreter')),
    decider: person(first('decider')),
    toAnswerS: secondsBetween(ringingMs, first('answered')?.atMs),
    toDeciderS: secondsBetween(ringingMs, first('decider')?.atMs),
    heldS: heldSeconds(events),
    dropped: events.filter(({ event }) => event === 'dropped').length,
    endedMs: events.findLast(({ event }) => event === 'ended')?.atMs ?? null,
    events,
  };
}

/** null while nothing has come from the party that opened the record: only it says who is at the other end. */
export function callOf(row: CallRow): CallView | null {
  const opening = row.events[row.openedBy]?.[0];
  if (!opening) return null;
  const parties = [row.openedBy, ...(opening.with === row.openedBy ? [] : [opening.with])];
  const sides = parties.flatMap((party) => {
    const events = row.events[party];
    return events ? [sideOf(party, events)] : [];
  });
  const main = sides[0] as CallSide;
  return {
    openedBy: row.openedBy,
    callId: row.callId,
    with: opening.with,
    number: opening.number,
    sides,
    open: ['ringing', 'connected', 'held', 'unclear'].includes(main.state),
    strangers: Object.keys(row.events)
      .filter((party) => !parties.includes(party))
      .sort(),
    droppedEvents: row.dropped,
  };
}
