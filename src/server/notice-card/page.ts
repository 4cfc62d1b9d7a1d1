/** One sheet: what the card says in plain words, and the QR code that a checkpoint verifies without any network. */
import encodeQr from 'qr';
import { type Point, toMgrs } from '../../geo/index.ts';
import { nodeText } from '../../node/index.ts';
import type { CardStatement } from '../../notices/index.ts';
import { type Language, say, showWhen } from '../../text/index.ts';
import { Html, html, type Piece, word, words } from '../html.ts';
import { style } from './style.ts';
import { text } from './text.ts';

export interface Sheet {
  statement: CardStatement;
  /** What stands in the QR code. */
  code: string;
  receipts: readonly { party: string; receivedMs: number }[];
  language: Language;
  zone: string | null;
  alone: boolean;
}

function placeText({ lat, lon }: Point): string {
  const grid = toMgrs({ lat, lon });
  return `${lat.toFixed(5)}, ${lon.toFixed(5)}${grid ? ` = ${grid}` : ''}`;
}

function momentText(ms: number, { zone, language }: Sheet): Html {
  const { utc, dtg, local } = showWhen(ms, { zone, language });
  return html`${word(utc)} · ${word(dtg)}${local && html` · ${word(local.text)}`}`;
}

function rowsOf(sheet: Sheet): [keyof typeof text, Piece][] {
  const { statement, receipts, language } = sheet;
  const { organisation, callSign, vehicles, plates, escort, places, phone, fromMs, toMs } = statement;
  const [first, last] = places;
  const place = (one: (typeof places)[number]): Piece =>
    html`${one.name && html`${words(one.name)} `}${word(placeText(one.at))}`;
  const rows: [keyof typeof text, Piece | null][] = [
    ['card.organisation', words(organisation)],
    ['card.call-sign', callSign ? words(callSign) : null],
    ['card.from', first && last ? place(first) : null],
    ['card.to', last ? place(last) : null],
    ['card.place', first && !last ? place(first) : null],
    ['card.begins', momentText(fromMs, sheet)],
    ['card.ends', toMs === null ? say(language, text['card.open-end']) : momentText(toMs, sheet)],
    [
      'card.vehicles',
      vehicles > 0 ? html`${word(vehicles)}${plates.map((plate) => html` · ${words(plate)}`)}` : null,
    ],
    ['card.escort', say(language, text[escort ? 'card.yes' : 'card.no'])],
    ['card.phone', phone ? words(phone) : null],
    [
      'card.receipts',
      receipts.length > 0
        ? receipts.map(
            ({ party, receivedMs }) => html`<div>${word(party)}: ${momentText(receivedMs, sheet)}</div>`,
          )
        : say(language, text['card.no-receipt']),
    ],
    [
      'card.notice',
      html`${word(statement.noticeId)} · ${say(language, text['card.version'], { version: statement.version })}`,
    ],
    ['card.issued', momentText(statement.issuedMs, sheet)],
  ];
  return rows.flatMap(([name, value]) =>
    value === null ? [] : [[name, value] as [keyof typeof text, Piece]],
  );
}

export function cardPage(sheet: Sheet): Html {
  const { statement, code, language, alone } = sheet;
  const direction = language === 'ar' ? 'rtl' : 'ltr';
  const title = say(language, text[`card.title.${statement.type}`]);
  // The library makes the picture of nothing but our own text.
  const picture = new Html(encodeQr(code, 'svg', { ecc: 'medium', encoding: 'alphanumeric', border: 4 }));
  const look = alone
    ? html`<style>${new Html(style)}</style>`
    : html`<link rel="stylesheet" href="/card.css">`;
  return html`<!doctype html>
<html lang="${language}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · ${statement.callSign || statement.organisation}</title>
<link rel="icon" href="data:,">
${look}
</head>
<body>
<main class="sheet">
<p class="mode mode-${statement.mode}"><strong>${say(language, nodeText[`node.${statement.mode}`])}</strong></p>
<h1>${title}</h1>
${statement.protected && html`<p class="protected">${say(language, text['card.protected'])}</p>`}
<div class="two"><dl>${rowsOf(sheet).map(([name, value]) => html`<dt>${say(language, text[name])}</dt><dd>${value}</dd>`)}</dl>
<figure>${picture}<figcaption>${say(language, text['card.how'], { party: statement.party })}</figcaption></figure></div>
<p class="since">${say(language, text['card.since'])}</p>
<p class="code" dir="ltr">${code}</p>
</main>
</body>
</html>
`;
}
