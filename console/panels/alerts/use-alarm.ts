/** Sounds while something presses that nobody has quietened, and flashes the page's title for those who cannot hear. */
import { useEffect } from 'react';
import { storeOf, useStore } from '../../state/store.ts';
import { play, soundOn, type Tone } from './sound.ts';
import { type Episode, toneOf } from './urgency.ts';

/** An urgent one sounds again every four seconds until quietened; a lesser one sounds once. */
const AGAIN_MS = 4_000;
const FLASH_MS = 900;

/** Episodes that an officer on this page has taken note of. Quiet is for the ears only: the alert stays open. */
export const quietened = storeOf<ReadonlySet<string>>(new Set());
export function quieten(id: string): void {
  quietened.set((before) => new Set([...before, id]));
}

/** What still sounds: the most urgent tone, or null. */
function toneNow(episodes: readonly Episode[], quiet: ReadonlySet<string>): Tone | null {
  const tones = episodes.filter(({ id }) => !quiet.has(id)).map(toneOf);
  return tones.includes('urgent') ? 'urgent' : tones.includes('notice') ? 'notice' : null;
}

export function useAlarm(episodes: readonly Episode[]): void {
  const quiet = useStore(quietened);
  const on = useStore(soundOn);
  const tone = toneNow(episodes, quiet);
  const newest = episodes
    .filter((each) => toneOf(each) === tone && !quiet.has(each.id))
    .map(({ id }) => id)
    .join(' ');
  useEffect(() => {
    if (!on || tone === null) return;
    void play(tone);
    if (tone !== 'urgent') return;
    const timer = setInterval(() => void play(tone), AGAIN_MS);
    return () => clearInterval(timer);
    // `newest`: another one of the same tone sounds anew.
  }, [on, tone, newest]);
  useEffect(() => {
    const { title } = document;
    if (tone !== 'urgent') return;
    let lit = false;
    const timer = setInterval(() => {
      lit = !lit;
      document.title = lit ? `▲▲▲ ${title}` : title;
    }, FLASH_MS);
    return () => {
      clearInterval(timer);
      document.title = title;
    };
  }, [tone]);
}
