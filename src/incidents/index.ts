/** Accounts word for word, claim by claim, beside what the record can show: supported, contradicted, or undecidable and why. */
import type { Room } from '../contract/index.ts';
import { answers } from './answers.ts';
import { commands } from './commands.ts';
import { NEEDS } from './gather.ts';
import { incidentKinds } from './kinds.ts';
import { queries } from './queries.ts';
import { refusals } from './refusals.ts';
import { text } from './text.ts';
import { view } from './view.ts';

export {
  type Absence,
  type Finding,
  type FindingDraft,
  findingFault,
  findingSchema,
  MISSING,
  type Missing,
  VERDICTS,
  type Verdict,
} from './finding.ts';
export { type Account, accountSchema, type Claim, MAX_ACCOUNT_BYTES, type Opened } from './kinds.ts';
export { sayFinding, sayMissing } from './queries.ts';
export { type Question, questionSchema } from './question.ts';
export type { IncidentRow } from './view.ts';

export const incidents: Room = {
  name: 'incidents',
  kinds: incidentKinds,
  view,
  commands,
  queries,
  needs: NEEDS,
  answers,
  refusals,
  text,
};
