/** The alarm's sound, made here: no file to fetch. Whether it can be heard is known only when a person says so. */
import { keptStore, storeOf } from '../../state/store.ts';

export type Tone = 'urgent' | 'notice';

/** Off is a choice that the top line says in plain sight. */
export const soundOn = keptStore('sound', true, (value): value is boolean => typeof value === 'boolean');
/** What the officer said of the last test on this page: a test does not outlive the page, nor the watch. */
export const tested = storeOf<{ heard: boolean; atMs: number } | null>(null);

interface Note {
  hertz: number;
  atS: number;
  forS: number;
}
const TONES: Readonly<Record<Tone, readonly Note[]>> = {
  // Three rising pairs: carries through talk and engine noise.
  urgent: [0, 0.34, 0.68].flatMap((atS) => [
    { hertz: 740, atS, forS: 0.13 },
    { hertz: 988, atS: atS + 0.15, forS: 0.15 },
  ]),
  notice: [
    { hertz: 587, atS: 0, forS: 0.22 },
    { hertz: 440, atS: 0.26, forS: 0.3 },
  ],
};

let context: AudioContext | null = null;

/** Sounds once. False: the browser holds sound back until the page is touched. */
export async function play(tone: Tone): Promise<boolean> {
  context ??= new AudioContext();
  // Without a touch of the page this promise never settles in some browsers.
  await Promise.race([context.resume(), new Promise((resolve) => setTimeout(resolve, 300))]);
  if (context.state !== 'running') return false;
  const start = context.currentTime + 0.02;
  for (const { hertz, atS, forS } of TONES[tone]) {
    const oscillator = context.createOscillator();
    const volume = context.createGain();
    oscillator.type = 'square';
    oscillator.frequency.value = hertz;
    volume.gain.setValueAtTime(0.0001, start + atS);
    volume.gain.exponentialRampToValueAtTime(0.25, start + atS + 0.01);
    volume.gain.setValueAtTime(0.25, start + atS + forS - 0.03);
    volume.gain.exponentialRampToValueAtTime(0.0001, start + atS + forS);
    oscillator.connect(volume).connect(context.destination);
    oscillator.start(start + atS);
    oscillator.stop(start + atS + forS);
  }
  return true;
}
