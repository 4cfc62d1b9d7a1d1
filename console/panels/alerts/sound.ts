/** The alarm's sound, made here: no file to fetch. Whether it can be heard is known only when a person says so. */
import { storeOf } from '../../state/store.ts';

export type Tone = 'urgent' | 'notice';

/** Off is a choice that the top line says in plain sight. It ends with the page: no later watch inherits it. */
export const soundOn = storeOf(true);
/** The browser lets no sound out: until the page is touched, or for good. */
export const held = storeOf(false);
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

/** Ready to sound, or null and `held` says so. */
async function running(): Promise<AudioContext | null> {
  try {
    if (!context) {
      context = new AudioContext();
      // A device that is pulled out, a computer that slept: what was running may stop.
      context.addEventListener('statechange', () => held.set(context?.state !== 'running'));
    }
    // Without a touch of the page this promise never settles in some browsers.
    await Promise.race([context.resume(), new Promise((resolve) => setTimeout(resolve, 300))]);
  } catch {
    // No sound device, or a browser without sound.
  }
  const ready = context?.state === 'running';
  held.set(!ready);
  return ready ? context : null;
}

/** Finds out whether sound can be made, and frees it with the next touch of the page. Returns how to stop. */
export function freeSound(): () => void {
  const free = (): void => void running();
  free();
  const touches = ['pointerdown', 'keydown'] as const;
  for (const touch of touches) window.addEventListener(touch, free, { capture: true });
  return () => {
    for (const touch of touches) window.removeEventListener(touch, free, { capture: true });
  };
}

/** Sounds once. False: the browser holds sound back. */
export async function play(tone: Tone): Promise<boolean> {
  const ready = await running();
  if (!ready) return false;
  const start = ready.currentTime + 0.02;
  for (const { hertz, atS, forS } of TONES[tone]) {
    const oscillator = ready.createOscillator();
    const volume = ready.createGain();
    oscillator.type = 'square';
    oscillator.frequency.value = hertz;
    volume.gain.setValueAtTime(0.0001, start + atS);
    volume.gain.exponentialRampToValueAtTime(0.25, start + atS + 0.01);
    volume.gain.setValueAtTime(0.25, start + atS + forS - 0.03);
    volume.gain.exponentialRampToValueAtTime(0.0001, start + atS + forS);
    oscillator.connect(volume).connect(ready.destination);
    oscillator.start(start + atS);
    oscillator.stop(start + atS + forS);
  }
  return true;
}
