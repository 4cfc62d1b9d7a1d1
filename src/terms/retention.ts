/** Which clause lets the body of an entry go. Pure. */
import type { EntryClass } from '../contract/index.ts';
import type { ClauseOf, Terms } from './clause.ts';
import { clausesOf } from './findings.ts';

export interface RetentionQuestion {
  /** With whom it was exchanged; null: an act of this party alone. */
  peer: string | null;
  class: EntryClass;
  /** When it entered the record, UTC ms: what stands in its header, so that it can be judged without the body. */
  localMs: number;
  atMs: number;
}
/** A clause that speaks of it; `ripe`: its days are over at `atMs`. */
export interface RetentionAnswer {
  under: { termsId: string; version: number; clause: string };
  afterDays: number;
  duty: 'may' | 'must';
  ripe: boolean;
}

const DAY_MS = 86_400_000;

/**
 * Every clause of `terms`, which are in force at `atMs`, that lets `party` erase it. What was exchanged with a peer is
 * let go only by an agreement to which that peer belongs: two parties cannot decide for a third what is forgotten.
 */
export function retentionUnder(
  terms: readonly Terms[],
  party: string,
  { peer, class: entryClass, localMs, atMs }: RetentionQuestion,
): RetentionAnswer[] {
  const theirs = terms.filter(
    ({ parties, observers }) => peer === null || parties.includes(peer) || observers.includes(peer),
  );
  return theirs.flatMap((one) =>
    clausesOf(one, 'retention', party)
      .filter(({ classes }) => (classes as readonly EntryClass[]).includes(entryClass))
      .map((clause: ClauseOf<'retention'>) => ({
        under: { termsId: one.termsId, version: one.version, clause: clause.id },
        afterDays: clause.afterDays,
        duty: clause.duty,
        ripe: atMs - localMs >= clause.afterDays * DAY_MS,
      })),
  );
}
