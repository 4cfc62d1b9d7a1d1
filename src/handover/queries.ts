/** Handovers as readers see them, and what would be handed over now. */
import { z } from 'zod';
import { type Ask, type Ctx, defineQuery, type Read } from '../contract/index.ts';
import { gather } from './gather.ts';
import { countsOf, countsSchema, itemSchema } from './item.ts';
import { givenSchema, takenSchema } from './kinds.ts';
import { HANDOVERS, type HandoverRow, PLACES, placeKey, type TakenRow } from './view.ts';

const OFFICERS = ['watch', 'planner', 'liaison', 'command', 'monitor'] as const;
const MAX_LISTED = 50;
const MAX_OPEN = 5_000;

const listInput = z.strictObject({
  /** `next` of the page before: earlier handovers. */
  before: z.coerce.number().int().min(0).optional(),
  limit: z.coerce.number().int().min(1).max(MAX_LISTED).default(10),
});
const { ruleVersion: _rule, ...givenShape } = givenSchema.shape;
const { handoverId: _id, ...takenShape } = takenSchema.shape;
const handoverAnswer = z.strictObject({
  handoverId: z.string(),
  index: z.number().int(),
  /** This node's clock, UTC ms. */
  atMs: z.number(),
  /** Who handed over. */
  officer: z.string(),
  ...givenShape,
  taken: z
    .strictObject({
      actId: z.string(),
      index: z.number().int(),
      officer: z.string(),
      atMs: z.number(),
      ...takenShape,
    })
    .nullable(),
});
type HandoverAnswer = z.infer<typeof handoverAnswer>;

function takenOf({ actId, index, officer, atMs, asNamed, words, language, seen, unseen, since }: TakenRow) {
  return { actId, index, officer, atMs, asNamed, words, language, seen, unseen, since };
}

function answerOf(row: HandoverRow): HandoverAnswer {
  const { actId, index, atMs, officer, office, incoming, words, language, items, counts, beyond } = row;
  return {
    handoverId: actId,
    index,
    atMs,
    officer,
    office,
    incoming,
    words,
    language,
    items,
    counts,
    beyond,
    taken: row.taken && takenOf(row.taken),
  };
}

const openInput = z.strictObject({
  /** How many to pass over, for the next page. */
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
  limit: z.coerce.number().int().min(1).max(MAX_OPEN).default(1_000),
});

export const queries = {
  'handover.list': defineQuery({
    route: 'GET /handovers',
    summary: {
      en: 'Watch handovers, newest first',
      ru: 'Сдачи дежурства, сначала новые',
      ar: 'عمليات تسليم المناوبة، الأحدث أولًا',
    },
    schema: listInput,
    answers: z.strictObject({
      handovers: z.array(handoverAnswer),
      more: z.boolean(),
      /** Goes into `before`; null: there are no earlier ones. */
      next: z.number().int().nullable(),
    }),
    roles: OFFICERS,
    async run(read: Read, { before, limit }: z.infer<typeof listInput>) {
      const places = await read.scan<string>(PLACES, {
        reverse: true,
        limit: limit + 1,
        ...(before !== undefined && { to: placeKey(before) }),
      });
      const handovers: HandoverAnswer[] = [];
      for (const { row: id } of places.slice(0, limit)) {
        const row = await read.get<HandoverRow>(HANDOVERS, id);
        if (row) handovers.push(answerOf(row));
      }
      const more = places.length > limit;
      return { handovers, more, next: more ? (handovers.at(-1)?.index ?? null) : null };
    },
  }),
  'handover.open': defineQuery({
    route: 'GET /handovers/open-items',
    summary: {
      en: 'What would be handed over now, the most pressing first',
      ru: 'Что было бы сдано сейчас, сначала самое срочное',
      ar: 'ما كان سيُسلَّم الآن، الأكثر إلحاحًا أولًا',
    },
    schema: openInput,
    answers: z.strictObject({
      atMs: z.number(),
      items: z.array(itemSchema),
      /** Of all, not of this page alone. */
      counts: countsSchema,
      total: z.number().int(),
      more: z.boolean(),
    }),
    roles: OFFICERS,
    async run(_read: Read, { offset, limit }: z.infer<typeof openInput>, ctx: Ctx, ask: Ask) {
      const open = await gather(ctx, ask);
      const items = open.slice(offset, offset + limit);
      const more = offset + items.length < open.length;
      return { atMs: ctx.now, items, counts: countsOf(open), total: open.length, more };
    },
  }),
};
