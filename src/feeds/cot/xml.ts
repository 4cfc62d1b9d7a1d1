/** The XML that a CoT event needs: characters, names, references, tags. After XML 1.0, fifth edition. */

// oxlint-disable-next-line no-control-regex -- XML 1.0 §2.2: these are no characters of XML.
export const ILLEGAL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/;
const ILLEGAL_ALL = new RegExp(ILLEGAL, 'g');

/** §2.3 NameStartChar and NameChar; planes 1 to 14 as surrogate pairs. */
const START =
  ':A-Z_a-z\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C\\u200D' +
  '\\u2070-\\u218F\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD';
const PAIR = '[\\uD800-\\uDB7F][\\uDC00-\\uDFFF]';
const NAME_SOURCE = `(?:[${START}]|${PAIR})(?:[-.0-9\\u00B7\\u0300-\\u036F\\u203F\\u2040${START}]|${PAIR})*`;
const NAME_AT = new RegExp(NAME_SOURCE, 'y');
const NAME = new RegExp(`^${NAME_SOURCE}$`);

/** Whether a word may be an attribute's or element's name. */
export function isName(word: string): boolean {
  return NAME.test(word);
}

/** By code: 1 begins an ASCII name, 2 goes on in one. */
const ASCII_NAME = Uint8Array.from({ length: 128 }, (_, code) => {
  const char = String.fromCharCode(code);
  return /[:A-Z_a-z]/.test(char) ? 1 : /[-.0-9]/.test(char) ? 2 : 0;
});

/** The name that begins at `at`, or null. */
export function nameAt(text: string, at: number): string | null {
  let end = at;
  let code = text.charCodeAt(at);
  if (ASCII_NAME[code] === 1) {
    do code = text.charCodeAt(++end);
    while ((ASCII_NAME[code] ?? 0) > 0);
    // Past the text's end the code is NaN.
    if (!(code >= 128)) return text.slice(at, end);
  }
  NAME_AT.lastIndex = at;
  return NAME_AT.exec(text)?.[0] ?? null;
}

/** Without its namespace prefix: CoT uses no namespaces, and a tool that writes one means the same. */
export function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** Lone surrogates and characters that no XML may hold become U+FFFD. Bidi controls are characters like others. */
export function cleanXml(text: string): string {
  return text.toWellFormed().replace(ILLEGAL_ALL, '\uFFFD');
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  // Written raw, a reader turns them into spaces (§3.3.3) or a line feed (§2.11).
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

export function escapeAttribute(text: string): string {
  return cleanXml(text).replace(/[&<>"'\t\n\r]/g, (char) => ESCAPES[char] as string);
}

export function escapeText(text: string): string {
  return cleanXml(text).replace(/[&<>\r]/g, (char) => ESCAPES[char] as string);
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const REFERENCE = /&(?:(amp|lt|gt|quot|apos)|#([0-9]{1,7})|#x([0-9A-Fa-f]{1,6}));|&/g;

function charOf(code: number): string | null {
  if (code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return null;
  const char = String.fromCodePoint(code);
  return ILLEGAL.test(char) ? null : char;
}

/** References resolved; null where one is none that XML itself defines. */
export function unescapeXml(text: string): string | null {
  if (!text.includes('&')) return text;
  let sound = true;
  const read = text.replace(REFERENCE, (whole, named?: string, decimal?: string, hex?: string) => {
    const char =
      whole === '&'
        ? null
        : named
          ? (NAMED[named] as string)
          : charOf(decimal ? Number(decimal) : Number.parseInt(hex as string, 16));
    if (char === null) sound = false;
    return char ?? '';
  });
  return sound ? read : null;
}

const isSpace = (code: number): boolean => code === 32 || code === 10 || code === 13 || code === 9;

/** Without white space at either end, as XML counts it. */
export function trimXml(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isSpace(text.charCodeAt(start))) start++;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  return text.slice(start, end);
}

/** Line ends as an XML reader sees them (§2.11). */
export function plainLines(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

export interface Tag {
  name: string;
  kind: 'start' | 'end' | 'empty';
  /** Name and value as they stand in the text, references unread. */
  attributes: CotAttributeText[];
  /** Index after `>`. */
  end: number;
}
export type CotAttributeText = readonly [name: string, raw: string];

function skipSpace(text: string, at: number): number {
  let end = at;
  while (isSpace(text.charCodeAt(end))) end++;
  return end;
}

/** The tag whose `<` stands at `at`; null where it is ill-formed, repeats an attribute or has more than `most`. */
export function tagAt(text: string, at: number, most: number): Tag | null {
  const closing = text[at + 1] === '/';
  const name = nameAt(text, at + (closing ? 2 : 1));
  if (name === null) return null;
  let place = at + (closing ? 2 : 1) + name.length;
  const attributes: CotAttributeText[] = [];
  for (;;) {
    const next = skipSpace(text, place);
    if (text[next] === '>') return { name, kind: closing ? 'end' : 'start', attributes, end: next + 1 };
    if (closing) return null;
    if (text[next] === '/') {
      return text[next + 1] === '>' ? { name, kind: 'empty', attributes, end: next + 2 } : null;
    }
    const key = next > place ? nameAt(text, next) : null;
    if (key === null || attributes.length === most) return null;
    for (const [other] of attributes) if (other === key) return null;
    const equals = skipSpace(text, next + key.length);
    if (text[equals] !== '=') return null;
    const open = skipSpace(text, equals + 1);
    const quote = text[open];
    if (quote !== '"' && quote !== "'") return null;
    const close = text.indexOf(quote, open + 1);
    if (close === -1) return null;
    const raw = text.slice(open + 1, close);
    if (raw.includes('<')) return null;
    attributes.push([key, raw]);
    place = close + 1;
  }
}

/** The value of an attribute (§3.3.3: white space written raw is a space); null where a reference is bad. */
export function attributeValue(raw: string): string | null {
  return unescapeXml(/[\t\r\n]/.test(raw) ? raw.replace(/\r\n|[\t\r\n]/g, ' ') : raw);
}
