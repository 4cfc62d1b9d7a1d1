/** The node's time, which on an exercise node is not this computer's. */
import { useSyncExternalStore } from 'react';
import { get, NoAnswer } from './http.ts';
import { storeOf } from './store.ts';

interface Clock {
  nowMs: number;
  speed: number;
  mode: 'live' | 'exercise';
}

const AGAIN_MS = 3_000;
const WITHIN_MS = 5_000;
/** A page in the background is let run once a minute; more than this, and the computer slept. */
const SLEPT_MS = 90_000;
/** Where the node's clock stood at a moment of this page's own steady clock. */
const base = storeOf<{ nodeMs: number; pageMs: number; speed: number }>({
  nodeMs: Date.now(),
  pageMs: performance.now(),
  speed: 1,
});

/** The node's time now, UTC ms. */
export function nodeNow(): number {
  const { nodeMs, pageMs, speed } = base.get();
  return nodeMs + (performance.now() - pageMs) * speed;
}
export function nodeSpeed(): number {
  return base.get().speed;
}

/** Time never runs back on the screen for the sake of a late answer: only real corrections of over a second count. */
function correct(nodeMs: number, speed: number): void {
  const now = nodeNow();
  if (speed === base.get().speed && nodeMs <= now && now - nodeMs < 1_000 * Math.max(1, speed)) return;
  base.set({ nodeMs, pageMs: performance.now(), speed });
}

/** An entry bears the node's time: the clock has been moved on if it lies ahead. */
export function entryAt(localMs: number): void {
  if (localMs > nodeNow()) correct(localMs, base.get().speed);
}

async function askClock(): Promise<void> {
  const { nowMs, speed } = await get<Clock>('/clock', {}, AbortSignal.timeout(WITHIN_MS));
  correct(nowMs, speed);
}

/**
 * Follows the node's clock. `told` hears each time whether the node answered at all, and whether this computer slept
 * since it was last asked. Returns how to stop.
 */
export function followClock(told: (heard: { answers: boolean; slept: boolean }) => void): () => void {
  let asking = false;
  let askedMs = Date.now();
  const ask = async (): Promise<void> => {
    // One question at a time: a node that stands still must not be piled up on.
    if (asking) return;
    asking = true;
    const slept = Date.now() - askedMs > SLEPT_MS;
    askedMs = Date.now();
    const answers = await askClock().then(
      () => true,
      (error: unknown) => !(error instanceof NoAnswer),
    );
    asking = false;
    told({ answers, slept });
  };
  void ask();
  const timer = setInterval(() => void ask(), AGAIN_MS);
  return () => clearInterval(timer);
}

// One beat a second for every panel: what shows an age is right to the second and no more often drawn.
const beat = storeOf(0);
setInterval(() => beat.set(Math.floor(performance.now() / 1_000)), 1_000);
let shown = nodeNow();
beat.watch(() => (shown = nodeNow()));
base.watch(() => {
  shown = nodeNow();
  beat.set((n) => n + 1e-6);
});

/** The node's time, UTC ms, once a second. */
export function useNow(): number {
  return useSyncExternalStore(beat.watch, () => shown);
}
