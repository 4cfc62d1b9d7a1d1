/**
 * The journal of fixes: JSON lines in numbered segment files, durable before they are acknowledged, many to one
 * fdatasync. Not the record: once a segment's fixes are sealed and kept elsewhere, it is dropped.
 */
import { type FileHandle, open, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { RefusalError, refuse } from '../contract/index.ts';
import { diskRefusal, makeFolder, syncFolder } from './durable.ts';

export interface JournalContents {
  /** All lines of all segments, in the order in which they were appended. */
  lines: unknown[];
  /** Numbers of the segments, ascending; the last is being written. */
  segments: number[];
  /** Bytes of half-written last lines, cut off at opening: they were never acknowledged. */
  tornBytes: number;
  /** Lines that are not JSON, left out: bytes on the disk have changed. */
  damagedLines: number;
}

export interface Journal {
  /**
   * Resolves when these lines are on stable storage. Lines of one call stay together and in order. Rejects with
   * STORE_FULL when there is no room (nothing of them is kept; a later call tries again) or STORE_FAILED (for good).
   */
  append(lines: readonly unknown[]): Promise<void>;
  /** Everything that was appended before the call and not dropped. */
  readAll(): Promise<JournalContents>;
  /** Begins a new segment and returns the number of the one now closed. */
  rotate(): Promise<number>;
  /** Removes the closed segments up to this number, itself included. */
  drop(upTo: number): Promise<void>;
  close(): Promise<void>;
}

const SEGMENT = /^(\d{8})\.jsonl$/;

function nameOf(segment: number): string {
  return `${String(segment).padStart(8, '0')}.jsonl`;
}

function encode(lines: readonly unknown[]): string {
  return lines
    .map((line) => {
      const text = JSON.stringify(line);
      if (text === undefined) throw new RefusalError(refuse('STORE_ROW_BAD', { table: 'journal', key: '' }));
      return `${text}\n`;
    })
    .join('');
}

/**
 * Opens (and where needed makes) the journal in this folder. One process at a time: the store's lock sees to that.
 * `broke` is told once when the journal fails for good: the process should exit.
 */
export async function openJournal(
  folder: string,
  broke: (error: RefusalError) => void = () => {},
): Promise<Journal> {
  try {
    await makeFolder(folder);
    return await DiskJournal.open(folder, broke);
  } catch (error) {
    throw diskRefusal(error);
  }
}

interface Waiting {
  text: string;
  resolve(): void;
  reject(error: RefusalError): void;
}

class DiskJournal implements Journal {
  readonly #folder: string;
  #segments: number[];
  #file: FileHandle;
  /** Bytes of the current segment that are known to be good. */
  #length: number;
  readonly #tornBytes: number;
  #waiting: Waiting[] = [];
  /** Work on the files runs one after the other. */
  #work: Promise<unknown> = Promise.resolve();
  #flushing = false;
  #failed: RefusalError | null = null;
  readonly #broke: (error: RefusalError) => void;

  private constructor(
    folder: string,
    broke: (error: RefusalError) => void,
    segments: number[],
    file: FileHandle,
    length: number,
    tornBytes: number,
  ) {
    this.#folder = folder;
    this.#broke = broke;
    this.#segments = segments;
    this.#file = file;
    this.#length = length;
    this.#tornBytes = tornBytes;
  }

  static async open(folder: string, broke: (error: RefusalError) => void): Promise<DiskJournal> {
    const segments = await segmentsOf(folder);
    if (segments.length === 0) segments.push(1);
    const last = segments.at(-1) as number;
    const path = join(folder, nameOf(last));
    const file = await open(path, 'a+', 0o600);
    try {
      const bytes = await readFile(path);
      const length = bytes.lastIndexOf(0x0a) + 1;
      if (length < bytes.length) await file.truncate(length);
      await file.sync();
      await syncFolder(folder);
      return new DiskJournal(folder, broke, segments, file, length, bytes.length - length);
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  append(lines: readonly unknown[]): Promise<void> {
    if (this.#failed) return Promise.reject(this.#failed);
    return new Promise((resolve, reject) => {
      this.#waiting.push({ text: encode(lines), resolve, reject });
      if (this.#flushing) return;
      this.#flushing = true;
      void this.#next(() => this.#flush());
    });
  }

  readAll(): Promise<JournalContents> {
    return this.#next(async () => {
      await this.#flush();
      const contents: JournalContents = {
        lines: [],
        segments: [...this.#segments],
        tornBytes: this.#tornBytes,
        damagedLines: 0,
      };
      for (const segment of this.#segments) {
        const text = (await readFile(join(this.#folder, nameOf(segment)))).toString('utf8');
        const lines = text.split('\n');
        lines.pop();
        for (const line of lines) {
          try {
            contents.lines.push(JSON.parse(line));
          } catch {
            contents.damagedLines += 1;
          }
        }
      }
      return contents;
    });
  }

  rotate(): Promise<number> {
    return this.#next(async () => {
      await this.#flush();
      if (this.#failed) throw this.#failed;
      const closed = this.#segments.at(-1) as number;
      const file = await open(join(this.#folder, nameOf(closed + 1)), 'ax+', 0o600);
      await syncFolder(this.#folder);
      await this.#file.close();
      this.#file = file;
      this.#length = 0;
      this.#segments.push(closed + 1);
      return closed;
    });
  }

  drop(upTo: number): Promise<void> {
    return this.#next(async () => {
      const current = this.#segments.at(-1) as number;
      const going = this.#segments.filter((segment) => segment <= upTo && segment < current);
      for (const segment of going) await rm(join(this.#folder, nameOf(segment)), { force: true });
      if (going.length > 0) await syncFolder(this.#folder);
      this.#segments = this.#segments.filter((segment) => !going.includes(segment));
    });
  }

  close(): Promise<void> {
    return this.#next(async () => {
      await this.#flush();
      this.#failed ??= new RefusalError(refuse('STORE_CLOSED'));
      await this.#file.close();
    });
  }

  #next<Result>(work: () => Promise<Result>): Promise<Result> {
    const turn = this.#work.then(work).catch((error: unknown) => {
      throw diskRefusal(error);
    });
    this.#work = turn.catch(() => {});
    return turn;
  }

  /** Everything that waits goes out in one write and one fdatasync; what comes meanwhile is the next group. */
  async #flush(): Promise<void> {
    this.#flushing = true;
    while (this.#waiting.length > 0) {
      const group = this.#waiting;
      this.#waiting = [];
      const error = await this.#write(Buffer.from(group.map(({ text }) => text).join('')));
      for (const { resolve, reject } of group) {
        if (error) reject(error);
        else resolve();
      }
    }
    this.#flushing = false;
  }

  async #write(bytes: Buffer): Promise<RefusalError | null> {
    if (this.#failed) return this.#failed;
    try {
      await this.#file.appendFile(bytes);
    } catch (error) {
      return this.#takeBack(diskRefusal(error));
    }
    try {
      await this.#file.datasync();
      this.#length += bytes.length;
      return null;
    } catch (error) {
      // After a failed fsync nobody knows what the disk holds, and asking again would lie.
      return this.#fail(error);
    }
  }

  /** A write cut short leaves half a line: the file goes back to where it was good. */
  async #takeBack(error: RefusalError): Promise<RefusalError> {
    try {
      await this.#file.truncate(this.#length);
      return error.refusal.refused === 'STORE_FULL' ? error : this.#fail(error);
    } catch (second) {
      return this.#fail(second);
    }
  }

  /** For good, whatever the reason: also "no room" at an fsync leaves unknown what the disk holds. */
  #fail(error: unknown): RefusalError {
    const known = error instanceof RefusalError && error.refusal.refused === 'STORE_FAILED';
    this.#failed = known ? error : new RefusalError(refuse('STORE_FAILED', { reason: String(error) }));
    this.#broke(this.#failed);
    return this.#failed;
  }
}

async function segmentsOf(folder: string): Promise<number[]> {
  const numbers: number[] = [];
  for (const name of await readdir(folder)) {
    const match = SEGMENT.exec(name);
    if (match) numbers.push(Number(match[1]));
  }
  return numbers.sort((a, b) => a - b);
}

class MemoryJournal implements Journal {
  readonly #segments = new Map<number, string[]>([[1, []]]);
  #current = 1;
  #closed = false;

  async append(lines: readonly unknown[]): Promise<void> {
    if (this.#closed) throw new RefusalError(refuse('STORE_CLOSED'));
    const texts = encode(lines).split('\n');
    texts.pop();
    this.#segments.get(this.#current)?.push(...texts);
  }

  async readAll(): Promise<JournalContents> {
    const lines = [...this.#segments.values()].flat().map((text) => JSON.parse(text) as unknown);
    return { lines, segments: [...this.#segments.keys()], tornBytes: 0, damagedLines: 0 };
  }

  async rotate(): Promise<number> {
    const closed = this.#current++;
    this.#segments.set(this.#current, []);
    return closed;
  }

  async drop(upTo: number): Promise<void> {
    for (const segment of this.#segments.keys()) {
      if (segment <= upTo && segment < this.#current) this.#segments.delete(segment);
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
  }
}

/** Promises everything but surviving the process. */
export function createMemoryJournal(): Journal {
  return new MemoryJournal();
}
