/** An answer: supported or contradicted, resting on entries; or undecidable, naming what is missing. */
import { z } from 'zod';
import { questionSchema } from './question.ts';

export const VERDICTS = ['supported', 'contradicted', 'undecidable'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** What can be missing. `about` says of what, `party` who would hold it. */
export const MISSING = [
  'terms-in-force',
  'clause',
  'one-rule',
  'notice',
  'declared-route',
  'route-opening',
  'single-route',
  'receipt',
  'position-taken',
  'consent',
  'order',
  'positions',
  'seal',
  'machine-check',
] as const;
const line = z.string().max(500);
export const missingSchema = z.strictObject({
  what: z.enum(MISSING),
  about: line,
  party: line.nullable(),
});
export type Missing = z.infer<typeof missingSchema>;

/** Where a proof of absence would have to look: notices from `peer` (null: own ones) that came in the window. UTC ms. */
export const absenceSchema = z.strictObject({
  peer: line.nullable(),
  fromMs: z.number(),
  toMs: z.number(),
});
export type Absence = z.infer<typeof absenceSchema>;

const draftSchema = z.strictObject({
  verdict: z.enum(VERDICTS),
  clause: z.string().nullable(),
  termsId: z.string().nullable(),
  termsVersion: z.number().int().nullable(),
  /** Act ids relied on. */
  entries: z.array(z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}$/)).max(20_000),
  missing: z.array(missingSchema).max(100),
  /** Numbers with their unit in the name, and words of the rule that they stand beside. */
  measured: z.record(z.string(), z.union([z.number(), z.string()])),
  absence: absenceSchema.nullable(),
  ruleVersion: line,
  /** Key into the room's text, and what fills it. */
  sentence: line,
  params: z.record(z.string(), z.union([z.number(), z.string().max(2000)])),
});
export type FindingDraft = z.infer<typeof draftSchema>;

/** Why a finding may not be written; null where it may. The one rule that no verdict stands on nothing. */
export function findingFault(
  finding: Pick<FindingDraft, 'verdict' | 'entries' | 'missing'>,
): 'rests on nothing' | 'names nothing missing' | 'missing beside a verdict' | null {
  if (finding.verdict === 'undecidable') return finding.missing.length > 0 ? null : 'names nothing missing';
  if (finding.entries.length === 0) return 'rests on nothing';
  return finding.missing.length > 0 ? 'missing beside a verdict' : null;
}

const id = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}$/);
export const findingSchema = draftSchema
  .extend({
    incidentId: id,
    /** Act id of the account and the claim in it; both null for a question asked beside the accounts. */
    accountId: id.nullable(),
    claimId: z.string().nullable(),
    question: questionSchema.nullable(),
    /** Hex SHA-256 over rule version, question and everything gathered for it. */
    inputsHash: z.string().regex(/^[0-9a-f]{64}$/),
  })
  .refine(
    (finding) => findingFault(finding) === null,
    'a verdict rests on entries, or names what is missing',
  );
export type Finding = z.infer<typeof findingSchema>;

/** Collects one finding; the verdict comes last. */
export class FindingMaker {
  readonly #ruleVersion: string;
  readonly #entries: string[] = [];
  readonly measured: FindingDraft['measured'] = {};
  clause: string | null = null;
  termsId: string | null = null;
  termsVersion: number | null = null;
  absence: Absence | null = null;

  constructor(ruleVersion: string) {
    this.#ruleVersion = ruleVersion;
  }

  rely(...actIds: readonly (string | undefined)[]): this {
    for (const actId of actIds)
      if (actId !== undefined && !this.#entries.includes(actId)) this.#entries.push(actId);
    return this;
  }

  measure(values: FindingDraft['measured']): this {
    Object.assign(this.measured, values);
    return this;
  }

  #make(
    verdict: Verdict,
    sentence: string,
    params: FindingDraft['params'],
    missing: Missing[],
  ): FindingDraft {
    return {
      verdict,
      clause: this.clause,
      termsId: this.termsId,
      termsVersion: this.termsVersion,
      entries: [...this.#entries],
      missing,
      measured: { ...this.measured },
      absence: this.absence,
      ruleVersion: this.#ruleVersion,
      sentence: `incidents.said.${sentence}`,
      params,
    };
  }

  supported(sentence: string, params: FindingDraft['params'] = {}): FindingDraft {
    return this.#make('supported', sentence, params, []);
  }

  contradicted(sentence: string, params: FindingDraft['params'] = {}): FindingDraft {
    return this.#make('contradicted', sentence, params, []);
  }

  undecidable(
    sentence: string,
    missing: readonly [Missing, ...Missing[]],
    params: FindingDraft['params'] = {},
  ): FindingDraft {
    return this.#make('undecidable', sentence, params, [...missing]);
  }
}

/** The answer to the opposite statement: what supports the one contradicts the other; what is missing is missing for both. */
export function opposite(finding: FindingDraft): FindingDraft {
  if (finding.verdict === 'undecidable') return finding;
  return { ...finding, verdict: finding.verdict === 'supported' ? 'contradicted' : 'supported' };
}
