/** What a check reads through the node: active notices around the plan, and the agreements in force then. */
import { type Ask, type Ctx, isRefusal, type Refusal } from '../contract/index.ts';
import type { Fields, NoticeType, NoticeView } from '../notices/index.ts';
import type { Terms } from '../terms/index.ts';
import { checkPlan } from './check.ts';
import type { Answer } from './finding.ts';
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

/** Every agreement that may bind the plan's party with each other party, as it stands when the plan begins. */
export async function termsFor(
  ask: Ask,
  plan: Plan,
  parties: readonly string[],
  nowMs: number,
): Promise<Terms[]> {
  const atMs = Math.min(Math.max(plan.fromMs, nowMs), plan.toMs);
  const found = new Map<string, Terms>();
  const groups = [[plan.party], ...[...new Set(parties)].sort().map((party) => [plan.party, party])];
  for (const group of groups) {
    const terms = await ask<Terms | null>('terms.inForce', { atMs, parties: group });
    if (terms) found.set(`${terms.termsId}/${terms.version}`, terms);
  }
  return [...found.values()];
}

export interface Checked {
  plan: Plan;
  answer: Answer;
  others: Plan[];
}

/** Loads and checks; a refusal when the plan itself cannot be made out. */
export async function runCheck(question: CheckQuestion, ctx: Ctx, ask: Ask): Promise<Checked | Refusal> {
  const plan = planOf({ ...question, filedMs: question.filedMs ?? ctx.now });
  if (isRefusal(plan)) return plan;
  const notices = await activeNotices(ask, plan);
  const others: Plan[] = [];
  const notCompared: Answer['notCompared'] = [];
  for (const notice of notices) {
    if (notice.party === plan.party || notice.noticeId === question.noticeId) continue;
    const other = planOf(questionOf(notice));
    if (!isRefusal(other)) others.push(other);
    else {
      const { party, noticeId, version } = notice;
      notCompared.push({ party, noticeId, version, why: other.refused });
    }
  }
  const parties = notices.map((notice) => notice.party).filter((party) => party !== plan.party);
  const terms = await termsFor(ask, plan, parties, ctx.now);
  return { plan, others, answer: checkPlan(plan, others, terms, { notCompared }) };
}
