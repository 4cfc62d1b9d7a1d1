/** Conflicts as readers ask for them, and the check as a question that files nothing. */
import { z } from 'zod';
import { type Ask, type Ctx, defineQuery, isRefusal, type Read } from '../contract/index.ts';
import { fieldsSchema, NOTICE_TYPES } from '../notices/index.ts';
import { partyId } from '../terms/index.ts';
import { answerSchema, findingSchema, gravityOf } from './finding.ts';
import { foundSchema } from './kinds.ts';
import { knownAnew } from './known/anew.ts';
import { type CheckQuestion, runCheck } from './load.ts';
import { ANY_OFFICER, saidSchema } from './officers.ts';
import { sayFinding } from './say-finding.ts';
import { OPEN, type OpenRow } from './view.ts';

const openSchema = foundSchema.extend({
  actId: z.string(),
  index: z.number().int(),
  localMs: z.number().int(),
  says: saidSchema,
});

const checkInput = z.strictObject({
  type: z.enum(NOTICE_TYPES),
  fields: fieldsSchema.partial(),
  /** Whose plan it is; this node's party when left out. */
  party: partyId.optional(),
  /** Left out of the comparison: the notice that this would amend. */
  noticeId: z.string().max(64).optional(),
  /** A humanitarian notice: it informs, so where others need consent it owes notice in time. */
  protected: z.boolean().optional(),
});
const checkAnswer = answerSchema.extend({ findings: z.array(findingSchema.extend({ says: saidSchema })) });

export const queries = {
  'conflicts.list': defineQuery({
    route: 'GET /conflicts',
    summary: { en: 'Conflicts that stand open', ru: 'Неустранённые конфликты', ar: 'التعارضات القائمة' },
    schema: z.strictObject({ noticeId: z.string().max(64).optional() }),
    answers: z.strictObject({ conflicts: z.array(openSchema) }),
    roles: ANY_OFFICER,
    async run(read: Read, { noticeId }: { noticeId?: string }) {
      const rows = (await read.scan<OpenRow>(OPEN)).map(({ row }) => row);
      const wanted = rows.filter(
        ({ subject, finding }) =>
          !noticeId || subject.noticeId === noticeId || finding.with?.noticeId === noticeId,
      );
      // What is gravest stands first, whoever looks.
      wanted.sort((a, b) => gravityOf(a.finding) - gravityOf(b.finding));
      return {
        conflicts: wanted.map((row) => ({ ...row, says: sayFinding(row.subject.party, row.finding) })),
      };
    },
  }),
  'conflicts.ask': defineQuery({
    route: 'POST /conflicts/check',
    summary: {
      en: 'Check a plan against notices and terms without filing it',
      ru: 'Проверить план по уведомлениям и соглашению, не подавая его',
      ar: 'فحص خطة مقابل الإخطارات والاتفاق دون تقديمها',
    },
    schema: checkInput,
    answers: checkAnswer,
    roles: ANY_OFFICER,
    async run(_read: Read, input: z.infer<typeof checkInput>, ctx: Ctx, ask: Ask) {
      const party = input.party ?? ctx.party;
      const result = await runCheck({ ...input, party }, ctx, ask);
      if (isRefusal(result)) return result;
      const { answer } = result;
      return { ...answer, findings: answer.findings.map((f) => ({ ...f, says: sayFinding(party, f) })) };
    },
  }),
};

export const answers = {
  /** A `Known`. A node that keeps the plans in memory answers the same from there. */
  'conflicts.known': knownAnew,
  /** An `Answer`, or the refusal that says why the plan cannot be checked. */
  'conflicts.check': async (
    _read: Read,
    question: CheckQuestion & { plan?: CheckQuestion },
    ctx: Ctx,
    ask: Ask,
  ) => {
    const result = await runCheck({ ...question, ...question.plan }, ctx, ask);
    return isRefusal(result) ? result : result.answer;
  },
  /** Open rows that name the notice; all when none is named. */
  'conflicts.open': async (read: Read, { noticeId }: { noticeId?: string }): Promise<OpenRow[]> => {
    const rows = (await read.scan<OpenRow>(OPEN)).map(({ row }) => row);
    return rows.filter(
      (r) => !noticeId || r.subject.noticeId === noticeId || r.finding.with?.noticeId === noticeId,
    );
  },
};
