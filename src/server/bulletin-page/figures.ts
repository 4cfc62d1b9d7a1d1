/** Figures as they stand on the paper: the sentence, what stands beside it, its parts, and the entries it opens. */
import type { Bulletin, Figure } from '../../briefings/index.ts';
import { type Html, html, word } from '../html.ts';
import { table } from '../status-page/saying.ts';
import type { Paper } from './paper.ts';

/** Rows of one figure; the rest is counted, and stands in the JSON. */
const MAX_ROWS = 500;
/** Entry numbers of one figure in a line. */
const MAX_INDEXES = 60;

type Entry = Figure['entries'][number];

/** The sentence with its number in bold; Arabic says one and two in words. */
function sentence(paper: Paper, { says }: Figure): Html {
  const said = says[paper.language];
  const found = /\d[\d\u00A0\u202F,.]*\d|\d/.exec(said);
  if (!found) return html`${said}`;
  const [number] = found;
  return html`${said.slice(0, found.index)}<strong>${number}</strong>${said.slice(found.index + number.length)}`;
}

function entryLink(paper: Paper, index: number): Html {
  return paper.alone ? word(index) : html`<a href="/#/record/${index}">${word(index)}</a>`;
}

function row(paper: Paper, { index, id, kind, atMs, from, to }: Entry): Html {
  return html`<tr><td class="number">${entryLink(paper, index)}</td><td>${paper.time(atMs)}</td>
<td><code>${word(kind)}</code></td><td>${paper.party(from)}</td><td>${to === null ? '–' : paper.party(to)}</td><td class="id">${word(id)}</td></tr>`;
}

/** Entries that make one thing stand together. */
function entryTable(paper: Paper, figure: Figure): Html {
  const shown = figure.entries.slice(0, MAX_ROWS);
  const things = [...Map.groupBy(shown, ({ thing }) => thing).values()];
  const columns = [
    paper.say('bulletin.index'),
    paper.say('bulletin.time', { zone: paper.zone }),
    paper.say('bulletin.kind'),
    paper.say('bulletin.from'),
    paper.say('bulletin.to'),
    paper.say('bulletin.act'),
  ];
  const bodies = things.map((entries) => html`<tbody>${entries.map((entry) => row(paper, entry))}</tbody>`);
  const left = figure.entries.length - shown.length;
  return html`${table(paper.say('bulletin.table'), columns, bodies)}${more(paper, left)}`;
}

function more(paper: Paper, count: number): Html | null {
  return count > 0 ? html`<p class="more">${paper.say('bulletin.more', { count })}</p>` : null;
}

function indexes(paper: Paper, { entries }: Figure, className: string): Html {
  const shown = entries.slice(0, MAX_INDEXES);
  const list = shown.map(({ index }, at) => html`${at > 0 && ', '}${entryLink(paper, index)}`);
  const left = entries.length - shown.length;
  return html`<p class="${className}">${paper.say('bulletin.in-entries')} <bdi>${list}</bdi>${left > 0 && html` ${paper.say('bulletin.more', { count: left })}`}</p>`;
}

function beside(paper: Paper, { details }: Figure): Html | null {
  if (details.length === 0) return null;
  return html`<ul class="beside">${details.map((detail) => html`<li>${detail[paper.language]}</li>`)}</ul>`;
}

function part(paper: Paper, figure: Figure): Html {
  return html`<details class="part" id="${figure.id.replaceAll(' ', '-')}"><summary>${sentence(paper, figure)}</summary>${indexes(paper, figure, 'indexes')}</details>`;
}

function article(paper: Paper, figure: Figure, all: readonly Figure[]): Html {
  const parts = all.filter(({ of, count }) => of === figure.id && count > 0);
  const partly = parts.map((one) => beside(paper, one));
  return html`<article class="figure" id="${figure.id}">
<details><summary>${sentence(paper, figure)}</summary>
<p class="rule">${paper.say('bulletin.rule')} ${figure.rule[paper.language]}</p>
${entryTable(paper, figure)}</details>
${parts.length > 0 && html`<div class="parts">${parts.map((one) => part(paper, one))}</div>`}
${beside(paper, figure) ?? partly}
${indexes(paper, figure, 'on-paper indexes')}
</article>`;
}

/** What is nought is said in one paragraph: a reader must see that it was counted. */
function nought(paper: Paper, figures: readonly Figure[]): Html | null {
  if (figures.length === 0) return null;
  return html`<div class="nought"><ul>${figures.map(({ id, says }) => html`<li id="${id}">${says[paper.language]}</li>`)}</ul></div>`;
}

export function sectionOf(paper: Paper, { id, title, figures }: Bulletin['sections'][number]): Html {
  const whole = figures.filter(({ of }) => of === null);
  const some = whole.filter(({ count }) => count > 0);
  return html`<section id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title">${title[paper.language]}</h2>
${some.map((figure) => article(paper, figure, figures))}
${nought(
  paper,
  whole.filter(({ count }) => count === 0),
)}</section>`;
}
