/** Every place in a schema where somebody else's words can stand, found by asking the schema itself. */
import type { z } from 'zod';
import { isHostile } from './words.ts';

/** A field that takes one of these takes hostile words. */
const PROBES = ['q0q<b class=evil>\u05D0z9z', '<b>', 'a\u202Eb'];

// The inside of a schema: what the walk needs of it, since zod gives no type for all of them.
interface Def {
  type: string;
  shape?: Record<string, z.ZodType>;
  element?: z.ZodType;
  items?: z.ZodType[];
  keyType?: z.ZodType;
  valueType?: z.ZodType;
  options?: z.ZodType[];
  discriminator?: string;
  innerType?: z.ZodType;
  in?: z.ZodType;
  getter?(): z.ZodType;
  left?: z.ZodType;
  right?: z.ZodType;
}
const defOf = (schema: z.ZodType): Def => (schema as unknown as { _zod: { def: Def } })._zod.def;
const CLOSED = new Set([
  'number',
  'int',
  'bigint',
  'boolean',
  'enum',
  'literal',
  'null',
  'undefined',
  'date',
]);

/** The word that decides for this option of a discriminated union. */
function wordOf(option: z.ZodType, discriminator: string): string {
  const field = defOf(option).shape?.[discriminator] as { _zod: { values?: Set<string> } } | undefined;
  return [...(field?._zod.values ?? [])].join('|');
}

/** The field as it is named in tests: `.claims[].speakers[].name`; an option of a union as `<word>`. */
function walk(schema: z.ZodType, path: string, around: readonly z.ZodType[], found: Set<string>): void {
  if (around.includes(schema)) return;
  const inner = [...around, schema];
  const def = defOf(schema);
  const { type } = def;
  const go = (next: z.ZodType | undefined, to: string): void => {
    if (next) walk(next, to, inner, found);
  };
  if (type === 'string' || type === 'unknown' || type === 'any') {
    if (PROBES.some((probe) => schema.safeParse(probe).success)) found.add(path);
    return;
  }
  if (CLOSED.has(type)) return;
  for (const [name, field] of Object.entries(def.shape ?? {})) go(field, `${path}.${name}`);
  for (const option of def.options ?? [])
    go(option, def.discriminator ? `${path}<${wordOf(option, def.discriminator)}>` : path);
  for (const [i, item] of (def.items ?? []).entries()) go(item, `${path}[${i}]`);
  go(def.element, `${path}[]`);
  go(def.keyType, `${path}{name}`);
  go(def.valueType, `${path}{}`);
  go(def.innerType, path);
  go(def.in, path);
  go(def.getter?.(), path);
  go(def.left, path);
  go(def.right, path);
  const known = [
    def.shape,
    def.options,
    def.items,
    def.element,
    def.keyType,
    def.innerType,
    def.in,
    def.getter,
    def.left,
  ];
  if (known.every((part) => part === undefined)) throw new Error(`${path}: no walk through ${type}`);
}

/** Fields that take hostile words. @throws Error at a sort of schema that it does not know, rather than pass it by. */
export function openFields(schema: z.ZodType): string[] {
  const found = new Set<string>();
  walk(schema, '', [], found);
  return [...found];
}

/** Fields of this value that hold hostile words, named as `openFields` names them. */
export function drivenFields(schema: z.ZodType, value: unknown): string[] {
  const found = new Set<string>();
  const visit = (at: z.ZodType, held: unknown, path: string): void => {
    const def = defOf(at);
    if (typeof held === 'string') {
      if (isHostile(held)) found.add(path);
      return;
    }
    if (held === null || held === undefined) return;
    for (const inner of [def.innerType, def.in, def.left, def.right, def.getter?.()])
      if (inner) visit(inner, held, path);
    if (def.element && Array.isArray(held)) for (const item of held) visit(def.element, item, `${path}[]`);
    if (def.shape)
      for (const [name, field] of Object.entries(def.shape))
        visit(field, (held as Record<string, unknown>)[name], `${path}.${name}`);
    if (def.valueType)
      for (const [name, item] of Object.entries(held)) {
        if (isHostile(name)) found.add(`${path}{name}`);
        visit(def.valueType, item, `${path}{}`);
      }
    for (const option of def.options ?? []) {
      const { discriminator } = def;
      const word = discriminator && wordOf(option, discriminator);
      if (word && !word.split('|').includes(String((held as Record<string, unknown>)[discriminator])))
        continue;
      visit(option, held, word ? `${path}<${word}>` : path);
    }
  };
  visit(schema, value, '');
  return [...found];
}
