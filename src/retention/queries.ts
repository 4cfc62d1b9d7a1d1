/** What a retention clause makes due: entries whose bodies may, or must, be erased by now. */
import { z } from 'zod';
import { type Ask, type Ctx, defineQuery, type Read } from '../contract/index.ts';
import { type ActFacts, factsOf } from './facts.ts';
import { underSchema } from './kinds.ts';

/** Entries looked through for one answer. */
const MAX_LOOKED = 500;

const dueInput = z.strictObject({
  /** The first entry to look at: `next` of the answer before. */
  from: z.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER).default(0),
  limit: z.number().int().min(1).max(MAX_LOOKED).default(MAX_LOOKED),
});
type DueInput = z.infer<typeof dueInput>;

const dueSchema = z.strictObject({
  due: z.array(
    z.strictObject({
      index: z.number().int(),
      kind: z.string(),
      localMs: z.number().int(),
      under: underSchema,
      duty: z.enum(['may', 'must']),
      /** Why it cannot be erased yet; null: nothing stands against it. */
      held: z.enum(['receipt', 'incident', 'stands']).nullable(),
    }),
  ),
  /** `from` of the next answer; null: the record was looked through to its end. */
  next: z.number().int().nullable(),
});

function heldBy({ waitsFor, frozenBy, stands }: ActFacts): 'receipt' | 'incident' | 'stands' | null {
  if (waitsFor.length > 0) return 'receipt';
  if (frozenBy !== null) return 'incident';
  return stands ? 'stands' : null;
}

export const queries = {
  'retention.due': defineQuery({
    route: 'GET /retention/due',
    summary: {
      en: 'Entries whose bodies may or must be erased by now under a retention clause',
      ru: 'Записи, содержание которых уже можно или нужно стереть по пункту о сроках хранения',
      ar: 'القيود التي يجوز أو يجب محو متونها الآن بموجب بند الاحتفاظ',
    },
    schema: dueInput,
    answers: dueSchema,
    roles: ['command', 'admin'],
    async run(read: Read, { from, limit }: DueInput, ctx: Ctx, ask: Ask) {
      const due: z.infer<typeof dueSchema>['due'] = [];
      let index = from;
      for (; index < from + limit; index++) {
        const entry = await read.entry(index);
        if (!entry) return { due, next: null };
        // Copies sent go with the act: it is listed once, by its own entry.
        if (entry.direction === 'out' || entry.erasedBy !== undefined) continue;
        const facts = await factsOf(read, index, ctx, ask);
        const ripe = facts?.copies.map(({ allowed, kept }) =>
          kept ? allowed.find((one) => one.ripe) : undefined,
        );
        const [first] = ripe ?? [];
        if (!facts || !first || !ripe?.every(Boolean)) continue;
        const { under, duty } = first;
        due.push({ index, kind: entry.kind, localMs: entry.localMs, under, duty, held: heldBy(facts) });
      }
      return { due, next: index };
    },
  }),
};
