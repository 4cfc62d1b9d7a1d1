/** Alerts and tracks as readers see them. */
import { z } from 'zod';
import { defineQuery, type Read, refuse } from '../contract/index.ts';
import { segmentRows } from './answers.ts';
import { REASONS } from './kinds.ts';
import { signalSchema } from './signal.ts';
import { ALERTS, type AlertRow, type SegmentRow } from './view.ts';

const OFFICERS = ['watch', 'planner', 'liaison', 'command', 'monitor'] as const;
const MAX_ALERTS = 1000;
const MAX_WINDOW_MS = 7 * 24 * 3_600_000;

const alertAnswer = z.strictObject({
  from: z.string(),
  alertId: z.string(),
  ruleVersion: z.string(),
  first: signalSchema,
  last: signalSchema,
  raisedMs: z.number(),
  ended: z.boolean(),
  withdrawn: z.boolean(),
  closed: z
    .strictObject({
      actId: z.string(),
      reason: z.enum(REASONS),
      words: z.string(),
      officer: z.string().nullable(),
      localMs: z.number(),
    })
    .nullable(),
});

function withoutUnit({ sha256, sealActId, sealedBy, count, fromMs, toMs, source }: SegmentRow) {
  return { sha256, sealActId, sealedBy, count, fromMs, toMs, source };
}

const truth = z.enum(['true', 'false']).transform((word) => word === 'true');

export const queries = {
  'watch.alerts': defineQuery({
    route: 'GET /alerts',
    summary: { en: 'Alerts, newest first', ru: 'Оповещения, сначала новые', ar: 'الإنذارات، الأحدث أولًا' },
    schema: z.strictObject({
      /** Only those that no person has closed. */
      open: z.union([z.boolean(), truth]).default(false),
      limit: z.coerce.number().int().min(1).max(MAX_ALERTS).default(200),
    }),
    answers: z.strictObject({ alerts: z.array(alertAnswer), more: z.boolean() }),
    roles: OFFICERS,
    async run(read: Read, { open, limit }: { open: boolean; limit: number }) {
      const rows = (await read.scan<AlertRow>(ALERTS))
        .map(({ row }) => row)
        .filter((row) => !open || row.closed === null);
      rows.sort((a, b) => b.raisedMs - a.raisedMs || (a.alertId < b.alertId ? 1 : -1));
      const alerts = rows
        .slice(0, limit)
        .map(({ from, alertId, ruleVersion, first, last, raisedMs, ended, withdrawn, closed }) => {
          return { from, alertId, ruleVersion, first, last, raisedMs, ended, withdrawn, closed };
        });
      return { alerts, more: rows.length > limit };
    },
  }),

  'watch.track': defineQuery({
    route: 'GET /tracks/:party/:unit',
    summary: {
      en: 'Sealed segments of a unit’s track',
      ru: 'Опечатанные отрезки трека подразделения',
      ar: 'المقاطع المختومة من مسار وحدة',
    },
    schema: z.strictObject({
      party: z.string().min(1).max(32),
      unit: z.string().min(1).max(64),
      /** Time of receipt, UTC ms; at most seven days. */
      fromMs: z.coerce.number().int().min(0).max(8.64e15),
      toMs: z.coerce.number().int().min(0).max(8.64e15),
    }),
    answers: z.strictObject({
      segments: z.array(
        z.strictObject({
          sha256: z.string(),
          sealActId: z.string(),
          sealedBy: z.string(),
          count: z.number(),
          fromMs: z.number(),
          toMs: z.number(),
          source: z.enum(['own', 'peer']),
        }),
      ),
    }),
    roles: OFFICERS,
    async run(read: Read, input: { party: string; unit: string; fromMs: number; toMs: number }) {
      if (input.toMs <= input.fromMs || input.toMs - input.fromMs > MAX_WINDOW_MS) {
        return refuse('WATCH_WINDOW', { days: MAX_WINDOW_MS / 86_400_000 });
      }
      const rows = await segmentRows(read, input);
      return { segments: rows.map(withoutUnit) };
    },
  }),
};
