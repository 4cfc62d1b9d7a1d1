/** Messages and calls on the line. */
import { isGrave } from '../../line/index.ts';
import type { Counts, Detail } from '../figure.ts';
import type { DayFacts, RowOf } from '../gather.ts';
import { countRows, rowsOf, sides } from './select.ts';

type CallEntry = RowOf<'call'>;

/** Seconds from the ringing to a person who could decide, by the minutes of one side; null where it has not both. */
function toDeciderS(events: readonly CallEntry[]): number | null {
  const first = (name: string) =>
    Math.min(...events.filter(({ fact }) => fact.event === name).map(({ fact }) => fact.eventMs));
  const tookMs = first('decider') - first('ringing');
  return Number.isFinite(tookMs) && tookMs >= 0 ? Math.round(tookMs / 1000) : null;
}

const MAX_CALLS_SAID = 20;

/** Each side's minutes by themselves: nothing says that the clocks of two sides agree. */
function times(events: readonly CallEntry[]): Detail[] {
  const bySide = Map.groupBy(events, ({ fact, from }) => `${fact.thing}\n${from}`);
  const said = [...bySide.values()].flatMap((side): Detail[] => {
    const seconds = toDeciderS(side);
    if (seconds === null) return [];
    const params = { minutes: Math.trunc(seconds / 60), seconds: seconds % 60, by: side[0]?.from ?? '' };
    return [{ key: 'briefings.d.to-decider', params }];
  });
  return said.slice(0, MAX_CALLS_SAID);
}

function countCalls(facts: DayFacts): Counts {
  const events = rowsOf(facts, 'call');
  const known = new Set(events.filter(({ again }) => !again).map(({ fact }) => fact.thing));
  const begun = events.filter(({ fact }) => known.has(fact.thing));
  const reached = new Set(begun.filter(({ fact }) => fact.event === 'decider').map(({ fact }) => fact.thing));
  const withDecider = begun.filter(({ fact }) => reached.has(fact.thing));
  return {
    'line.calls': countRows(begun),
    'line.calls.decider': { ...countRows(withDecider), details: times(withDecider) },
    'line.calls.no-decider': countRows(begun.filter(({ fact }) => !reached.has(fact.thing))),
  };
}

export function countLine(facts: DayFacts): Counts {
  const { me } = facts;
  const messages = rowsOf(facts, 'message');
  const grave = messages.filter(({ fact }) => isGrave(fact.phrase));
  const phrase = (name: string) => countRows(grave.filter(({ fact }) => fact.phrase === name));
  const mismatches = rowsOf(facts, 'read-back').filter(({ fact }) => fact.mismatch);
  return {
    'line.sent': countRows(messages.filter(({ from }) => from === me)),
    'line.received': countRows(messages.filter(({ from }) => from !== me)),
    'line.grave': countRows(grave),
    'line.grave.threat': phrase('threat'),
    'line.grave.ultimatum': phrase('ultimatum'),
    'line.expired': countRows(rowsOf(facts, 'expired')),
    ...sides('line.mismatch', mismatches, me),
    ...countCalls(facts),
    'line.silent': countRows(rowsOf(facts, 'line silent')),
  };
}
