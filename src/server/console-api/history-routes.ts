/** The past on the map: for the time slider. */
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { refuse } from '../../contract/index.ts';
import { History, MAX_POINTS, type Running } from '../../node/index.ts';
import { currentOf, NOTICES, type NoticeRow, spanOf } from '../../notices/index.ts';
import { OFFICERS, registerPlace } from './place.ts';
import { type Extent, extentSchema, historySchema } from './shapes.ts';

const MAX_WINDOW_MS = 7 * 24 * 3_600_000;
const atMs = z.number().int().min(0).max(8.64e15);
const historyInput = z.strictObject({
  /** Time of the fix, UTC ms, both included; at most seven days. */
  fromMs: atMs,
  toMs: atMs,
  stepMs: z.number().int().min(1_000).max(86_400_000).default(10_000),
  party: z.string().min(1).max(32).optional(),
  unit: z.string().min(1).max(64).optional(),
});

type Span = NonNullable<Extent['all']>;

function joinSpans(...spans: (Span | null)[]): Span | null {
  const held = spans.filter((span) => span !== null);
  if (held.length === 0) return null;
  const firstMs = Math.min(...held.map((span) => span.firstMs));
  return { firstMs, lastMs: Math.max(...held.map((span) => span.lastMs)) };
}

async function entriesSpan({ node }: Running): Promise<Span | null> {
  const { read } = node.store;
  const [first] = await read.entries({ limit: 1 });
  const [last] = await read.entries({ limit: 1, reverse: true });
  // Clocks may be set back: whichever of the two is earlier.
  return first && last
    ? { firstMs: Math.min(first.localMs, last.localMs), lastMs: Math.max(first.localMs, last.localMs) }
    : null;
}

async function noticesSpan({ node }: Running): Promise<Span | null> {
  let all: Span | null = null;
  for (const { row } of await node.store.read.scan<NoticeRow>(NOTICES)) {
    if (row.status !== 'active') continue;
    const { fromMs, toMs } = spanOf(currentOf(row).fields);
    if (Number.isFinite(fromMs) && Number.isFinite(toMs))
      all = joinSpans(all, { firstMs: fromMs, lastMs: toMs });
  }
  return all;
}

export function registerHistory(app: FastifyInstance, running: Running): void {
  const history = new History(running.node, () => running.live.unsealed());
  registerPlace(app, running, {
    route: 'GET /history',
    operationId: 'history',
    tag: 'node',
    summary: {
      en: 'Positions of all units known to this node, thinned to one a step',
      ru: 'Положения всех подразделений, известные узлу, не чаще одного за шаг',
      ar: 'مواقع كل الوحدات المعروفة لهذه العقدة، موقع واحد لكل خطوة',
    },
    roles: OFFICERS,
    input: historyInput,
    answers: historySchema,
    async run(input) {
      const { fromMs, toMs } = input;
      if (toMs <= fromMs || toMs - fromMs > MAX_WINDOW_MS)
        return refuse('WATCH_WINDOW', { days: MAX_WINDOW_MS / 86_400_000 });
      const past = await history.between(input);
      return {
        fromMs,
        toMs,
        stepMs: past.stepMs,
        thinned: past.thinned,
        limit: MAX_POINTS,
        missing: past.missing,
        units: past.units.map(({ party, unit, fixes }) => ({
          party,
          unit,
          fixes: fixes.map(({ unit: _unit, ...fix }) => fix),
        })),
      };
    },
  });

  registerPlace(app, running, {
    route: 'GET /history/extent',
    operationId: 'history.extent',
    tag: 'node',
    summary: {
      en: 'First and last moment at which anything happened',
      ru: 'Первый и последний момент, когда что-либо происходило',
      ar: 'أول لحظة وآخر لحظة حدث فيها شيء',
    },
    roles: OFFICERS,
    input: z.strictObject({}),
    answers: extentSchema,
    async run() {
      const [entries, fixes, notices] = await Promise.all([
        entriesSpan(running),
        history.extent(),
        noticesSpan(running),
      ]);
      return { nowMs: running.node.clock.now(), all: joinSpans(entries, fixes), entries, fixes, notices };
    },
  });
}
