/** The agreement as clauses; which version was in force when; what its clauses ask. */
import type { Room } from '../contract/index.ts';
import { answers } from './answers.ts';
import { commands } from './commands.ts';
import { termsKinds } from './kinds.ts';
import { queries } from './queries.ts';
import { refusals } from './refusals.ts';
import { text } from './text.ts';
import { view } from './view.ts';

export type { AtQuestion } from './answers.ts';
export * from './clause.ts';
export { MAX_TERMS_BYTES, readTermsFile } from './file/read.ts';
export * from './findings.ts';
export { expectedGround } from './ground.ts';
export { termsHash } from './hash.ts';
export { type RetentionAnswer, retentionUnder } from './retention.ts';
export { documentFault } from './sanity.ts';
export { TERMS_STATES, type TermsState } from './standing.ts';

export const terms: Room = {
  name: 'terms',
  kinds: termsKinds,
  view,
  commands,
  queries,
  answers,
  needs: ['parties.known'],
  refusals,
  text,
};
