/** Giving the watch, and taking it. */
import { z } from 'zod';
import {
  type Ask,
  type Ctx,
  type Draft,
  defineCommand,
  type Read,
  type Refusal,
  type Role,
  refuse,
} from '../contract/index.ts';
import { gather } from './gather.ts';
import { type Item, listed, MAX_ITEMS, RULE_VERSION, since } from './item.ts';
import { type Given, languageSchema, nameSchema, type Taken, wordsSchema } from './kinds.ts';
import { timeText } from './say.ts';
import { HANDOVERS, type HandoverRow, LATEST, officeKey } from './view.ts';

const DUTY: readonly Role[] = ['watch', 'liaison', 'command'];
const said = { words: wordsSchema.default(''), language: languageSchema.default('und') };
/** What became of the items since: beside the list itself, it must fit into one entry too. */
const MAX_SINCE_BYTES = 150_000;

const giveInput = z.strictObject({
  /** The officer who takes over, by the name under which that officer acts. */
  incoming: nameSchema,
  /** The office whose watch it is; the outgoing officer's own when left out. */
  office: nameSchema.optional(),
  ...said,
});

const give = defineCommand<z.infer<typeof giveInput>, Item[]>({
  route: 'POST /handovers',
  summary: {
    en: 'Hand the watch over, with everything that stands open',
    ru: 'Сдать дежурство со всем, что не закончено',
    ar: 'تسليم المناوبة مع كل ما لم يُنجز',
  },
  schema: giveInput,
  roles: DUTY,
  facts: (_read, _input, ctx, ask) => gather(ctx, ask),
  decide(open, { incoming, office, words, language }, ctx): Draft<Given>[] | Refusal {
    if (ctx.by === null) return refuse('HANDOVER_NO_OFFICER');
    if (incoming === ctx.by.officer) return refuse('HANDOVER_SAME_PERSON', { officer: incoming });
    return [
      {
        kind: 'handover.given',
        body: {
          office: office ?? ctx.by.office,
          incoming,
          words,
          language,
          ...listed(open),
          ruleVersion: RULE_VERSION,
        },
      },
    ];
  },
  reply(open, _input, drafts) {
    const { items, counts, beyond } = (drafts[0] as Draft<Given>).body;
    return { items: items.length, counts, beyond, open: open.length };
  },
});

const takeInput = z.strictObject({
  handoverId: z.string().max(64),
  /** Keys of the items that the incoming officer has looked at. */
  seen: z.array(z.string().min(1).max(300)).max(MAX_ITEMS).default([]),
  ...said,
});

interface TakeFacts {
  row: HandoverRow | undefined;
  /** Id of the latest handover of that office. */
  latest: string | undefined;
  open: Item[];
}

async function takeFacts(read: Read, handoverId: string, ctx: Ctx, ask: Ask): Promise<TakeFacts> {
  const row = await read.get<HandoverRow>(HANDOVERS, handoverId);
  return {
    row,
    latest: row && (await read.get<string>(LATEST, officeKey(row.office))),
    open: await gather(ctx, ask),
  };
}

function takeRefusal({ row, latest }: TakeFacts, input: z.infer<typeof takeInput>, ctx: Ctx): Refusal | null {
  const { handoverId, seen } = input;
  if (!row) return refuse('HANDOVER_UNKNOWN', { handoverId });
  if (ctx.by === null) return refuse('HANDOVER_NO_OFFICER');
  if (row.taken) {
    const { officer, atMs } = row.taken;
    return refuse('HANDOVER_TAKEN', { officer, at: timeText(atMs) });
  }
  if (latest !== undefined && latest !== handoverId) return refuse('HANDOVER_REPLACED', { later: latest });
  if (ctx.by.officer === row.officer) return refuse('HANDOVER_SAME_PERSON', { officer: row.officer });
  const keys = new Set(row.items.map(({ key }) => key));
  const strange = seen.find((key) => !keys.has(key));
  return strange === undefined ? null : refuse('HANDOVER_NOT_LISTED', { key: strange });
}

/** What changed, within its bound: unlisted ones first, since nobody has told of them yet. */
function sinceOf(before: readonly Item[], open: readonly Item[]): Taken['since'] {
  const { unlisted, changed, gone } = since(before, open);
  const first = listed(unlisted, MAX_SINCE_BYTES);
  const second = listed(changed, MAX_SINCE_BYTES);
  return { unlisted: first.items, changed: second.items, gone, beyond: first.beyond + second.beyond };
}

const take = defineCommand<z.infer<typeof takeInput>, TakeFacts>({
  route: 'POST /handovers/:handoverId/take',
  summary: {
    en: 'Take the watch: what was seen, and what changed since it was given',
    ru: 'Принять дежурство: что просмотрено и что изменилось с момента сдачи',
    ar: 'تسلّم المناوبة: ما اطُّلع عليه وما تغيّر منذ تسليمها',
  },
  schema: takeInput,
  roles: DUTY,
  facts: (read, { handoverId }, ctx, ask) => takeFacts(read, handoverId, ctx, ask),
  decide(facts, input, ctx): Draft<Taken>[] | Refusal {
    const refusal = takeRefusal(facts, input, ctx);
    if (refusal) return refusal;
    const row = facts.row as HandoverRow;
    const seen = new Set(input.seen);
    const keys = row.items.map(({ key }) => key);
    return [
      {
        kind: 'handover.taken',
        refs: [row.actId],
        body: {
          handoverId: row.actId,
          asNamed: ctx.by?.officer === row.incoming,
          words: input.words,
          language: input.language,
          seen: keys.filter((key) => seen.has(key)),
          unseen: keys.filter((key) => !seen.has(key)),
          since: sinceOf(row.items, facts.open),
        },
      },
    ];
  },
  reply(_facts, _input, drafts) {
    const { asNamed, unseen, since: changes } = (drafts[0] as Draft<Taken>).body;
    return { asNamed, unseen, since: changes };
  },
});

export const commands = { 'handover.give': give, 'handover.take': take };
