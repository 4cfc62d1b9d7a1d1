/** What goes out is checked by its schema; a field that the schema does not declare never leaves. */
import { core } from 'zod';

type Schema = core.$ZodType;
// Each zod class has a def of its own; what is read here is checked by its `type` first.
// oxlint-disable-next-line typescript/no-explicit-any
type Def = any;

const made = new WeakMap<Schema, Schema>();

function remade(schema: Schema, change: object): Schema {
  return core.clone(schema, { ...(schema._zod.def as Def), ...change });
}

function make(schema: Schema): Schema {
  const def = schema._zod.def as Def;
  switch (def.type) {
    case 'object': {
      const shape = Object.fromEntries(
        Object.entries(def.shape as Record<string, Schema>).map(([name, field]) => [name, dropping(field)]),
      );
      const open = def.catchall && def.catchall._zod.def.type !== 'never';
      return remade(schema, { shape, catchall: open ? dropping(def.catchall) : undefined });
    }
    case 'array':
      return remade(schema, { element: dropping(def.element) });
    case 'record':
      return remade(schema, { valueType: dropping(def.valueType) });
    case 'tuple':
      return remade(schema, { items: def.items.map(dropping), rest: def.rest && dropping(def.rest) });
    case 'union': {
      const options = (def.options as Schema[]).map(dropping);
      // Without a discriminator the first that fits wins: exact ones go first, so that none is cut down to another.
      return remade(schema, { options: def.discriminator ? options : [...def.options, ...options] });
    }
    case 'intersection':
      return remade(schema, { left: dropping(def.left), right: dropping(def.right) });
    case 'lazy':
      return remade(schema, { getter: () => dropping(def.getter()) });
    case 'pipe':
      if (def.out._zod.def.type === 'transform')
        throw new Error('an answer that is transformed on its way out cannot be checked');
      return dropping(def.out);
    default:
      return def.innerType ? remade(schema, { innerType: dropping(def.innerType) }) : schema;
  }
}

/** The same schema, but undeclared fields are dropped where it would have failed on them. */
export function dropping(schema: Schema): Schema {
  const known = made.get(schema);
  if (known) return known;
  const loose = make(schema);
  made.set(schema, loose);
  return loose;
}

/** Writes a value as its schema allows. @throws ZodError when a declared field is missing or of another type. */
export function writer(schema: Schema): (value: unknown) => string {
  const loose = dropping(schema);
  return (value) => JSON.stringify(core.parse(loose, value));
}
