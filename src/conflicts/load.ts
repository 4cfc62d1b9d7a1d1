/** What a check reads through the node: what is known of others, and the agreements in force then. */
import { type Ask, type Ctx, isRefusal, type Refusal } from '../contract/index.ts';
import type { Fields, NoticeType, NoticeView } from '../notices/index.ts';
import type { Terms } from '../terms/index.ts';
import { checkPlan } from './check.ts';
import type { Answer } from './finding.ts';
import { type Known, sinceOf } from './known/known.ts';
import { type Plan, planOf } from './plan.ts';

/** A notice as the notices room answers it; fields beyond the first six are used where given. */
export type ShownNotice = Pick<NoticeView, 'noticeId' | 'version' | 'party' | 'type' | 'fields'> &
  Partial<Pick<NoticeView, 'filedMs' | 'protected' | 'positions' | 'history'>>;

/** A plan to be checked: filed already, or not. */
export interface CheckQuestion {
  type: NoticeType;
  fields: Partial<Fields>;
  party: string;
  noticeId?: string | null;
  version?: number | null;
  filedMs?: number | null;
  protected?: boolean;
  agreedBy?: readonly string[];
}

export function questionOf(notice: ShownNotice): CheckQuestion {
  const { noticeId, version, party, type, fields, positions } = notice;
  const agreed = Object.entries(positions ?? {}).filter(
    ([, p]) => p.position === 'agreed' && p.version === version,
  );
  // Notice of this version counts from when this version was known, not from the first.
  const filedMs = notice.history?.at(-1)?.localMs ?? notice.filedMs ?? null;
  const agreedBy = agreed.map(([by]) => by);
  return { noticeId, version, party, type, fields, filedMs, protected: notice.protected, agreedBy };
}

export async function activeNotices(
  ask: Ask,
  span: { fromMs: number; toMs: number },
): Promise<ShownNotice[]> {
  return await ask<ShownNotice[]>('notices.active', { fromMs: span.fromMs, toMs: span.toMs });
}

/** Every agreement that may bind the plan's party with one of these, or it alone, as it stands when the plan begins. */
async function addTerms(
  found: Map<string, Terms>,
  ask: Ask,
  plan: Plan,
  parties: readonly string[],
  nowMs: number,
): Promise<void> {
  const atMs = Math.min(Math.max(plan.fromMs, nowMs), plan.toMs);
  for (const party of parties) {
    const group = party === plan.party ? [party] : [plan.party, party];
    const terms = await ask<Terms | null>('terms.inForce', { atMs, parties: group });
    if (terms) found.set(`${terms.termsId}/${terms.version}`, terms);
  }
}

/** Every agreement that may bind the plan's party with each of the others, or it alone. */
export async function termsFor(
  ask: Ask,
  plan: Plan,
  parties: readonly string[],
  nowMs: number,
): Promise<Terms[]> {
  const found = new Map<string, Terms>();
  await addTerms(found, ask, plan, [...new Set([plan.party, ...[...parties].sort()])], nowMs);
  return [...found.values()];
}

export interface Checked {
  plan: Plan;
  answer: Answer;
  /** Plans of others within reach. */
  near: readonly Plan[];
}

/** Loads and checks; a refusal when the plan itself cannot be made out. */
export async function runCheck(question: CheckQuestion, ctx: Ctx, ask: Ask): Promise<Checked | Refusal> {
  const plan = planOf({ ...question, filedMs: question.filedMs ?? ctx.now });
  if (isRefusal(plan)) return plan;
  const terms = new Map<string, Terms>();
  const asked = new Set<string>();
  let near: readonly Plan[] = [];
  for (;;) {
    const known = await ask<Known>('conflicts.known', { sinceMs: sinceOf(plan, ctx.now) });
    const more = [...new Set([plan.party, ...known.parties])].filter((party) => !asked.has(party));
    if (more.length === 0) {
      // From here to the answer nothing is waited for: what is known stands still meanwhile.
      const all: Known = {
        sinceMs: known.sinceMs,
        parties: known.parties,
        near(asking, reachM) {
          near = known.near(asking, reachM);
          return [...near];
        },
        compared: (asking, within) => known.compared(asking, within),
        notCompared: (asking) => known.notCompared(asking),
        sets: (asking) => known.sets(asking),
      };
      return { plan, answer: checkPlan(plan, all, [...terms.values()]), near };
    }
    await addTerms(terms, ask, plan, more, ctx.now);
    for (const party of more) asked.add(party);
  }
}
