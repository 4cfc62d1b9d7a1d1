/** One input out of body, path and query, read by the room's schema, faults told in the caller's language. */
import { type core, z } from 'zod';
import { isRefusal, type Refusal, refuse } from '../contract/index.ts';
import { MAX_JSON_BYTES, parseJson } from '../record/index.ts';
import { type Language, say } from '../text/index.ts';
import { text } from './text.ts';

/** Bytes of one request of the API. */
export const MAX_BODY_BYTES = 4_194_304;

const messages: Readonly<Record<Language, core.$ZodErrorMap>> = {
  en: z.locales.en().localeError,
  ru: z.locales.ru().localeError,
  ar: z.locales.ar().localeError,
};

type Schema = core.$ZodType;
type Def = {
  type: string;
  innerType?: Schema;
  in?: Schema;
  element?: Schema;
  shape?: Record<string, Schema>;
};

function defOf(schema: Schema): Def {
  return schema._zod.def as unknown as Def;
}

/** The schema without what only says whether the value may be left out. */
function bare(schema: Schema): Schema {
  const { type, innerType } = defOf(schema);
  return innerType && type !== 'promise' ? bare(innerType) : schema;
}

/** Fields of an object schema; none for any other. */
export function shapeOf(schema: Schema): Readonly<Record<string, Schema>> {
  return defOf(bare(schema)).shape ?? {};
}

/** A word of an address as the schema wants it: `40` where a number, `true` where a truth value is asked for. */
function coerced(schema: Schema, value: unknown): unknown {
  const inner = bare(schema);
  const { type, element } = defOf(inner);
  if (type === 'array' && element) {
    return (Array.isArray(value) ? value : [value]).map((one) => coerced(element, one));
  }
  if (typeof value !== 'string') return value;
  if (type === 'number' && /^-?\d{1,17}(\.\d{1,17})?$/.test(value)) return Number(value);
  if (type === 'boolean' && (value === 'true' || value === 'false')) return value === 'true';
  return value;
}

/** Words of path and query by name, coerced. `lang` is the server's own unless the schema asks for it. */
export function fromAddress(
  schema: Schema,
  words: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const shape = shapeOf(schema);
  const input: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(words)) {
    const field = Object.hasOwn(shape, name) ? shape[name] : undefined;
    if (field) input[name] = coerced(field, value);
    else if (name !== 'lang') input[name] = value;
  }
  return input;
}

/** Joins path parameters into a body. A body that names another value for one of them is refused. */
export function joined(language: Language, body: unknown, path: Readonly<Record<string, unknown>>): unknown {
  if (body !== undefined && (typeof body !== 'object' || body === null || Array.isArray(body))) return body;
  const given = (body ?? {}) as Record<string, unknown>;
  for (const [name, value] of Object.entries(path)) {
    if (Object.hasOwn(given, name) && given[name] !== value) {
      const problem = say(language, text['server.not-as-in-path'], { value: String(value) });
      return refuse('NODE_BAD_INPUT', { field: name, problem });
    }
  }
  return { ...given, ...path };
}

/** Of a union the fault that lies deepest: the branch that fitted best says most. */
function deepest(
  issues: readonly core.$ZodIssue[],
  above: PropertyKey[] = [],
): { path: PropertyKey[]; message: string } {
  let found: { path: PropertyKey[]; message: string } = { path: above, message: '' };
  for (const issue of issues) {
    const path = [...above, ...issue.path];
    let here = { path, message: issue.message };
    if (issue.code === 'invalid_union') {
      for (const branch of issue.errors) {
        const inner = deepest(branch, path);
        if (inner.message !== '' && inner.path.length > here.path.length) here = inner;
      }
    }
    if (found.message === '' || here.path.length > found.path.length) found = here;
  }
  return found;
}

/** Reads the input, or says which field is wrong and how, in the caller's language. */
export function readInput<Output>(
  schema: z.ZodType<Output>,
  input: unknown,
  language: Language,
): { value: Output } | Refusal {
  const parsed = schema.safeParse(input, { error: messages[language] });
  if (parsed.success) return { value: parsed.data };
  const { path, message } = deepest(parsed.error.issues);
  const field = path.map(String).join('.').slice(0, 200) || '-';
  return refuse('NODE_BAD_INPUT', { field, problem: message.replace(/[.\s]+$/, '').slice(0, 300) });
}

/** A JSON body. Strict: what two readers could understand differently is refused. Nothing at all is no body. */
export function readBody(bytes: Uint8Array): { value: unknown } | Refusal {
  if (bytes.length === 0) return { value: undefined };
  const parsed = parseJson(bytes, Math.max(MAX_JSON_BYTES, MAX_BODY_BYTES));
  if (!isRefusal(parsed)) return parsed;
  return parsed.refused === 'RECORD_JSON_SYNTAX' || parsed.refused === 'RECORD_UTF8'
    ? refuse('NODE_NOT_JSON')
    : parsed;
}
