/** The address of the live stream. */
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { RefusalError, refuse } from '../contract/index.ts';
import type { Running, SignedIn } from '../node/index.ts';
import { demand, tokenOf } from './asking.ts';
import { type LiveStreams, MAX_STREAMS } from './live-stream.ts';
import { refusalResponses, SIGNED_IN } from './openapi.ts';
import { API } from './routes.ts';

/** Log index in a Last-Event-ID header; null where there is none that can be read. */
export function lastEventId(header: unknown): number | null {
  return typeof header === 'string' && /^\d{1,15}$/.test(header) ? Number(header) : null;
}

export function registerLive(app: FastifyInstance, running: Running, streams: LiveStreams): void {
  app.get(
    `${API}/live`,
    {
      onRequest: demand(running, ['watch', 'planner', 'liaison', 'command', 'monitor'], 'live'),
      schema: {
        summary: 'Entries, alarms and positions as they come (server-sent events)',
        description:
          'Events: entry (id is the log index), signal (an alarm, before it is recorded), unit (at most one a second for each), ' +
          'peers (as GET /api/peers answers, when it changes, at most one a second). ' +
          'With Last-Event-ID the entries after that index come first.',
        operationId: 'live',
        tags: ['node'],
        security: SIGNED_IN,
        headers: z.object({ 'last-event-id': z.string().optional() }),
        response: {
          200: { description: 'The stream', content: { 'text/event-stream': { schema: z.string() } } },
          ...refusalResponses(401, 403, 500, 503),
        },
      } as object,
    },
    async (request, reply) => {
      if (streams.open >= MAX_STREAMS)
        throw new RefusalError(refuse('SERVER_TOO_MANY_STREAMS', { limit: MAX_STREAMS }));
      const { raw } = reply;
      reply.hijack();
      raw.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        // Proxies that gather answers into blocks would hold an alarm back.
        'x-accel-buffering': 'no',
      });
      const after = lastEventId(request.headers['last-event-id']);
      await streams.add(raw, after, tokenOf(running, request) as string, request.actor as SignedIn);
    },
  );
}
