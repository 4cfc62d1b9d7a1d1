/**
 * One pass over XML text before a tree is built from it: everything that can make a parser expand, recurse or
 * swell is refused here, in time linear in the text. What passes may still be ill-formed: the parser says so.
 */
import { type Refusal, refuse } from '../../contract/index.ts';

export const MAX_XML_DEPTH = 64;
/** Bounds the tree: the parser takes about 7 µs an element, so about two seconds at worst. */
export const MAX_XML_ELEMENTS = 300_000;
const MAX_TAG_LENGTH = 65_536;
const MAX_ATTRIBUTES = 256;

function lineAt(text: string, end: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < end; at = text.indexOf('\n', at + 1)) line++;
  return line;
}

/** Index of the `>` that ends the tag begun at `start`, quotes respected; -1 where there is none within bounds. */
function tagEnd(text: string, start: number): { end: number; equals: number } {
  let quote = '';
  let equals = 0;
  const limit = Math.min(text.length, start + MAX_TAG_LENGTH);
  for (let at = start; at < limit; at++) {
    const char = text[at];
    if (quote) {
      if (char === quote) quote = '';
    } else if (char === '"' || char === "'") quote = char;
    else if (char === '=') equals++;
    else if (char === '>') return { end: at, equals };
  }
  return { end: -1, equals };
}

const PREFIXED = /([A-Za-z_][\w.-]{0,63}):[A-Za-z_]/g;

/** The namespace prefixes that tags use, declared or not; or why the text is no XML that Parley reads. */
export function scanXml(text: string): Set<string> | Refusal {
  const prefixes = new Set<string>();
  let depth = 0;
  let elements = 0;
  let at = text.indexOf('<');
  const broken = (): Refusal => refuse('GEO_XML_BROKEN', { line: lineAt(text, at) });
  while (at !== -1) {
    let end: number;
    if (text.startsWith('<!--', at)) {
      end = text.indexOf('-->', at + 4);
      if (end === -1) return broken();
      end += 2;
    } else if (text.startsWith('<![CDATA[', at)) {
      end = text.indexOf(']]>', at + 9);
      if (end === -1) return broken();
      end += 2;
    } else if (text[at + 1] === '?') {
      end = text.indexOf('?>', at + 2);
      if (end === -1) return broken();
      end += 1;
    } else if (text[at + 1] === '!') {
      return /^<!doctype/i.test(text.slice(at, at + 9))
        ? refuse('GEO_XML_DOCTYPE', { line: lineAt(text, at) })
        : broken();
    } else {
      const tag = tagEnd(text, at + 1);
      if (tag.end === -1 || tag.equals > MAX_ATTRIBUTES) return broken();
      end = tag.end;
      if (text[at + 1] === '/') depth--;
      else {
        if (++elements > MAX_XML_ELEMENTS) return refuse('GEO_XML_TOO_MANY', { limit: MAX_XML_ELEMENTS });
        if (text[end - 1] !== '/' && ++depth > MAX_XML_DEPTH) {
          return refuse('GEO_XML_TOO_DEEP', { limit: MAX_XML_DEPTH, line: lineAt(text, at) });
        }
        const inside = text.slice(at + 1, end);
        if (inside.includes(':')) for (const match of inside.matchAll(PREFIXED)) prefixes.add(match[1] ?? '');
      }
      if (depth < 0) return broken();
    }
    at = text.indexOf('<', end + 1);
  }
  return prefixes;
}
