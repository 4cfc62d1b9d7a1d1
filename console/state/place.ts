/** Where the officer is in the console: the part of the address after `#`, and what is chosen on the map. */
import { useSyncExternalStore } from 'react';
import type { Selection } from '../map/views.ts';
import { storeOf } from './store.ts';

/** `#/notices/abc` → `['notices', 'abc']`. */
function parts(): readonly string[] {
  return location.hash
    .replace(/^#\/?/, '')
    .split('/')
    .filter((part) => part !== '')
    .map((part) => {
      try {
        return decodeURIComponent(part);
      } catch {
        return part;
      }
    });
}

let current = parts();
const listeners = new Set<() => void>();
window.addEventListener('hashchange', () => {
  current = parts();
  for (const listener of listeners) listener();
});

/** The parts of the address: the panel, then what is open in it. */
export function usePlace(): readonly string[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => current,
  );
}

export function hashOf(...to: readonly string[]): string {
  return `#/${to.map(encodeURIComponent).join('/')}`;
}
export function go(...to: readonly string[]): void {
  location.hash = hashOf(...to);
}

/** What is marked on the map and in the lists. */
export const selection = storeOf<Selection | null>(null);
