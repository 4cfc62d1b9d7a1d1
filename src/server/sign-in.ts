/** Signing in and out: by the page's form, or by JSON for programs. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import {
  isRefusal,
  type Refusal,
  RefusalError,
  type RefusalTable,
  ROLES,
  refuse,
} from '../contract/index.ts';
import type { Officer, Running, SignedIn } from '../node/index.ts';
import { cookieName, demand, tokenOf } from './asking.ts';
import { statusOf } from './errors.ts';
import { Gate } from './gate.ts';
import { readInput } from './input.ts';
import { languageOf } from './language.ts';
import { OPEN, refusalResponses, SIGNED_IN } from './openapi.ts';
import { API } from './routes.ts';
import { signInPage } from './sign-in-page.ts';

/** Each check of a password takes 16 MB and some 50 ms: no more than this at a time. */
const AT_ONCE = 8;

const inputSchema = z.strictObject({
  officer: z.string().min(1).max(64),
  password: z.string().min(1).max(1024),
});
const officerSchema = z.strictObject({
  officer: z.string(),
  name: z.string(),
  office: z.string(),
  roles: z.array(z.enum(ROLES)),
});
const meSchema = z.strictObject({
  party: z.string(),
  mode: z.enum(['live', 'exercise']),
  names: z.strictObject({ en: z.string(), ru: z.string(), ar: z.string() }),
  /** IANA name or offset of the party's local time; null where UTC alone is shown. */
  zone: z.string().nullable(),
  ...officerSchema.shape,
});

/** An officer without what only the node may know. */
export function describeOfficer({ id, name, office, roles }: Officer): z.infer<typeof officerSchema> {
  return { officer: id, name, office, roles };
}

function isForm(request: FastifyRequest): boolean {
  return (request.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded');
}

async function check(
  running: Running,
  request: FastifyRequest,
): Promise<{ token: string; signedIn: SignedIn } | Refusal> {
  const read = readInput(inputSchema, request.body, languageOf(request));
  if (isRefusal(read)) return read;
  const result = await running.officers.signIn(read.value.officer, read.value.password);
  if (result === 'pause') return refuse('NODE_SIGN_IN_PAUSED');
  return result ?? refuse('NODE_WRONG_PASSWORD');
}

export function registerSignIn(app: FastifyInstance, running: Running, table: RefusalTable): void {
  const gate = new Gate(AT_ONCE);
  const name = cookieName(running);
  const cookie = (request: FastifyRequest) =>
    ({ httpOnly: true, sameSite: 'strict', path: '/', secure: request.protocol === 'https' }) as const;

  const page = (request: FastifyRequest, reply: FastifyReply, refusal: Refusal | null) =>
    reply
      .code(refusal ? statusOf(table, refusal) : 200)
      .type('text/html; charset=utf-8')
      .send(signInPage(running, table, languageOf(request), refusal).text);

  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: 16_384 },
    (_request, body, done) => {
      done(null, Object.fromEntries(new URLSearchParams(body as string)));
    },
  );

  app.get('/sign-in', { schema: { hide: true } as object }, (request, reply) => page(request, reply, null));

  app.post(
    '/sign-in',
    {
      onRequest: gate.enter,
      schema: {
        summary: 'Sign in',
        description: 'Sets the session cookie. Takes JSON, or the form of the page at GET /sign-in.',
        operationId: 'sign-in',
        tags: ['session'],
        security: OPEN,
        body: inputSchema,
        response: {
          200: officerSchema.describe('Signed in'),
          ...refusalResponses(400, 401, 403, 413, 415, 422, 429, 500, 503),
        },
      } as object,
    },
    async (request, reply) => {
      const result = await check(running, request);
      if (isRefusal(result)) {
        if (isForm(request)) return page(request, reply, result);
        throw new RefusalError(result);
      }
      reply.setCookie(name, result.token, cookie(request));
      return isForm(request)
        ? reply.redirect('/', 303)
        : reply.send(describeOfficer(result.signedIn.officer));
    },
  );

  app.post(
    '/sign-out',
    {
      schema: {
        summary: 'Sign out',
        operationId: 'sign-out',
        tags: ['session'],
        security: SIGNED_IN,
        response: { 204: z.null().describe('Signed out'), ...refusalResponses(400, 403, 500) },
      } as object,
    },
    async (request, reply) => {
      const token = tokenOf(running, request);
      if (token) await running.officers.signOut(token);
      reply.clearCookie(name, cookie(request));
      return isForm(request) ? reply.redirect('/sign-in', 303) : reply.code(204).send();
    },
  );

  app.get(
    `${API}/me`,
    {
      onRequest: demand(running, 'any', 'me'),
      schema: {
        summary: 'Who is signed in',
        operationId: 'me',
        tags: ['session'],
        security: SIGNED_IN,
        response: {
          200: meSchema.describe('The officer, and the party whose node this is'),
          ...refusalResponses(401, 500),
        },
      } as object,
    },
    async (request, reply) => {
      const { party, mode, names, zone = null } = running.config;
      return reply.send({
        party,
        mode,
        names,
        zone,
        ...describeOfficer((request.actor as SignedIn).officer),
      });
    },
  );
}
