/** One address of the console's own: described, asked for by a role, read and answered by its schemas. */
import type { FastifyInstance } from 'fastify';
import type { z } from 'zod';
import { isRefusal, type Refusal, RefusalError, type Role, type Trilingual } from '../../contract/index.ts';
import type { Running, SignedIn } from '../../node/index.ts';
import type { Language } from '../../text/index.ts';
import { demand } from '../asking.ts';
import { fromAddress, joined, readInput } from '../input.ts';
import { languageOf } from '../language.ts';
import { READ_FAULTS, SIGNED_IN, sayTitle, WRITE_FAULTS } from '../openapi.ts';
import { API, placeOf, split } from '../routes.ts';

/** Who may read tracks may read what moves and what was said. */
export const OFFICERS: readonly Role[] = ['watch', 'planner', 'liaison', 'command', 'monitor'];

export interface Place<Input, Answer> {
  /** `GET /record/:index`, under `/api`. */
  route: string;
  operationId: string;
  tag: string;
  summary: Trilingual;
  roles: readonly Role[] | 'any';
  input: z.ZodType<Input>;
  answers: z.ZodType<Answer>;
  /** What is said instead of NODE_BAD_INPUT, where a standard wants another status. */
  badInput?(refusal: Refusal): Refusal;
  /** Of the answer, where it is another than application/json. */
  mediaType?: string;
  /** Of the request, where it is more than what an address takes. */
  bodyLimit?: number;
  run(input: Input, actor: SignedIn, language: Language): Promise<Answer | Refusal>;
}

export function registerPlace<Input, Answer>(
  app: FastifyInstance,
  running: Running,
  place: Place<Input, Answer>,
): void {
  const { method, path, params } = placeOf(place.route);
  const { inPath, rest } = split(place.input, params);
  const reads = method === 'GET';
  app.route({
    method,
    url: API + path,
    ...(place.bodyLimit && { bodyLimit: place.bodyLimit }),
    onRequest: demand(running, place.roles, place.operationId),
    schema: {
      ...sayTitle(place.summary),
      operationId: place.operationId,
      tags: [place.tag],
      security: SIGNED_IN,
      ...(inPath && { params: inPath }),
      ...(rest && (reads ? { querystring: rest } : { body: rest })),
      response: { 200: place.answers, ...(reads ? READ_FAULTS : WRITE_FAULTS) },
    } as object,
    async handler(request, reply) {
      const language = languageOf(request);
      const words = { ...(reads && (request.query as object)), ...(request.params as object) };
      const address = fromAddress(place.input, words);
      const input = reads ? address : joined(language, request.body, address);
      const read = isRefusal(input) ? input : readInput(place.input, input, language);
      if (isRefusal(read)) throw new RefusalError(place.badInput?.(read) ?? read);
      const answer = await place.run(read.value, request.actor as SignedIn, language);
      if (isRefusal(answer)) throw new RefusalError(answer);
      if (place.mediaType) reply.type(place.mediaType);
      return reply.send(answer);
    },
  });
}
