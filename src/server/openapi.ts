/** The API's own description: OpenAPI 3.1, made from the same schemas that read and write. */
import swagger from '@fastify/swagger';
import type { FastifyInstance, FastifySchema } from 'fastify';
import { createJsonSchemaTransform, createJsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Trilingual } from '../contract/index.ts';
import type { Running } from '../node/index.ts';
import { cookieName } from './asking.ts';

/** Schemas that are named in the document instead of being written out at every use. */
export const named = z.registry<{ id?: string; description?: string }>();

export const refusalSchema = z.strictObject({
  code: z.string(),
  what: z.string(),
  mend: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  docs: z.string(),
});
named.add(refusalSchema, {
  id: 'Refusal',
  description: 'What is wrong, and what would be right, in the caller’s language',
});

const REASONS: Readonly<Record<number, string>> = {
  400: 'The request cannot be read',
  401: 'Nobody is signed in',
  403: 'Not allowed',
  404: 'There is no such thing',
  409: 'It does not fit what the record holds',
  410: 'It was there and has been erased',
  413: 'Too large',
  415: 'A media type that is not read here',
  422: 'A field is wrong, or a rule of the terms is',
  429: 'Too many tries',
  500: 'The node failed; its log says why',
  503: 'The node is busy, closing, or cannot write',
};

/** Refusals under these statuses, for `schema.response`. */
export function refusalResponses(...statuses: number[]): Record<number, object> {
  return Object.fromEntries(
    statuses.map((status) => [
      status,
      { description: REASONS[status] as string, content: { 'application/json': { schema: refusalSchema } } },
    ]),
  );
}
export const READ_FAULTS = refusalResponses(400, 401, 403, 404, 409, 422, 500, 503);
export const WRITE_FAULTS = refusalResponses(400, 401, 403, 404, 409, 413, 415, 422, 500, 503);

/** English stands as the summary; the other two languages as the description. */
export function sayTitle(summary: Trilingual): { summary: string; description: string } {
  return { summary: summary.en, description: `${summary.ru}\n\n${summary.ar}` };
}

/** `security` of a route that takes a session cookie. */
export const SIGNED_IN = [{ session: [] }];
/** `security` of a route that anybody may call. */
export const OPEN: [] = [];

/** A schema with what swagger reads beside fastify's own. */
export type Documented = FastifySchema & Record<string, unknown>;

export async function registerOpenapi(
  app: FastifyInstance,
  running: Running,
  version: string,
): Promise<void> {
  const { config } = running;
  const transform = createJsonSchemaTransform({ schemaRegistry: named });
  const transformObject = createJsonSchemaTransformObject({ schemaRegistry: named });
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Parley',
        version,
        description:
          `The node of ${config.names.en} (${config.party}), ${config.mode}. ` +
          'Sign in at POST /sign-in; the answer sets the session cookie. Times are UTC milliseconds, distances metres, ' +
          'speeds metres a second, angles degrees. Undeclared fields are refused on the way in and dropped on the way out.',
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      servers: [{ url: '/', description: 'This node' }],
      tags: tagsOf(running),
      components: {
        securitySchemes: {
          session: {
            type: 'apiKey',
            in: 'cookie',
            name: cookieName(running),
            description: 'Set by POST /sign-in',
          },
        },
      },
    },
    transform,
    transformObject,
  });
}

function tagsOf({ node }: Running): { name: string; description?: string }[] {
  return [
    ...node.house.rooms.filter(({ commands, queries }) => commands ?? queries).map(({ name }) => ({ name })),
    { name: 'session', description: 'Signing in and out' },
    { name: 'node', description: 'Clock, health and the live stream' },
    { name: 'record', description: 'Entries, where each stands, and proofs' },
    { name: 'feeds', description: 'Positions of own units' },
    { name: 'log', description: 'This node’s log and its witness, as C2SP has them; for anybody' },
    { name: 'exchange', description: 'Between nodes; every envelope proves its own sender' },
  ];
}
