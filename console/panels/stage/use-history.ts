/** Positions of the past, in two answers: roughly for the day before the moment, closely for the minutes around it. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { nodeNow, nodeSpeed, useNow } from '../../state/clock.ts';
import { get } from '../../state/http.ts';
import type { Track } from './moment.ts';

const MINUTE_MS = 60_000;
/** As long as this after its last fix a unit is still drawn, with its age. */
const REMEMBERED_MS = 24 * 60 * MINUTE_MS;
const ROUGH = { partMs: 6 * 60 * MINUTE_MS, beforeMs: REMEMBERED_MS, stepMs: MINUTE_MS };
const CLOSE = { partMs: 30 * MINUTE_MS, beforeMs: 5 * MINUTE_MS, stepMs: 5_000 };

interface Extent {
  all: { firstMs: number; lastMs: number } | null;
  notices: { firstMs: number; lastMs: number } | null;
}
interface Answer {
  units: readonly Track[];
  thinned: boolean;
  missing: number;
}

/** How far back and ahead anything is known. */
export const useExtent = () =>
  useQuery({
    queryKey: ['history', 'extent'],
    queryFn: () => get<Extent>('/history/extent'),
    refetchInterval: MINUTE_MS,
  });

/** The part of time that holds the moment, its end no later than now: a part that is not over is asked for again. */
function usePart({ partMs, beforeMs, stepMs }: typeof ROUGH, atMs: number, freshMs: number) {
  const fromMs = Math.floor(atMs / partMs) * partMs;
  const now = Math.ceil(nodeNow() / freshMs) * freshMs;
  const toMs = Math.min(fromMs + partMs, now);
  return useQuery({
    queryKey: ['history', stepMs, fromMs, toMs],
    queryFn: () => get<Answer>('/history', { fromMs: fromMs - beforeMs, toMs, stepMs }),
    // Until the next part is here the last one tells where units were last seen.
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    gcTime: 10 * MINUTE_MS,
  });
}

/** Tracks to look a moment up in. `atMs` null: now, where the stream tells the rest. */
export function useTracks(atMs: number | null) {
  const now = useNow();
  const shownMs = Math.min(atMs ?? now, now);
  // On a node whose clock runs faster, a minute is over sooner.
  const speed = Math.max(1, nodeSpeed());
  const rough = usePart(ROUGH, shownMs, atMs === null ? ROUGH.partMs : 10 * MINUTE_MS * speed);
  const close = usePart(CLOSE, shownMs, MINUTE_MS * speed);
  return {
    rough: rough.data?.units ?? NONE,
    close: atMs === null ? NONE : (close.data?.units ?? NONE),
    /** Sealed files that are gone: their fixes are missing here. */
    missing: Math.max(rough.data?.missing ?? 0, close.data?.missing ?? 0),
    /** What is looked up may be of another part until the answer is here. */
    waiting: rough.isPending || rough.isPlaceholderData || (atMs !== null && close.isPlaceholderData),
    error: rough.error ?? close.error,
  };
}
const NONE: readonly Track[] = [];
