/**
 * The notices in force, as plans in an index in memory: what is committed, brought up to date after each commit. It answers
 * `conflicts.known`, and always as the rows alone would: a notice that an entry has changed since, committed or not, is
 * read from the rows by whoever asks, until the index has taken it in.
 *
 * Nothing rests on the index being there: while it cannot answer, because it was lost or is asked about a time that it has let go
 * of, the room answers from the rows.
 */

import {
  claimPages,
  type Known,
  KnownExcept,
  KnownPlans,
  type KnownQuestion,
  sinceOf,
} from '../conflicts/index.ts';
import type { Ask, Ctx, Read } from '../contract/index.ts';
import { type ClaimsOf, NOTICES } from '../notices/index.ts';
import type { Clock } from './clock.ts';
import type { House } from './house.ts';
import { openPacking, type Packing } from './packing.ts';

/** Ids taken in at one time: others have their turn in between. */
const AT_ONCE = 256;
/** Between a lost thread and the next reading: all rows are read, on the node's own thread. */
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 300_000;

export interface PlanIndexPorts {
  house: House;
  clock: Clock;
  failed(error: unknown): void;
}

const KNOWN = 'conflicts.known';
const NEVER_OVER = { fromMs: Infinity, toMs: Infinity };

export class PlanIndex {
  readonly #ports: PlanIndexPorts;
  readonly #ask: Ask;
  /** In which the index answers what the room answers from the rows. */
  readonly house: House;
  /** null: not read yet, or lost. */
  #held: KnownPlans | null = null;
  /** Notices whose rows may differ from what is held, and the last entry that changed each. */
  readonly #changed = new Map<string, number>();
  #packing: Packing | null = null;
  /** Readings begun; threads lost since one last packed something, and the clock until the next reading. */
  #reading = 0;
  #losses = 0;
  #again: NodeJS.Timeout | undefined;
  #work: Promise<void> = Promise.resolve();
  #isTaking = false;
  #committed = 0;
  #closed = false;

  /** @param ask answers from what is committed */
  constructor(ports: PlanIndexPorts, ask: Ask) {
    this.#ports = ports;
    this.#ask = ask;
    this.house = { ...ports.house, answers: new Map(ports.house.answers).set(KNOWN, this.#answer) };
  }

  /** Plans held; null while none are. */
  get size(): number | null {
    return this.#held?.active.size ?? null;
  }

  /** Reads all that is committed, of which there are `entries`. Begun anew before it is through, the last reading counts. */
  async start(entries: number): Promise<void> {
    this.#committed = Math.max(entries, this.#committed);
    const reading = ++this.#reading;
    // Until all is read nothing is taken in: what changes meanwhile stays marked as changed, and is read from the rows.
    this.#held = null;
    const held = new KnownPlans(this.#pack, sinceOf(NEVER_OVER, this.#ports.clock.now()));
    for await (const page of claimPages(this.#ask)) {
      if (this.#closed || reading !== this.#reading) return;
      for (const { noticeId, claims } of page) held.set(noticeId, claims);
    }
    if (reading === this.#reading) this.#held = held;
  }

  /** Rows that an entry changes, before they are changed; whether it comes to stay does not matter. */
  changing(rows: readonly { table: string; key: string }[], entryIndex: number): void {
    for (const { table, key } of rows) {
      if (table !== NOTICES) continue;
      this.#changed.set(key, Math.max(entryIndex, this.#changed.get(key) ?? 0));
    }
  }

  /** So many entries are committed now. */
  committed(entries: number): void {
    this.#committed = entries;
    if (this.#isTaking || this.#changed.size === 0) return;
    this.#isTaking = true;
    this.#work = this.#work
      .then(() => this.#takeIn())
      .catch(this.#ports.failed)
      .finally(() => {
        this.#isTaking = false;
      });
  }

  async #takeIn(): Promise<void> {
    for (;;) {
      const due = [...this.#changed].filter(([, index]) => index < this.#committed).slice(0, AT_ONCE);
      const held = this.#held;
      if (due.length === 0 || this.#closed || !held) return;
      const rows = await this.#claims(
        due.map(([id]) => id),
        this.#ask,
      );
      if (this.#held !== held) return;
      for (const [i, [id, index]] of due.entries()) {
        // Changed again while it was read: its turn comes with that.
        if (this.#changed.get(id) !== index) continue;
        held.set(id, (rows[i] as ClaimsOf).claims);
        this.#changed.delete(id);
      }
    }
  }

  async #claims(ids: readonly string[], ask: Ask): Promise<ClaimsOf[]> {
    return (await ask<{ notices: ClaimsOf[] }>('notices.claims', { ids })).notices;
  }

  /** `conflicts.known`, for one who reads through `ask`. */
  readonly #answer = async (read: Read, question: KnownQuestion, ctx: Ctx, ask: Ask): Promise<Known> => {
    const { sinceMs } = question;
    const ids = [...this.#changed.keys()];
    const rows = ids.length > 0 ? await this.#claims(ids, ask) : [];
    const held = this.#held;
    if (!held || sinceMs < held.sinceMs) {
      const anew = this.#ports.house.answers.get(KNOWN);
      return (await anew?.(read, question, ctx, ask)) as Known;
    }
    held.expire(sinceMs);
    if (rows.length === 0) return held;
    return new KnownExcept(held, new Map(rows.map(({ noticeId, claims }) => [noticeId, claims])));
  };

  /** A thread of its own, once there is something to pack. */
  readonly #pack: ConstructorParameters<typeof KnownPlans>[0] = (arena, order, done) => {
    this.#packing ??= this.#openPacking();
    const { packer } = this.#packing;
    packer(arena, order, (packed) => {
      this.#losses = 0;
      done(packed);
    });
  };

  #openPacking(): Packing {
    // A thread that dies says so twice, and one that is not ours any more says nothing to us.
    const mine = openPacking((error) => {
      if (this.#packing === mine) this.#lost(error);
    });
    return mine;
  }

  /** What the thread was given is never packed now: it is begun again with another, after a pause that grows. */
  #lost(error: unknown): void {
    if (this.#closed) return;
    this.#ports.failed(error);
    this.#held = null;
    this.#reading += 1;
    this.#packing = null;
    const pauseMs = Math.min(FIRST_PAUSE_MS * 2 ** this.#losses, LONGEST_PAUSE_MS);
    this.#losses += 1;
    clearTimeout(this.#again);
    this.#again = setTimeout(() => {
      this.#work = this.#work.then(() => this.start(this.#committed)).catch(this.#ports.failed);
    }, pauseMs).unref();
  }

  /** Resolves when all that is committed is taken in, and the store is not looked at any more. */
  readonly settled = async (): Promise<void> => {
    while (this.#isTaking) await this.#work;
  };

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#again);
    await this.#work;
    await this.#packing?.close();
  }
}
