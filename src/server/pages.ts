/** The pages for people: the console, the plain status page, and the style and script that pages share. */
import type { FastifyInstance } from 'fastify';
import type { Running } from '../node/index.ts';
import { LANGUAGES } from '../text/index.ts';
import { signedIn } from './asking.ts';
import { registerBulletin } from './bulletin-page/routes.ts';
import { readConsole } from './console.ts';
import { isReport, takeReport } from './feed-routes.ts';
import { LANGUAGE_COOKIE, languageOf } from './language.ts';
import { registerNoticeCard } from './notice-card/routes.ts';
import { statusPage } from './status-page/page.ts';
import { script } from './status-page/script.ts';
import { style } from './status-page/style.ts';

const ONE_YEAR_S = 31_536_000;

export function registerPages(app: FastifyInstance, running: Running): void {
  const hidden = { schema: { hide: true } as object };
  const sendConsole = readConsole();
  app.get('/page.css', hidden, (_request, reply) => reply.type('text/css; charset=utf-8').send(style));
  app.get('/page.js', hidden, (_request, reply) => reply.type('text/javascript; charset=utf-8').send(script));

  app.get('/', hidden, async (request, reply) => {
    // Traccar Client may be given the bare address of the node.
    if (isReport(request.query)) return takeReport(running, request, reply);
    const actor = signedIn(running, request);
    if (!actor) return reply.redirect('/sign-in', 303);
    if (!sendConsole) return reply.redirect('/status', 303);
    return sendConsole(reply);
  });
  app.get('/status', hidden, async (request, reply) => {
    const actor = signedIn(running, request);
    if (!actor) return reply.redirect('/sign-in', 303);
    const page = await statusPage(running, actor, languageOf(request));
    return reply.type('text/html; charset=utf-8').send(page.text);
  });

  registerBulletin(app, running);
  registerNoticeCard(app, running);

  // A language asked for in a page's address is remembered.
  app.addHook('onRequest', async (request, reply) => {
    const { lang } = request.query as { lang?: unknown };
    const chosen = LANGUAGES.find((language) => language === lang);
    if (chosen && request.method === 'GET') {
      reply.setCookie(LANGUAGE_COOKIE, chosen, { path: '/', sameSite: 'strict', maxAge: ONE_YEAR_S });
    }
  });
}
