/**
 * A record that came out of a backup may have forgotten what it signed after that backup was taken. A marker beside it
 * says so, and until it is lifted nothing is signed: by everybody having said that they hold nothing newer, or by a
 * person who names the state that the node stands at. One party that cannot be asked is enough to need the person.
 */
import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Refusal, RefusalError, refuse } from '../contract/index.ts';
import { readIfThere, syncFolder, writeDurably } from '../store/index.ts';
import type { Remembered } from './remembered.ts';

/** What lies in `restored.json` of the data folder. */
export interface RestoredMark {
  /** Entries in the record as it was restored. */
  size: number;
  /** Root of its tree there, hex. */
  root: string;
  /** UTC ms. */
  restoredMs: number;
}

/** Between two times that everybody is asked (ms). */
const ASK_MS = 15_000;

/** A short name of one state of the log, for people to compare over the telephone. */
export function stateName({ size, root }: Pick<RestoredMark, 'size' | 'root'>): string {
  return `${size}-${root.slice(0, 16)}`;
}

function pathIn(folder: string): string {
  return join(folder, 'restored.json');
}

export async function readRestored(folder: string): Promise<RestoredMark | null> {
  const bytes = await readIfThere(pathIn(folder));
  return bytes ? (JSON.parse(Buffer.from(bytes).toString('utf8')) as RestoredMark) : null;
}

export async function markRestored(folder: string, mark: RestoredMark): Promise<void> {
  await writeDurably(pathIn(folder), `${JSON.stringify(mark, null, 2)}\n`);
}

export async function clearRestored(folder: string): Promise<void> {
  await rm(pathIn(folder), { force: true });
  await syncFolder(dirname(pathIn(folder)));
}

/** A person's word that nothing newer exists. @throws RefusalError NODE_NOT_RESTORED, NODE_RESTORED_OTHER */
export async function confirmRestored(folder: string, name: string): Promise<RestoredMark> {
  const mark = await readRestored(folder);
  if (!mark) throw new RefusalError(refuse('NODE_NOT_RESTORED', { path: folder }));
  if (stateName(mark) !== name)
    throw new RefusalError(
      refuse('NODE_RESTORED_OTHER', { given: name.slice(0, 60), state: stateName(mark) }),
    );
  await clearRestored(folder);
  return mark;
}

export interface RestoredPorts {
  mark: RestoredMark;
  /** Takes the marker away, for good. */
  clear(): Promise<void>;
}

export class RestoredGate {
  #ports: RestoredPorts | null;
  readonly #remembered: Remembered;
  readonly #failed: (error: unknown) => void;
  #askedMs = performance.now();

  constructor(ports: RestoredPorts | null, remembered: Remembered, failed: (error: unknown) => void) {
    this.#ports = ports;
    this.#remembered = remembered;
    this.#failed = failed;
  }

  /** Why nothing may be signed; null: it may. */
  readonly refusal = (): Refusal | null => {
    if (!this.#ports) return null;
    const { compared, waiting, unasked, forgotten } = this.#remembered;
    if (!forgotten && compared.size > 0 && waiting.size === 0 && unasked.length === 0) {
      const { clear } = this.#ports;
      this.#ports = null;
      // Left lying, it only asks once more at the next start.
      void clear().catch(this.#failed);
      return null;
    }
    const { mark } = this.#ports;
    const names = [...waiting, ...unasked].sort().join(', ') || '-';
    return refuse('NODE_RESTORED', { size: mark.size, state: stateName(mark), waiting: names });
  };

  /** Asks everybody again from time to time. Never waits for them. */
  tick(): void {
    if (!this.#ports || performance.now() - this.#askedMs < ASK_MS) return;
    this.#askedMs = performance.now();
    void this.#remembered.compareAll().catch(this.#failed);
  }
}
