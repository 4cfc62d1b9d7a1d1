/**
 * The answers. Presence: every entry asked for stands in the log with its body opened.
 *
 * Absence rests on three things in one log under one checkpoint: (1) the header chain with the peer, linked by `prev`
 * without a gap, from before the window (or from the chain's very beginning) to after it (or to the last entry there
 * was); (2) a completeness entry for exactly that window, signed when the window was over, whose count and last index
 * agree with the chain; (3) every notice received in the window opened and found to be another one. The log's owner
 * can lie in a header or in the completeness entry; either lie is refuted by a receipt in the peer's hands.
 */
import { type CompleteBody, completeBodySchema, completeKind } from './complete.ts';
import { type Covers, commitmentOf, coversQuestion, openedTogether } from './covers.ts';
import type { AbsenceQuestion, EntryFinding, Missing, PackAnswer, PresenceQuestion } from './format.ts';
import type { Proven } from './proven.ts';

export interface Answer {
  answer: PackAnswer;
  missing: Missing[];
}

export function answerPresence(question: PresenceQuestion, proven: readonly Proven[]): Answer {
  const opened = new Set(proven.filter((p) => p.log === question.log && p.opened).map((p) => p.index));
  const missing: Missing[] = question.indexes
    .filter((index) => !opened.has(index))
    .map((index) => ({ what: 'entry', index }));
  return { answer: missing.length === 0 ? 'supported' : 'undecidable', missing };
}

interface Completeness {
  index: number;
  timeMs: number;
  body: CompleteBody;
}
/** The last completeness entry for exactly the question's peer and window. */
function completenessOf(question: AbsenceQuestion, proven: readonly Proven[]): Completeness | null {
  let found: Completeness | null = null;
  for (const { log, index, header, opened } of proven) {
    if (log !== question.log || header.direction !== 'own' || header.class !== completeKind.class) continue;
    if (opened?.statement.kind !== completeKind.name || opened.statement.kindVersion !== completeKind.version)
      continue;
    const body = completeBodySchema.safeParse(opened.statement.body);
    if (!body.success) continue;
    const { peer, fromMs, toMs } = body.data;
    if (peer === question.peer && fromMs === question.window.fromMs && toMs === question.window.toMs)
      found = { index, timeMs: header.timeMs, body: body.data };
  }
  return found;
}

/** What keeps the chain from covering the window. */
function chainGaps(
  question: AbsenceQuestion,
  chain: readonly Proven[],
  complete: Completeness | null,
): Missing[] {
  const { fromMs, toMs } = question.window;
  const missing: Missing[] = [];
  const first = chain[0];
  const last = chain.at(-1);
  if (first && first.header.prev !== null && first.header.timeMs >= fromMs)
    missing.push({ what: 'chain-start', index: first.header.prev });
  for (const [i, { index, header }] of chain.entries()) {
    if (i > 0 && header.prev !== chain[i - 1]!.index) missing.push({ what: 'chain-link', index });
  }
  if (!complete) return [...missing, { what: 'completeness', index: null }];
  if (complete.timeMs < toMs) missing.push({ what: 'window-still-open', index: complete.index });
  const { lastIndex, count } = complete.body;
  const before = chain.filter(({ index }) => index < complete.index).at(-1)?.index ?? null;
  const beyond = last !== undefined && last.header.timeMs >= toMs;
  // What was last when the owner signed must be what the chain says; only a chain that already ended after the window may stop short of it.
  if (before !== lastIndex && !(beyond && lastIndex !== null && before !== null && before < lastIndex))
    missing.push({ what: 'chain-end', index: lastIndex });
  const counted = chain.filter(({ header }) => header.timeMs >= fromMs && header.timeMs < toMs).length;
  if (counted !== count) missing.push({ what: 'chain-count', index: complete.index });
  return missing;
}

/**
 * For each notice received in the window: is it the one asked about? By index. A release is read together with what it
 * releases, as far as that came before the window's end: what was opened later, nobody had been told by then.
 */
export function noticesInWindow(
  question: AbsenceQuestion,
  proven: readonly Proven[],
): Map<number, Covers | 'body'> {
  const { fromMs, toMs } = question.window;
  const received = proven.filter(
    ({ log, header }) =>
      log === question.log &&
      header.peer === question.peer &&
      header.direction === 'in' &&
      header.class === 'notice' &&
      header.timeMs < toMs,
  );
  const statements = received.flatMap(({ opened }) => (opened ? [opened.statement] : []));
  const held = openedTogether(statements);
  const out = new Map<number, Covers | 'body'>();
  for (const { index, header, opened } of received) {
    if (header.timeMs < fromMs) continue;
    const named = opened && commitmentOf(opened.statement);
    const together = named === null ? undefined : held.get(named);
    out.set(index, opened ? coversQuestion(opened.statement, question, together) : 'body');
  }
  return out;
}

export function answerAbsence(question: AbsenceQuestion, proven: readonly Proven[]): Answer {
  const chain = proven.filter(({ log, header }) => log === question.log && header.peer === question.peer);
  const missing = chainGaps(question, chain, completenessOf(question, proven));
  const notices = noticesInWindow(question, proven);
  for (const [index, covers] of notices) {
    if (covers === 'body') missing.push({ what: 'body', index });
    if (covers === 'unknown') missing.push({ what: 'groups', index });
  }
  if ([...notices.values()].includes('covers')) return { answer: 'contradicted', missing: [] };
  return { answer: missing.length === 0 ? 'supported' : 'undecidable', missing };
}

/** What is said of one entry. */
export function entryFinding(entry: Proven, covers: Covers | 'body' | undefined): EntryFinding {
  const { log, index, header, opened } = entry;
  return {
    type: 'entry',
    log,
    index,
    direction: header.direction,
    class: header.class,
    peer: header.peer,
    time: new Date(header.timeMs).toISOString(),
    from: opened?.statement.from ?? null,
    kind: opened?.statement.kind ?? null,
    act: opened?.statement.id ?? null,
    hash: opened?.hash ?? null,
    claimedTime: opened?.statement.claimedTime ?? null,
    covers: covers === undefined ? null : covers === 'body' ? 'unknown' : covers,
  };
}
