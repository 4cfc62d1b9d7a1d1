/** What a search for changes reads through the node: everything that stands as far ahead as a change may reach. */
import { type Ask, type Ctx, isRefusal, type Refusal, refuse } from '../../contract/index.ts';
import type { Road } from '../../geo/formats/index.ts';
import type { Fields } from '../../notices/index.ts';
import { ActivePlans } from '../active/active-plans.ts';
import { type Answer, stands } from '../finding.ts';
import { activeNotices, type CheckQuestion, questionOf, runCheck, termsFor } from '../load.ts';
import { planOf } from '../plan.ts';
import { keyOf, keyOfFinding } from './ground.ts';
import type { Limits } from './limits.ts';
import type { Proposal, Suggestion } from './proposal.ts';
import { suggest } from './suggest.ts';

const HOUR_MS = 3_600_000;

export interface Wanted {
  limits: Limits;
  roads: readonly Road[] | null;
  asOfMs: number;
}

/** The question behind an active notice; of several claims under one id, that of `party`. Refusal: NOTICES_UNKNOWN. */
export async function questionFor(
  noticeId: string,
  party: string,
  ask: Ask,
): Promise<CheckQuestion | Refusal> {
  const all = await activeNotices(ask, { fromMs: -8.64e15, toMs: 8.64e15 });
  const claims = all.filter((one) => one.noticeId === noticeId);
  const notice = claims.find((one) => one.party === party) ?? claims[0];
  return notice ? questionOf(notice) : refuse('NOTICES_UNKNOWN', { noticeId });
}

/** True where the node's own check, with the terms in force when the changed plan begins, finds nothing that was not said. */
async function bearsOut(
  question: CheckQuestion,
  { change, leaves }: Proposal,
  ctx: Ctx,
  ask: Ask,
  asOfMs: number,
): Promise<boolean> {
  const fields: Partial<Fields> = { ...question.fields, ...change };
  const checked = await runCheck({ ...question, fields, filedMs: asOfMs }, ctx, ask);
  if (isRefusal(checked)) return false;
  const said = new Set(leaves.map(keyOf));
  return checked.answer.findings.filter(stands).every((finding) => said.has(keyOfFinding(finding)));
}

export async function runSuggest(
  question: CheckQuestion,
  { limits, roads, asOfMs }: Wanted,
  ctx: Ctx,
  ask: Ask,
): Promise<Suggestion | Refusal> {
  const plan = planOf({ ...question, filedMs: asOfMs });
  if (isRefusal(plan)) return plan;
  const reach = { fromMs: plan.fromMs, toMs: plan.toMs + limits.mostS * 1000 + HOUR_MS };
  const active = new ActivePlans();
  const notCompared: Answer['notCompared'] = [];
  const parties = new Set<string>();
  for (const notice of await activeNotices(ask, reach)) {
    const { party, noticeId, version } = notice;
    // Another party's claim under the same id is another notice.
    if (party === plan.party) continue;
    parties.add(party);
    const other = planOf(questionOf(notice));
    if (isRefusal(other)) notCompared.push({ party, noticeId, version, why: other.refused });
    else active.add(other);
  }
  const terms = await termsFor(ask, plan, [...parties], ctx.now);
  const found = suggest(question.fields, question, { active, terms, notCompared }, { limits, roads, asOfMs });
  if (isRefusal(found)) return found;
  const proposals: Proposal[] = [];
  for (const proposal of found.proposals)
    if (await bearsOut(question, proposal, ctx, ask, asOfMs)) proposals.push(proposal);
  if (proposals.length === found.proposals.length) return found;
  // Other terms are in force by then: what they forbid is not offered.
  const kept = new Set(proposals.map(({ kind }) => kind));
  const tried = found.tried.map((one) =>
    one.outcome === 'found' && !kept.has(one.kind) ? { ...one, outcome: 'none' as const } : one,
  );
  return { ...found, state: proposals.length > 0 ? found.state : 'none', proposals, tried };
}
