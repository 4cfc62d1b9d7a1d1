/** What widely used TAK libraries write although XML does not allow it: `&` and `<` raw in attribute values and text. */

/** A `&` that begins no reference of XML's own. */
const BARE = /&(?!(?:amp|lt|gt|quot|apos|#[0-9]{1,7}|#x[0-9A-Fa-f]{1,6});)/g;

function withoutBare(text: string): string {
  return text.includes('&') ? text.replace(BARE, '&amp;') : text;
}

const SECTIONS = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
] as const;

/** Index after the section or tag that begins at `at`; the text's length where it does not end. */
function endOf(text: string, at: number): { end: number; section: boolean } {
  for (const [mark, close] of SECTIONS) {
    if (!text.startsWith(mark, at)) continue;
    const end = text.indexOf(close, at + mark.length);
    return { end: end === -1 ? text.length : end + close.length, section: true };
  }
  let quote = '';
  for (let place = at + 1; place < text.length; place++) {
    const char = text[place] as string;
    if (quote !== '') {
      if (char === quote) quote = '';
    } else if (char === '"' || char === "'") quote = char;
    else if (char === '>') return { end: place + 1, section: false };
  }
  return { end: text.length, section: false };
}

/** The text with a raw `<` in a tag's quotes and a raw `&` anywhere but in sections written as XML wants them. */
export function mendXml(text: string): string {
  let mended = '';
  let at = 0;
  while (at < text.length) {
    const next = text.indexOf('<', at);
    mended += withoutBare(text.slice(at, next === -1 ? text.length : next));
    if (next === -1) break;
    const { end, section } = endOf(text, next);
    const piece = text.slice(next, end);
    // Outside quotes a second `<` stays: then the tag is broken, and is refused.
    mended += section
      ? piece
      : withoutBare(piece.replace(/"[^"]*"|'[^']*'/g, (value) => value.replaceAll('<', '&lt;')));
    at = end;
  }
  return mended;
}
