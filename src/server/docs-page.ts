/** The API's page and the list of refusals, readable without sign-in and without a network. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import type { RefusalTable } from '../contract/index.ts';
import type { Running } from '../node/index.ts';
import { type Language, say } from '../text/index.ts';
import { html, word } from './html.ts';
import { languageOf } from './language.ts';
import { document, languageLinks, modeBanner } from './layout.ts';
import { pattern } from './pattern.ts';
import { text } from './text.ts';

const ASSETS = new Set(['/swagger-ui.css', '/swagger-ui-bundle.js']);
/** swagger-ui sets styles on its elements, and draws with data: pictures. Nothing comes from another host. */
const DOCS_POLICY =
  "default-src 'none'; style-src 'self' 'unsafe-inline'; script-src 'self'; connect-src 'self'; img-src 'self' data:; " +
  "font-src 'self' data:; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

const start = `window.addEventListener('DOMContentLoaded', () => {
  SwaggerUIBundle({
    url: '/openapi.json',
    dom_id: '#api',
    deepLinking: true,
    validatorUrl: null,
    docExpansion: 'none',
    defaultModelsExpandDepth: -1,
    withCredentials: true,
  });
});
`;

export async function registerDocs(
  app: FastifyInstance,
  running: Running,
  table: RefusalTable,
): Promise<void> {
  const hidden = { schema: { hide: true } as object };
  await app.register(fastifyStatic, {
    root: dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json')),
    prefix: '/docs/assets/',
    index: false,
    schemaHide: true,
    cacheControl: true,
    maxAge: '1h',
    allowedPath: (path) => ASSETS.has(path),
  });
  app.get('/docs/start.js', hidden, (_request, reply) =>
    reply.type('text/javascript; charset=utf-8').send(start),
  );
  app.get('/openapi.json', hidden, (_request, reply) =>
    reply.type('application/json; charset=utf-8').send(JSON.stringify(app.swagger())),
  );

  app.get('/docs', hidden, (request, reply) => {
    const language = languageOf(request);
    const head = html`<link rel="stylesheet" href="/docs/assets/swagger-ui.css">
<script src="/docs/assets/swagger-ui-bundle.js" defer></script>
<script src="/docs/start.js" defer></script>`;
    const body = html`${modeBanner(running, language)}
<nav class="docs-links"><a href="/">${say(language, text['server.home'])}</a> <a href="/docs/refusals">${say(language, text['server.refusals'])}</a> <a href="/openapi.json" dir="ltr">/openapi.json</a></nav>
<div id="api" dir="ltr" lang="en"></div>
<noscript><p><a href="/openapi.json">/openapi.json</a></p></noscript>`;
    return reply
      .header('content-security-policy', DOCS_POLICY)
      .type('text/html; charset=utf-8')
      .send(document(language, `Parley — ${say(language, text['server.api'])}`, head, body).text);
  });

  app.get('/docs/refusals', hidden, (request, reply) =>
    reply.type('text/html; charset=utf-8').send(refusalsPage(running, table, languageOf(request)).text),
  );
}

function refusalsPage(running: Running, table: RefusalTable, language: Language) {
  const rows = Object.entries(table)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([code, row]) =>
        html`<tr id="${code}"><th scope="row"><code>${word(code)}</code></th><td>${word(row.status)}</td><td>${pattern(language, row.what)}</td><td>${pattern(language, row.mend)}</td></tr>`,
    );
  const title = say(language, text['server.refusals']);
  return document(
    language,
    title,
    null,
    html`${modeBanner(running, language)}
<header class="top"><h1>${title}</h1>${languageLinks(language, '/docs/refusals')}</header>
<main><div class="scroll"><table><thead><tr><th scope="col">${say(language, text['server.code'])}</th><th scope="col">${say(language, text['server.http'])}</th><th scope="col">${say(language, text['server.what'])}</th><th scope="col">${say(language, text['server.mend'])}</th></tr></thead><tbody>${rows}</tbody></table></div></main>`,
  );
}

/** Version of this package, for the API's description. */
export function packageVersion(): string {
  const path = createRequire(import.meta.url).resolve('../../package.json');
  return (JSON.parse(readFileSync(path, 'utf8')) as { version: string }).version;
}
