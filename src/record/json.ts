/**
 * Strict I-JSON (RFC 7493) in, canonical JSON (RFC 8785) out.
 *
 * Reading refuses what two readers could understand differently: a member named twice, a lone surrogate, an
 * integer that binary64 would round, a number that overflows. It is bounded in size and depth and never throws.
 */
import canonicalize from 'canonicalize';
import { type Refusal, RefusalError, refuse } from '../contract/index.ts';
import { fromUtf8 } from './hash.ts';

export type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

export const MAX_JSON_DEPTH = 64;
/** Default bound of one JSON text, in bytes of UTF-8. */
export const MAX_JSON_BYTES = 1_048_576;

/** What the parser throws to itself; never leaves this file. */
class Stop {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    this.refusal = refusal;
  }
}
function stop(code: string, params: Record<string, string | number>): never {
  throw new Stop(refuse(code, params));
}

const SPACE = /[ \t\n\r]*/y;
const NUMBER = /-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?/y;
/** A run of characters that need no further look. */
// oxlint-disable-next-line no-control-regex
const PLAIN = /[^"\\\u0000-\u001f]*/y;
const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

class Parser {
  readonly text: string;
  at = 0;
  constructor(text: string) {
    this.text = text;
  }

  match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (found) this.at = pattern.lastIndex;
    return found;
  }

  syntax(): never {
    return stop('RECORD_JSON_SYNTAX', { at: this.at });
  }

  value(depth: number): Json {
    if (depth > MAX_JSON_DEPTH) stop('RECORD_JSON_DEPTH', { limit: MAX_JSON_DEPTH });
    this.match(SPACE);
    switch (this.text[this.at]) {
      case '{':
        return this.object(depth);
      case '[':
        return this.array(depth);
      case '"':
        return this.string();
      case 't':
        return this.word('true', true);
      case 'f':
        return this.word('false', false);
      case 'n':
        return this.word('null', null);
      default:
        return this.number();
    }
  }

  word(text: string, value: Json): Json {
    if (!this.text.startsWith(text, this.at)) this.syntax();
    this.at += text.length;
    return value;
  }

  number(): number {
    const found = this.match(NUMBER);
    if (!found) this.syntax();
    const value = Number(found[0]);
    const whole = found[1] === undefined && found[2] === undefined;
    if (!Number.isFinite(value) || (whole && !Number.isSafeInteger(value)))
      stop('RECORD_JSON_NUMBER', { number: found[0].slice(0, 40) });
    return value;
  }

  string(): string {
    const from = this.at;
    this.at += 1;
    let out = '';
    for (;;) {
      out += this.match(PLAIN)![0];
      const c = this.text[this.at];
      if (c === '"') break;
      if (c !== '\\') this.syntax();
      const escape = this.text[this.at + 1];
      if (escape === 'u') {
        const hex = this.text.slice(this.at + 2, this.at + 6);
        if (!/^[0-9a-fA-F]{4}$/.test(hex)) this.syntax();
        out += String.fromCharCode(Number.parseInt(hex, 16));
        this.at += 6;
      } else {
        const plain = escape === undefined ? undefined : ESCAPES[escape];
        if (plain === undefined) this.syntax();
        out += plain;
        this.at += 2;
      }
    }
    this.at += 1;
    if (!out.isWellFormed()) stop('RECORD_JSON_SURROGATE', { at: from });
    return out;
  }

  array(depth: number): Json[] {
    this.at += 1;
    const out: Json[] = [];
    this.match(SPACE);
    if (this.text[this.at] === ']') {
      this.at += 1;
      return out;
    }
    for (;;) {
      out.push(this.value(depth + 1));
      this.match(SPACE);
      const c = this.text[this.at];
      if (c !== ',' && c !== ']') this.syntax();
      this.at += 1;
      if (c === ']') return out;
    }
  }

  object(depth: number): { [name: string]: Json } {
    this.at += 1;
    const out: { [name: string]: Json } = {};
    this.match(SPACE);
    if (this.text[this.at] === '}') {
      this.at += 1;
      return out;
    }
    for (;;) {
      this.match(SPACE);
      if (this.text[this.at] !== '"') this.syntax();
      const name = this.string();
      if (Object.hasOwn(out, name)) stop('RECORD_JSON_DUPLICATE', { name: name.slice(0, 80) });
      this.match(SPACE);
      if (this.text[this.at] !== ':') this.syntax();
      this.at += 1;
      const value = this.value(depth + 1);
      // As JSON.parse does: a member called __proto__ is a member, and never sets the prototype.
      if (name === '__proto__')
        Object.defineProperty(out, name, { value, enumerable: true, writable: true, configurable: true });
      else out[name] = value;
      this.match(SPACE);
      const c = this.text[this.at];
      if (c !== ',' && c !== '}') this.syntax();
      this.at += 1;
      if (c === '}') return out;
    }
  }
}

