/** One route for every command and query that a room declares. Nobody writes a route by hand. */
import type { FastifyInstance, HTTPMethods } from 'fastify';
import { type core, z } from 'zod';
import { type Command, isRefusal, PRECEDENCES, type Query, RefusalError } from '../contract/index.ts';
import type { Actor, Running } from '../node/index.ts';
import { demand } from './asking.ts';
import { fromAddress, joined, readInput, shapeOf } from './input.ts';
import { languageOf } from './language.ts';
import { type Documented, OPEN, READ_FAULTS, SIGNED_IN, sayTitle, WRITE_FAULTS } from './openapi.ts';

export const API = '/api';
const NOBODY: Actor = { by: null, roles: [] };

type AnyCommand = Command<unknown, unknown>;
type AnyQuery = Query<unknown, unknown>;

interface Place {
  method: HTTPMethods;
  path: string;
  /** Names of the path parameters. */
  params: readonly string[];
}

/** `POST /notices/:noticeId/withdraw` taken apart. */
export function placeOf(route: string): Place {
  const found = /^(GET|POST|PUT|PATCH|DELETE) (\/\S+)$/.exec(route);
  if (!found) throw new Error(`${route} is no route`);
  const path = found[2] as string;
  return {
    method: found[1] as HTTPMethods,
    path,
    params: [...path.matchAll(/:(\w+)/g)].map((match) => match[1] as string),
  };
}

/** For the document only: the real check is made once, on the joined input, in the caller's language. */
export function split(
  schema: core.$ZodType,
  params: readonly string[],
): { inPath?: z.ZodType; rest?: z.ZodType } {
  const shape = shapeOf(schema) as Record<string, z.ZodType>;
  const pick = (names: readonly string[]) =>
    Object.fromEntries(names.map((name) => [name, shape[name] ?? z.string()]));
  const others = Object.keys(shape).filter((name) => !params.includes(name));
  const isObject = Object.keys(shape).length > 0;
  return {
    inPath: params.length > 0 ? z.object(pick(params)) : undefined,
    rest: isObject ? (others.length > 0 ? z.strictObject(pick(others)) : undefined) : (schema as z.ZodType),
  };
}

/** True for `z.strictObject({})`, which takes nothing. */
function takesNothing(schema: core.$ZodType): boolean {
  return schema._zod.def.type === 'object' && Object.keys(shapeOf(schema)).length === 0;
}

export const madeSchema = z.looseObject({
  entries: z.array(
    z.strictObject({
      index: z.number().int(),
      id: z.string(),
      kind: z.string(),
      hash: z.string(),
      precedence: z.enum(PRECEDENCES),
    }),
  ),
});

const made = madeSchema.describe('The entries made, on stable storage, and what the command says beside');

function commandSchema(name: string, room: string, command: AnyCommand, place: Place): Documented {
  const { inPath, rest } = takesNothing(command.schema) ? {} : split(command.schema, place.params);
  return {
    ...sayTitle(command.summary),
    operationId: name,
    tags: [room],
    security: SIGNED_IN,
    ...(inPath && { params: inPath }),
    ...(rest && { body: rest }),
    response: { 200: made, 201: made, ...WRITE_FAULTS },
  };
}

function querySchema(name: string, room: string, query: AnyQuery, place: Place): Documented {
  const { inPath, rest } = takesNothing(query.schema) ? {} : split(query.schema, place.params);
  return {
    ...sayTitle(query.summary),
    operationId: name,
    tags: [room],
    security: query.roles === 'anyone' ? OPEN : SIGNED_IN,
    ...(inPath && { params: inPath }),
    ...(rest && (place.method === 'GET' ? { querystring: rest } : { body: rest })),
    response: { 200: query.answers, ...(place.method === 'GET' ? READ_FAULTS : WRITE_FAULTS) },
  };
}

export function registerRooms(app: FastifyInstance, running: Running): void {
  for (const room of running.node.house.rooms) {
    for (const [name, command] of Object.entries(room.commands ?? {})) {
      // A command without roles is the node's own act: it has no door.
      if (command.roles.length > 0) registerCommand(app, running, name, room.name, command as AnyCommand);
    }
    for (const [name, query] of Object.entries(room.queries ?? {}))
      registerQuery(app, running, name, room.name, query as AnyQuery);
  }
}

function registerCommand(
  app: FastifyInstance,
  running: Running,
  name: string,
  room: string,
  command: AnyCommand,
): void {
  const place = placeOf(command.route);
  app.route({
    method: place.method,
    url: API + place.path,
    schema: commandSchema(name, room, command, place),
    onRequest: demand(running, command.roles, name),
    async handler(request, reply) {
      const language = languageOf(request);
      const path = fromAddress(command.schema, request.params as Record<string, unknown>);
      const input = joined(language, request.body, path);
      const read = isRefusal(input) ? input : readInput(command.schema, input, language);
      if (isRefusal(read)) throw new RefusalError(read);
      const outcome = await running.node.command(name, read.value, request.actor ?? NOBODY);
      if (isRefusal(outcome)) throw new RefusalError(outcome);
      return reply.code(outcome.entries.length > 0 ? 201 : 200).send(outcome);
    },
  });
}

function registerQuery(
  app: FastifyInstance,
  running: Running,
  name: string,
  room: string,
  query: AnyQuery,
): void {
  const place = placeOf(query.route);
  app.route({
    method: place.method,
    url: API + place.path,
    schema: querySchema(name, room, query, place),
    ...(query.roles !== 'anyone' && { onRequest: demand(running, query.roles, name) }),
    async handler(request, reply) {
      const language = languageOf(request);
      const words = { ...(request.query as object), ...(request.params as object) };
      const address = fromAddress(
        query.schema,
        place.method === 'GET' ? words : (request.params as Record<string, unknown>),
      );
      const input = place.method === 'GET' ? address : joined(language, request.body, address);
      const read = isRefusal(input) ? input : readInput(query.schema, input, language);
      if (isRefusal(read)) throw new RefusalError(read);
      const answer = await running.node.query(name, read.value, request.actor ?? NOBODY);
      if (isRefusal(answer)) throw new RefusalError(answer);
      return reply.send(answer);
    },
  });
}
