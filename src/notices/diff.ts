/** What one version of a notice says otherwise than another, field by field. Pure. */
import { type Fields, GROUPS } from './notice.ts';

export type Value = string | number | boolean | null;
export interface FieldChange {
  field: string;
  change: 'added' | 'removed' | 'changed' | 'shown' | 'no longer shown';
  before: Value;
  after: Value;
}

/** Of one list, more changes than this are said as one: a route drawn anew is no list of points. */
const MOST_IN_LIST = 12;

/** Every value by its path. Lists that are empty, and objects, stand as what they hold. */
function leaves(value: unknown, path: string, found: Map<string, Value>): Map<string, Value> {
  if (Array.isArray(value)) for (const [i, item] of value.entries()) leaves(item, `${path}[${i}]`, found);
  else if (typeof value === 'object' && value !== null)
    for (const [key, item] of Object.entries(value)) leaves(item, `${path}.${key}`, found);
  else if (value !== undefined) found.set(path, value as Value);
  return found;
}

function changesIn(before: ReadonlyMap<string, Value>, after: ReadonlyMap<string, Value>): FieldChange[] {
  const fields = [...new Set([...before.keys(), ...after.keys()])];
  return fields.flatMap((field): FieldChange[] => {
    const [a, b] = [before.get(field), after.get(field)];
    if (a === b) return [];
    const change = a === undefined ? 'added' : b === undefined ? 'removed' : 'changed';
    return [{ field, change, before: a ?? null, after: b ?? null }];
  });
}

const listOf = (field: string): string | undefined => /^(.*?)\[/.exec(field)?.[1];

/** Many changes of one list are put together as one, with the numbers of its items. */
function gathered(
  changes: readonly FieldChange[],
  before: Partial<Fields>,
  after: Partial<Fields>,
): FieldChange[] {
  const many = Map.groupBy(changes, ({ field }) => listOf(field) ?? '');
  const said = new Set<string>();
  return changes.flatMap((change) => {
    const list = listOf(change.field);
    if (list === undefined || (many.get(list)?.length ?? 0) <= MOST_IN_LIST) return [change];
    if (said.has(list)) return [];
    said.add(list);
    return [
      { field: `${list}[]`, change: 'changed', before: lengthAt(before, list), after: lengthAt(after, list) },
    ];
  });
}

function lengthAt(fields: Partial<Fields>, path: string): number {
  let value: unknown = fields;
  for (const key of path.split('.')) value = (value as Record<string, unknown> | undefined | null)?.[key];
  return Array.isArray(value) ? value.length : 0;
}

/** Empty: both say the same, as far as both are shown. */
export function diffOf(before: Partial<Fields>, after: Partial<Fields>): FieldChange[] {
  const changes = GROUPS.flatMap((group): FieldChange[] => {
    const [a, b] = [before[group], after[group]];
    if (a === undefined && b === undefined) return [];
    if (a === undefined) return [{ field: group, change: 'shown', before: null, after: null }];
    if (b === undefined) return [{ field: group, change: 'no longer shown', before: null, after: null }];
    return changesIn(leaves(a, group, new Map()), leaves(b, group, new Map()));
  });
  return gathered(changes, before, after);
}
