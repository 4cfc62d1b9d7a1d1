/**
 * One CoT connection: bytes in, read at a bounded pace; events out, to readers that keep up. It knows no node: what it
 * reads it hands on, and waits until that is done before it reads more, so that a flood waits at the sender's end.
 */
import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { isRefusal, type Refusal } from '../../contract/index.ts';
import { type CotEvent, EMPTY_STREAM, endCot, pushCot } from '../../feeds/index.ts';

export interface ConnectionLimits {
  /** Bytes a second that are read, and how many may come at once after a quiet time. */
  bytesPerS: number;
  burstBytes: number;
  /** Bytes that may wait for a reader. One that lets more pile up is dropped: it comes back and is told the rest. */
  waitingBytes: number;
  /** A reader that takes nothing for so long is dropped. */
  stalledMs: number;
  /** A half-sent event is given up after so long without more of it. */
  brokenOffMs: number;
  /** A connection from which nothing came for so long is closed: TAK tools ping several times a minute. */
  idleMs: number;
  /** Unreadable events in a row, or bytes that belong to none, after which the sender speaks something else. */
  refusalsInARow: number;
  nonsenseBytes: number;
}
export const CONNECTION_LIMITS: ConnectionLimits = {
  bytesPerS: 131_072,
  burstBytes: 1_048_576,
  waitingBytes: 262_144,
  stalledMs: 30_000,
  brokenOffMs: 30_000,
  idleMs: 300_000,
  refusalsInARow: 100,
  nonsenseBytes: 1_048_576,
};

export const ENDINGS = ['closed', 'slow', 'idle', 'nonsense', 'stopped'] as const;
export type Ending = (typeof ENDINGS)[number];

export interface ConnectionPorts {
  /** What was read, in order. The next bytes are read when it resolves. */
  take(events: (CotEvent | Refusal)[]): Promise<void>;
  gone(why: Ending): void;
  /** Monotonic, ms. */
  now(): number;
  limits: ConnectionLimits;
}

/** A unit as it is written, and the fix it shows where that came over CoT from a device of ours. */
export interface ShownUnit {
  event: string;
  from: { unit: string; fixMs: number } | null;
}

export class CotConnection {
  readonly #socket: Socket;
  readonly #ports: ConnectionPorts;
  readonly #over = new AbortController();
  #stream = EMPTY_STREAM;
  #brokenOff: NodeJS.Timeout | undefined;
  #heardMs: number;
  /** Since when the reader takes nothing; null: it keeps up. */
  #stalledMs: number | null = null;
  #allowance: number;
  #pacedMs: number;
  #refusals = 0;
  /** Time of the last fix that came in here, by unit: this side is not told what it said itself. */
  readonly reported = new Map<string, number>();
  /** What was last written, by uid. */
  readonly #shown = new Map<string, string>();

  constructor(socket: Socket, ports: ConnectionPorts) {
    this.#socket = socket;
    this.#ports = ports;
    this.#allowance = ports.limits.burstBytes;
    this.#heardMs = ports.now();
    this.#pacedMs = ports.now();
    socket.setNoDelay(true);
    // Also catches errors between two reads: without a listener one would end the process.
    socket.on('error', () => this.end('closed'));
    socket.on('close', () => this.end('closed'));
    void this.#read().catch(() => this.end('closed'));
  }

  async #read(): Promise<void> {
    for await (const chunk of this.#socket) {
      const bytes = chunk as Uint8Array;
      clearTimeout(this.#brokenOff);
      this.#heardMs = this.#ports.now();
      const { state, events } = pushCot(this.#stream, bytes);
      this.#stream = state;
      await this.#hand(events);
      if (this.#over.signal.aborted) return;
      if (this.#stream.skippedBytes > this.#ports.limits.nonsenseBytes) return this.end('nonsense');
      await this.#pace(bytes.length);
      if (state.pending.length > 0) this.#waitForRest();
    }
    await this.#hand(endCot(this.#stream));
    this.end('closed');
  }

  async #hand(events: (CotEvent | Refusal)[]): Promise<void> {
    if (events.length === 0) return;
    for (const event of events) {
      this.#refusals = isRefusal(event) ? this.#refusals + 1 : 0;
      if (!isRefusal(event)) this.#stream = { ...this.#stream, skippedBytes: 0 };
    }
    await this.#ports.take(events);
    if (this.#refusals > this.#ports.limits.refusalsInARow) this.end('nonsense');
  }

  #waitForRest(): void {
    this.#brokenOff = setTimeout(() => {
      const events = endCot(this.#stream);
      this.#stream = EMPTY_STREAM;
      void this.#hand(events).catch(() => this.end('closed'));
    }, this.#ports.limits.brokenOffMs).unref();
  }

  /** Lets bytes cost time once the allowance is used up. */
  async #pace(bytes: number): Promise<void> {
    const { bytesPerS, burstBytes } = this.#ports.limits;
    const nowMs = this.#ports.now();
    this.#allowance = Math.min(burstBytes, this.#allowance + ((nowMs - this.#pacedMs) / 1000) * bytesPerS);
    this.#pacedMs = nowMs;
    this.#allowance -= bytes;
    if (this.#allowance >= 0) return;
    const { signal } = this.#over;
    await sleep((-this.#allowance / bytesPerS) * 1000, undefined, { signal, ref: false });
  }

  /** An event that must not be passed over: an alert, an answer. */
  write(event: string): void {
    if (this.#over.signal.aborted) return;
    this.#socket.write(`${event}\n`);
    if (this.#socket.writableLength > this.#ports.limits.waitingBytes) this.end('slow');
  }

  /** Units whose event changed since they were last written here; a reader that is behind gets the newest when it is not. */
  show(units: ReadonlyMap<string, ShownUnit>): void {
    for (const uid of this.#shown.keys()) if (!units.has(uid)) this.#shown.delete(uid);
    for (const [uid, { event, from }] of units) {
      if (this.#socket.writableNeedDrain) return;
      if (this.#shown.get(uid) === event) continue;
      if (from && this.reported.get(from.unit) === from.fixMs) continue;
      this.#shown.set(uid, event);
      this.write(event);
    }
  }

  /** Called once a second. */
  check(): void {
    const { idleMs, stalledMs } = this.#ports.limits;
    const nowMs = this.#ports.now();
    if (!this.#socket.writableNeedDrain) this.#stalledMs = null;
    else this.#stalledMs ??= nowMs;
    if (this.#stalledMs !== null && nowMs - this.#stalledMs > stalledMs) this.end('slow');
    else if (nowMs - this.#heardMs > idleMs) this.end('idle');
  }

  end(why: Ending): void {
    if (this.#over.signal.aborted) return;
    this.#over.abort();
    clearTimeout(this.#brokenOff);
    this.#socket.destroy();
    this.#ports.gone(why);
  }
}
