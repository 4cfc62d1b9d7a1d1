/** A real node in a process of its own, to be killed, traced and given bad disks. */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { type Fault, withFault } from './planted.ts';

const CHILD = join(import.meta.dirname, 'taker.child.ts');
const LOAD_MS = 60_000;
const READY_MS = 60_000;
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

  private constructor(fault: Fault | null, under: readonly string[]) {
    // Each thread of libuv's pool counts its own calls under strace: one thread makes the count the same every time.
    const env = { ...process.env, UV_THREADPOOL_SIZE: '1', ...withFault(fault) };
    const [program = '', ...args] = [...under, process.execPath, CHILD];
    this.#child = spawn(program, args, { env, stdio: ['pipe', 'pipe', 'pipe', 'pipe'] });
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

  /** Begins to load; `loaded()` says when that is done. `under`: a command that runs the node, such as strace. */
  static load(fault: Fault | null = null, under: readonly string[] = []): Taker {
    return new Taker(fault, under);
  }

  /** Of the node itself, once it has loaded. */
  get pid(): number {
    return Number(/^loaded (\d+)$/m.exec(this.output)?.[1]);
  }

  /** What the command that runs the node writes to descriptor 3. */
  get aside(): Readable {
    return this.#child.stdio[3] as Readable;
  }

  async loaded(): Promise<void> {
    if (!(await this.#says(/^loaded \d+$/m, LOAD_MS))) throw new Error(`did not load: ${this.output}`);
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
    // Not the command around it: that ends with the node.
    if (!this.over && this.pid > 0) {
      try {
        process.kill(this.pid, signal);
      } catch {
        // It is gone already.
      }
    } else this.#child.kill(signal);
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
