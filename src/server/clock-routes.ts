/** What time it is on this node; on an exercise node, making it later or faster. */
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { isRefusal, RefusalError, refuse } from '../contract/index.ts';
import type { Running } from '../node/index.ts';
import { demand } from './asking.ts';
import { readInput } from './input.ts';
import { languageOf } from './language.ts';
import { READ_FAULTS, SIGNED_IN, WRITE_FAULTS } from './openapi.ts';
import { API } from './routes.ts';

export const clockSchema = z.strictObject({
  nowMs: z.number().int(),
  /** The same, RFC 3339. */
  now: z.string(),
  zone: z.literal('UTC'),
  mode: z.enum(['live', 'exercise']),
  /** Node seconds per real second. */
  speed: z.number(),
  /** True where the clock may be moved. */
  canBeSet: z.boolean(),
});
const moveSchema = z.strictObject({
  toMs: z.number().int().min(0).max(8.64e15).optional(),
  speed: z.number().positive().max(10_000).optional(),
});

/** Where this node's clock stands now. */
export function clockNow(running: Running): z.infer<typeof clockSchema> {
  const { clock } = running.node;
  const nowMs = clock.now();
  return {
    nowMs,
    now: new Date(nowMs).toISOString(),
    zone: 'UTC',
    mode: running.config.mode,
    speed: clock.speed,
    canBeSet: running.exerciseClock !== null,
  };
}

export function registerClock(app: FastifyInstance, running: Running): void {
  const answer = clockSchema.describe('Where the clock stands');
  app.get(
    `${API}/clock`,
    {
      onRequest: demand(running, 'any', 'clock'),
      schema: {
        summary: 'The node’s clock',
        operationId: 'clock',
        tags: ['node'],
        security: SIGNED_IN,
        response: { 200: answer, ...READ_FAULTS },
      } as object,
    },
    async (_request, reply) => reply.send(clockNow(running)),
  );
  app.post(
    `${API}/exercise/clock`,
    {
      onRequest: demand(running, ['admin', 'command'], 'exercise.clock'),
      schema: {
        summary: 'Move the exercise clock on, or change its speed; never back',
        operationId: 'exercise.clock',
        tags: ['node'],
        security: SIGNED_IN,
        body: moveSchema,
        response: { 200: answer, ...WRITE_FAULTS },
      } as object,
    },
    async (request, reply) => {
      const read = readInput(moveSchema, request.body ?? {}, languageOf(request));
      if (isRefusal(read)) throw new RefusalError(read);
      const { exerciseClock } = running;
      if (!exerciseClock) throw new RefusalError(refuse('SERVER_CLOCK_NOT_SET'));
      const { toMs, speed } = read.value;
      const nowMs = exerciseClock.now();
      if (toMs !== undefined && toMs < nowMs) {
        const [now, to] = [nowMs, toMs].map((ms) => new Date(ms).toISOString()) as [string, string];
        throw new RefusalError(refuse('NODE_CLOCK_BACK', { now, to }));
      }
      await running.moveClock(toMs ?? nowMs, speed ?? exerciseClock.speed);
      return reply.send(clockNow(running));
    },
  );
}
