/** HTML that cannot be broken into: every value is escaped, and what would turn the reading direction is made visible. */

/** Text that is HTML already. Only `html`, `typed` and `word` make it. */
export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

export type Piece = Html | string | number | null | undefined | false | readonly Piece[];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const FSI = '\u2068';
const PDI = '\u2069';
/** Overrides, embeddings and forced isolates, and control characters: nothing that a reader should be turned by. */
// oxlint-disable-next-line no-control-regex
const TURNING = /[\u202A-\u202E\u2066\u2067\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u2028\u2029]/g;

function visible(character: string): string {
  const code = (character.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0');
  return `[U+${code}]`;
}

/** Our own sentences hold pairs of isolates; one without its partner would reach beyond its value. */
function isolatesPair(text: string): boolean {
  let depth = 0;
  for (const character of text) {
    if (character === FSI) depth += 1;
    if (character === PDI) depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}

/** Safe between tags and in quoted attributes. */
export function escapeHtml(text: string): string {
  const shown = text.toWellFormed().replaceAll(TURNING, visible);
  const paired = isolatesPair(shown) ? shown : shown.replaceAll(/[\u2068\u2069]/g, visible);
  return paired.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] as string);
}

/** What a person typed, back in its field exactly as it was: there it turns nothing around it, and is judged as it is. */
export function typed(value: string): Html {
  const held = value.toWellFormed().replaceAll('\u0000', '\uFFFD');
  return new Html(held.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] as string));
}

function textOf(piece: Piece): string {
  if (piece === null || piece === undefined || piece === false) return '';
  if (piece instanceof Html) return piece.text;
  if (typeof piece === 'string') return escapeHtml(piece);
  if (typeof piece === 'number') return String(piece);
  return piece.map(textOf).join('');
}

export function html(strings: TemplateStringsArray, ...pieces: Piece[]): Html {
  return new Html(strings.reduce((text, string, at) => text + textOf(pieces[at - 1]) + string));
}

/** A call sign, id, date or number: it keeps its own direction whatever stands around it. */
export function word(value: string | number, className?: string): Html {
  const text = String(value).replaceAll(/[\u2068\u2069]/g, visible);
  return className ? html`<bdi class="${className}">${text}</bdi>` : html`<bdi>${text}</bdi>`;
}

/** Somebody's own words, exactly, in their own direction. */
export function words(value: string): Html {
  return html`<span class="words" dir="auto">${value.replaceAll(/[\u2068\u2069]/g, visible)}</span>`;
}
