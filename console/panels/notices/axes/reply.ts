/** The reply clock of one recipient: silence is a state of its own, neither consent nor refusal. */
import type { NoticeView } from '../../../../src/notices/index.ts';
import type { ClauseOf, Terms } from '../../../../src/terms/index.ts';

export type Reply =
  /** An entry of this record says that the clock ran out; nothing has been said since. */
  | { code: 'ran-out'; clause: string; sinceMs: number; atMs: number; actId: string }
  /** Said, but only after the clock had run out. */
  | { code: 'late'; clause: string; atMs: number; actId: string }
  | { code: 'answered' }
  | { code: 'running'; clause: string; sinceMs: number; dueMs: number }
  /** By the terms the time is over; the record does not say so yet. */
  | { code: 'due'; clause: string; sinceMs: number; dueMs: number }
  /** No receipt, so no clock. */
  | { code: 'not-started' }
  | { code: 'no-clause' }
  /** Withdrawn, or between two other parties: nobody here waits for an answer. */
  | { code: 'none' };

const MINUTE_MS = 60_000;

/** Reply clauses that bound `party` for this type of notice at `atMs`, by the terms in force now. */
function clausesFor(terms: readonly Terms[], view: NoticeView, party: string, atMs: number) {
  return terms
    .filter(({ fromMs, parties }) => fromMs <= atMs && parties.includes(party))
    .flatMap(({ clauses }) => clauses)
    .filter((clause): clause is ClauseOf<'reply'> => clause.kind === 'reply')
    .filter(({ binds, noticeTypes }) => binds.includes(party) && noticeTypes.includes(view.type));
}

/** As the node counts it: from the receipt, as far as the owner's own clock bears out the time that it names. */
export function sinceMsOf({ receipts }: NoticeView, party: string): number | null {
  const receipt = receipts[party];
  if (!receipt) return null;
  const { receivedMs, bounds } = receipt;
  return bounds ? Math.min(Math.max(receivedMs, bounds.fromMs), bounds.toMs) : receivedMs;
}

/** When the first word on the version in force came, by this node's clock; null: nothing was said of it. */
function answeredMs({ row, version }: NoticeView, party: string): number | null {
  const words = [...(row.acknowledgements[party] ?? []), ...(row.positions[party] ?? [])];
  const current = words.filter((word) => word.version === version).map(({ localMs }) => localMs);
  return current.length > 0 ? Math.min(...current) : null;
}

export function replyOf(
  view: NoticeView,
  party: string,
  { me, terms, nowMs }: { me: string; terms: readonly Terms[]; nowMs: number },
): Reply {
  if (view.party !== me && party !== me) return { code: 'none' };
  const answered = answeredMs(view, party);
  const silence = view.row.silences[party]?.find(({ version }) => version === view.version);
  if (silence) {
    const { clause, sinceMs, localMs: atMs, actId } = silence;
    if (answered === null) return { code: 'ran-out', clause, sinceMs, atMs, actId };
    return answered > atMs ? { code: 'late', clause, atMs, actId } : { code: 'answered' };
  }
  if (answered !== null) return { code: 'answered' };
  if (view.status === 'withdrawn') return { code: 'none' };
  const sinceMs = sinceMsOf(view, party);
  const clauses = clausesFor(terms, view, party, sinceMs ?? nowMs);
  const [first] = clauses.toSorted((a, b) => a.withinMinutes - b.withinMinutes);
  if (!first) return { code: 'no-clause' };
  if (sinceMs === null) return { code: 'not-started' };
  const dueMs = sinceMs + first.withinMinutes * MINUTE_MS;
  return { code: nowMs < dueMs ? 'running' : 'due', clause: first.id, sinceMs, dueMs };
}
