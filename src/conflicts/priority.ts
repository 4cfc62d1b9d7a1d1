/** Who goes first where two plans conflict, by the agreement; the same answer from either side. Pure. */
import { clausesOf, rankOf, type Terms } from '../terms/index.ts';
import type { Priority } from './finding.ts';
import type { Plan } from './plan.ts';

type Ranked = Pick<Plan, 'party' | 'noticeId' | 'type' | 'purpose'>;

const NONE: Priority = {
  rule: 'none',
  first: null,
  yields: null,
  clause: null,
  termsId: null,
  termsVersion: null,
};

/** Of several clauses the first of the agreement whose id comes first: parties may list theirs in any order. */
export function priorityBetween(a: Ranked, b: Ranked, terms: readonly Terms[]): Priority {
  const inOrder = terms.toSorted((x, y) =>
    x.termsId === y.termsId ? x.version - y.version : x.termsId < y.termsId ? -1 : 1,
  );
  for (const one of inOrder) {
    const [clause] = clausesOf(one, 'priority', a.party, b.party);
    if (!clause) continue;
    const by = { ...NONE, clause: clause.id, termsId: one.termsId, termsVersion: one.version };
    if (a.purpose === null || b.purpose === null) return { ...by, rule: 'unknown' };
    const [rankA, rankB] = [rankOf(clause, a.purpose, a.type), rankOf(clause, b.purpose, b.type)];
    if (rankA !== rankB) {
      const [first, yields] = rankA < rankB ? [a.party, b.party] : [b.party, a.party];
      return { ...by, rule: 'rank', first, yields };
    }
    if (a.noticeId === null || b.noticeId === null) return { ...by, rule: 'equal' };
    // Two claims to one id cannot be told apart by it.
    const isFirst = a.noticeId === b.noticeId ? a.party < b.party : a.noticeId < b.noticeId;
    const [first, yields] = isFirst ? [a.party, b.party] : [b.party, a.party];
    return { ...by, rule: 'equal', first, yields };
  }
  return NONE;
}
