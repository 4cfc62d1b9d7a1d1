/** The page to sign in on. */
import type { Refusal, RefusalTable } from '../contract/index.ts';
import type { Running } from '../node/index.ts';
import { type Language, say, sayRefusal } from '../text/index.ts';
import { type Html, html, word } from './html.ts';
import { document, languageLinks, modeBanner } from './layout.ts';
import { text } from './text.ts';

export function signInPage(
  running: Running,
  table: RefusalTable,
  language: Language,
  refusal: Refusal | null,
): Html {
  const { config } = running;
  const party = config.names[language];
  const said = refusal && sayRefusal(language, table, refusal);
  const title = `${say(language, text['server.sign-in'])} — ${party}`;
  return document(
    language,
    title,
    null,
    html`${modeBanner(running, language)}
<main class="sign-in">
<h1>${say(language, text['server.sign-in'])}</h1>
<p>${say(language, text['server.node-of'])} <strong>${word(party)}</strong></p>
${said && html`<p class="refused" role="alert"><strong>${said.what}</strong> ${said.mend}</p>`}
<form method="post" action="/sign-in">
<label for="officer">${say(language, text['server.officer'])}</label>
<input id="officer" name="officer" autocomplete="username" autocapitalize="none" spellcheck="false" dir="ltr" maxlength="64" required autofocus>
<label for="password">${say(language, text['server.password'])}</label>
<input id="password" name="password" type="password" autocomplete="current-password" dir="ltr" maxlength="1024" required>
<button type="submit">${say(language, text['server.enter'])}</button>
</form>
${languageLinks(language, '/sign-in')}
</main>`,
  );
}
