/**
 * Sends what one peer has not receipted yet, most urgent first, until it has. The outbox is a view of the record:
 * nothing is forgotten by a restart, and nothing leaves it but by the peer's signed receipt.
 */
import type { Link, Parcel } from './parcel.ts';
import { MAX_PARCEL_ENVELOPES } from './parcel.ts';

export interface PumpPorts {
  me: string;
  peer: string;
  link: Link;
  /** DSSE texts of what waits for a receipt from this peer, most urgent first, at most `limit`. */
  pending(limit: number): Promise<string[]>;
  /** A receipt came back. Resolves when it is on stable storage; false when it proves nothing. */
  receipt(bytes: string): Promise<boolean>;
  checkpoint(): string | null;
  peerCheckpoint(note: string): Promise<void>;
  /** Real timer; left out where someone calls `pump` (scenarios). */
  later?(run: () => void, ms: number): () => void;
}

/** How the link stands, for people. */
export interface LinkState {
  /** UTC ms by the real clock; null = never. */
  lastAnsweredMs: number | null;
  failures: number;
  /** Why the last turn failed, or the code under which the peer refused something. */
  trouble: string | null;
}

const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 30_000;
/** An idle link still gets one turn: it carries the checkpoint and shows that the peer is there. */
const HEARTBEAT_MS = 15_000;

export class Pump {
  readonly #ports: PumpPorts;
  readonly state: LinkState = { lastAnsweredMs: null, failures: 0, trouble: null };
  #running: Promise<number> | null = null;
  #again = false;
  #cancel: (() => void) | null = null;
  #closed = false;

  constructor(ports: PumpPorts) {
    this.#ports = ports;
  }

  /** There is something to send, or may be. Never throws. */
  kick(): void {
    if (this.#closed) return;
    if (this.#running) {
      this.#again = true;
      return;
    }
    this.#cancel?.();
    this.#cancel = null;
    void this.pump();
  }

  /** Sends until nothing is pending or the link fails. Returns how many receipts came. */
  pump(): Promise<number> {
    this.#running ??= this.#run().finally(() => {
      this.#running = null;
      if (this.#again) {
        this.#again = false;
        this.kick();
      }
    });
    return this.#running;
  }

  async #run(): Promise<number> {
    let receipted = 0;
    try {
      for (;;) {
        const envelopes = await this.#ports.pending(MAX_PARCEL_ENVELOPES);
        const got = await this.#turn(envelopes);
        receipted += got;
        // A peer that refuses everything would be asked for ever: the next try is the heartbeat's.
        if (envelopes.length === 0 || got === 0 || this.#closed) break;
      }
      this.state.failures = 0;
      this.#next(HEARTBEAT_MS);
    } catch (error) {
      this.state.failures += 1;
      this.state.trouble = error instanceof Error ? error.message : String(error);
      this.#next(Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(this.state.failures, 10)));
    }
    return receipted;
  }

  async #turn(envelopes: string[]): Promise<number> {
    const { me, link, checkpoint, receipt, peerCheckpoint } = this.#ports;
    const parcel: Parcel = { from: me, checkpoint: checkpoint(), envelopes };
    const answer = await link.send(parcel);
    this.state.lastAnsweredMs = Date.now();
    this.state.trouble = null;
    if (answer.checkpoint) await peerCheckpoint(answer.checkpoint);
    const taken = await Promise.all(
      answer.results.map(async (result) => {
        if ('refused' in result) {
          this.state.trouble = result.refused;
          return false;
        }
        return result.receipt !== null && (await receipt(result.receipt));
      }),
    );
    return taken.filter(Boolean).length;
  }

  #next(ms: number): void {
    if (this.#closed || !this.#ports.later) return;
    this.#cancel?.();
    this.#cancel = this.#ports.later(() => {
      this.#cancel = null;
      void this.pump();
    }, ms);
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#cancel?.();
    await this.#running;
  }
}
