/**
 * Sends what one peer has not receipted yet, most urgent first, until it has. The outbox is a view of the record:
 * nothing is forgotten by a restart, and nothing leaves it but by the peer's signed receipt.
 */
import type { Link, Parcel } from './parcel.ts';
import { MAX_PARCEL_BYTES, MAX_PARCEL_ENVELOPES } from './parcel.ts';

/** One envelope that waits for its receipt. */
export interface Waiting {
  /** Names it for as long as it waits. */
  key: string;
  /** DSSE text. */
  bytes: string;
}

export interface PumpPorts {
  me: string;
  peer: string;
  link: Pick<Link, 'send'>;
  /** What waits for a receipt from this peer, most urgent first, at most `limit`, those named in `but` left out. */
  pending(limit: number, but: ReadonlySet<string>): Promise<Waiting[]>;
  /** A receipt came back. Resolves when it is on stable storage; false when it proves nothing new. */
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

/** Room for the other fields of a parcel, the largest checkpoint included. */
const PARCEL_FRAME_BYTES = 160_000;

/** As many as fit into one parcel; always the first. */
function fitting(waiting: readonly Waiting[]): Waiting[] {
  let size = PARCEL_FRAME_BYTES;
  const over = waiting.findIndex(({ bytes }, i) => {
    size += Buffer.byteLength(JSON.stringify(bytes)) + 1;
    return i > 0 && size > MAX_PARCEL_BYTES;
  });
  return over < 0 ? [...waiting] : waiting.slice(0, over);
}

export class Pump {
  readonly #ports: PumpPorts;
  readonly state: LinkState = { lastAnsweredMs: null, failures: 0, trouble: null };
  #running: Promise<number> | null = null;
  #again = false;
  /** The last code in this run under which the peer refused something. */
  #refused: string | null = null;
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

  /**
   * Sends each envelope that waits once, or until the link fails; returns how many receipts came. What the peer
   * refused, or answered with something that proves nothing, is tried again by the next run and holds up nobody.
   */
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
    this.#refused = null;
    const tried = new Set<string>();
    try {
      for (;;) {
        const envelopes = fitting(await this.#ports.pending(MAX_PARCEL_ENVELOPES, tried));
        // The first turn is made with nothing to send too: it carries the checkpoint.
        if (envelopes.length === 0 && tried.size > 0) break;
        for (const { key } of envelopes) tried.add(key);
        receipted += await this.#turn(envelopes.map(({ bytes }) => bytes));
        if (envelopes.length === 0 || this.#closed) break;
      }
      this.state.failures = 0;
      this.state.trouble = this.#refused;
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
    if (answer.results.length !== envelopes.length) throw new Error('answer does not match parcel');
    this.state.lastAnsweredMs = Date.now();
    if (answer.checkpoint) await peerCheckpoint(answer.checkpoint);
    const taken = await Promise.allSettled(
      answer.results.map(async (result) => {
        if ('refused' in result) {
          this.#refused = result.refused;
          return false;
        }
        return result.receipt !== null && (await receipt(result.receipt));
      }),
    );
    // All receipts of the parcel have had their turn before one that could not be stored fails the turn.
    const failed = taken.find((one) => one.status === 'rejected');
    if (failed) throw failed.reason;
    return taken.filter((one) => one.status === 'fulfilled' && one.value).length;
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