/** The value, wrapped so that a JSON document which looks like a refusal is never taken for one; or the refusal. */
export function parseJson(
  input: string | Uint8Array,
  maxBytes: number = MAX_JSON_BYTES,
): { value: Json } | Refusal {
  const bytes = typeof input === 'string' ? Buffer.byteLength(input) : input.byteLength;
  if (bytes > maxBytes) return refuse('RECORD_TOO_BIG', { bytes, limit: maxBytes });
  const text = typeof input === 'string' ? input : fromUtf8(input);
  if (text === null) return refuse('RECORD_UTF8');
  const parser = new Parser(text);
  try {
    const value = parser.value(1);
    parser.match(SPACE);
    if (parser.at !== text.length) parser.syntax();
    return { value };
  } catch (error) {
    if (error instanceof Stop) return error.refusal;
    throw error;
  }
}

/**
 * RFC 8785 text of a JSON value. Members that are undefined are left out.
 * @throws RefusalError RECORD_NOT_JSON for what I-JSON cannot hold: a lone surrogate, NaN, an infinity, a cycle.
 */
export function canonicalJson(value: unknown): string {
  let text: string | undefined;
  try {
    text = canonicalize(value);
  } catch (error) {
    throw new RefusalError(refuse('RECORD_NOT_JSON', { why: String((error as Error).message) }));
  }
  if (text === undefined) throw new RefusalError(refuse('RECORD_NOT_JSON', { why: typeof value }));
  return text;
}

/**
 * What `parseJson` says of a text that `canonicalJson` wrote. Only what that can write is looked for: too many levels,
 * and a whole number that binary64 rounded.
 */
export function readCanonical(text: string): { value: Json } | Refusal {
  const value = JSON.parse(text) as Json;
  try {
    checkCanonical(value, 1);
  } catch (error) {
    if (error instanceof Stop) return error.refusal;
    throw error;
  }
  return { value };
}
/** From here on RFC 8785 writes an exponent. */
const EXPONENT_FROM = 1e21;
function checkCanonical(value: Json, depth: number): void {
  if (depth > MAX_JSON_DEPTH) stop('RECORD_JSON_DEPTH', { limit: MAX_JSON_DEPTH });
  if (typeof value === 'number') {
    if (Number.isInteger(value) && !Number.isSafeInteger(value) && Math.abs(value) < EXPONENT_FROM)
      stop('RECORD_JSON_NUMBER', { number: String(value) });
  } else if (typeof value === 'object' && value !== null) {
    for (const member of Object.values(value)) checkCanonical(member, depth + 1);
  }
}

/** `a.b[2].c` of the first complaint of a schema, for refusals. */
export function pathOf(error: {
  issues: readonly { path: readonly PropertyKey[]; code?: string; keys?: readonly string[] }[];
}): string {
  const issue = error.issues[0];
  const parts = [
    ...(issue?.path ?? []),
    ...(issue?.code === 'unrecognized_keys' ? [issue.keys?.[0] ?? ''] : []),
  ];
  return parts.map(String).join('.').slice(0, 120) || '(whole)';
}
