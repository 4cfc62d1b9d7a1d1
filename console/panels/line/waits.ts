/** Who waits for whom, and until when: the order of the list. Pure. */
import type { Message } from './answers.ts';

export interface Wait {
  message: Message;
  /** ours: this party owes the next word. theirs: it waits. none: nothing is asked any more. */
  owes: 'ours' | 'theirs' | 'none';
  /** When silence is stated, or was; null: no clock runs. */
  dueMs: number | null;
  /** A clock of this node ran out on what is awaited. */
  silent: boolean;
}

const MINUTE_MS = 60_000;

export function waitOf(message: Message, me: string): Wait {
  const { clocks, open, silenceMinutes } = message;
  const ours = clocks.filter(({ party }) => party === me);
  const running = ours.length > 0 ? ours : clocks;
  const due = running.map(({ sinceMs }) => sinceMs + silenceMinutes * MINUTE_MS);
  return {
    message,
    owes: !open ? 'none' : ours.length > 0 ? 'ours' : 'theirs',
    dueMs: open && due.length > 0 ? Math.min(...due) : null,
    silent: running.some(({ rung }) => rung),
  };
}

const RANK = { ours: 0, theirs: 1, none: 2 } as const;

/** What we owe first, by the clock that runs out first; then what we wait for; then what is done, newest first. */
export function inOrder(messages: readonly Message[], me: string): Wait[] {
  return messages
    .map((message) => waitOf(message, me))
    .toSorted((a, b) => {
      const byRank = RANK[a.owes] - RANK[b.owes];
      if (byRank !== 0) return byRank;
      if (a.owes !== 'none' && a.dueMs !== b.dueMs) return (a.dueMs ?? Infinity) - (b.dueMs ?? Infinity);
      return b.message.localMs - a.message.localMs;
    });
}
