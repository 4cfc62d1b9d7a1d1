/** Times as people write them become UTC ms on their way into a command; the agreement among them. */
import { isRefusal, type Refusal, refuse } from '../contract/index.ts';
import type { Terms } from '../terms/index.ts';
import type { Scenario } from './file.ts';

const RFC_3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/;

function msOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(msOf);
  return typeof value === 'string' && RFC_3339.test(value) ? Date.parse(value) : value;
}

/** RFC 3339 under a name that ends in `Ms` is UTC ms; everything else stays. */
export function withTimes(value: unknown, name = ''): unknown {
  if (/(?:^m|M)s$/.test(name)) return msOf(value);
  if (Array.isArray(value)) return value.map((one) => withTimes(one));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withTimes(one, key)]));
}

/** Results of earlier steps by name. */
export type Results = ReadonlyMap<string, unknown>;

function lookUp(text: string, results: Results): unknown | Refusal {
  const [name, ...path] = text.slice(1).split('.') as [string, ...string[]];
  let value = results.get(name);
  for (const part of path) {
    value =
      typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[part] : undefined;
  }
  return value === undefined ? refuse('SCENARIO_NO_RESULT', { ref: text }) : value;
}

/** `$name.path` replaced by what the step of that name gave; `$$` at the beginning stands for one `$`. */
export function resolveRefs(value: unknown, results: Results): unknown | Refusal {
  if (typeof value === 'string') {
    if (value.startsWith('$$')) return value.slice(1);
    return /^\$[A-Za-z]/.test(value) ? lookUp(value, results) : value;
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries: [string, unknown][] = [];
  for (const [key, one] of Object.entries(value)) {
    const found = resolveRefs(one, results);
    if (isRefusal(found)) return found;
    entries.push([key, found]);
  }
  return Array.isArray(value) ? entries.map(([, one]) => one) : Object.fromEntries(entries);
}

/** The agreement of the file, as `terms.propose` wants it. */
export function agreementOf(scenario: Scenario): Terms {
  return withTimes(scenario.terms.document) as Terms;
}
