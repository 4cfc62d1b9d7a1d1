/** A real node in a process of its own, to be killed, traced and given bad disks. */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { type Fault, withFault } from './planted.ts';

const CHILD = join(import.meta.dirname, 'taker.child.ts');
const LOAD_MS = 60_000;
const READY_MS = 30_000;
/** `serve --json` says where it listens. */
export const ANSWERS = /"url": "http/;

export interface Ended {
  code: number | null;
  signal: NodeJS.Signals | null;
}

export class Taker {
  readonly #child: ChildProcess;
  readonly ended: Promise<Ended>;
  /** What it said, standard output and error together. */
  output = '';
  over = false;
  readonly #news = new Set<() => void>();

  private constructor(fault: Fault | null) {
    // Each thread of libuv's pool counts its own calls under strace: one thread makes the count the same every time.
    const env = { ...process.env, UV_THREADPOOL_SIZE: '1', ...withFault(fault) };
    this.#child = spawn(process.execPath, [CHILD], { env, stdio: ['pipe', 'pipe', 'pipe'] });
    const hear = (chunk: Buffer): void => {
      this.output += chunk.toString();
      for (const tell of this.#news) tell();
    };
    this.#child.stdout?.on('data', hear);
    this.#child.stderr?.on('data', hear);
    this.#child.stdin?.on('error', () => {});
    this.ended = new Promise((resolve) => {
      this.#child.once('close', (code, signal) => {
        this.over = true;
        for (const tell of this.#news) tell();
        resolve({ code, signal });
      });
    });
  }

  /** Begins to load; `loaded()` says when that is done. */
  static load(fault: Fault | null = null): Taker {
    return new Taker(fault);
  }

  get pid(): number {
    return this.#child.pid as number;
  }

  async loaded(): Promise<void> {
    if (!(await this.#says(/^loaded$/m, LOAD_MS))) throw new Error(`did not load: ${this.output}`);
  }

  /** Lets it open the party of this configuration. */
  go(configPath: string): void {
    this.#child.stdin?.write(`${configPath}\n`);
  }

  /** True once it answers; false when it ended instead. */
  answers(): Promise<boolean> {
    return this.#says(ANSWERS, READY_MS);
  }

  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<Ended> {
    this.#child.kill(signal);
    return this.ended;
  }

  #says(what: RegExp, withinMs: number): Promise<boolean> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#news.delete(look);
        reject(new Error(`not within ${withinMs} ms: ${what}: ${this.output}`));
      }, withinMs);
      const look = (): void => {
        const said = what.test(this.output);
        if (!said && !this.over) return;
        clearTimeout(timer);
        this.#news.delete(look);
        resolve(said);
      };
      this.#news.add(look);
      look();
    });
  }
}
