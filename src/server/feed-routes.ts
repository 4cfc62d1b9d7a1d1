/** Positions of own units: from phones by the OsmAnd protocol, and in lists from the command line. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { isRefusal, RefusalError, refuse } from '../contract/index.ts';
import { type Fix, fixSchema, readOsmand } from '../feeds/index.ts';
import type { Running } from '../node/index.ts';
import { demand } from './asking.ts';
import { Gate } from './gate.ts';
import { readInput } from './input.ts';
import { languageOf } from './language.ts';
import { OPEN, refusalResponses, SIGNED_IN, WRITE_FAULTS } from './openapi.ts';
import { API } from './routes.ts';

const AT_ONCE = 64;
const MAX_FIXES = 1_000;
/** A little over what the protocol's reader takes, so that the reader itself says what is too long. */
const FEED_BYTES = 512 * 1024;

/** `receivedMs` is this node's to say, whatever stands there. */
export const fixesSchema = z
  .array(fixSchema.extend({ receivedMs: z.number().int().optional() }))
  .min(1)
  .max(MAX_FIXES);

/** True where a phone was given the node's bare address: what it sends there is a position, not a visit. */
export function isReport(query: unknown): boolean {
  const { id, deviceid, device_id: deviceId } = (query ?? {}) as Record<string, unknown>;
  return [id, deviceid, deviceId].some((value) => value !== undefined);
}

/** Every device must be assigned to a unit; only its own entry counts, not what objects are born with. */
function assigned({ config }: Running, fix: Fix): Fix {
  const { devices } = config.feeds;
  const unit = Object.hasOwn(devices, fix.unit) ? devices[fix.unit] : undefined;
  if (unit === undefined) throw new RefusalError(refuse('NODE_UNKNOWN_DEVICE', { device: fix.unit }));
  return { ...fix, unit };
}

/** Reads one request of a phone and answers once its positions are on stable storage. */
export async function takeReport(
  running: Running,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const [, query = ''] = request.url.split(/\?(.*)/s);
  const body = request.body as Buffer | undefined;
  const fixes = readOsmand(
    { method: request.method, query, headers: request.headers, body: body?.toString() },
    { receivedMs: running.node.clock.now(), speedUnit: running.config.feeds.speedUnit },
  );
  if (isRefusal(fixes)) throw new RefusalError(fixes);
  const own = fixes.map((fix) => assigned(running, fix));
  if (own.length > 0) await running.live.take(own);
  return reply.code(200).send();
}

export function registerFeeds(app: FastifyInstance, running: Running): void {
  // Phones label their bodies as they like, and many not at all.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: FEED_BYTES }, (_request, body, done) =>
    done(null, body),
  );
  const gate = new Gate(AT_ONCE);
  const shared = {
    onRequest: gate.enter,
    bodyLimit: FEED_BYTES,
    config: { anySite: true },
    handler: (request: FastifyRequest, reply: FastifyReply) => takeReport(running, request, reply),
  };
  const query = z.object({
    id: z.string().describe('Device, as named in the configuration'),
    lat: z.string().optional().describe('Degrees'),
    lon: z.string().optional().describe('Degrees'),
    timestamp: z.string().optional().describe('Seconds or milliseconds since 1970, or RFC 3339'),
    speed: z.string().optional().describe('In the unit set under feeds.speedUnit'),
    bearing: z.string().optional().describe('Degrees true'),
    accuracy: z.string().optional().describe('Metres'),
  });
  const schema = {
    tags: ['feeds'],
    security: OPEN,
    response: {
      200: z.null().describe('Taken, on stable storage'),
      ...refusalResponses(400, 403, 405, 413, 500, 503),
    },
  };
  const summary = 'A position report by the OsmAnd protocol (Traccar Client)';
  app.route({
    ...shared,
    method: 'GET',
    url: '/feeds/osmand',
    schema: { ...schema, summary, operationId: 'feeds.osmand', querystring: query } as object,
  });
  app.route({
    ...shared,
    method: 'POST',
    url: '/feeds/osmand',
    schema: { ...schema, summary, operationId: 'feeds.osmand-post' } as object,
  });
  // Traccar Client is given a server, not a path: it posts to the root.
  app.route({
    ...shared,
    method: 'POST',
    url: '/',
    schema: { ...schema, summary: `${summary}, at the root`, operationId: 'feeds.root' } as object,
  });
}

export function registerFixes(app: FastifyInstance, running: Running): void {
  app.post(
    `${API}/fixes`,
    {
      onRequest: demand(running, ['watch', 'planner', 'admin'], 'feeds.fixes'),
      schema: {
        summary: 'Positions of own units',
        description: 'Answered when all of them are on stable storage. receivedMs is set by this node.',
        operationId: 'feeds.fixes',
        tags: ['feeds'],
        security: SIGNED_IN,
        body: fixesSchema,
        response: {
          200: z.strictObject({ taken: z.number().int() }).describe('How many were taken'),
          ...WRITE_FAULTS,
        },
      } as object,
    },
    async (request, reply) => {
      const read = readInput(fixesSchema, request.body, languageOf(request));
      if (isRefusal(read)) throw new RefusalError(read);
      const receivedMs = running.node.clock.now();
      await running.live.take(read.value.map((fix) => ({ ...fix, receivedMs })));
      return reply.send({ taken: read.value.length });
    },
  );
}
