/** One node of the demo as a process of its own: started, watched, started again when it died, stopped in order. */
import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { RefusalError, refuse } from '../contract/index.ts';

/** The program of every node: run, never imported. */
const MAIN = join(import.meta.dirname, '..', 'cli', 'main.ts');
const CHILD = new URL('./child.ts', import.meta.url).href;
const READY_MS = 45_000;
const FIRST_WAIT_MS = 200;
const LONGEST_WAIT_MS = 5_000;
/** Dying so often without answering once: it cannot start. */
const MAX_DEATHS = 5;
/** A node that does not end within this after SIGTERM is ended. */
const STOP_MS = 15_000;

export interface DemoNodePorts {
  party: string;
  folder: string;
  url: string;
  /** It died and answers again. */
  back(): Promise<void>;
  /** It died, by this signal or with this exit code. */
  died(how: string): void;
  /** It will not be back, or does not answer: why. */
  lost(error: unknown): void;
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

export class DemoNode {
  readonly #ports: DemoNodePorts;
  #child: ChildProcess | null = null;
  #stopping = false;
  /** In a row, without an answer in between. */
  #deaths = 0;
  /** Since when it has been waited for: its latest start or death. */
  #sinceMs = 0;

  constructor(ports: DemoNodePorts) {
    this.#ports = ports;
  }
  get party(): string {
    return this.#ports.party;
  }
  get url(): string {
    return this.#ports.url;
  }
  get folder(): string {
    return this.#ports.folder;
  }
  get pid(): number | null {
    return this.#child?.pid ?? null;
  }

  /** Starts the process and waits until it answers; a node that dies while starting is started again. */
  async start(): Promise<void> {
    this.#spawn();
    await this.#ready();
    this.#deaths = 0;
  }

  #spawn(): void {
    const { folder } = this.#ports;
    const log = openSync(join(folder, 'node.log'), 'a', 0o600);
    const child = spawn(
      process.execPath,
      [
        '--disable-warning=ExperimentalWarning',
        '--import',
        CHILD,
        MAIN,
        'serve',
        '--config',
        join(folder, 'node.json'),
      ],
      { stdio: ['ignore', log, log, 'ipc'] },
    );
    closeSync(log);
    this.#child = child;
    this.#sinceMs = Date.now();
    child.on('error', () => {});
    child.on('exit', (code, signal) => {
      if (this.#child !== child) return;
      this.#child = null;
      this.#sinceMs = Date.now();
      if (this.#stopping) return;
      this.#again(signal ?? String(code)).catch((error: unknown) => {
        // Told to stop, it need not come back; what waited for it was called off.
        if (!this.#stopping) this.#ports.lost(error);
      });
    });
  }

  async #ready(): Promise<void> {
    while (!this.#stopping) {
      const up = await fetch(`${this.url}/healthz`, { signal: AbortSignal.timeout(2_000) }).then(
        (response) => response.ok,
        () => false,
      );
      if (up && this.#child) return;
      if (this.#deaths >= MAX_DEATHS || Date.now() - this.#sinceMs > READY_MS) throw this.#cannotStart();
      await pause(50);
    }
  }

  #cannotStart(): RefusalError {
    const log = join(this.folder, 'node.log');
    return new RefusalError(refuse('SCENARIO_DEMO_NODE', { party: this.party, log }));
  }

  /**
   * After each death a longer wait; a node that answered again begins with the shortest. Rejects when it will not
   * be back, or with what `back` throws.
   */
  async #again(how: string): Promise<void> {
    this.#ports.died(how);
    this.#deaths += 1;
    if (this.#deaths >= MAX_DEATHS) throw this.#cannotStart();
    await pause(Math.min(FIRST_WAIT_MS * 2 ** (this.#deaths - 1), LONGEST_WAIT_MS));
    if (this.#stopping) return;
    this.#spawn();
    // Several deaths in a row leave several waiting here: the last one to have started it tells.
    const child = this.#child;
    await this.#ready();
    if (this.#stopping || this.#child !== child) return;
    this.#deaths = 0;
    await this.#ports.back();
  }

  /** May be asked more than once. */
  async stop(): Promise<void> {
    this.#stopping = true;
    const child = this.#child;
    if (!child) return;
    const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    child.kill('SIGTERM');
    const late = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
    await gone;
    clearTimeout(late);
    this.#child = null;
  }
}
