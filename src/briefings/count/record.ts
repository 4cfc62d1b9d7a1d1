/** Doubts that the record itself raises: clocks, breaks in a series, what was not understood. */
import { type Counts, count, counted } from '../figure.ts';
import type { DayFacts, Heard } from '../gather.ts';
import { countRows, rowsOf } from './select.ts';

/** A message from so far in the future is dated by a clock that is wrong; less may be the clocks' ordinary difference. */
export const AHEAD_MS = 60_000;

/** Entries before whose number one or more never came. Messages overtake each other: the order of arrival says nothing. */
function breaks(heard: readonly Heard[]): Heard[] {
  const byPeer = Map.groupBy(heard, ({ from }) => from);
  return [...byPeer.values()].flatMap((entries) => {
    const inSeries = entries.toSorted((a, b) => a.peerSeq - b.peerSeq);
    return inSeries.filter(({ peerSeq }, at) => at > 0 && peerSeq > (inSeries[at - 1] as Heard).peerSeq + 1);
  });
}

export function countRecord(facts: DayFacts): Counts {
  const each = (entries: readonly Heard[]) => count(entries.map((entry) => counted(entry, entry.id)));
  const heard = facts.heard.filter(({ atMs }) => atMs >= facts.fromMs);
  const broken = breaks(facts.heard).filter(({ atMs }) => atMs >= facts.fromMs);
  return {
    'record.clock': each(heard.filter(({ claimedMs, atMs }) => claimedMs - atMs > AHEAD_MS)),
    'record.breaks': count(broken.map((entry) => counted(entry, `${entry.from}/${entry.peerSeq}`))),
    'record.not-understood': each(heard.filter(({ understood }) => !understood)),
    'record.equivocation': countRows(rowsOf(facts, 'equivocation')),
    'record.not-followed-up': countRows(rowsOf(facts, 'not followed up')),
  };
}
