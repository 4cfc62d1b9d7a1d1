/** Filing, amending, withdrawing; acknowledging, taking a position, telling units. */
import { z } from 'zod';
import {
  type Ask,
  type Ctx,
  defineCommand,
  isRefusal,
  type Read,
  type Refusal,
  type Role,
  refuse,
} from '../contract/index.ts';
import { checkFields } from './checks.ts';
import { coarseAreaOf, coarseWindowOf } from './coarse.ts';
import { type Fields, fieldsSchema, NOTICE_TYPES, POSITIONS } from './notice.ts';
import {
  amendDraft,
  releaseOf,
  sharing,
  type Told,
  toldOf,
  type VersionFacts,
  versionDraft,
  versionFacts,
  versionReply,
} from './version-draft.ts';
import { currentOf, NOTICES, type NoticeRow } from './view.ts';

export const FILERS: readonly Role[] = ['watch', 'planner', 'liaison', 'command'];
export const noticeIdSchema = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}$/);
const words = z.string().max(20_000).default('');
/** The version answered; the latest when left out. */
const answeredVersion = z.number().int().positive().optional();

/** As the officer files them: what may be left out is committed to as null or worked out (coarse area and window). */
const fieldsInput = fieldsSchema.extend({
  people: fieldsSchema.shape.people.default(null),
  vehicles: fieldsSchema.shape.vehicles.default(null),
  contacts: fieldsSchema.shape.contacts.default(null),
  area: fieldsSchema.shape.area.optional(),
  window: fieldsSchema.shape.window.optional(),
});

function complete(input: z.infer<typeof fieldsInput>): Fields {
  return {
    ...input,
    area: input.area ?? coarseAreaOf(input.route),
    window: input.window ?? coarseWindowOf(input.times),
  };
}

const fileInput = z.strictObject({
  type: z.enum(NOTICE_TYPES),
  protected: z.boolean().default(false),
  fields: fieldsInput,
  ...sharing,
});

const file = defineCommand<z.infer<typeof fileInput>, VersionFacts>({
  route: 'POST /notices',
  summary: { en: 'File a notice', ru: 'Подать уведомление', ar: 'تقديم إخطار' },
  schema: fileInput,
  roles: FILERS,
  facts: (read, input, ctx, ask) =>
    versionFacts(read, null, input.type, input.protected, complete(input.fields), ctx, ask),
  decide(facts, input, ctx) {
    const fields = complete(input.fields);
    const bad = checkFields(input.type, fields, ctx.now);
    if (bad) return bad;
    const draft = versionDraft(
      {
        kind: 'notices.filed',
        noticeId: ctx.newId(),
        version: 1,
        type: input.type,
        protected: input.protected,
        fields,
        to: input.to ?? facts.parties,
        disclose: input.disclose,
        release: releaseOf(input.release),
        refs: [],
      },
      facts,
      ctx,
    );
    return isRefusal(draft) ? draft : [draft];
  },
  reply: (facts, _input, drafts) => versionReply(facts, drafts),
});

const amendInput = z.strictObject({ noticeId: noticeIdSchema, fields: fieldsInput, ...sharing });

export function ownRefusal(row: NoticeRow | undefined, noticeId: string, ctx: Ctx): Refusal | null {
  if (!row) return refuse('NOTICES_UNKNOWN', { noticeId });
  if (row.party !== ctx.party) return refuse('NOTICES_NOT_OWNER', { noticeId, owner: row.party });
  if (row.status === 'withdrawn') return refuse('NOTICES_WITHDRAWN', { noticeId });
  return null;
}

const amend = defineCommand<z.infer<typeof amendInput>, VersionFacts>({
  route: 'POST /notices/:noticeId/versions',
  summary: { en: 'Amend a notice', ru: 'Изменить уведомление', ar: 'تعديل إخطار' },
  schema: amendInput,
  roles: FILERS,
  async facts(read, input, ctx, ask) {
    const row = await read.get<NoticeRow>(NOTICES, input.noticeId);
    const [type, isProtected] = [row?.type ?? 'movement', row?.protected ?? false];
    return versionFacts(read, input.noticeId, type, isProtected, complete(input.fields), ctx, ask);
  },
  decide(facts, input, ctx) {
    const refusal = ownRefusal(facts.row, input.noticeId, ctx);
    if (refusal) return refusal;
    const row = facts.row as NoticeRow;
    const fields = complete(input.fields);
    const bad = checkFields(row.type, fields, ctx.now);
    if (bad) return bad;
    const draft = amendDraft({ ...input, fields }, facts, ctx);
    return isRefusal(draft) ? draft : [draft];
  },
  reply: (facts, _input, drafts) => versionReply(facts, drafts),
});

