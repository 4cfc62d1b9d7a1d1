/** The moment that the map shows: now, or one that the officer went back or forward to. */
import { nodeNow } from './clock.ts';
import { storeOf } from './store.ts';

/** null: now, and going on. */
export const shownAt = storeOf<number | null>(null);

export const SPEEDS = [1, 10, 60] as const;
/** How fast the moment shown goes on by itself; null: it stands, or it is now. */
export const playing = storeOf<(typeof SPEEDS)[number] | null>(null);

/** Goes to a moment and stays there. */
export function showMoment(atMs: number): void {
  shownAt.set(Math.round(atMs));
}
/** Back to now, and on with it. */
export function showNow(): void {
  playing.set(null);
  shownAt.set(null);
}

const BEAT_MS = 250;
/** Plays while `playing` says so. From the past it runs into now and goes on with it; ahead it ends at `untilMs`. */
export function followPlay(untilMs: () => number): () => void {
  let last = performance.now();
  const timer = setInterval(() => {
    const sinceMs = performance.now() - last;
    last += sinceMs;
    const [speed, at] = [playing.get(), shownAt.get()];
    if (speed === null || at === null) return;
    const next = at + sinceMs * speed;
    const now = nodeNow();
    if (at <= now && next >= now) showNow();
    else if (next >= untilMs()) playing.set(null);
    else shownAt.set(next);
  }, BEAT_MS);
  return () => clearInterval(timer);
}
