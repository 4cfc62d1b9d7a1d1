/** The door of a node that has no party yet: on loopback only, behind a one-time code, closed for good once a party is made. */
import { createServer as createProbe } from 'node:net';
import cookie from '@fastify/cookie';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { isRefusal, type Refusal, RefusalError, type RefusalTable, refuse } from '../../contract/index.ts';
import {
  buildHouse,
  type Founded,
  foundParty,
  openNode,
  type Plan,
  type Running,
  rooms,
  systemRandom,
} from '../../node/index.ts';
import { LANGUAGES, type Language } from '../../text/index.ts';
import { refuseOtherSites } from '../asking.ts';
import { refusalOf, sendRefusal, statusOf, tableOf } from '../errors.ts';
import type { Html } from '../html.ts';
import { LANGUAGE_COOKIE, languageOf } from '../language.ts';
import { PAGE_POLICY } from '../layout.ts';
import { createServer, listen } from '../server.ts';
import { style } from '../status-page/style.ts';
import { OneTimeCode } from './code.ts';
import { DEFAULTS, type FieldFault, MAX_FORM_BYTES, planOf, readForm, type Typed } from './form.ts';
import { codePage, codeScript, donePage, partyPage } from './page.ts';

const HOST = '127.0.0.1';
const COOKIE = 'parley_set_up';
const ONE_YEAR_S = 31_536_000;

/** The node that the page made, listening where the page did. */
export interface Opened {
  running: Running;
  app: FastifyInstance;
  url: string;
}

export interface SetUp {
  /** Where the page is, without the code. */
  url: string;
  /** As the terminal shows it. */
  code: string;
  /** The node once the party is made; rejects when it was made and could not be opened. */
  opened: Promise<Opened>;
  /** Ends the page without a party. */
  close(): Promise<void>;
}

export interface SetUpOptions {
  configPath: string;
  port: number;
  /** What broke with nobody waiting for it, once the node runs. */
  failed(error: unknown): void;
}

/** DNS rebinding: a page of another site that points its own name at this machine names that host. */
function isHere(request: FastifyRequest): boolean {
  return ['127.0.0.1', 'localhost', '::1', '[::1]'].includes(request.hostname);
}

/** Null where this machine has the address. */
function hostFault(host: string): Promise<FieldFault | null> {
  return new Promise((resolve) => {
    const probe = createProbe();
    probe.once('error', () =>
      resolve({ field: 'host', refusal: refuse('NODE_PLAN_HOST', { given: host.slice(0, 60) }) }),
    );
    probe.listen(0, host, () => probe.close(() => resolve(null)));
  });
}

class SetUpDoor {
  readonly app: FastifyInstance;
  readonly code = new OneTimeCode();
  readonly opened: Promise<Opened>;
  readonly #options: SetUpOptions;
  readonly #table: RefusalTable = tableOf(buildHouse(rooms));
  readonly #settle: { resolve(opened: Opened): void; reject(error: unknown): void };
  #making = false;
  #port = 0;

  constructor(options: SetUpOptions) {
    this.#options = options;
    const { promise, resolve, reject } = Promise.withResolvers<Opened>();
    this.opened = promise;
    // Whoever serves awaits it; until then a failure is not unhandled.
    promise.catch(() => {});
    this.#settle = { resolve, reject };
    this.app = fastify({ logger: false, bodyLimit: MAX_FORM_BYTES, requestTimeout: 60_000 });
    this.#routes();
  }

  async listen(): Promise<string> {
    const url = await listen(this.app, HOST, this.#options.port);
    this.#port = Number(new URL(url).port || 80);
    return url;
  }

  #voice(language: Language) {
    return { language, table: this.#table };
  }
  #send(reply: FastifyReply, status: number, page: Html): FastifyReply {
    return reply.code(status).type('text/html; charset=utf-8').send(page.text);
  }
  #status(refusal: Refusal): number {
    return statusOf(this.#table, refusal);
  }

  #refuse(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
    const refusal = refusalOf(error, request);
    const language = languageOf(request);
    const isVisit = (request.headers.accept ?? '').includes('text/html');
    return isVisit
      ? this.#send(reply, this.#status(refusal), codePage(this.#voice(language), refusal))
      : sendRefusal(reply, this.#table, language, refusal);
  }

