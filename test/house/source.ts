/**
 * Reads TypeScript far enough for the house tests: comments out, string literals numbered, imports listed.
 * A lexer and not a parser: what it must tell apart is code, comment, string, template and regular expression.
 */

export interface Source {
  /** The code with comments blanked and every string literal replaced by `"§n"`; line breaks stay. */
  code: string;
  /** `strings[n]`: the raw text of literal n. Templates with `${}` are not literals and are not listed. */
  strings: string[];
}

export interface Import {
  /** The specifier as written. */
  from: string;
  /** What is named between `import` and `from`: `type { A, B }`, `* as x`, or '' for the other forms. */
  clause: string;
  line: number;
}

/** After one of these words a slash opens a regular expression; after another name it divides. */
const BEFORE_REGEX = /(?:^|[^\w$.])(?:return|typeof|case|in|of|delete|void|throw|new|else|do|await|yield)$/;

export function readSource(text: string): Source {
  const strings: string[] = [];
  let code = '';
  let at = 0;
  // Depth of braces inside each open `${`, innermost last.
  const templates: number[] = [];

  const blank = (from: number, to: number) => text.slice(from, to).replaceAll(/[^\n]/g, ' ');
  const opensRegex = () => {
    const before = code.trimEnd();
    const last = before.at(-1) ?? '(';
    if (/[\w$]/.test(last)) return BEFORE_REGEX.test(before);
    return !/[)\]}"`]/.test(last);
  };
  const untilTemplateEnds = () => {
    // Stands just after a backtick or after the `}` that closed a `${`.
    const start = at;
    while (at < text.length) {
      if (text[at] === '\\') at += 2;
      else if (text[at] === '`') {
        code += `${blank(start, at)}\``;
        at += 1;
        return;
      } else if (text.startsWith('${', at)) {
        code += `${blank(start, at)}\${`;
        at += 2;
        templates.push(0);
        return;
      } else at += 1;
    }
  };

  while (at < text.length) {
    const char = text[at] as string;
    if (text.startsWith('//', at)) {
      const end = text.indexOf('\n', at);
      at = end < 0 ? text.length : end;
    } else if (text.startsWith('/*', at)) {
      const close = text.indexOf('*/', at + 2);
      const end = close < 0 ? text.length : close + 2;
      code += blank(at, end);
      at = end;
    } else if (char === "'" || char === '"') {
      const end = endOfQuoted(text, at);
      code += `"§${strings.push(text.slice(at + 1, end)) - 1}"`;
      at = end + 1;
    } else if (char === '`') {
      const plain = /^`((?:[^`\\$]|\\[\s\S]|\$(?!\{))*)`/.exec(text.slice(at));
      if (plain) {
        code += `"§${strings.push(plain[1] as string) - 1}"${'\n'.repeat((plain[0].match(/\n/g) ?? []).length)}`;
        at += plain[0].length;
      } else {
        code += '`';
        at += 1;
        untilTemplateEnds();
      }
    } else if (char === '/' && opensRegex()) {
      at = endOfRegex(text, at);
      code += '"§regex"';
    } else if (char === '}' && templates.at(-1) === 0) {
      templates.pop();
      code += '}';
      at += 1;
      untilTemplateEnds();
    } else {
      if (templates.length > 0 && char === '{') templates[templates.length - 1]! += 1;
      if (templates.length > 0 && char === '}') templates[templates.length - 1]! -= 1;
      code += char;
      at += 1;
    }
  }
  return { code, strings };
}

function endOfQuoted(text: string, start: number): number {
  const quote = text[start];
  let at = start + 1;
  while (at < text.length && text[at] !== quote && text[at] !== '\n') at += text[at] === '\\' ? 2 : 1;
  return at;
}

function endOfRegex(text: string, start: number): number {
  let at = start + 1;
  let inClass = false;
  while (at < text.length && text[at] !== '\n') {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '[') inClass = true;
    else if (text[at] === ']') inClass = false;
    else if (text[at] === '/' && !inClass) break;
    at += 1;
  }
  at += 1;
  while (/[a-z]/.test(text[at] ?? '')) at += 1;
  return at;
}

const IMPORT_FORMS = [
  // import … from "x", export … from "x"
  /\b(?:import|export)\s+(type\s+[^;"'`=]*?|[^;"'`=]*?)\bfrom\s*"§(\d+)"/g,
  // import "x"
  /\bimport()\s*"§(\d+)"/g,
  // import("x"), in code and in types
  /\bimport()\s*\(\s*"§(\d+)"/g,
  // new URL("x", import.meta.url): how a worker's file is named
  /\bnew\s+URL()\s*\(\s*"§(\d+)"\s*,\s*import\.meta\.url/g,
  /\brequire()\s*\(\s*"§(\d+)"/g,
];

/** Every static import and export-from, dynamic import with a literal, and worker URL of one file. */
export function importsOf(source: Source): Import[] {
  const found: Import[] = [];
  for (const form of IMPORT_FORMS) {
    for (const match of source.code.matchAll(form)) {
      found.push({
        from: source.strings[Number(match[2])] as string,
        clause: (match[1] ?? '').trim(),
        line: lineAt(source.code, match.index),
      });
    }
  }
  return found;
}

/** Dynamic imports whose target only shows at run time: nothing can be held about those. */
export function computedImports(source: Source): number[] {
  return [...source.code.matchAll(/\b(?:import|require)\s*\(\s*(?!\s*"§\d+")/g)].map((match) =>
    lineAt(source.code, match.index),
  );
}

export function lineAt(code: string, index: number): number {
  return code.slice(0, index).split('\n').length;
}
