/** The frame of every page: language and direction, banner, title. No page asks another host for anything. */
import type { Running } from '../node/index.ts';
import { nodeText } from '../node/index.ts';
import { LANGUAGES, type Language, say } from '../text/index.ts';
import { type Html, html, type Piece } from './html.ts';
import { text } from './text.ts';

/** What a page's own address may do: its own styles and scripts, its own forms, nothing else. */
export const PAGE_POLICY =
  "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self' data:; " +
  "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  en: 'English',
  ru: 'Русский',
  ar: 'العربية',
};

/** EXERCISE or LIVE, on every page and print. */
export function modeBanner({ config }: Pick<Running, 'config'>, language: Language): Html {
  const { mode } = config;
  return html`<p class="mode mode-${mode}" data-stale="${say(language, text['status.stale'])}"><strong>${say(language, nodeText[`node.${mode}`])}</strong></p>`;
}

/** Links to the same page in the other languages. `query`: what else its address asks for, ending in `&`. */
export function languageLinks(language: Language, path: string, query = ''): Html {
  const links = LANGUAGES.map((other) =>
    other === language
      ? html`<li><span lang="${other}" aria-current="true">${LANGUAGE_NAMES[other]}</span></li>`
      : html`<li><a href="${path}?${query}lang=${other}" lang="${other}" hreflang="${other}" dir="auto">${LANGUAGE_NAMES[other]}</a></li>`,
  );
  return html`<nav class="languages" aria-label="${say(language, text['server.language'])}"><ul>${links}</ul></nav>`;
}

export function document(language: Language, title: string, head: Piece, body: Piece): Html {
  const direction = language === 'ar' ? 'rtl' : 'ltr';
  return html`<!doctype html>
<html lang="${language}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="stylesheet" href="/page.css">
<link rel="icon" href="data:,">
${head}
</head>
<body>
${body}
</body>
</html>
`;
}
