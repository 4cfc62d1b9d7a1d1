/** An incident as readers see it: each telling in its own words, and beside each claim what the record can show. */
import { z } from 'zod';
import { type Ctx, defineQuery, type Params, type Read, refuse, type Trilingual } from '../contract/index.ts';
import { LANGUAGES, type Language, say } from '../text/index.ts';
import { findingSchema, type Missing, VERDICTS } from './finding.ts';
import { accountSchema, claimSchema, openedSchema, ulid } from './kinds.ts';
import { text } from './text.ts';
import {
  ACCOUNTS,
  type AccountRow,
  ASKED,
  type AskedRow,
  CLOSED,
  type ClosedRow,
  FINDINGS,
  type FindingRow,
  INCIDENTS,
  type IncidentRow,
} from './view.ts';

const trilingual = z.object({ en: z.string(), ru: z.string(), ar: z.string() });
const held = { actId: z.string(), from: z.string(), atMs: z.number(), index: z.number() };

const findingAnswer = z.object({
  ...findingSchema.shape,
  ...held,
  said: trilingual,
  missingSaid: z.array(trilingual),
});
type FindingAnswer = z.infer<typeof findingAnswer>;
const accountAnswer = z.object({
  ...accountSchema.shape,
  ...held,
  claims: z.array(
    claimSchema.extend({
      /** The words stand exactly so in the account. */
      verbatim: z.boolean(),
      finding: findingAnswer.nullable(),
    }),
  ),
});
const incidentAnswer = z.object({ ...openedSchema.shape, ...held });
const showAnswer = z.object({
  incident: incidentAnswer,
  accounts: z.array(accountAnswer),
  /** Answers to questions asked beside the accounts. */
  findings: z.array(findingAnswer),
  asked: z.array(z.object({ of: z.string(), what: z.string(), about: z.string(), ...held })),
  closed: z.array(z.object({ words: z.string(), ...held })),
});

const sentences: Readonly<Record<string, Trilingual>> = text;

/** `params` may differ by language where a parameter is itself a word. */
function sayAll(sentence: Trilingual | undefined, paramsIn: (language: Language) => Params): Trilingual {
  const known = sentence ?? text['incidents.said.unknown'];
  const [en, ru, ar] = LANGUAGES.map((language) => say(language, known, paramsIn(language))) as [
    string,
    string,
    string,
  ];
  return { en, ru, ar };
}

/** One finding in words: the verdict, then why. */
export function sayFinding(finding: Pick<FindingRow, 'verdict' | 'sentence' | 'params'>): Trilingual {
  const { params } = finding;
  const verdict = sayAll(sentences[`incidents.verdict.${finding.verdict}`], () => ({}));
  const why = sayAll(sentences[finding.sentence], (language) => {
    const word = sentences[`incidents.position.${params['position']}`];
    return word ? { ...params, position: word[language] } : params;
  });
  return {
    en: `${verdict.en}: ${why.en}`,
    ru: `${verdict.ru}: ${why.ru}`,
    ar: `${verdict.ar}: ${why.ar}`,
  };
}

export function sayMissing({ what, about, party }: Missing): Trilingual {
  const key = party === null ? `incidents.missing.${what}` : `incidents.missing-of.${what}`;
  return sayAll(sentences[key] ?? sentences[`incidents.missing.${what}`], () => ({
    about,
    party: party ?? '',
  }));
}

function answerOf(row: FindingRow): FindingAnswer {
  return { ...row, said: sayFinding(row), missingSaid: row.missing.map(sayMissing) };
}

/** The latest finding on each question in each place. */
function latest(rows: readonly FindingRow[]): FindingRow[] {
  const byPlace = new Map<string, FindingRow>();
  for (const row of rows.toSorted((a, b) => a.index - b.index)) {
    byPlace.set(JSON.stringify([row.accountId, row.claimId, row.question]), row);
  }
  return [...byPlace.values()];
}

const OFFICERS = ['watch', 'planner', 'liaison', 'command', 'monitor'] as const;
const listInput = z.strictObject({});
const listAnswer = z.object({
  incidents: z.array(
    incidentAnswer.extend({
      accounts: z.number(),
      verdicts: z.record(z.enum(VERDICTS), z.number()),
      closedBy: z.array(z.string()),
    }),
  ),
});
const showInput = z.strictObject({ incidentId: ulid });

async function rowsOf<Row extends { index: number }>(
  read: Read,
  table: string,
  incidentId: string,
): Promise<Row[]> {
  const rows = await read.scan<Row>(table, { prefix: `${incidentId}/` });
  return rows.map(({ row }) => row).sort((a, b) => a.index - b.index);
}

export const queries = {
  'incidents.list': defineQuery({
    route: 'GET /incidents',
    summary: { en: 'All incidents', ru: 'Все инциденты', ar: 'كل الحوادث' },
    schema: listInput,
    answers: listAnswer,
    roles: OFFICERS,
    async run(read: Read, _input: z.infer<typeof listInput>, _ctx: Ctx) {
      const incidents: z.infer<typeof listAnswer>['incidents'] = [];
      for (const { row } of await read.scan<IncidentRow>(INCIDENTS)) {
        const findings = latest(await rowsOf<FindingRow>(read, FINDINGS, row.incidentId));
        const accounts = await rowsOf<AccountRow>(read, ACCOUNTS, row.incidentId);
        const closed = await rowsOf<ClosedRow>(read, CLOSED, row.incidentId);
        const count = (verdict: (typeof VERDICTS)[number]) =>
          findings.filter((finding) => finding.verdict === verdict).length;
        incidents.push({
          ...row,
          accounts: accounts.length,
          verdicts: {
            supported: count('supported'),
            contradicted: count('contradicted'),
            undecidable: count('undecidable'),
          },
          closedBy: closed.map(({ from }) => from),
        });
      }
      return { incidents };
    },
  }),
  'incidents.show': defineQuery({
    route: 'GET /incidents/:incidentId',
    summary: {
      en: 'One incident: the accounts side by side, claim by claim, with what the record shows',
      ru: 'Один инцидент: изложения сторон рядом, по утверждениям, и что показывает журнал',
      ar: 'حادث واحد: الروايات جنبًا إلى جنب، ادعاءً ادعاءً، مع ما يظهره السجل',
    },
    schema: showInput,
    answers: showAnswer,
    roles: OFFICERS,
    async run(read: Read, { incidentId }: z.infer<typeof showInput>, _ctx: Ctx) {
      const incident = await read.get<IncidentRow>(INCIDENTS, incidentId);
      if (!incident) return refuse('INCIDENTS_UNKNOWN', { incidentId });
      const findings = latest(await rowsOf<FindingRow>(read, FINDINGS, incidentId)).map(answerOf);
      const accounts = await rowsOf<AccountRow>(read, ACCOUNTS, incidentId);
      const asked = await rowsOf<AskedRow>(read, ASKED, incidentId);
      const closed = await rowsOf<ClosedRow>(read, CLOSED, incidentId);
      return {
        incident,
        accounts: accounts.map((row) => ({
          ...row,
          claims: row.claims.map((claim) => ({
            ...claim,
            verbatim: row.words.includes(claim.words),
            finding:
              findings.findLast(
                (finding) => finding.accountId === row.actId && finding.claimId === claim.claimId,
              ) ?? null,
          })),
        })),
        findings: findings.filter((finding) => finding.claimId === null),
        asked,
        closed,
      };
    },
  }),
};
