/**
 * What others hold of logs that this node knows too: what each witness last cosigned of each, and what each log shows of
 * itself. A log that tells two histories to two parties is found at the first exchange that reaches both.
 */
import { isRefusal } from '../contract/index.ts';
import { originHash } from '../record/index.ts';
import type { CosignerAt } from './cosigners.ts';
import type { KnownLog } from './peers.ts';

/** Questions of one round; the next goes on where this one ended. */
const MAX_QUESTIONS = 64;

export interface GossipPorts {
  cosigners(): Promise<readonly CosignerAt[]>;
  /** Logs of enrolled parties and of the policy. */
  logs(): Promise<readonly KnownLog[]>;
  /** Holds a checkpoint against what this node knows of that log. */
  compare(
    origin: string,
    note: string,
    fetchTile: (path: string) => Promise<Uint8Array | null>,
  ): Promise<unknown>;
  /** Real timer; left out where someone calls `round`. Returns how to cancel. */
  later?(run: () => void, ms: number): () => void;
  failed(error: unknown): void;
}

const EVERY_MS = 60_000;

export class Gossip {
  readonly #ports: GossipPorts;
  #next = 0;
  #running: Promise<number> | null = null;
  #cancel: (() => void) | null = null;
  #closed = false;

  constructor(ports: GossipPorts) {
    this.#ports = ports;
  }

  /** One round a minute from now on, where there are timers. */
  start(): void {
    const { later, failed } = this.#ports;
    if (this.#closed || !later) return;
    this.#cancel = later(() => {
      void this.round()
        .catch(failed)
        .finally(() => this.start());
    }, EVERY_MS);
  }
  /** Lets a round under way end, and begins no other. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#cancel?.();
    await this.#running?.catch(() => {});
  }

  /** Returns how many checkpoints were shown. Whoever cannot be reached is asked again by a later round. */
  round(): Promise<number> {
    this.#running ??= this.#round().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  async #round(): Promise<number> {
    const cosigners = await this.#ports.cosigners();
    const logs = await this.#ports.logs();
    const questions = logs.flatMap((log) => cosigners.map((from) => ({ log, from })));
    const count = Math.min(MAX_QUESTIONS, questions.length);
    const asked = Array.from({ length: count }, (_, i) => questions[(this.#next + i) % questions.length]!);
    this.#next = questions.length === 0 ? 0 : (this.#next + count) % questions.length;
    let shown = 0;
    for (const { log, from } of asked) {
      const own = from.name === log.party;
      const keeper = cosigners.find(({ name }) => name === log.party);
      try {
        const bytes = own ? await from.link.logFile('checkpoint') : null;
        const note = own
          ? bytes && Buffer.from(bytes).toString('utf8')
          : await from.link.witnessed(originHash(log.origin));
        if (note === null) continue;
        const found = await this.#ports.compare(log.origin, note, async (path) =>
          keeper ? keeper.link.logFile(path) : null,
        );
        if (!isRefusal(found)) shown += 1;
      } catch {
        // Not reached, or no answer that could be read: it says nothing of the log.
      }
    }
    return shown;
  }
}
