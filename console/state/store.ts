/** A value that panels watch, for what is not an answer of the node: live positions, the shown moment, choices. */
import { useSyncExternalStore } from 'react';

export interface Store<Value> {
  get(): Value;
  set(next: Value | ((now: Value) => Value)): void;
  watch(listener: () => void): () => void;
}

export function storeOf<Value>(first: Value): Store<Value> {
  let value = first;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set(next) {
      const made = typeof next === 'function' ? (next as (now: Value) => Value)(value) : next;
      if (Object.is(made, value)) return;
      value = made;
      for (const listener of listeners) listener();
    },
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export function useStore<Value>(store: Store<Value>): Value {
  return useSyncExternalStore(store.watch, store.get);
}

/** A store whose value outlives the page, as JSON under a name. What cannot be read is as if it were not there. */
export function keptStore<Value>(
  name: string,
  first: Value,
  isValue: (value: unknown) => value is Value,
): Store<Value> {
  const key = `parley.${name}`;
  let kept: unknown = null;
  try {
    kept = JSON.parse(localStorage.getItem(key) ?? 'null');
  } catch {
    // Private windows may have no storage; the first value serves.
  }
  const store = storeOf(isValue(kept) ? kept : first);
  store.watch(() => {
    try {
      localStorage.setItem(key, JSON.stringify(store.get()));
    } catch {
      // Not kept, then.
    }
  });
  return store;
}
