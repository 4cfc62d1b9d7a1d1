/** One node of the demo as a process of its own: started, watched, started again when it died, stopped in order. */
import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { RefusalError, refuse } from '../contract/index.ts';

const MAIN = fileURLToPath(new URL('../cli/main.ts', import.meta.url));
const CHILD = new URL('./child.ts', import.meta.url).href;
const READY_MS = 45_000;
const FIRST_WAIT_MS = 200;
const LONGEST_WAIT_MS = 5_000;
/** A node that ran so long before it died is no node that cannot start. */
const STEADY_MS = 10_000;
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
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

export class DemoNode {
  readonly #ports: DemoNodePorts;
  #child: ChildProcess | null = null;
  #stopping = false;
  #waitMs = FIRST_WAIT_MS;

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

  /** Starts the process and waits until it answers. */
  async start(): Promise<void> {
    const { folder } = this.#ports;
    const log = openSync(join(folder, 'node.log'), 'a', 0o600);
    const startedMs = Date.now();
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
    child.on('error', () => {});
    child.on('exit', (code, signal) => {
      if (this.#child !== child) return;
      this.#child = null;
      if (!this.#stopping) void this.#again(signal ?? String(code), Date.now() - startedMs);
    });
    await this.#ready(child);
  }

  async #ready(child: ChildProcess): Promise<void> {
    const until = Date.now() + READY_MS;
    while (Date.now() < until && !this.#stopping) {
      if (child.exitCode !== null || child.signalCode !== null) break;
      const up = await fetch(`${this.url}/healthz`, { signal: AbortSignal.timeout(2_000) }).then(
        (response) => response.ok,
        () => false,
      );
      if (up) return;
      await pause(50);
    }
    if (!this.#stopping) {
      throw new RefusalError(
        refuse('SCENARIO_DEMO_NODE', { party: this.party, log: join(this.folder, 'node.log') }),
      );
    }
  }

  async #again(how: string, ranMs: number): Promise<void> {
    this.#ports.died(how);
    this.#waitMs = ranMs > STEADY_MS ? FIRST_WAIT_MS : Math.min(this.#waitMs * 2, LONGEST_WAIT_MS);
    await pause(this.#waitMs);
    if (this.#stopping) return;
    try {
      await this.start();
      if (!this.#stopping) await this.#ports.back();
    } catch {
      // It ended again, which its own exit has told already; or it hangs, and the next try ends it.
      if (!this.#stopping && this.#child) this.#child.kill('SIGKILL');
    }
  }

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
