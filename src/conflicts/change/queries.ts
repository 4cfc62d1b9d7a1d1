/** The smallest change, as a question that files nothing. */
import { z } from 'zod';
import { type Ask, type Ctx, defineQuery, isRefusal, type Read } from '../../contract/index.ts';
import { pointSchema } from '../../geo/index.ts';
import { fieldsSchema, NOTICE_TYPES } from '../../notices/index.ts';
import { partyId } from '../../terms/index.ts';
import { ANY_OFFICER, saidSchema } from '../officers.ts';
import { LIMITS, limitsSchema } from './limits.ts';
import { questionFor, runSuggest } from './load.ts';
import { proposalSchema, suggestionSchema, triedSchema } from './proposal.ts';
import { saySuggestion } from './say-change.ts';

/** All points of the roads together. */
const MOST_ROAD_POINTS = 50_000;

const suggestInput = z.strictObject({
  type: z.enum(NOTICE_TYPES).default('movement'),
  /** Left out: those of the notice that is named. */
  fields: fieldsSchema.partial().optional(),
  /** Whose plan it is; this node's party when left out. */
  party: partyId.optional(),
  /** An active notice: the one to be changed, or the one that these fields would amend. */
  noticeId: z.string().max(64).optional(),
  protected: z.boolean().optional(),
  limits: limitsSchema.default(LIMITS),
  /** Lines that vehicles drive on; they meet where they share a point. */
  roads: z
    .array(z.strictObject({ points: z.array(pointSchema).min(2).max(MOST_ROAD_POINTS), oneWay: z.boolean() }))
    .max(MOST_ROAD_POINTS)
    .refine(
      (roads) => roads.reduce((sum, { points }) => sum + points.length, 0) <= MOST_ROAD_POINTS,
      `at most ${MOST_ROAD_POINTS} points`,
    )
    .optional(),
  /** When the change would be made known, UTC ms; now when left out. Parties that compare proposals give the same. */
  asOfMs: z.number().int().min(0).max(8.6e15).optional(),
});
type Input = z.infer<typeof suggestInput>;

const says = { says: saidSchema };
const suggestAnswer = suggestionSchema.extend({
  proposals: z.array(proposalSchema.extend(says)),
  tried: z.array(triedSchema.extend(says)),
  questions: z.array(suggestionSchema.shape.questions.element.extend(says)),
  ...says,
});

export const changeQueries = {
  'conflicts.suggest': defineQuery({
    route: 'POST /conflicts/suggest',
    summary: {
      en: 'The smallest changes of a plan that remove its conflicts; files nothing',
      ru: 'Наименьшие изменения плана, устраняющие конфликты; ничего не подаётся',
      ar: 'أصغر تغييرات للخطة تزيل تعارضاتها؛ دون تقديم شيء',
    },
    schema: suggestInput,
    answers: suggestAnswer,
    roles: ANY_OFFICER,
    async run(_read: Read, input: Input, ctx: Ctx, ask: Ask) {
      const { type, fields, noticeId, limits, roads = null, asOfMs = ctx.now } = input;
      const party = input.party ?? ctx.party;
      const filed = noticeId !== undefined && !fields ? await questionFor(noticeId, party, ask) : null;
      if (filed && isRefusal(filed)) return filed;
      const question = filed ?? {
        type,
        fields: fields ?? {},
        party,
        noticeId: noticeId ?? null,
        protected: input.protected ?? false,
      };
      const found = await runSuggest(question, { limits, roads, asOfMs }, ctx, ask);
      return isRefusal(found) ? found : saySuggestion(found);
    },
  }),
};
