/** Where the sources name refusal codes, and with which parameters. */
import { lineAt, readSource } from './source.ts';

export interface Use {
  code: string;
  line: number;
  /** Parameter names given, or null where they only show at run time. */
  params: Set<string> | null;
}

/** Every `refuse('CODE', { … })` of one file. */
export function refuseCalls(text: string): Use[] {
  const { code, strings } = readSource(text);
  return [...code.matchAll(/(?<![.\w$])refuse\s*\(\s*"§(\d+)"\s*(,?)\s*/g)].map((match) => ({
    code: strings[Number(match[1])] as string,
    line: lineAt(code, match.index),
    params: match[2] === '' ? new Set() : keysAt(code, strings, match.index + match[0].length),
  }));
}

/** Every string literal of one file: a code may be chosen first and refused with later. */
export function literals(text: string): Set<string> {
  return new Set(readSource(text).strings);
}

/** Keys of the object literal that starts at `start`; null for anything else, or with a spread or computed key. */
function keysAt(code: string, strings: readonly string[], start: number): Set<string> | null {
  // Right after a trailing comma there is no second argument.
  if (code[start] === ')') return new Set();
  if (code[start] !== '{') return null;
  const keys = new Set<string>();
  let depth = 0;
  let item = '';
  const take = (): boolean => {
    const text = item.trim();
    item = '';
    if (text === '') return true;
    const match = /^(?:([\w$]+)\s*(?::|$)|"§(\d+)"\s*:)/.exec(text);
    if (!match) return false;
    keys.add(match[1] ?? (strings[Number(match[2])] as string));
    return true;
  };
  for (let at = start; at < code.length; at += 1) {
    const char = code[at] as string;
    if ('{[('.includes(char)) {
      depth += 1;
      if (depth > 1) item += char;
    } else if ('}])'.includes(char)) {
      depth -= 1;
      if (depth === 0) return take() ? keys : null;
      item += char;
    } else if (char === ',' && depth === 1) {
      if (!take()) return null;
    } else item += char;
  }
  return null;
}
