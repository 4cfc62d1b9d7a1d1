/** The node's live stream: entries as they are written, alarms before they are, positions as they come. */
import type { Fix } from '../../src/feeds/index.ts';
import type { Signal } from '../../src/watch/index.ts';
import { cache, entryCame } from './cache.ts';
import { entryAt, followClock } from './clock.ts';
import { askMe } from './session.ts';
import { storeOf } from './store.ts';

export interface UnitNow {
  party: string;
  unit: string;
  fix: Fix;
}
export interface EntryNote {
  index: number;
  id: string;
  kind: string;
  direction: 'own' | 'in' | 'out';
  peer: string | null;
  from: string;
  localMs: number;
  precedence: string;
}

/** Whether this page hears its node. `cut`: what is shown may be old. */
export const link = storeOf<'connecting' | 'connected' | 'cut'>('connecting');
/** Latest position of each unit, by `party/unit`. */
export const units = storeOf<ReadonlyMap<string, UnitNow>>(new Map());
/** The last signal of each episode that sounded since this page was opened, recorded or not. */
export const signals = storeOf<ReadonlyMap<string, Signal>>(new Map());

/** When this page first heard of an episode, by the page's own steady clock, ms. */
export const heardAt = new Map<string, number>();

const MAX_SIGNALS = 500;
const entryListeners = new Set<(entry: EntryNote) => void>();
const signalListeners = new Set<(signal: Signal) => void>();

/** Called for each entry written from now on. Returns how to stop. */
export function onEntry(listener: (entry: EntryNote) => void): () => void {
  entryListeners.add(listener);
  return () => entryListeners.delete(listener);
}
/** Called for each alarm as it sounds. Returns how to stop. */
export function onSignal(listener: (signal: Signal) => void): () => void {
  signalListeners.add(listener);
  return () => signalListeners.delete(listener);
}

/** Positions come one by one, many in one moment: they are shown together at the next frame. */
const arrived = new Map<string, UnitNow>();
let frame = 0;
function takeUnit(now: UnitNow): void {
  arrived.set(`${now.party}/${now.unit}`, now);
  // A page in the background draws no frames; it must not pile up work for later.
  frame ||= window.setTimeout(() => {
    frame = 0;
    units.set((before) => new Map([...before, ...arrived]));
    arrived.clear();
  }, 50);
}

function takeSignal(signal: Signal): void {
  if (!heardAt.has(signal.episode)) heardAt.set(signal.episode, performance.now());
  signals.set((before) => {
    const next = new Map(before);
    next.delete(signal.episode);
    next.set(signal.episode, signal);
    for (const oldest of next.keys()) {
      if (next.size <= MAX_SIGNALS) break;
      next.delete(oldest);
      heardAt.delete(oldest);
    }
    return next;
  });
  for (const listener of signalListeners) listener(signal);
}

function takeEntry(entry: EntryNote): void {
  entryAt(entry.localMs);
  entryCame(entry.kind);
  for (const listener of entryListeners) listener(entry);
}

const AGAIN_MS = 3_000;
/** Questions in a row that the node leaves unanswered before the page takes itself for deaf. */
const MISSES = 2;
/** What calls for a person is asked for all the same, should the stream have lost it. */
const CALLS = ['alerts', 'line'];
const CALLS_AGAIN_MS = 20_000;

/**
 * Listens until stopped, and comes back when the line was cut. A stream that was cut far away says nothing for a long
 * time: that the node answers at all is asked beside it.
 */
export function followNode(): () => void {
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let misses = 0;
  const open = (): void => {
    clearTimeout(timer);
    source?.close();
    const next = new EventSource('/api/live');
    source = next;
    const read = <Data>(name: string, take: (data: Data) => void): void =>
      next.addEventListener(name, (event) => take(JSON.parse((event as MessageEvent<string>).data) as Data));
    next.addEventListener('open', () => {
      // What was written while nobody listened is asked for, whole.
      if (link.get() === 'cut') void cache.invalidateQueries();
      link.set('connected');
    });
    next.addEventListener('error', () => {
      link.set('cut');
      // The browser tries again by itself, but not after a refusal: a node that starts, a sign-in that ran out.
      if (next.readyState !== EventSource.CLOSED) return;
      void askMe();
      timer = setTimeout(open, AGAIN_MS);
    });
    read<EntryNote>('entry', takeEntry);
    read<Signal>('signal', takeSignal);
    read<UnitNow>('unit', takeUnit);
    read<unknown>('peers', () => void cache.invalidateQueries({ queryKey: ['peers'] }));
  };
  open();
  const stopClock = followClock(({ answers, slept }) => {
    const wasLost = misses >= MISSES;
    misses = answers ? 0 : misses + 1;
    if (misses >= MISSES) link.set('cut');
    else if (slept || (wasLost && answers)) {
      link.set('cut');
      open();
    }
  });
  const calls = setInterval(() => {
    for (const key of CALLS) void cache.invalidateQueries({ queryKey: [key] });
  }, CALLS_AGAIN_MS);
  return () => {
    stopClock();
    clearInterval(calls);
    clearTimeout(timer);
    source?.close();
  };
}
