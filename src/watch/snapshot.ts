/** The live watch as text and back, so that a restart goes on where it was: local data, never evidence. */
import { type Refusal, refuse } from '../contract/index.ts';
import type { WatchState } from './state.ts';

const FORMAT = 1;

/** Deterministic: equal histories give equal text. */
export function snapshot(state: WatchState): string {
  return JSON.stringify({
    format: FORMAT,
    ...state,
    units: [...state.units],
    pairs: [...state.pairs],
    cells: [...state.cells].map(([cell, keys]) => [cell, [...keys]]),
    planned: [...state.planned],
  });
}

export function restore(text: string): WatchState | Refusal {
  let value: { format?: unknown } & Record<'units' | 'pairs' | 'planned', Iterable<never>> & {
      cells: [string, string[]][];
    };
  try {
    value = JSON.parse(text);
  } catch {
    return refuse('WATCH_SNAPSHOT_UNREADABLE');
  }
  if (value?.format !== FORMAT) return refuse('WATCH_SNAPSHOT_UNREADABLE');
  const { config, rules, nowMs, counts } = value as unknown as WatchState;
  return {
    config,
    rules,
    nowMs,
    counts,
    units: new Map(value.units),
    pairs: new Map(value.pairs),
    cells: new Map(value.cells.map(([cell, keys]) => [cell, new Set(keys)])),
    planned: new Set(value.planned),
  };
}