interface RowFacts {
  row: NoticeRow | undefined;
  told: Told;
  parties: readonly string[];
  observers: readonly string[];
}
async function rowFacts(read: Read, noticeId: string, ask: Ask): Promise<RowFacts> {
  const row = await read.get<NoticeRow>(NOTICES, noticeId);
  return {
    row,
    told: await toldOf(read, row),
    parties: await ask<string[]>('parties.peers', {}),
    observers: await ask<string[]>('parties.observers', {}),
  };
}

const withdrawInput = z.strictObject({ noticeId: noticeIdSchema, reason: words });
const withdraw = defineCommand<z.infer<typeof withdrawInput>, RowFacts>({
  route: 'POST /notices/:noticeId/withdraw',
  summary: { en: 'Withdraw a notice', ru: 'Отозвать уведомление', ar: 'سحب إخطار' },
  schema: withdrawInput,
  roles: FILERS,
  facts: (read, input, _ctx, ask) => rowFacts(read, input.noticeId, ask),
  decide({ row, told }, input, ctx) {
    const refusal = ownRefusal(row, input.noticeId, ctx);
    if (refusal) return refusal;
    const { noticeId, version } = row as NoticeRow;
    const body = { noticeId, version, reason: input.reason };
    return [
      { kind: 'notices.withdrawn', body, to: Object.keys(told), refs: [currentOf(row as NoticeRow).actId] },
    ];
  },
});

/** What an addressee says of a peer's notice: it goes to the owner and to the observers, who may not know of the rest. */
function reply<Input extends { noticeId: string; version?: number | undefined }>(
  route: string,
  summary: { en: string; ru: string; ar: string },
  schema: z.ZodType<Input>,
  roles: readonly Role[],
  kind: string,
  body: (input: Input, answered: { noticeId: string; version: number }) => unknown,
) {
  return defineCommand<Input, RowFacts>({
    route,
    summary,
    schema,
    roles,
    facts: (read, input, _ctx, ask) => rowFacts(read, input.noticeId, ask),
    decide({ row, parties, observers }, input, ctx) {
      if (!row) return refuse('NOTICES_UNKNOWN', { noticeId: input.noticeId });
      if (row.party === ctx.party) return refuse('NOTICES_OWN', { noticeId: input.noticeId });
      // The version the officer had before him: a newer one may have come while he read.
      const version = input.version ?? row.version;
      const answered = row.versions.find((one) => one.version === version);
      if (!answered)
        return refuse('NOTICES_UNKNOWN_VERSION', {
          noticeId: input.noticeId,
          version,
          latest: row.version,
        });
      const to = parties.filter((party) => party === row.party || observers.includes(party));
      const draft = body(input, { noticeId: row.noticeId, version });
      return [{ kind, body: draft, to, refs: [answered.actId] }];
    },
  });
}

const acknowledge = reply(
  'POST /notices/:noticeId/acknowledgements',
  { en: 'Acknowledge a notice as read', ru: 'Подтвердить прочтение уведомления', ar: 'الإقرار بقراءة إخطار' },
  z.strictObject({ noticeId: noticeIdSchema, version: answeredVersion, words }),
  ['watch', 'liaison', 'command'],
  'notices.acknowledged',
  (input, answered) => ({ ...answered, words: input.words }),
);

const position = reply(
  'POST /notices/:noticeId/positions',
  { en: 'Take a position on a notice', ru: 'Выразить позицию по уведомлению', ar: 'اتخاذ موقف من إخطار' },
  z.strictObject({ noticeId: noticeIdSchema, version: answeredVersion, position: z.enum(POSITIONS), words }),
  ['liaison', 'command'],
  'notices.position',
  (input, answered) => ({ ...answered, position: input.position, words: input.words }),
);

const disseminate = reply(
  'POST /notices/:noticeId/dissemination',
  { en: 'Record that a unit was told', ru: 'Отметить доведение до подразделения', ar: 'تسجيل تبليغ وحدة' },
  z.strictObject({
    noticeId: noticeIdSchema,
    version: answeredVersion,
    unit: z.string().min(1).max(200),
    toldBy: z.string().min(1).max(200),
    toldMs: z.number().int(),
    means: z.string().max(200).default(''),
  }),
  ['watch', 'liaison', 'command'],
  'notices.disseminated',
  (input, answered) => ({ ...input, ...answered }),
);

export const commands = {
  'notices.file': file,
  'notices.amend': amend,
  'notices.withdraw': withdraw,
  'notices.acknowledge': acknowledge,
  'notices.position': position,
  'notices.disseminate': disseminate,
};
