/**
 * Talking to a store's worker thread: calls of one turn travel as one message and are answered in one. While the thread is
 * at work further calls gather and follow in one message: each message wakes a thread, which costs more than a look-up.
 */
import { Worker } from 'node:worker_threads';
import { type Refusal, RefusalError, refuse } from '../contract/index.ts';

export type Role = 'writer' | 'reader';

/** Goes on beside other calls, and may take as long as a table is large. */
const SLOW = 'dumpHash';

/** What a worker is started with. */
export interface Setup {
  role: Role;
  folder: string;
  create: boolean;
  maxPages?: number;
}
/** The worker's first answer. */
export interface Opening {
  /** There was no room for the start-up self-check: the store opens for reading only. */
  full: boolean;
}
export interface Call {
  name: string;
  args: readonly unknown[];
}
export interface Request {
  id: number;
  calls: readonly Call[];
}
export type Outcome = { value: unknown } | { refusal: Refusal };
/** Answers a request, or (without id) tells of something that broke between requests. The first answer is id 0: opened. */
export type Answer = { id: number; outcomes: Outcome[] } | { broke: Refusal };

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

export class Channel {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting[]>();
  readonly #broke: (error: RefusalError) => void;
  #calls: Call[] = [];
  #callers: Waiting[] = [];
  #lastId = 0;
  /** The request that the thread is at work on; what takes long by design is not waited for. */
  #awaited: number | null = null;
  #gone: RefusalError | null = null;
  opening: Opening = { full: false };

  private constructor(setup: Setup, broke: (error: RefusalError) => void) {
    this.#broke = broke;
    const file = `./sqlite-worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`;
    // The options of the main program (--eval, --input-type, --test) are not for the worker.
    this.#worker = new Worker(new URL(file, import.meta.url), { workerData: setup, execArgv: [] });
    this.#worker.on('message', (answer: Answer) => this.#take(answer));
    this.#worker.on('error', (error) => this.#end(error.message));
    this.#worker.on('exit', (code) => this.#end(`store thread ended with ${code}`));
  }

  /** Resolves when the worker has opened its database; rejects with its refusal. */
  static async open(setup: Setup, broke: (error: RefusalError) => void): Promise<Channel> {
    const channel = new Channel(setup, broke);
    try {
      channel.opening = await new Promise<Opening>((resolve, reject) => {
        channel.#waiting.set(0, [{ resolve: resolve as (value: unknown) => void, reject }]);
      });
    } catch (error) {
      await channel.#worker.terminate();
      throw error;
    }
    channel.#idle();
    return channel;
  }

  call<Result>(name: string, ...args: unknown[]): Promise<Result> {
    if (this.#gone) return Promise.reject(this.#gone);
    return new Promise((resolve, reject) => {
      if (this.#calls.length === 0 && this.#awaited === null) queueMicrotask(() => this.#flush());
      this.#calls.push({ name, args });
      this.#callers.push({ resolve: resolve as (value: unknown) => void, reject });
    });
  }

  async close(): Promise<void> {
    try {
      if (!this.#gone) await this.call('close');
    } finally {
      this.#gone ??= new RefusalError(refuse('STORE_CLOSED'));
      await this.#worker.terminate();
    }
  }

  #flush(): void {
    if (this.#calls.length === 0) return;
    const request: Request = { id: ++this.#lastId, calls: this.#calls };
    if (this.#calls.every(({ name }) => name !== SLOW)) this.#awaited = request.id;
    this.#waiting.set(request.id, this.#callers);
    this.#calls = [];
    this.#callers = [];
    if (this.#gone) {
      this.#rejectAll(this.#gone);
      return;
    }
    this.#worker.ref();
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
    this.#worker.postMessage(request);
  }

  #take(answer: Answer): void {
    if ('broke' in answer) {
      this.#broke(new RefusalError(answer.broke));
      return;
    }
    const waiting = this.#waiting.get(answer.id) ?? [];
    this.#waiting.delete(answer.id);
    for (const [place, outcome] of answer.outcomes.entries()) {
      if ('refusal' in outcome) waiting[place]?.reject(new RefusalError(outcome.refusal));
      else waiting[place]?.resolve(outcome.value);
    }
    if (answer.id === this.#awaited) {
      this.#awaited = null;
      // Behind the answers: what they set off may still join.
      queueMicrotask(() => this.#flush());
    }
    this.#idle();
  }

  /** A store with nothing under way does not keep the process alive. */
  #idle(): void {
    if (this.#waiting.size === 0 && this.#calls.length === 0) this.#worker.unref();
  }

  #end(reason: string): void {
    if (this.#gone) return;
    this.#gone = new RefusalError(refuse('STORE_FAILED', { reason }));
    this.#broke(this.#gone);
    this.#flush();
    this.#rejectAll(this.#gone);
  }

  #rejectAll(error: RefusalError): void {
    const all = [...this.#waiting.values()].flat();
    this.#waiting.clear();
    for (const waiting of all) waiting.reject(error);
  }
}
