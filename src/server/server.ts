/** The HTTP door of one node. */
import cookie from '@fastify/cookie';
import fastify, {
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify';
import { isRefusal, RefusalError, type RefusalTable, refuse } from '../contract/index.ts';
import type { Running } from '../node/index.ts';
import { refuseOtherSites } from './asking.ts';
import { registerClock } from './clock-routes.ts';
import { registerConsole } from './console.ts';
import { registerConsoleApi } from './console-api/index.ts';
import { CotDoor } from './cot/door.ts';
import { registerCot } from './cot-route.ts';
import { packageVersion, registerDocs } from './docs-page.ts';
import { refusalOf, sendRefusal, tableOf } from './errors.ts';
import { registerExchange } from './exchange-routes.ts';
import { registerFeeds, registerFixes } from './feed-routes.ts';
import { registerFirstSteps } from './first-steps/routes.ts';
import { registerHealth } from './health.ts';
import { MAX_BODY_BYTES, readBody } from './input.ts';
import { languageOf } from './language.ts';
import { PAGE_POLICY } from './layout.ts';
import { registerLive } from './live-route.ts';
import { LiveStreams } from './live-stream.ts';
import { registerLog } from './log-routes.ts';
import { registerOgc } from './ogc/routes.ts';
import { registerOpenapi } from './openapi.ts';
import { writer } from './outgoing.ts';
import { registerPages } from './pages.ts';
import { refusalPage } from './refusal-page.ts';
import { API, registerRooms } from './routes.ts';
import { registerSignIn } from './sign-in.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** True for doors where no cookie counts: what another site's page sends there has no more rights than anyone. */
    anySite?: boolean;
  }
  interface FastifyInstance {
    /** The CoT door, where the configuration has one. It opens and closes with the server. */
    cot: CotDoor | null;
  }
}

export interface ServerOptions {
  /** Where log lines go; none are written when left out. Lines hold no names, positions, cookies or bodies. */
  log?: { write(line: string): void };
  /** `info` (when left out): a line for each answer too; `warn`: what went wrong. */
  logLevel?: 'info' | 'warn';
  /** Addresses of proxies whose X-Forwarded headers are believed, as fastify takes them. None when left out. */
  trustProxy?: string | string[];
}

/** A page asked for by a person's browser, not by a program. */
function isVisit(request: FastifyRequest): boolean {
  return (
    request.method === 'GET' &&
    !request.url.startsWith(API) &&
    (request.headers.accept ?? '').includes('text/html')
  );
}

function setUpAnswers(app: FastifyInstance, running: Running, table: RefusalTable): void {
  const answer = (error: unknown, request: FastifyRequest, reply: FastifyReply) => {
    const refusal = refusalOf(error, request);
    const language = languageOf(request);
    return isVisit(request)
      ? refusalPage(running, table, language, refusal, reply)
      : sendRefusal(reply, table, language, refusal);
  };
  app.setErrorHandler(answer);
  app.setNotFoundHandler((request, reply) => {
    const [path = ''] = request.url.split('?', 1);
    return answer(
      new RefusalError(refuse('NODE_UNKNOWN_COMMAND', { name: `${request.method} ${path.slice(0, 200)}` })),
      request,
      reply,
    );
  });
  // Inputs are read by the handlers: once, after path and body are joined, in the caller's language.
  app.setValidatorCompiler(() => (value) => ({ value }));
  app.setSerializerCompiler(({ schema }) => writer(schema as unknown as Parameters<typeof writer>[0]));
}

function setUpBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => {
    const read = readBody(body as Buffer);
    if (isRefusal(read)) done(new RefusalError(read));
    else done(null, read.value);
  });
}

function setUpHeaders(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.headers({
      'content-security-policy': PAGE_POLICY,
      'x-content-type-options': 'nosniff',
      // Not no-referrer: a form sent under that says it comes from nowhere, and could not be told from another site's.
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
    });
    if (request.protocol === 'https') reply.header('strict-transport-security', 'max-age=31536000');
    if (!request.routeOptions.config.anySite) await refuseOtherSites(request);
  });
}

/** One line for each answer: which route, not which address; ids and names stay out. */
function setUpLog(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    const { method } = request;
    const ms = Math.round(reply.elapsedTime);
    request.log.info(
      { method, route: request.routeOptions.url ?? null, status: reply.statusCode, ms },
      'answered',
    );
  });
}

/**
 * The server of one node, ready to listen or to be injected into. It does not listen, and closing it does not close the
 * node. API under `/api`; console at `/`; pages at `/status`, `/sign-in`, `/docs`; `/openapi.json`; `/exchange`, `/log`, `/witness`, `/feeds`, `/healthz`.
 */
export async function createServer(running: Running, options: ServerOptions = {}): Promise<FastifyInstance> {
  const table = tableOf(running.node.house);
  const app = fastify({
    logger: options.log ? { level: options.logLevel ?? 'info', base: null, stream: options.log } : false,
    // One line of our own for each answer: fastify's would hold addresses and whole URLs.
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: MAX_BODY_BYTES,
    requestTimeout: 60_000,
    keepAliveTimeout: 30_000,
    forceCloseConnections: 'idle',
    trustProxy: options.trustProxy ?? false,
    routerOptions: { maxParamLength: 500 },
    frameworkErrors: (error, request, reply) => {
      // Before any hook has run: nothing is known of the caller's language but its header.
      void sendRefusal(
        reply as unknown as FastifyReply,
        table,
        'en',
        refusalOf(error, request as unknown as FastifyRequest),
      );
    },
  });
  app.decorateRequest('actor', null);
  setUpAnswers(app, running, table);
  setUpBodies(app);
  setUpLog(app);
  await app.register(cookie);
  setUpHeaders(app);
  await registerOpenapi(app, running, packageVersion());

  const streams = new LiveStreams(running);
  app.addHook('preClose', async () => streams.close());
  const cot = running.config.cot ? new CotDoor(running, running.config.cot, { log: app.log }) : null;
  app.decorate('cot', cot);
  app.addHook('preClose', async () => cot?.close());
  await app.register(registerConsole);
  await app.register(async (scope) => registerDocs(scope, running, table));
  await app.register(async (scope) => registerSignIn(scope, running, table));
  await app.register(async (scope) => registerExchange(scope, running));
  await app.register(async (scope) => registerLog(scope, running));
  await app.register(async (scope) => registerFeeds(scope, running));
  await app.register(async (scope) => {
    registerRooms(scope, running);
    registerFixes(scope, running);
    registerClock(scope, running);
    registerConsoleApi(scope, running);
    registerOgc(scope, running);
    registerFirstSteps(scope, running);
    registerLive(scope, running, streams);
    registerCot(scope, running, cot);
    registerHealth(scope, running, streams, cot);
  });
  await app.register(async (scope) => registerPages(scope, running));
  await app.ready();
  return app;
}

/** Begins to listen, for CoT too where the node is set so. Returns the URL. @throws RefusalError NODE_PORT_TAKEN when another program has the port. */
export async function listen(app: FastifyInstance, host: string, port: number): Promise<string> {
  await app.cot?.open();
  try {
    return await app.listen({ host, port });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw new RefusalError(refuse('NODE_PORT_TAKEN', { host, port: String(port) }));
  }
}
