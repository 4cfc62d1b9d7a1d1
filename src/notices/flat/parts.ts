/**
 * Lists inside one cell or line: items parted by `;`, parts of an item by `/`. A backslash takes the sign behind it as it
 * stands, and writes what one line of any format cannot hold: `\n`, `\r`, `\t`, `\s` for a space at an end, `\u{200E}`.
 */

const ESCAPED: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', s: ' ' };
/** What a backslash takes as it stands; before anything else it is a backslash. */
const TAKEN = /^[\\;/=+\-@]$/;
const LAST_CODE = 0x10ffff;

/** Reads text as it was meant, the backslashes gone. */
export function unescaped(text: string): string {
  return text.replaceAll(/\\(?:u\{([0-9a-f]{1,6})\}|(.))/gsu, (pair, code?: string, sign = '') => {
    if (code === undefined) return ESCAPED[sign] ?? (TAKEN.test(sign) ? sign : pair);
    const number = Number.parseInt(code, 16);
    return number <= LAST_CODE ? String.fromCodePoint(number) : pair;
  });
}

function coded(sign: string): string {
  return `\\u{${(sign.codePointAt(0) as number).toString(16)}}`;
}

/**
 * Text as one line that is read back the same. `parted`: it is a part of a list. A sign at the beginning by which a
 * spreadsheet would take it for a formula gets a backslash.
 */
export function escaped(text: string, parted = false): string {
  return (
    text
      .replaceAll(parted ? /[\\;/]/g : /\\/g, (sign) => `\\${sign}`)
      .replaceAll('\n', '\\n')
      .replaceAll('\r', '\\r')
      .replaceAll('\t', '\\t')
      // What cannot be seen, or would turn the line around it, is written as its number.
      .replaceAll(
        /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF\uFFFD-\uFFFF]/gu,
        coded,
      )
      .replace(/^ /, '\\s')
      .replace(/ $/, '\\s')
      .replaceAll(/^\s|\s$/gu, coded)
      .replace(/^[=+\-@]/, (sign) => `\\${sign}`)
  );
}

/** Cut at `sign`, escaped ones apart; each piece trimmed and still escaped. */
function cut(text: string, sign: ';' | '/'): string[] {
  const found: string[] = [];
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === sign) {
      found.push(text.slice(from, at).trim());
      from = at + 1;
    }
  }
  return [...found, text.slice(from).trim()];
}

/** Items of a list, each as its parts; empty items are none. */
export function itemsOf(text: string): string[][] {
  return cut(text, ';')
    .filter((item) => item !== '')
    .map((item) => cut(item, '/').map(unescaped));
}

/** Items of one part each, empty ones too: every semicolon parts two. */
export function piecesOf(text: string): string[] {
  return cut(text, ';').map(unescaped);
}

/** The list as one line. Parts left out at the end of an item are not written. */
export function listText(items: readonly (readonly (string | number | undefined)[])[]): string {
  return items
    .map((parts) => {
      const last = parts.findLastIndex((part) => part !== undefined && part !== '');
      return parts
        .slice(0, last + 1)
        .map((part) => escaped(String(part ?? ''), true))
        .join(' / ');
    })
    .join('; ');
}
