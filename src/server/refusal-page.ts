/** A refusal for somebody who came with a browser. */
import type { FastifyReply } from 'fastify';
import type { Refusal, RefusalTable } from '../contract/index.ts';
import type { Running } from '../node/index.ts';
import { type Language, say, sayRefusal } from '../text/index.ts';
import { statusOf } from './errors.ts';
import { html, word } from './html.ts';
import { document, modeBanner } from './layout.ts';
import { text } from './text.ts';

export function refusalPage(
  running: Running,
  table: RefusalTable,
  language: Language,
  refusal: Refusal,
  reply: FastifyReply,
): FastifyReply {
  const { code, what, mend } = sayRefusal(language, table, refusal);
  const body = html`${modeBanner(running, language)}
<main class="sign-in"><h1>${say(language, text['server.refused'])}</h1>
<p class="refused"><strong>${what}</strong> ${mend}</p>
<p><a href="/docs/refusals#${code}"><code>${word(code)}</code></a> · <a href="/">${say(language, text['server.home'])}</a></p></main>`;
  return reply
    .code(statusOf(table, refusal))
    .type('text/html; charset=utf-8')
    .send(document(language, say(language, text['server.refused']), null, body).text);
}
