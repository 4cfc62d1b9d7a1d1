/** Puts a question to made facts, and holds every finding to the rules that hold for all of them. */
import assert from 'node:assert/strict';
import { type FindingDraft, findingFault } from '../../../src/incidents/finding.ts';
import { sayFinding, sayMissing } from '../../../src/incidents/queries.ts';
import { type Question, questionSchema } from '../../../src/incidents/question.ts';
import { judge, type QuestionFacts } from '../../../src/incidents/rules/index.ts';
import { text } from '../../../src/incidents/text.ts';
import { actId, HOUR, PLACE, T0 } from './made.ts';

export function ask(facts: QuestionFacts, question: unknown): FindingDraft {
  const finding = judge({ question: questionSchema.parse(question) as Question, facts });
  assert.equal(findingFault(finding), null);
  assert.ok(finding.sentence in text, finding.sentence);
  const said = sayFinding(finding);
  for (const words of [
    ...Object.values(said),
    ...finding.missing.flatMap((one) => Object.values(sayMissing(one))),
  ]) {
    assert.doesNotMatch(words, /[{}]|undefined|NaN/);
  }
  return finding;
}
/** Undecidable, and for want of this. */
export function lacks(finding: FindingDraft, what: string, party?: string | null): void {
  assert.equal(finding.verdict, 'undecidable', JSON.stringify(finding));
  assert.ok(
    finding.missing.some((one) => one.what === what && (party === undefined || one.party === party)),
    JSON.stringify(finding.missing),
  );
}

export const NOTICE = { noticeId: actId('NTC1') };
export const me = 'amber';

export const zone = { kind: 'zone-required', party: 'amber', at: PLACE, atMs: T0, ...NOTICE };
export const deviatedQuestion = {
  kind: 'deviated',
  party: 'amber',
  unit: 'a-column',
  fromMs: T0,
  toMs: T0 + HOUR,
};
