/** What the notices are asked for beside lists: a file of one, and what changed between two of its versions. */
import { z } from 'zod';
import { type Ask, type Ctx, defineQuery, isRefusal, type Read, refuse } from '../contract/index.ts';
import { LANGUAGES } from '../text/index.ts';
import { answers } from './answers.ts';
import { diffOf } from './diff.ts';
import { exportNotice } from './export/export.ts';
import { EXPORT_FORMATS } from './export/exported.ts';
import { said } from './said.ts';

const ANY_OFFICER = ['watch', 'planner', 'liaison', 'command', 'monitor'] as const;
const saysSchema = z.strictObject({ en: z.string(), ru: z.string(), ar: z.string() });

const exportInput = z.strictObject({
  noticeId: z.string(),
  as: z.enum(EXPORT_FORMATS),
  /** Of the labels in text and calendar. */
  language: z.enum(LANGUAGES).default('en'),
});
const diffInput = z.strictObject({
  noticeId: z.string(),
  /** Versions compared; the latest with the one before it, where left out. */
  from: z.coerce.number().pipe(z.number().int().positive()).optional(),
  to: z.coerce.number().pipe(z.number().int().positive()).optional(),
});

const value = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const diffSchema = z.strictObject({
  noticeId: z.string(),
  from: z.number().int(),
  to: z.number().int(),
  changes: z.array(
    z.strictObject({
      /** `who.callSign`, `route.points[3].lat`; of a long list that changed at many places, the list itself. */
      field: z.string(),
      change: z.enum(['added', 'removed', 'changed', 'shown', 'no longer shown']),
      before: value,
      after: value,
    }),
  ),
  /** Parties that were sent the later version: whose receipt is here, and whose is still waited for. Empty for others' notices. */
  receipted: z.array(z.string()),
  waiting: z.array(z.string()),
});
export type NoticeDiff = z.infer<typeof diffSchema>;

interface Delivery {
  peer: string;
  receipt: object | null;
}

export const fileQueries = {
  'notices.export': defineQuery({
    route: 'GET /notices/:noticeId/export',
    summary: {
      en: 'One notice as a file, and what the format leaves out',
      ru: 'Одно уведомление в виде файла и то, чего формат не вмещает',
      ar: 'إخطار واحد في ملف، وما لا تتسع له الصيغة',
    },
    schema: exportInput,
    answers: z.strictObject({
      name: z.string(),
      mediaType: z.string(),
      text: z.string(),
      losses: z.array(z.strictObject({ code: z.string(), says: saysSchema })),
    }),
    roles: ANY_OFFICER,
    async run(read: Read, { noticeId, as, language }: z.infer<typeof exportInput>, ctx: Ctx, ask: Ask) {
      const view = await answers['notices.byId'](read, { noticeId }, ctx, ask);
      if (!view) return refuse('NOTICES_UNKNOWN', { noticeId });
      const file = exportNotice(view, as, { mode: ctx.mode, nowMs: ctx.now, language });
      if (isRefusal(file)) return file;
      const { name, mediaType, text, losses } = file;
      return { name, mediaType, text, losses: losses.map((one) => ({ code: one.text, says: said(one) })) };
    },
  }),
  'notices.diff': defineQuery({
    route: 'GET /notices/:noticeId/diff',
    summary: {
      en: 'What changed between two versions of a notice, and who holds the later one',
      ru: 'Что изменилось между двумя редакциями уведомления и у кого есть поздняя',
      ar: 'ما تغيّر بين نسختين من إخطار، ومن يحمل الأحدث',
    },
    schema: diffInput,
    answers: diffSchema,
    roles: ANY_OFFICER,
    async run(read: Read, { noticeId, from, to }: z.infer<typeof diffInput>, ctx: Ctx, ask: Ask) {
      const view = await answers['notices.byId'](read, { noticeId }, ctx, ask);
      if (!view) return refuse('NOTICES_UNKNOWN', { noticeId });
      const wanted = to ?? view.version;
      const later = view.history.find(({ version }) => version === wanted);
      if (!later)
        return refuse('NOTICES_UNKNOWN_VERSION', { noticeId, version: wanted, latest: view.version });
      const based = from ?? view.history.filter(({ version }) => version < wanted).at(-1)?.version;
      if (based === undefined) return refuse('NOTICES_ONE_VERSION', { noticeId });
      const earlier = view.history.find(({ version }) => version === based);
      if (!earlier)
        return refuse('NOTICES_UNKNOWN_VERSION', { noticeId, version: based, latest: view.version });
      const deliveries =
        view.party === ctx.party ? await ask<Delivery[]>('parties.deliveries', { actId: later.actId }) : [];
      const named = (held: boolean): string[] =>
        deliveries.filter(({ receipt }) => (receipt !== null) === held).map(({ peer }) => peer);
      return {
        noticeId,
        from: based,
        to: wanted,
        changes: diffOf(earlier.fields, later.fields),
        receipted: named(true),
        waiting: named(false),
      };
    },
  }),
};
