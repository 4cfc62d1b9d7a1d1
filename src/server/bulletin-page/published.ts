/** The published versions of a day, and what the record says to each now. */
import type { PublishedBulletin } from '../../briefings/index.ts';
import { type Html, html, type Piece, word } from '../html.ts';
import { table } from '../status-page/saying.ts';
import type { Paper } from './paper.ts';

function standsNow(paper: Paper, { now }: PublishedBulletin): Piece {
  if (now === null) return paper.say('bulletin.other-record');
  if (now.same) return paper.say('bulletin.same');
  if (now.differs.length === 0) return paper.say('bulletin.other-entries');
  const changed = now.differs.map(
    ({ id, published, now: count }) =>
      html`<li><code>${word(id)}</code> ${word(`${published} → ${count}`)}</li>`,
  );
  return html`${paper.say('bulletin.differs', { count: now.differs.length })}<ul>${changed}</ul>`;
}

function row(paper: Paper, one: PublishedBulletin): Html {
  const { version, index, from, to, atMs, zone } = one;
  const number = paper.alone ? word(version) : html`<a href="/#/record/${index}">${word(version)}</a>`;
  return html`<tr><td class="number">${number}</td><td>${word(zone)}</td><td>${paper.party(from)}</td>
<td>${to.length > 0 ? to.map((party, at) => html`${at > 0 && ', '}${paper.party(party)}`) : '–'}</td><td>${paper.time(atMs)}</td><td>${standsNow(paper, one)}</td></tr>`;
}

export function publishedSection(paper: Paper, published: readonly PublishedBulletin[]): Html {
  const title = paper.say('bulletin.published');
  const columns = (['version', 'zone', 'by', 'to', 'published-at', 'now'] as const).map((key) =>
    paper.say(`bulletin.${key}`),
  );
  const rows = html`<tbody>${published.map((one) => row(paper, one))}</tbody>`;
  return html`<section id="published" aria-labelledby="published-title"><h2 id="published-title">${title}</h2>
${published.length > 0 ? table(title, columns, [rows]) : html`<p class="none">${paper.say('bulletin.never')}</p>`}</section>`;
}
