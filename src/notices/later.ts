/** What an owner does with a notice later: open more of it to somebody, say that a site was looked at again. */
import { z } from 'zod';
import { defineCommand, isRefusal, type Refusal, refuse } from '../contract/index.ts';
import { checkFields } from './checks.ts';
import { FILERS, noticeIdSchema, ownRefusal } from './commands.ts';
import { groupsOf } from './commitment.ts';
import { ownBody, type Releasable, releaseDraft } from './due.ts';
import { disclosureSchema, type Fields, verifiedSchema } from './notice.ts';
import { amendDraft, type VersionFacts, versionFacts, versionReply } from './version-draft.ts';
import { currentOf, NOTICES, type NoticeRow } from './view.ts';

const releaseInput = z.strictObject({
  noticeId: noticeIdSchema,
  /** To whom. */
  party: z.string().regex(/^[a-z][a-z0-9-]{0,31}$/),
  shown: disclosureSchema.default('exact'),
});
interface ReleaseFacts {
  row: NoticeRow | undefined;
  body: Releasable['body'] | undefined;
  parties: readonly string[];
  /** Parties to which a copy of the present version went. */
  told: readonly string[];
}

const release = defineCommand<z.infer<typeof releaseInput>, ReleaseFacts>({
  route: 'POST /notices/:noticeId/releases',
  summary: {
    en: 'Open more of a notice to one party now',
    ru: 'Раскрыть уведомление одной стороне полнее уже сейчас',
    ar: 'عرض المزيد من إخطار على طرف الآن',
  },
  schema: releaseInput,
  roles: FILERS,
  async facts(read, { noticeId }, ctx, ask) {
    const row = await read.get<NoticeRow>(NOTICES, noticeId);
    const own = row?.party === ctx.party ? row : undefined;
    const copies = own ? await read.act(currentOf(own).actId) : [];
    return {
      row,
      body: own && (await ownBody(read, own)),
      parties: await ask<string[]>('parties.peers', {}),
      told: copies.flatMap(({ direction, peer }) => (direction === 'out' && peer !== null ? [peer] : [])),
    };
  },
  decide({ row, body, parties, told }, { noticeId, party, shown }, ctx) {
    const refusal = ownRefusal(row, noticeId, ctx);
    if (refusal) return refusal;
    if (!parties.includes(party))
      return refuse('NOTICES_UNKNOWN_PARTY', { party, known: parties.join(', ') || '-' });
    if (!body || !told.includes(party)) return refuse('NOTICES_NOT_TOLD', { noticeId, party });
    const groups = [...groupsOf(shown)];
    return [releaseDraft({ row: row as NoticeRow, body, release: { party, atMs: ctx.now, groups } })];
  },
});

const verifyInput = z.strictObject({
  noticeId: noticeIdSchema,
  by: verifiedSchema.shape.by,
  how: verifiedSchema.shape.how.default(''),
  /** The next day of review. */
  reviewByMs: z.number().int().min(0).max(8.64e15),
});

/** The site as it stood, looked at now. A refusal where there is none to verify. */
function verifiedFields(
  row: NoticeRow | undefined,
  input: z.infer<typeof verifyInput>,
  nowMs: number,
): Fields | Refusal {
  const fields = row && (currentOf(row).fields as Fields);
  if (row?.type !== 'site' || fields?.route?.type !== 'site' || fields.times?.type !== 'validity')
    return refuse('NOTICES_NO_SITE', { noticeId: input.noticeId });
  const { by, how, reviewByMs } = input;
  if (reviewByMs <= nowMs)
    return refuse('NOTICES_REVIEW_PAST', { review: new Date(reviewByMs).toISOString() });
  return {
    ...fields,
    route: { ...fields.route, verified: { by, atMs: nowMs, how } },
    times: { ...fields.times, reviewByMs },
  };
}

interface VerifyFacts {
  fields: Fields | Refusal;
  version: VersionFacts;
}

const verify = defineCommand<z.infer<typeof verifyInput>, VerifyFacts>({
  route: 'POST /notices/:noticeId/verifications',
  summary: {
    en: 'Say that a site was looked at again: a new version with the next day of review',
    ru: 'Сообщить, что объект перепроверен: новая редакция со следующим сроком пересмотра',
    ar: 'الإفادة بأن موقعًا رُوجع من جديد: نسخة جديدة بموعد المراجعة التالي',
  },
  schema: verifyInput,
  roles: FILERS,
  async facts(read, input, ctx, ask) {
    const row = await read.get<NoticeRow>(NOTICES, input.noticeId);
    const own = row?.party === ctx.party ? row : undefined;
    const fields = verifiedFields(own, input, ctx.now);
    const none = { row, told: {}, parties: [], check: null, lead: [] };
    const version = isRefusal(fields)
      ? none
      : await versionFacts(read, input.noticeId, 'site', own?.protected ?? false, fields, ctx, ask);
    return { fields, version };
  },
  decide({ fields, version }, { noticeId }, ctx) {
    const refusal = ownRefusal(version.row, noticeId, ctx);
    if (refusal) return refusal;
    if (isRefusal(fields)) return fields;
    const bad = checkFields('site', fields, ctx.now);
    if (bad) return bad;
    const draft = amendDraft({ fields, disclose: {}, release: {} }, version, ctx);
    return isRefusal(draft) ? draft : [draft];
  },
  reply: ({ version }, _input, drafts) => versionReply(version, drafts),
});

export const laterCommands = { 'notices.release': release, 'notices.verify': verify };
