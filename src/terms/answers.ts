/** Questions about the agreement that other rooms ask through the node. */
import type { Ctx, Read } from '../contract/index.ts';
import type { Terms } from './clause.ts';
import { clausesOf, type LeadTimeFinding, leadTimeFinding, type NoticeWord } from './findings.ts';
import { type RetentionAnswer, type RetentionQuestion, retentionUnder } from './retention.ts';
import { type Agreement, agreementOf, bestState, stateAt, type TermsState } from './standing.ts';
import { ACTS, type ActsRow, VERSIONS, type VersionRow, versionKey } from './view.ts';

/** `parties`: only agreements to which all of these are parties; `termsId`: only this one. */
export interface AtQuestion {
  atMs: number;
  termsId?: string;
  parties?: readonly string[];
}

export async function readAgreement(read: Read, termsId: string): Promise<Agreement> {
  const versions = await read.scan<VersionRow>(VERSIONS, { prefix: `${termsId}/` });
  const acts = await read.get<ActsRow>(ACTS, termsId);
  return agreementOf(
    termsId,
    versions.map(({ row }) => row),
    acts,
  );
}

export async function readVersion(
  read: Read,
  termsId: string,
  version: number,
): Promise<VersionRow | undefined> {
  return await read.get<VersionRow>(VERSIONS, versionKey(termsId, version));
}

export async function readAgreements(read: Read): Promise<Agreement[]> {
  const versions = await read.scan<VersionRow>(VERSIONS);
  const byId = Map.groupBy(versions, ({ row }) => row.termsId);
  const agreements: Agreement[] = [];
  for (const [termsId, keyed] of byId) {
    const acts = await read.get<ActsRow>(ACTS, termsId);
    agreements.push(
      agreementOf(
        termsId,
        keyed.map(({ row }) => row),
        acts,
      ),
    );
  }
  return agreements;
}

function isBetween(agreement: Agreement, parties: readonly string[]): boolean {
  return agreement.versions.some((row) =>
    row.proposals.some(({ terms }) => parties.every((party) => terms.parties.includes(party))),
  );
}

async function state(read: Read, question: AtQuestion): Promise<TermsState> {
  const { atMs, termsId, parties } = question;
  const all = termsId === undefined ? await readAgreements(read) : [await readAgreement(read, termsId)];
  const asked = all.filter((agreement) => parties === undefined || isBetween(agreement, parties));
  const states = asked.map((agreement) => stateAt(agreement, atMs));
  // The version that governs then must itself bind them all, not only some other version of the agreement.
  return bestState(
    states.filter(
      (one) => !one.terms || (parties ?? []).every((party) => one.terms?.parties.includes(party)),
    ),
  );
}

/** Every agreement in force at a moment to which `party` is a party. */
async function allInForce(read: Read, party: string, atMs: number): Promise<Terms[]> {
  const agreements = await readAgreements(read);
  return agreements
    .map((agreement) => stateAt(agreement, atMs).terms)
    .filter((terms): terms is Terms => terms !== null && terms.parties.includes(party));
}

export const answers = {
  'terms.inForce': async (read: Read, question: AtQuestion): Promise<Terms | null> =>
    (await state(read, question)).terms,
  'terms.state': state,
  /** How a notice that begins at `startMs`, made known at `atMs`, stands to every lead clause that binds its owner. */
  'terms.lead': async (
    read: Read,
    question: { type: NoticeWord; party: string; startMs: number; atMs: number },
  ): Promise<LeadTimeFinding[]> => {
    const { type, party, startMs, atMs } = question;
    const all = await allInForce(read, party, atMs);
    return all.flatMap((terms) => leadTimeFinding(terms, { type, party, startMs, filedMs: atMs }));
  },
  /** Reply clauses in force at `atMs` that bind `party`, the addressee, for notices of this type. */
  'terms.reply': async (
    read: Read,
    { party, type, atMs }: { party: string; type: NoticeWord; atMs: number },
  ): Promise<{ id: string; withinMinutes: number }[]> => {
    const all = await allInForce(read, party, atMs);
    return all
      .flatMap((terms) => clausesOf(terms, 'reply', party))
      .filter((clause) => clause.noticeTypes.includes(type))
      .map(({ id, withinMinutes }) => ({ id, withinMinutes }));
  },
  /** Retention clauses in force at `atMs` that bind this party and speak of such an entry. */
  'terms.retention': async (read: Read, question: RetentionQuestion, ctx: Ctx): Promise<RetentionAnswer[]> =>
    retentionUnder(await allInForce(read, ctx.party, question.atMs), ctx.party, question),
};
