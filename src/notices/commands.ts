/** Filing, amending, withdrawing; acknowledging, taking a position, telling units. */
import { z } from 'zod';
import {
  type Ask,
  type Ctx,
  type Draft,
  defineCommand,
  isRefusal,
  type Read,
  type Refusal,
  type Role,
  refuse,
} from '../contract/index.ts';
import { checkFields } from './checks.ts';
import { beginsMs, coarseAreaOf, coarseWindowOf } from './coarse.ts';
import { groupsOf, openGroups, type Salts } from './commitment.ts';
import type { NoticeVersion } from './kinds.ts';
import {
  type Disclosure,
  disclosureSchema,
  type Fields,
  fieldsSchema,
  GROUPS,
  type Group,
  NOTICE_TYPES,
  type NoticeType,
  POSITIONS,
} from './notice.ts';
import { currentOf, NOTICES, type NoticeRow } from './view.ts';

const FILERS: readonly Role[] = ['watch', 'planner', 'liaison', 'command'];
const noticeIdSchema = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}$/);
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
const sharing = {
  /** Recipients; every enrolled party when left out. */
  to: z.array(z.string()).max(64).optional(),
  /** How much each recipient is shown; `exact` when left out. */
  disclose: z.record(z.string(), disclosureSchema).default({}),
};

/** Answer of the conflict check as this room needs it: the rest is the conflicts room's own. */
export interface CheckAnswer {
  ruleVersion: string;
  findings: readonly { kind: string }[];
  checkedAgainst: readonly { noticeId: string; version: number; party: string }[];
}
type Lead = NoticeVersion['lead'];

/** Whom the owner has told of a notice, and which groups each was shown last. */
type Told = Readonly<Record<string, Group[]>>;

interface VersionFacts {
  row: NoticeRow | undefined;
  told: Told;
  parties: readonly string[];
  check: CheckAnswer | null;
  lead: Lead;
}

function complete(input: z.infer<typeof fieldsInput>): Fields {
  return {
    ...input,
    area: input.area ?? coarseAreaOf(input.route),
    window: input.window ?? coarseWindowOf(input.times),
  };
}

/** From the copies sent, version by version: the record knows whom a notice was shown to, and how precisely. */
async function toldOf(read: Read, row: NoticeRow | undefined): Promise<Told> {
  const told: Record<string, Group[]> = {};
  for (const { actId } of row?.versions ?? []) {
    for (const { direction, peer, body } of await read.act(actId)) {
      if (direction !== 'out' || peer === null) continue;
      // An erased copy no longer says what it showed: then the next shows nothing that is not asked for.
      const opened = (body as Partial<NoticeVersion> | null)?.openings?.opened ?? {};
      told[peer] = GROUPS.filter((group) => opened[group] !== undefined);
    }
  }
  return told;
}

async function versionFacts(
  read: Read,
  noticeId: string | null,
  type: NoticeType,
  isProtected: boolean,
  fields: Fields,
  ctx: Ctx,
  ask: Ask,
): Promise<VersionFacts> {
  const bad = checkFields(type, fields, ctx.now);
  const row = noticeId === null ? undefined : await read.get<NoticeRow>(NOTICES, noticeId);
  return {
    row,
    told: await toldOf(read, row),
    parties: await ask<string[]>('parties.peers', {}),
    check: bad
      ? null
      : await ask<CheckAnswer>('conflicts.check', {
          type,
          protected: isProtected,
          fields,
          party: ctx.party,
          noticeId,
        }),
    lead: await ask<Lead>('terms.lead', { type, party: ctx.party, startMs: beginsMs(fields), atMs: ctx.now }),
  };
}

function saltsOf(ctx: Ctx): Salts {
  return Object.fromEntries(GROUPS.map((group) => [group, ctx.randomHex(16)])) as Record<Group, string>;
}

interface VersionAct {
  kind: 'notices.filed' | 'notices.amended';
  noticeId: string;
  version: number;
  type: NoticeType;
  protected: boolean;
  fields: Fields;
  to: readonly string[];
  disclose: Readonly<Record<string, Disclosure>>;
  refs: readonly string[];
}

/** One own draft with everything, and for each recipient the same root with its groups opened. */
function versionDraft(act: VersionAct, facts: VersionFacts, ctx: Ctx): Draft | Refusal {
  const unknown = [...act.to, ...Object.keys(act.disclose)].find((party) => !facts.parties.includes(party));
  if (unknown !== undefined) {
    return refuse('NOTICES_UNKNOWN_PARTY', { party: unknown, known: facts.parties.join(', ') || '-' });
  }
  const salts = saltsOf(ctx);
  const { check } = facts;
  const bodyFor = (disclosure: Disclosure, seenBy: string | null): NoticeVersion => ({
    noticeId: act.noticeId,
    version: act.version,
    type: act.type,
    protected: act.protected,
    openings: openGroups(act.noticeId, act.version, act.fields, salts, groupsOf(disclosure)),
    checked: check && {
      ruleVersion: check.ruleVersion,
      // A peer is told which of its own notices were looked at: proof that the planner knew, and nothing of others.
      against: check.checkedAgainst
        .filter(({ party }) => seenBy === null || party === seenBy)
        .map(({ noticeId, version }) => ({ noticeId, version })),
      conflicts: seenBy === null ? check.findings.filter(({ kind }) => kind === 'conflict').length : 0,
    },
    lead: facts.lead,
  });
  return {
    kind: act.kind,
    id: act.kind === 'notices.filed' ? act.noticeId : undefined,
    body: bodyFor('exact', null),
    to: act.to,
    bodies: Object.fromEntries(
      act.to.map((party) => [party, bodyFor(act.disclose[party] ?? 'exact', party)]),
    ),
    refs: act.refs,
    precedence: act.fields.who.emergency ? 'flash' : undefined,
  };
}

function versionReply(facts: VersionFacts, drafts: readonly Draft[]): Record<string, unknown> {
  const body = drafts[0]?.body as NoticeVersion;
  return {
    noticeId: body.noticeId,
    version: body.version,
    lead: facts.lead,
    findings: facts.check?.findings ?? [],
    recipients: drafts[0]?.to ?? [],
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

function ownRefusal(row: NoticeRow | undefined, noticeId: string, ctx: Ctx): Refusal | null {
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
    const draft = versionDraft(
      {
        kind: 'notices.amended',
        noticeId: row.noticeId,
        version: row.version + 1,
        type: row.type,
        protected: row.protected,
        fields,
        // Whoever was told hears of the change, as precisely as before: nobody is left with an old plan, nobody
        // who was not told learns of it, and nobody is shown more than the owner chose.
        to: input.to ?? Object.keys(facts.told),
        disclose: { ...facts.told, ...input.disclose },
        refs: [currentOf(row).actId],
      },
      facts,
      ctx,
    );
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
