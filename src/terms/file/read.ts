/** An agreement as people write it, in YAML or JSON, to the value that `terms.propose` takes. Times may stand in RFC 3339. */
import { isMap, isScalar, parseDocument, visit } from 'yaml';
import { z } from 'zod';
import { isRefusal, type Refusal, refuse } from '../../contract/index.ts';
import { parseJson } from '../../record/index.ts';

export const MAX_TERMS_BYTES = 1_048_576;
/** YAML is read by slower rules, some of them in the square of the length: this much takes a second at worst. */
export const MAX_YAML_BYTES = 65_536;
/** A block may be repeated by its alias; more than this is an attempt to blow the file up. */
const MAX_ALIASES = 100;
const MAX_NESTED = 64;

const rfc3339 = z.iso.datetime({ offset: true });

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

/** Offset at which brackets, or marks of items in one line, go deeper than any agreement; null for none. */
function tooDeepAt(text: string): number | null {
  let brackets = 0;
  let marks = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === '[' || character === '{') brackets += 1;
    if (character === ']' || character === '}') brackets = Math.max(0, brackets - 1);
    if (character === '\n') marks = 0;
    // `- - -`, `? ?`, `&a &b`; one flow mapping may hold many colons, and no more than its line is long.
    if (character === '&' || ((character === '-' || character === '?') && text[at + 1] === ' ')) marks += 1;
    if (brackets > MAX_NESTED || marks > MAX_NESTED) return at;
  }
  return null;
}

/** A name that stands twice in one mapping. The library's own check compares every name with every other. */
function nameTwice(document: ReturnType<typeof parseDocument>): { name: string; offset: number } | null {
  let found: { name: string; offset: number } | null = null;
  visit(document, {
    Map(_key, map) {
      const names = new Set<unknown>();
      for (const { key } of map.items) {
        const name = isScalar(key) ? key.value : key;
        if (names.has(name)) {
          found = { name: String(name).slice(0, 60), offset: (isScalar(key) && key.range?.[0]) || 0 };
          return visit.BREAK;
        }
        names.add(name);
      }
      return undefined;
    },
  });
  return found;
}

function readYaml(text: string): { value: unknown } | Refusal {
  const unreadable = (offset: number, problem: string) =>
    refuse('TERMS_FILE_UNREADABLE', { line: lineAt(text, offset), problem: problem.slice(0, 200) });
  const deep = tooDeepAt(text);
  if (deep !== null) return unreadable(deep, 'nested too deep');
  try {
    const document = parseDocument(text, {
      schema: 'core',
      strict: true,
      uniqueKeys: false,
      // Each error would look for its line anew.
      prettyErrors: false,
      logLevel: 'silent',
    });
    const [fault] = [...document.errors, ...document.warnings];
    if (fault) return unreadable(fault.pos[0], fault.message);
    if (!isMap(document.contents)) return { value: null };
    const twice = nameTwice(document);
    if (twice) return unreadable(twice.offset, `"${twice.name}" stands twice`);
    return { value: document.toJS({ maxAliasCount: MAX_ALIASES }) as unknown };
  } catch (error) {
    // Nested too deep for the stack, or too many aliases: the library throws.
    return unreadable(0, (error as Error).message);
  }
}

function readJson(text: string): { value: unknown } | null {
  const read = parseJson(text, MAX_TERMS_BYTES);
  return isRefusal(read) ? null : read;
}

/** `2020-08-25T07:00:00Z` becomes UTC ms; what is no time stays, and the schema says so. */
function instantOf(value: unknown): unknown {
  return rfc3339.safeParse(value).success ? Date.parse(value as string) : value;
}

/** The file's fields. Their shape is not looked at: that is the schema's. Never throws. */
export function readTermsFile(given: string): { value: Record<string, unknown> } | Refusal {
  const text = given.replace(/^\uFEFF/, '');
  const bytes = new TextEncoder().encode(text).length;
  if (bytes > MAX_TERMS_BYTES) return refuse('TERMS_FILE_TOO_LARGE', { bytes, limit: MAX_TERMS_BYTES });
  let read = readJson(text) as { value: unknown } | Refusal | null;
  if (read === null && bytes > MAX_YAML_BYTES) {
    return refuse('TERMS_FILE_TOO_LARGE', { bytes, limit: MAX_YAML_BYTES });
  }
  read ??= readYaml(text);
  if ('refused' in read) return read;
  const { value } = read;
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return refuse('TERMS_FILE_NO_TERMS');
  const fields = { ...(value as Record<string, unknown>) };
  for (const name of ['fromMs', 'toMs'])
    if (Object.hasOwn(fields, name)) fields[name] = instantOf(fields[name]);
  return { value: fields };
}