  #routes(): void {
    const { app } = this;
    app.removeAllContentTypeParsers();
    app.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string' },
      (_request, body, done) => done(null, body),
    );
    app.setErrorHandler((error, request, reply) => this.#refuse(error, request, reply));
    app.setNotFoundHandler((request, reply) =>
      request.method === 'GET' && (request.headers.accept ?? '').includes('text/html')
        ? reply.redirect('/', 303)
        : sendRefusal(reply, this.#table, languageOf(request), refuse('SERVER_BEING_SET_UP')),
    );
    void app.register(cookie);
    app.addHook('onRequest', async (request, reply) => {
      reply.headers({
        'content-security-policy': PAGE_POLICY,
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'same-origin',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'cache-control': 'no-store',
      });
      if (!isHere(request)) {
        throw new RefusalError(refuse('SERVER_NOT_HERE', { host: request.hostname.slice(0, 100) }));
      }
      await refuseOtherSites(request);
    });
    void app.register(async (scope) => {
      scope.get('/page.css', (_request, reply) => reply.type('text/css; charset=utf-8').send(style));
      scope.get('/set-up.js', (_request, reply) =>
        reply.type('text/javascript; charset=utf-8').send(codeScript),
      );
      scope.get('/', (request, reply) => this.#show(request, reply));
      scope.post('/set-up/code', (request, reply) => this.#takeCode(request, reply));
      scope.post('/set-up', (request, reply) => this.#takeParty(request, reply));
    });
  }

  #show(request: FastifyRequest, reply: FastifyReply): FastifyReply {
    const { lang } = request.query as { lang?: unknown };
    const voice = this.#voice(languageOf(request));
    if (LANGUAGES.some((one) => one === lang)) this.#remember(reply, voice.language);
    return this.code.holds(request.cookies[COOKIE])
      ? this.#send(reply, 200, partyPage(voice, DEFAULTS, [], null, this.#port))
      : this.#send(reply, 200, codePage(voice, null));
  }
  #remember(reply: FastifyReply, language: Language): void {
    reply.setCookie(LANGUAGE_COOKIE, language, { path: '/', sameSite: 'strict', maxAge: ONE_YEAR_S });
  }

  #takeCode(request: FastifyRequest, reply: FastifyReply): FastifyReply {
    const typed = new URLSearchParams(String(request.body ?? '')).get('code') ?? '';
    const taken = this.code.take(typed);
    if (isRefusal(taken)) {
      return this.#send(reply, this.#status(taken), codePage(this.#voice(languageOf(request)), taken));
    }
    reply.setCookie(COOKIE, taken.token, { httpOnly: true, sameSite: 'strict', path: '/' });
    return reply.redirect('/', 303);
  }

  async #takeParty(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const language = languageOf(request);
    if (!this.code.holds(request.cookies[COOKIE])) {
      const refusal = refuse('SERVER_CODE_FIRST');
      return this.#send(reply, this.#status(refusal), codePage(this.#voice(language), refusal));
    }
    const body = String(request.body ?? '');
    const typed = readForm(body);
    const chosen = LANGUAGES.find((one) => one === new URLSearchParams(body).get('lang'));
    if (chosen) {
      this.#remember(reply, chosen);
      return this.#send(reply, 200, partyPage(this.#voice(chosen), typed, [], null, this.#port));
    }
    if (this.#making) return this.#again(reply, language, typed, [], refuse('SERVER_BUSY', { limit: 1 }));
    this.#making = true;
    try {
      return await this.#make(reply, language, typed);
    } finally {
      this.#making = false;
    }
  }

  /** The form once more, with what was typed and what is wrong with it. */
  #again(
    reply: FastifyReply,
    language: Language,
    typed: Typed,
    faults: readonly FieldFault[],
    refusal: Refusal | null,
  ): FastifyReply {
    const status = refusal ? this.#status(refusal) : 422;
    return this.#send(reply, status, partyPage(this.#voice(language), typed, faults, refusal, this.#port));
  }

  async #make(reply: FastifyReply, language: Language, typed: Typed): Promise<FastifyReply> {
    const plan = planOf(typed, this.#port);
    if (Array.isArray(plan)) return this.#again(reply, language, typed, plan, null);
    const fault = await hostFault(plan.host);
    if (fault) return this.#again(reply, language, typed, [fault], null);
    let founded: Founded;
    try {
      founded = await foundParty(this.#options.configPath, plan, systemRandom);
    } catch (error) {
      if (!(error instanceof RefusalError)) throw error;
      return this.#again(reply, language, typed, [], error.refusal);
    }
    // From here on there is a party: this page never shows its form again, whatever becomes of the node.
    reply.header('connection', 'close').clearCookie(COOKIE, { path: '/' });
    try {
      const opened = await this.#open(plan);
      reply.raw.once('close', () => this.#settle.resolve(opened));
    } catch (error) {
      reply.raw.once('close', () => this.#settle.reject(error));
      throw error;
    }
    return this.#send(reply, 200, donePage(this.#voice(language), founded));
  }

  /** Opens the node where this page listens. Connections that stand, the asker's among them, are served to their end. */
  async #open({ host, port }: Plan): Promise<Opened> {
    const { configPath, failed } = this.#options;
    const running = await openNode(configPath, { failed });
    try {
      const app = await createServer(running);
      this.app.server.close();
      return { running, app, url: await listen(app, host, port) };
    } catch (error) {
      this.app.server.close();
      await running.close();
      throw error;
    }
  }
}

/** Serves the page until a party is made. @throws RefusalError NODE_PORT_TAKEN, NODE_DATA_ALONE */
export async function serveSetUp(options: SetUpOptions): Promise<SetUp> {
  const door = new SetUpDoor(options);
  const url = await door.listen();
  const close = () => door.app.close().then(() => undefined);
  return {
    url,
    code: door.code.shown,
    opened: door.opened.finally(close),
    close,
  };
}
