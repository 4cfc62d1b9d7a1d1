/** The bulletin of one day as a page that prints. */
import { type Bulletin, dateAfter, type PublishedBulletin } from '../../briefings/index.ts';
import { nodeText, type Running } from '../../node/index.ts';
import { type Language, say } from '../../text/index.ts';
import { Html, html, type Piece, word } from '../html.ts';
import { document, languageLinks, modeBanner } from '../layout.ts';
import { style as pageStyle } from '../status-page/style.ts';
import { sectionOf } from './figures.ts';
import type { Paper } from './paper.ts';
import { publishedSection } from './published.ts';
import { style } from './style.ts';

export interface Shown {
  bulletin: Bulletin;
  published: PublishedBulletin[];
  /** Entries in the record, and up to where a checkpoint is signed. */
  size: number;
  signedSize: number | null;
  nowMs: number;
}

function days(paper: Paper, { bulletin, nowMs }: Shown): Html {
  const { date, toMs } = bulletin;
  const query = `zone=${encodeURIComponent(paper.zone)}`;
  const link = (day: string, key: 'bulletin.previous' | 'bulletin.next') =>
    html`<a href="/bulletin/${day}?${query}">${paper.say(key)}</a>`;
  return html`<nav class="days" aria-label="${paper.say('bulletin.nav')}">
${link(dateAfter(date, -1), 'bulletin.previous')}${toMs <= nowMs && link(dateAfter(date, 1), 'bulletin.next')}
<form method="get" action="/bulletin/${date}"><label for="zone">${paper.say('bulletin.zone')}</label> <input id="zone" name="zone" dir="ltr" maxlength="60" value="${paper.zone}"><button type="submit">${paper.say('bulletin.show')}</button></form>
<a href="/api/bulletins/${date}?${query}">${paper.say('bulletin.json')}</a>
<a href="/bulletin/${date}?${query}&amp;alone=1" download>${paper.say('bulletin.save')}</a>
<a href="/status">${paper.say('bulletin.home')}</a>
${languageLinks(paper.language, `/bulletin/${date}`, `${query}&`)}</nav>`;
}

/** Mode, party, day and zone: at the head of every page that is printed. */
function running({ config }: Pick<Running, 'config'>, paper: Paper, { date }: Bulletin): Html {
  const mode = say(paper.language, nodeText[`node.${config.mode}`]);
  return html`<div class="running"><p><strong>${mode}</strong><span>${word(config.names[paper.language])}</span><span>${paper.say('bulletin.title')} ${word(date)} · ${word(paper.zone)}</span></p></div>`;
}

function facts(paper: Paper, { bulletin, size, signedSize }: Shown): Html {
  const { fromMs, toMs, computedMs, sha256 } = bulletin;
  const span = (atMs: number) => paper.instant(atMs);
  const signed =
    signedSize === null
      ? paper.say('bulletin.unsigned')
      : paper.say('bulletin.signed', { count: signedSize });
  const rows: [string, Piece][] = [
    [paper.say('bulletin.day'), paper.say('bulletin.span', { from: span(fromMs), to: span(toMs) })],
    [paper.say('bulletin.zone'), word(paper.zone)],
    [paper.say('bulletin.computed'), paper.time(computedMs)],
    [paper.say('bulletin.record'), html`${paper.say('bulletin.entries', { count: size })} · ${signed}`],
    [paper.say('bulletin.hash'), html`<code>${word(sha256)}</code>`],
  ];
  return html`<dl class="facts">${rows.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`;
}

export function bulletinPage(node: Running, paper: Paper, shown: Shown): Html {
  const { bulletin } = shown;
  const { language } = paper;
  const name = node.config.names[language];
  const title = `${paper.say('bulletin.of', { date: bulletin.date })} — ${name}`;
  const body = html`<div class="mode-screen">${modeBanner(node, language)}</div>
${!paper.alone && days(paper, shown)}
<main class="bulletin"><div class="paper">${running(node, paper, bulletin)}<div class="sheet">
<h1 class="title">${paper.say('bulletin.of', { date: bulletin.date })}</h1>
<p class="subtitle">${word(name)} <span class="id">${word(bulletin.party)}</span></p>
${!bulletin.complete && html`<p class="unfinished">${paper.say('bulletin.unfinished')}</p>`}
${facts(paper, shown)}
<p>${paper.say('bulletin.how')}</p>
${bulletin.sections.map((section) => sectionOf(paper, section))}
${publishedSection(paper, shown.published)}
<p class="more">${paper.say('bulletin.parts-note')}</p>
</div></div></main>`;
  if (paper.alone) return standing(language, title, body);
  return document(language, title, html`<link rel="stylesheet" href="/bulletin.css">`, body);
}

/** One file that needs nothing beside it. */
function standing(language: Language, title: string, body: Html): Html {
  return html`<!doctype html>
<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>${new Html(pageStyle + style)}</style>
</head>
<body>
${body}
</body>
</html>
`;
}
