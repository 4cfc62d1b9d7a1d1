/** Is it alive, and does the record keep up: for those who watch machines. No names, no positions. */
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Running } from '../node/index.ts';
import type { CotDoor } from './cot/door.ts';
import type { LiveStreams } from './live-stream.ts';
import { OPEN } from './openapi.ts';

const healthSchema = z.strictObject({
  store: z.enum(['open', 'full', 'failed', 'closed']),
  /** Pieces of work that wait for the writer. */
  queued: z.number().int(),
  /** Entries in the record, and how many the last checkpoint covers (null: none signed yet). */
  entries: z.number().int(),
  checkpointSize: z.number().int().nullable(),
  /** Entries covered by the largest checkpoint that counts as cosigned under the policy; null: none does. */
  cosignedSize: z.number().int().nullable(),
  /** Others hold what this record does not: nothing is signed and nothing taken in until it is refilled. */
  forgotten: z.boolean(),
  /** Parties and witnesses that have not yet said, in this run, what they hold of this log. */
  notCompared: z.number().int(),
  /** Alarms that sounded and are not in the record. */
  notRecorded: z.number().int(),
  /** Live streams open now, and how many were ended because nobody read them fast enough. */
  streams: z.number().int(),
  streamsDropped: z.number().int(),
  /** CoT: connections open, positions taken, events refused, positions of unknown devices, slow readers dropped. */
  cot: z
    .strictObject({
      open: z.number().int(),
      fixes: z.number().int(),
      refused: z.number().int(),
      strangers: z.number().int(),
      slow: z.number().int(),
    })
    .nullable(),
});

function cotNow(cot: CotDoor | null): z.infer<typeof healthSchema>['cot'] {
  if (!cot) return null;
  const { open, fixes, refused, strangers, ended } = cot.counts;
  return { open, fixes, refused, strangers, slow: ended.slow };
}

/** Second line of a checkpoint: the size of the tree. */
export function sizeOf(note: string | null): number | null {
  return note === null ? null : Number(note.split('\n', 2)[1]);
}

export function registerHealth(
  app: FastifyInstance,
  running: Running,
  streams: LiveStreams,
  cot: CotDoor | null,
): void {
  app.get(
    '/healthz',
    {
      schema: {
        summary: 'State of the store and of the record',
        operationId: 'health',
        tags: ['node'],
        security: OPEN,
        response: {
          200: healthSchema.describe('The store takes entries'),
          503: healthSchema.describe('The store takes no entries; alarms still sound'),
        },
      } as object,
    },
    async (_request, reply) => {
      const { node, live } = running;
      const { state } = node.store;
      const takes = state === 'open' && node.remembered.forgotten === null;
      return reply.code(takes ? 200 : 503).send({
        store: state,
        queued: node.writer.queued,
        entries: Number(node.writer.tree.size),
        checkpointSize: sizeOf(node.checkpoints.note),
        cosignedSize: node.cosigned === null ? null : Number(node.cosigned.size),
        forgotten: node.remembered.forgotten !== null,
        notCompared: node.remembered.waiting.size,
        notRecorded: live.notRecorded,
        streams: streams.open,
        streamsDropped: streams.dropped,
        cot: cotNow(cot),
      });
    },
  );
}
