/**
 * What the watch writes. `watch.raise` and `watch.seal` are the node's own acts: no role may call them, so they
 * stand in no API; the node submits them as itself. An alarm has sounded before `watch.raise` is even asked.
 */
import { z } from 'zod';
import { type Draft, defineCommand, isRefusal, type Refusal, refuse } from '../contract/index.ts';
import { partyId } from '../terms/index.ts';
import { type AlertBody, type AlertClosed, REASONS, type Sealed } from './kinds.ts';
import {
  MAX_SEALED_SEGMENTS,
  type OpenedSegment,
  openSegments,
  type SealedSegment,
  sealedSegmentSchema,
  sealRoot,
} from './seal.ts';
import { RULE_VERSION, type Signal, signalSchema } from './signal.ts';
import { ALERTS, type AlertRow, alertKey, EPISODES, episodeKey } from './view.ts';

const raiseInput = z.strictObject({
  signal: signalSchema,
  /** Parties to be told, and whether the owner's settings let each see the unit's position. */
  to: z
    .array(z.strictObject({ party: partyId, position: z.boolean() }))
    .max(32)
    .default([]),
});
type Raise = z.infer<typeof raiseInput>;

/**
 * The signal as another party is shown it. Its own unit's place it may see as we hold it; every other place,
 * and the ids of the fixes behind it, only as the owner allows. Distance and bearing are the warning itself.
 */
export function shownTo(signal: Signal, party: string, position: boolean): Signal {
  if (position) return signal;
  return {
    ...signal,
    at: signal.party === party ? signal.at : null,
    otherAt: signal.other?.party === party ? signal.otherAt : null,
    basis: [],
  };
}

const raise = defineCommand<Raise, { alertId: string | null; raisedActId: string | null }>({
  route: 'POST /alerts',
  summary: {
    en: 'Record an alert of the live watch (the node itself)',
    ru: 'Записать оповещение наблюдения (сам узел)',
    ar: 'تسجيل إنذار المراقبة (العقدة نفسها)',
  },
  schema: raiseInput,
  roles: [],
  async facts(read, { signal }, ctx) {
    const known = await read.get<{ alertId: string }>(EPISODES, episodeKey(ctx.party, signal.episode));
    const row = known && (await read.get<AlertRow>(ALERTS, alertKey(ctx.party, known.alertId)));
    return { alertId: known?.alertId ?? null, raisedActId: row?.acts[0]?.actId ?? null };
  },
  decide({ alertId, raisedActId }, { signal, to }, ctx): Draft<AlertBody>[] | Refusal {
    const own = [signal.party, signal.other?.party];
    const stranger = to.find(({ party }) => party === ctx.party);
    if (stranger) return refuse('WATCH_ALERT_TO_SELF', { party: ctx.party });
    const id = ctx.newId();
    const body = (shown: Signal): AlertBody => ({
      alertId: alertId ?? id,
      ruleVersion: RULE_VERSION,
      signal: shown,
    });
    const concerned = to.filter(({ party, position }) => position || own.includes(party));
    return [
      {
        kind: 'watch.alert',
        id,
        body: body(signal),
        to: concerned.map(({ party }) => party),
        bodies: Object.fromEntries(
          concerned.map(({ party, position }) => [party, body(shownTo(signal, party, position))]),
        ),
        refs: raisedActId ? [raisedActId] : [],
        precedence: signal.type === 'contact' ? 'flash' : 'immediate',
      },
    ];
  },
  reply: (_facts, _input, [draft]) => ({ alertId: (draft as Draft<AlertBody>).body.alertId }),
});

const closeInput = z.strictObject({
  alertId: z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}$/),
  /** Whose alert; this party's own when left out. */
  from: partyId.optional(),
  reason: z.enum(REASONS),
  words: z.string().max(20_000).default(''),
});

const close = defineCommand<z.infer<typeof closeInput>, { row: AlertRow | undefined }>({
  route: 'POST /alerts/:alertId/close',
  summary: { en: 'Close an alert', ru: 'Закрыть оповещение', ar: 'إغلاق إنذار' },
  schema: closeInput,
  roles: ['watch', 'liaison', 'command'],
  async facts(read, { from, alertId }, ctx) {
    return { row: await read.get<AlertRow>(ALERTS, alertKey(from ?? ctx.party, alertId)) };
  },
  decide({ row }, { alertId, reason, words }): Draft<AlertClosed>[] | Refusal {
    if (!row) return refuse('WATCH_ALERT_UNKNOWN', { alert: alertId });
    if (row.closed) {
      const { officer, localMs } = row.closed;
      return refuse('WATCH_ALERT_CLOSED', {
        alert: alertId,
        officer: officer ?? '-',
        at: new Date(localMs).toISOString(),
      });
    }
    // A reason that says nothing needs words that do.
    if (reason === 'other' && words.trim() === '') return refuse('WATCH_REASON_EMPTY');
    const refs = row.acts.slice(0, 1).map(({ actId }) => actId);
    return [{ kind: 'watch.alert-closed', body: { from: row.from, alertId, reason, words }, refs }];
  },
});

const sealInput = z.strictObject({
  fromMs: z.number().int().min(0),
  toMs: z.number().int().min(0),
  segments: z
    .array(
      sealedSegmentSchema.extend({
        /** Parties that were sent this unit's positions: they are shown that its segment lies under the root. */
        sharedWith: z.array(partyId).max(32).default([]),
      }),
    )
    .max(MAX_SEALED_SEGMENTS),
  /** Peers that get the root. */
  to: z.array(partyId).max(32),
});
type Seal = z.infer<typeof sealInput>;

/** What the root is over: with whom a segment was shared is nobody else's business. */
function streamOf({ party, unit, sha256, count, fromMs, toMs }: Seal['segments'][number]): SealedSegment {
  return { party, unit, sha256, count, fromMs, toMs };
}

const seal = defineCommand<Seal, { opened: Record<string, OpenedSegment[]> }>({
  route: 'POST /seals',
  summary: {
    en: 'Seal the track segments of a minute (the node itself)',
    ru: 'Опечатать отрезки треков за минуту (сам узел)',
    ar: 'ختم مقاطع المسارات لدقيقة واحدة (العقدة نفسها)',
  },
  schema: sealInput,
  roles: [],
  async facts(_read, { segments, to }) {
    const shared = new Map(segments.map((segment) => [streamOf(segment), segment.sharedWith]));
    const opened: Record<string, OpenedSegment[]> = {};
    for (const party of to) {
      opened[party] = await openSegments(
        [...shared.keys()],
        (segment) => shared.get(segment)?.includes(party) ?? false,
      );
    }
    return { opened };
  },
  decide({ opened }, { fromMs, toMs, segments, to }): Draft<Sealed>[] | Refusal {
    if (toMs <= fromMs) return refuse('WATCH_SEAL_REVERSED', { from: fromMs, to: toMs });
    const streams = segments.map(streamOf);
    const root = sealRoot(streams);
    if (isRefusal(root)) return root;
    const outside = streams.find((segment) => segment.fromMs < fromMs || segment.toMs > toMs);
    if (outside) return refuse('WATCH_SEGMENT_OUTSIDE', { party: outside.party, unit: outside.unit });
    const body = { fromMs, toMs, root, segments: streams.length };
    return [
      {
        kind: 'watch.sealed',
        body: { ...body, streams, opened: [] },
        to,
        bodies: Object.fromEntries(
          to.map((party) => [party, { ...body, streams: null, opened: opened[party] ?? [] }]),
        ),
      },
    ];
  },
});

export const commands = { 'watch.raise': raise, 'watch.close': close, 'watch.seal': seal };
