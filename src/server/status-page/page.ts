/** The status page of one node: everything a watch officer has to know, on one page that prints. */
import type { Running, SignedIn } from '../../node/index.ts';
import { nodeText } from '../../node/index.ts';
import { type Language, say } from '../../text/index.ts';
import { type Html, html, word } from '../html.ts';
import { document, languageLinks, modeBanner } from '../layout.ts';
import { text } from '../text.ts';
import { alertsSection, conflictsSection, unitsSection } from './dangers.ts';
import { gatherStatus, type Status } from './gather.ts';
import { incidentsSection } from './incidents.ts';
import { noticesSection } from './notices.ts';
import { peersSection } from './peers.ts';
import { recordSection } from './record.ts';
import { Saying, type Section } from './saying.ts';

function notRecorded(saying: Saying, { store, notRecorded }: Status): Html | null {
  if (store === 'open' && notRecorded === 0) return null;
  const count = notRecorded > 0 && html` ${saying.say('status.not-recorded', { n: notRecorded })}`;
  return html`<p class="alarm" role="alert"><strong>${say(saying.language, nodeText['node.not-recorded'])}</strong>${count}</p>`;
}

function clock(saying: Saying, running: Running): Html {
  const { speed } = running.node.clock;
  const fast = speed !== 1 && speed !== 0 && html` <span>${saying.say('status.speed', { speed })}</span>`;
  return html`<p class="clock"><span class="label">${saying.say('status.clock')}</span> <strong>${saying.time(saying.nowMs)}</strong>${fast}</p>`;
}

function jump(saying: Saying, sections: readonly Section[]): Html {
  const links = sections.map(
    ({ id, title, count, tone }) =>
      html`<li><a href="#${id}">${title}${count !== null && html` <span class="count ${tone}">${word(count)}</span>`}</a></li>`,
  );
  return html`<nav class="jump" aria-label="${saying.say('status.jump')}"><ul>${links}</ul></nav>`;
}

function header(running: Running, actor: SignedIn, saying: Saying): Html {
  const { config } = running;
  const { language } = saying;
  const { name, office } = actor.officer;
  return html`<header class="top">
<div><h1>${word(config.names[language])}</h1> <span class="id">${word(config.party)}</span></div>
${clock(saying, running)}
<div class="who">${word(name)} <small>${word(office)}</small>
<form method="post" action="/sign-out"><button type="submit">${say(language, text['server.sign-out'])}</button></form></div>
<div class="links"><a href="/">${say(language, text['server.home'])}</a><a href="/docs">${say(language, text['server.api'])}</a>${languageLinks(language, '/status')}</div>
</header>`;
}

export async function statusPage(running: Running, actor: SignedIn, language: Language): Promise<Html> {
  const status = await gatherStatus(running, actor);
  const names = new Map(status.parties.map(({ party, names: said }) => [party, said[language]]));
  const saying = new Saying(language, running.node.clock.now(), names);
  const sections = [
    alertsSection(saying, status),
    conflictsSection(saying, status),
    noticesSection(saying, status, running.config.party),
    unitsSection(saying, status),
    incidentsSection(saying, status),
    peersSection(saying, status),
    recordSection(saying, status),
  ];
  const shown = sections.map(
    ({ id, title, body }) =>
      html`<section id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title">${title}</h2>${body}</section>`,
  );
  const title = `${running.config.names[language]} — Parley`;
  const head = html`<script src="/page.js" defer></script>
<noscript><meta http-equiv="refresh" content="5"></noscript>`;
  return document(
    language,
    title,
    head,
    html`<div id="live">${modeBanner(running, language)}${notRecorded(saying, status)}
${header(running, actor, saying)}
${jump(saying, sections)}
<main>${shown}</main></div>`,
  );
}
