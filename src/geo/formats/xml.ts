/** Safe XML: no DOCTYPE (so no entities but the five of XML itself), bounded size, depth and count; never throws. */
import { DOMParser, type Element, onWarningStopParsing } from '@xmldom/xmldom';
import { isRefusal, type Refusal, refuse } from '../../contract/index.ts';
import { MAX_FILE_BYTES } from './geo-file.ts';
import { scanXml } from './xml-scan.ts';

export type XmlElement = Element;

// oxlint-disable-next-line no-control-regex -- XML 1.0 §2.2: these are no characters of XML, and the parser lets them by.
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/;

/**
 * The root element. Namespaces are read but never required, and a prefix that nobody declared is let pass:
 * phones write both. Refusals: GEO_XML_BROKEN, _DOCTYPE, _TOO_DEEP, _TOO_MANY, GEO_FILE_TOO_LARGE.
 */
export function readXml(text: string): XmlElement | Refusal {
  if (text.length > MAX_FILE_BYTES) {
    return refuse('GEO_FILE_TOO_LARGE', { bytes: text.length, limit: MAX_FILE_BYTES });
  }
  const control = CONTROL.exec(text);
  if (control) return refuse('GEO_XML_BROKEN', { line: text.slice(0, control.index).split('\n').length });
  const prefixes = scanXml(text);
  if (isRefusal(prefixes)) return prefixes;
  const xmlns: Record<string, string> = {};
  for (const prefix of prefixes) {
    if (prefix !== 'xml' && prefix !== 'xmlns') xmlns[prefix] = `urn:undeclared:${prefix}`;
  }
  try {
    const parser = new DOMParser({ onError: onWarningStopParsing, xmlns });
    const root = parser.parseFromString(text.replace(/^\uFEFF/, '').trimStart(), 'text/xml').documentElement;
    return root ?? refuse('GEO_XML_BROKEN', { line: 1 });
  } catch (error) {
    // Whatever the parser throws, it is the text that it could not read.
    const line = (error as { locator?: { lineNumber?: number } } | null)?.locator?.lineNumber;
    return refuse('GEO_XML_BROKEN', { line: typeof line === 'number' && line > 0 ? line : 1 });
  }
}

/** Child elements in order; with `name`, those of that local name, whatever their namespace. */
export function* children(parent: XmlElement, name?: string): Generator<XmlElement> {
  for (let node = parent.firstChild; node; node = node.nextSibling) {
    if (node.nodeType !== 1) continue;
    const element = node as XmlElement;
    if (name === undefined || element.localName === name) yield element;
  }
}

export function child(parent: XmlElement, name: string): XmlElement | null {
  for (const element of children(parent, name)) return element;
  return null;
}

/** The trimmed text of a child; null where there is no such child or it is empty. */
export function childText(parent: XmlElement, name: string): string | null {
  const text = child(parent, name)?.textContent?.trim();
  return text ? text : null;
}

/** A name for people: one line, at most 200 characters; null where nothing is left. */
export function cleanName(text: string | null | undefined): string | null {
  const line = (text ?? '')
    .slice(0, 2000)
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  return line === '' ? null : [...line].slice(0, 200).join('');
}

/** Line of the file on which the element stands, from 1; 0 where the parser does not say. */
export function lineNumber(element: XmlElement): number {
  return (element as { lineNumber?: number }).lineNumber ?? 0;
}
