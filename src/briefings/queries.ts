/** A day's bulletin, and those that were published with what the record says to them now. */
import { z } from 'zod';
import { type Ask, type Ctx, defineQuery, isRefusal, type Read, refuse } from '../contract/index.ts';
import { PUBLISHED, type PublishedRow } from './book.ts';
import { makeBulletin } from './bulletin.ts';
import { dayOf } from './day.ts';
import { bulletinSchema } from './figure.ts';
import { publishedSchema } from './kinds.ts';

const OFFICERS = ['watch', 'planner', 'liaison', 'command', 'monitor'] as const;

const dayInput = z.strictObject({
  date: z.string().max(40),
  /** `UTC`, `+03:00`, minutes east of UTC, or a name of the IANA database. */
  zone: z.string().max(60).default('UTC'),
});
const listInput = z.strictObject({
  date: z.string().max(40).optional(),
  /** Each own one is counted again, so few at a time. */
  limit: z.coerce.number().int().min(1).max(31).default(7),
});
const publishedAnswer = publishedSchema.omit({ figures: true }).extend({
  index: z.number().int(),
  id: z.string(),
  from: z.string(),
  /** When this node recorded it, UTC ms. */
  atMs: z.number(),
  to: z.array(z.string()),
  figures: z.array(z.strictObject({ id: z.string(), count: z.number().int() })),
  /** What the record gives now. null: it is another party's, whose record this is not. */
  now: z
    .strictObject({
      sha256: z.string(),
      same: z.boolean(),
      /** Figures whose number is another now; none of them where only the entries are others. */
      differs: z.array(z.strictObject({ id: z.string(), published: z.number(), now: z.number() })),
    })
    .nullable(),
});
export type PublishedBulletin = z.infer<typeof publishedAnswer>;

async function compare(read: Read, row: PublishedRow, ctx: Ctx, ask: Ask): Promise<PublishedBulletin['now']> {
  if (row.from !== ctx.party) return null;
  // The day's ends are those that were published, whatever the zone's rules have become since.
  const bulletin = await makeBulletin(read, row, ctx, ask);
  const before = new Map(row.figures.map(({ id, count }) => [id, count]));
  const figures = bulletin.sections.flatMap((section) => section.figures);
  const differs = figures.flatMap(({ id, count }) => {
    const published = before.get(id) ?? 0;
    return published === count ? [] : [{ id, published, now: count }];
  });
  return { sha256: bulletin.sha256, same: bulletin.sha256 === row.sha256, differs };
}

export const queries = {
  'briefings.bulletin': defineQuery({
    route: 'GET /bulletins/:date',
    summary: {
      en: 'The bulletin of a day: every figure with the entries it was counted from',
      ru: 'Сводка за день: каждая цифра с записями, по которым она подсчитана',
      ar: 'نشرة يوم: كل رقم مع القيود التي عُدّ منها',
    },
    schema: dayInput,
    answers: bulletinSchema,
    roles: OFFICERS,
    async run(read: Read, { date, zone }: z.infer<typeof dayInput>, ctx: Ctx, ask: Ask) {
      const day = dayOf(date, zone);
      if (isRefusal(day)) return day;
      if (day.fromMs > ctx.now) return refuse('BRIEFINGS_NOT_BEGUN', { date: day.date, zone: day.zone });
      return makeBulletin(read, day, ctx, ask);
    },
  }),
  'briefings.published': defineQuery({
    route: 'GET /bulletins',
    summary: {
      en: 'Published bulletins, newest first, and whether the record now counts differently',
      ru: 'Опубликованные сводки, сначала новые, и отличается ли подсчёт по журналу сейчас',
      ar: 'النشرات المنشورة، الأحدث أولًا، وهل يختلف العدّ من السجل الآن',
    },
    schema: listInput,
    answers: z.strictObject({ published: z.array(publishedAnswer), more: z.boolean() }),
    roles: OFFICERS,
    async run(read: Read, { date, limit }: z.infer<typeof listInput>, ctx: Ctx, ask: Ask) {
      const rows = (await read.scan<PublishedRow>(PUBLISHED))
        .map(({ row }) => row)
        .filter((row) => date === undefined || row.date === date)
        .sort((a, b) => b.index - a.index);
      const published: PublishedBulletin[] = [];
      for (const row of rows.slice(0, limit)) {
        const figures = row.figures.map(({ id, count }) => ({ id, count }));
        published.push({ ...row, figures, now: await compare(read, row, ctx, ask) });
      }
      return { published, more: rows.length > limit };
    },
  }),
};
