/** Sounds while something presses that nobody has quietened, and marks the page's title for those who cannot hear. */
import { useEffect, useMemo, useRef } from 'react';
import { useNow } from '../../state/clock.ts';
import { storeOf, useStore } from '../../state/store.ts';
import { isQuiet, levelOf, type Quiet, relaxed, type Sounding, toneOfAll } from './quiet.ts';
import { freeSound, play, soundOn } from './sound.ts';
import { type Episode, toneOf } from './urgency.ts';

/** An urgent one sounds again every four seconds until quietened; a lesser one sounds once. */
const AGAIN_MS = 4_000;
/** A page that hears nothing says so again and again: nobody may take its silence for calm. */
const DEAF_AGAIN_MS = 30_000;
const FLASH_MS = 900;

const quietened = storeOf<Quiet>(new Map());
export function quieten(id: string, level: number): void {
  quietened.set((before) => new Map([...before, [id, Math.max(level, before.get(id) ?? 0)]]));
}
/** Has an officer on this page taken note of it as it stands now? */
export function useQuiet(one: Pick<Sounding, 'id' | 'level'>): boolean {
  return isQuiet(one, useStore(quietened));
}
/** How many urgent things stand open, quiet or not, and whether one of them sounds. For what stands beside the alerts. */
export const pressing = storeOf<{ n: number; loud: boolean }>({ n: 0, loud: false });

/** `deaf`: the page does not hear its node. `title`: what the page is called while nothing presses. */
export function useAlarm(
  episodes: readonly Episode[],
  calls: readonly Sounding[],
  { deaf, title }: { deaf: boolean; title: string },
): void {
  const now = useNow();
  const quiet = useStore(quietened);
  const on = useStore(soundOn);
  const all = useMemo(
    () => [
      ...calls,
      ...episodes.flatMap((episode): Sounding[] => {
        const tone = toneOf(episode);
        return tone ? [{ id: episode.id, tone, level: levelOf(episode, now) }] : [];
      }),
    ],
    [episodes, calls, now],
  );
  const tone = toneOfAll(all, quiet);
  const n = all.filter((each) => each.tone === 'urgent').length;
  const loud = tone === 'urgent';
  useEffect(freeSound, []);
  useEffect(() => quietened.set((before) => relaxed(before, episodes)), [episodes]);
  useEffect(() => {
    const { n: shown, loud: sounded } = pressing.get();
    if (shown !== n || sounded !== loud) pressing.set({ n, loud });
  }, [n, loud]);

  // Another urgent one, or the same grown worse, sounds at once and not with the next beat.
  const urgent = all
    .filter((each) => each.tone === 'urgent' && !isQuiet(each, quiet))
    .map(({ id, level }) => `${id} ${level}`)
    .join('\n');
  useEffect(() => {
    if (!on || urgent === '') return;
    void play('urgent');
    const timer = setInterval(() => void play('urgent'), AGAIN_MS);
    return () => clearInterval(timer);
  }, [on, urgent]);

  // Each lesser one once, and not again because another ended.
  const told = useRef<ReadonlySet<string>>(new Set());
  useEffect(() => {
    const lesser = all.filter((each) => each.tone === 'notice');
    const isNew = lesser.some(({ id }) => !told.current.has(id));
    if (tone === 'urgent' || !on) return;
    told.current = new Set(lesser.map(({ id }) => id));
    if (isNew) void play('notice');
  }, [on, tone, all]);

  useEffect(() => {
    if (!deaf || !on) return;
    void play('notice');
    const timer = setInterval(() => void play('notice'), DEAF_AGAIN_MS);
    return () => clearInterval(timer);
  }, [deaf, on]);

  useEffect(() => {
    if (!loud) {
      document.title = deaf ? `✕ ${title}` : n > 0 ? `(${n}) ${title}` : title;
      return;
    }
    // Either picture is one of alarm: a page in the background may be stopped at any of the two.
    let lit = true;
    const show = (): void => {
      document.title = `${lit ? '▲▲▲' : '△△△'} (${n}) ${title}`;
      lit = !lit;
    };
    show();
    const timer = setInterval(show, FLASH_MS);
    return () => clearInterval(timer);
  }, [loud, deaf, n, title]);
}
