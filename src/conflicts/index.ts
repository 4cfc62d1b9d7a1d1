/** Conflicts: two plans too close in space and time, or a plan against a site or a zone. Exact, and explained. */
import type { Room } from '../contract/index.ts';
import { changeQueries } from './change/queries.ts';
import { text as changeText } from './change/text.ts';
import { conflictKinds } from './kinds.ts';
import { answers, queries } from './queries.ts';
import { onNotice, passed } from './react.ts';
import { refusals } from './refusals.ts';
import { text } from './text.ts';
import { view } from './view.ts';

export { ActivePlans, type Packer, packHere } from './active/active-plans.ts';
export { Arena, type Memory } from './active/arena.ts';
export { type Delay, type DelayOptions, smallestDelay } from './active/delay.ts';
export { indexPieces, type Prepared, type ReadNext, readIndex } from './active/file.ts';
export { meetings, plansNear, postponed, type RequiredM } from './active/meetings.ts';
export { type PackOrder, pack } from './active/pack.ts';
export type { Packed } from './active/packed.ts';
export type { Subject, Surroundings } from './change/ground.ts';
export { LIMITS, type Limits, limitsSchema } from './change/limits.ts';
export { type ChangeKind, type Proposal, type Suggestion, suggestionSchema } from './change/proposal.ts';
export { saySuggestion, saySuggestionIn } from './change/say-change.ts';
export { type SuggestOptions, suggest } from './change/suggest.ts';
export { type CheckOptions, checkPlan, comparePlans } from './check.ts';
export {
  type Answer,
  answerSchema,
  FINDING_KINDS,
  type Finding,
  type Fix,
  findingSchema,
  RULE_VERSION,
  stands,
} from './finding.ts';
export { type Cleared, type Found, pairKey } from './kinds.ts';
export { claimPages } from './known/anew.ts';
export { type Known, type KnownQuestion, MOST_NAMED, sinceOf } from './known/known.ts';
export { KnownExcept } from './known/known-except.ts';
export { KnownPlans } from './known/known-plans.ts';
export { type NoticeAt, SetDigest } from './known/set-digest.ts';
export { type CheckQuestion } from './load.ts';
export { type Certainty, type Plan, planOf, type Shown } from './plan.ts';
export { sayFinding, sayPriorityIn } from './say-finding.ts';
export { OPEN, type OpenRow } from './view.ts';

export const conflicts: Room = {
  name: 'conflicts',
  kinds: conflictKinds,
  view,
  queries: { ...queries, ...changeQueries },
  due: passed,
  on: [onNotice],
  needs: ['terms.inForce', 'notices.byId', 'notices.claims', 'notices.active'],
  answers,
  refusals,
  text: { ...text, ...changeText },
};
