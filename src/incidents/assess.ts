/** Puts every claim's question, and any asked beside them, to the record; writes what came out, once per state of the record. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import {
  type Ask,
  type Ctx,
  type Draft,
  defineCommand,
  type Read,
  type Refusal,
  refuse,
} from '../contract/index.ts';
import { canonicalJson } from '../record/index.ts';
import type { Finding } from './finding.ts';
import { gather } from './gather.ts';
import { type AskedFor, ulid } from './kinds.ts';
import { type Question, questionSchema } from './question.ts';
import { type Asked, judge, NOT_CHECKABLE, RULE_VERSIONS } from './rules/index.ts';
import {
  ACCOUNTS,
  type AccountRow,
  ASKED,
  type AskedRow,
  FINDINGS,
  type FindingRow,
  INCIDENTS,
  type IncidentRow,
} from './view.ts';

/** In one assessment. Our own questions and accounts come first, so that no peer can crowd them out; the rest is counted. */
const MAX_QUESTIONS = 1000;

const assessInput = z.strictObject({
  incidentId: ulid,
  /** Asked beside the accounts' claims. */
  questions: z.array(questionSchema).max(50).default([]),
  /** Whether to ask the parties of the incident for what is missing. */
  ask: z.boolean().default(false),
});
type AssessInput = z.infer<typeof assessInput>;

interface Item {
  accountId: string | null;
  claimId: string | null;
  words: string;
  asked: Asked;
  inputsHash: string;
}
interface AssessFacts {
  incident: IncidentRow | undefined;
  /** Questions over the bound, not put this time. */
  left: number;
  items: Item[];
  /** Keys of findings that stand already: place and hash of inputs. */
  standing: string[];
  requested: string[];
}

/** JSON knows no infinity; a fact that holds one must still hash. */
function plain(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (_key, one) =>
      typeof one === 'number' && !Number.isFinite(one) ? String(one) : one,
    ),
  );
}

function hashOf(asked: Asked, words: string): string {
  const ruleVersion = asked.question ? RULE_VERSIONS[asked.question.kind] : NOT_CHECKABLE;
  const inputs = plain({ ruleVersion, ...asked, words: asked.question ? '' : words });
  return createHash('sha256').update(canonicalJson(inputs), 'utf8').digest('hex');
}

/** The same question under the same place: only its latest finding counts as standing. */
function placeOf(item: {
  accountId: string | null;
  claimId: string | null;
  question: Question | null;
}): string {
  return canonicalJson(plain([item.accountId, item.claimId, item.question]));
}
function requestKey({ of, what, about }: { of: string; what: string; about: string }): string {
  return JSON.stringify([of, what, about]);
}

async function standingOf(read: Read, incidentId: string): Promise<string[]> {
  const rows = await read.scan<FindingRow>(FINDINGS, { prefix: `${incidentId}/` });
  const latest = new Map<string, FindingRow>();
  for (const { row } of rows) {
    const place = placeOf(row);
    const before = latest.get(place);
    if (!before || before.index < row.index) latest.set(place, row);
  }
  return [...latest].map(([place, row]) => `${place}\n${row.inputsHash}`);
}

async function facts(read: Read, input: AssessInput, ctx: Ctx, ask: Ask): Promise<AssessFacts> {
  const { incidentId } = input;
  const incident = await read.get<IncidentRow>(INCIDENTS, incidentId);
  const rows = incident ? await read.scan<AccountRow>(ACCOUNTS, { prefix: `${incidentId}/` }) : [];
  const accounts = rows
    .map(({ row }) => row)
    .sort((a, b) => Number(b.from === ctx.party) - Number(a.from === ctx.party) || a.index - b.index);
  const wanted = accounts.flatMap((row) =>
    row.claims.map(({ claimId, words, question }) => ({ accountId: row.actId, claimId, words, question })),
  );
  const beside = (incident ? input.questions : []).map((question) => ({
    accountId: null,
    claimId: null,
    words: '',
    question,
  }));
  const all = [...beside, ...wanted];
  const known = new Map<string, Asked>();
  const items: Item[] = [];
  for (const { accountId, claimId, words, question } of all.slice(0, MAX_QUESTIONS)) {
    const key = JSON.stringify(question);
    const asked: Asked =
      known.get(key) ??
      (question
        ? { question, facts: await gather(read, question, ctx, ask) }
        : { question: null, facts: null });
    known.set(key, asked);
    items.push({ accountId, claimId, words, asked, inputsHash: hashOf(asked, words) });
  }
  const requests = await read.scan<AskedRow>(ASKED, { prefix: `${incidentId}/` });
  return {
    incident,
    left: Math.max(0, all.length - MAX_QUESTIONS),
    items,
    standing: await standingOf(read, incidentId),
    requested: requests.filter(({ row }) => row.from === ctx.party).map(({ row }) => requestKey(row)),
  };
}

function decide(found: AssessFacts, input: AssessInput, ctx: Ctx): Draft[] | Refusal {
  const { incident, items } = found;
  const { incidentId } = input;
  if (!incident) return refuse('INCIDENTS_UNKNOWN', { incidentId });
  const standing = new Set(found.standing);
  const requested = new Set(found.requested);
  const drafts: Draft[] = [];
  for (const { accountId, claimId, words, asked, inputsHash } of items) {
    const { question } = asked;
    const body: Finding = { incidentId, accountId, claimId, question, inputsHash, ...judge(asked, words) };
    const key = `${placeOf(body)}\n${inputsHash}`;
    if (!standing.has(key)) {
      standing.add(key);
      drafts.push({
        kind: 'incidents.finding',
        body,
        refs: accountId ? [incidentId, accountId] : [incidentId],
      });
    }
    for (const { what, about, party } of input.ask ? body.missing : []) {
      if (party === null || party === ctx.party || !incident.parties.includes(party)) continue;
      const request: AskedFor = { incidentId, of: party, what, about };
      if (requested.has(requestKey(request))) continue;
      requested.add(requestKey(request));
      drafts.push({ kind: 'incidents.asked', body: request, to: [party], refs: [incidentId] });
    }
  }
  return drafts;
}

export const assess = defineCommand<AssessInput, AssessFacts>({
  route: 'POST /incidents/:incidentId/assess',
  summary: {
    en: 'Put the claims to the record',
    ru: 'Сверить утверждения с журналом',
    ar: 'مقارنة الادعاءات بالسجل',
  },
  schema: assessInput,
  roles: ['watch', 'planner', 'liaison', 'command', 'monitor'],
  facts,
  decide,
  reply: ({ left }, _input, drafts) => ({
    left,
    findings: drafts.filter(({ kind }) => kind === 'incidents.finding').map(({ body }) => body),
    asked: drafts.filter(({ kind }) => kind === 'incidents.asked').length,
  }),
});
