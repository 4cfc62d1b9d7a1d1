/**
 * What is being typed, kept as long as the page is open: an alarm leads to another panel, a card moves to another list,
 * and the words must be there when the officer comes back. In memory alone, so that no other officer finds them.
 */
import { useState } from 'react';

const kept = new Map<string, unknown>();

/** As `useState`, under a name that no other field bears. `null`: not kept. */
export function useKept<Value>(
  name: string | null,
  first: Value | (() => Value),
): [Value, (next: Value | ((before: Value) => Value)) => void] {
  const [value, setValue] = useState<Value>(() => {
    if (name !== null && kept.has(name)) return kept.get(name) as Value;
    return typeof first === 'function' ? (first as () => Value)() : first;
  });
  const set = (next: Value | ((before: Value) => Value)): void =>
    setValue((before) => {
      const made = typeof next === 'function' ? (next as (before: Value) => Value)(before) : next;
      if (name !== null) kept.set(name, made);
      return made;
    });
  return [value, set];
}

/** Sent, or thrown away: everything whose name begins so. */
export function forget(prefix: string): void {
  for (const name of kept.keys()) if (name.startsWith(prefix)) kept.delete(name);
}
