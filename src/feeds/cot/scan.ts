/** One pass over the XML of one CoT event: well-formed or refused, its few known elements picked out, no tree built. */
import { type Refusal, refuse } from '../../contract/index.ts';
import { MAX_COT_ATTRIBUTES, MAX_COT_DEPTH } from './event.ts';
import { type CotAttributeText, ILLEGAL, localName, nameAt, plainLines, tagAt, unescapeXml } from './xml.ts';

/** An element that the event model reads: its attributes unread, where it stands, and its text. */
export interface Found {
  attributes: readonly CotAttributeText[];
  start: number;
  end: number;
  /** Character data, references resolved. */
  text: string;
}

export interface Scanned {
  /** Name of the outermost element, without prefix. */
  root: string;
  event: readonly CotAttributeText[];
  point: Found | null;
  detail: (Found & { innerStart: number; innerEnd: number }) | null;
  /** The first of each that stands directly in `detail`. */
  contact: Found | null;
  track: Found | null;
  remarks: Found | null;
}

function lineAt(text: string, end: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < end; at = text.indexOf('\n', at + 1)) line++;
  return line;
}

const SPACE_ONLY = /^[ \t\r\n]*$/;

/** Reads `text`, which begins with an XML declaration or the event itself. Linear in its length. */
export function scanEvent(text: string): Scanned | Refusal {
  const bad = (at: number): Refusal => refuse('FEEDS_COT_BROKEN', { line: lineAt(text, at) });
  const control = ILLEGAL.exec(text);
  if (control) return bad(control.index);
  const found: Scanned = {
    root: '',
    event: [],
    point: null,
    detail: null,
    contact: null,
    track: null,
    remarks: null,
  };
  const open: string[] = [];
  // The element being read among those found, and the depth at which it opened.
  let into: Found | null = null;
  let intoDepth = 0;
  let inDetail = false;
  let at = 0;

  const addText = (raw: string, from: number): Refusal | null => {
    if (open.length === 0) return SPACE_ONLY.test(raw) ? null : bad(from);
    // §2.4: only as the end of a CDATA section.
    if (raw.includes(']]>')) return bad(from);
    const said = unescapeXml(plainLines(raw));
    if (said === null) return bad(from);
    if (into) into.text += said;
    return null;
  };

  /** Takes note of a known element; false where there is a second `point` or `detail`. */
  const note = (name: string, made: Found, empty: boolean): boolean => {
    const depth = open.length;
    if (depth === 1 && name === 'point') {
      if (found.point) return false;
      found.point = made;
    } else if (depth === 1 && name === 'detail') {
      if (found.detail) return false;
      found.detail = { ...made, innerStart: made.end, innerEnd: made.end };
      inDetail = !empty;
    } else if (depth === 2 && inDetail && (name === 'contact' || name === 'track' || name === 'remarks')) {
      if (found[name]) return true;
      found[name] = made;
      if (!empty) {
        into = made;
        intoDepth = depth;
      }
    }
    return true;
  };

  while (at < text.length) {
    const next = text.indexOf('<', at);
    const wrong = next === at ? null : addText(text.slice(at, next === -1 ? text.length : next), at);
    if (wrong) return wrong;
    if (next === -1) break;
    if (text.startsWith('<!--', next)) {
      const end = text.indexOf('--', next + 4);
      if (end === -1 || text[end + 2] !== '>') return bad(next);
      at = end + 3;
    } else if (text.startsWith('<![CDATA[', next)) {
      const end = text.indexOf(']]>', next + 9);
      if (end === -1 || open.length === 0) return bad(next);
      if (into) (into as Found).text += plainLines(text.slice(next + 9, end));
      at = end + 3;
    } else if (text[next + 1] === '?') {
      const end = text.indexOf('?>', next + 2);
      const target = nameAt(text, next + 2);
      // §2.6, §2.8: a declaration stands first or nowhere.
      if (end === -1 || target === null || (next > 0 && /^xml$/i.test(target))) return bad(next);
      at = end + 2;
    } else if (text[next + 1] === '!') {
      return /^<!doctype/i.test(text.slice(next, next + 9))
        ? refuse('FEEDS_COT_DOCTYPE', { line: lineAt(text, next) })
        : bad(next);
    } else {
      const tag = tagAt(text, next, MAX_COT_ATTRIBUTES);
      if (!tag) return bad(next);
      at = tag.end;
      if (tag.kind === 'end') {
        if (open.pop() !== tag.name) return bad(next);
        if (into && open.length === intoDepth) {
          (into as Found).end = tag.end;
          into = null;
        } else if (inDetail && open.length === 1 && found.detail) {
          found.detail.innerEnd = next;
          inDetail = false;
        }
        continue;
      }
      for (const [, raw] of tag.attributes) {
        if (raw.includes('&') && unescapeXml(raw) === null) return bad(next);
      }
      if (open.length === 0) {
        // A second outermost element.
        if (found.root !== '') return bad(next);
        found.root = localName(tag.name);
        found.event = tag.attributes;
      }
      const made: Found = { attributes: tag.attributes, start: next, end: tag.end, text: '' };
      const empty = tag.kind === 'empty';
      if (!note(localName(tag.name), made, empty)) return bad(next);
      if (!empty && open.push(tag.name) > MAX_COT_DEPTH) {
        return refuse('FEEDS_COT_TOO_DEEP', { limit: MAX_COT_DEPTH, line: lineAt(text, next) });
      }
    }
  }
  return open.length > 0 || found.root === '' ? bad(text.length) : found;
}
