/** What parties said to notices: read by a person, silence, positions, units told, and movement over an objection. */
import { POSITIONS } from '../../notices/index.ts';
import { type Count, type Counts, count, counted, type Detail } from '../figure.ts';
import type { DayFacts, Moved, RowOf, Timing } from '../gather.ts';
import { missingDetails } from './missing.ts';
import { countRows, rowsOf, sides } from './select.ts';

const TIMINGS: readonly Timing[] = ['within', 'outside', 'untimed'];

function read(
  id: 'replies.ours' | 'replies.theirs',
  rows: readonly RowOf<'acknowledged'>[],
  facts: DayFacts,
) {
  const parts: Record<string, Count> = { [id]: countRows(rows) };
  for (const timing of TIMINGS) {
    parts[`${id}.${timing}`] = countRows(rows.filter(({ index }) => facts.timing.get(index) === timing));
  }
  return parts as Counts;
}

function countMoved(moved: readonly Moved[], details: readonly Detail[]): Count {
  return count(
    moved.flatMap(({ entries, thing }) => entries.map((entry) => counted(entry, thing))),
    details,
  );
}

export function countReplies(facts: DayFacts): Counts {
  const { me, moved } = facts;
  const acknowledged = rowsOf(facts, 'acknowledged').filter(({ again }) => !again);
  const taken = rowsOf(facts, 'position');
  const positions: Record<string, Count> = { 'replies.positions': countRows(taken) };
  for (const position of POSITIONS) {
    positions[`replies.positions.${position}`] = countRows(
      taken.filter(({ fact }) => fact.position === position),
    );
  }
  const supported = moved.filter(({ verdict }) => verdict === 'supported');
  const undecidable = moved.filter(({ verdict }) => verdict === 'undecidable');
  return {
    ...read(
      'replies.theirs',
      acknowledged.filter(({ from }) => from !== me),
      facts,
    ),
    ...read(
      'replies.ours',
      acknowledged.filter(({ from }) => from === me),
      facts,
    ),
    ...sides('replies.silent', rowsOf(facts, 'notice silent'), me, ({ fact }) => fact.party),
    ...sides('replies.told', rowsOf(facts, 'told'), me),
    ...(positions as Counts),
    'replies.moved': countMoved(supported, []),
    'replies.moved-undecidable': countMoved(
      undecidable,
      missingDetails(undecidable.flatMap(({ missing }) => missing)),
    ),
  };
}
