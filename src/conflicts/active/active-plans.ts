/**
 * Every plan that is active, in memory, findable by where and when. Plans lie in an arena of numbers; two packed trees
 * hold them: a large one, and a small one of what came since. What came after that is a short tail, looked through one by
 * one. Trees are packed by whoever is handed in (a worker, so that nothing waits), and are exchanged in one step.
 *
 * A plan withdrawn is passed over at once. Its place is used again only after the next large packing, when no tree names it.
 */
import type { NoticeRef } from '../finding.ts';
import type { Plan } from '../plan.ts';
import { Arena, HEAD, rowsFor } from './arena.ts';
import { IdTable } from './id-table.ts';
import { BOX, RecordReader } from './leaves.ts';
import { type PackOrder, pack } from './pack.ts';
import { type Packed, search } from './packed.ts';
import { movedBy, type Question } from './question.ts';
import { idBytesOf, markFree, type Parties, readPlan, refOfRow, writePlan } from './record.ts';

/** Packs the order, at once or in another thread, and gives the tree to `done` (which takes one order at a time). */
export type Packer = (arena: Arena, order: PackOrder, done: (packed: Packed) => void) => void;

export interface Held {
  arena: Arena;
  parties: Parties;
  packed: Packed | null;
}

/** A tail this long is packed. */
const TAIL = 1_024;
/** The large tree is packed anew when so great a part of all came or went since. */
const TURNOVER = 1 / 16;
const LEAST_TURNOVER = 16_384;
const RELEASED_AT_ONCE = 16;
const MOST_ID_BYTES = 64;

const encoder = new TextEncoder();

export class ActivePlans {
  readonly arena: Arena;
  readonly parties: Parties;
  readonly #packer: Packer | null;
  /** Made when it is first asked: who only compares with a prepared index needs none. */
  #known: IdTable | null = null;
  #large: Packed | null = null;
  #small: Packed | null = null;
  /** Rows in no tree, and their whole boxes. */
  #tail: number[] = [];
  #tailBoxes = new Float64Array(BOX * TAIL);
  #smallRows: Uint32Array = new Uint32Array(0);
  #sequence = 0;
  /** Rows withdrawn since the large packing before last began, and since the last; then rows that no tree names any more. */
  #gone: number[] = [];
  #goneSince: number[] = [];
  #spent: number[] = [];
  #busy = false;
  #packingAll = false;
  readonly #reader: RecordReader;

  /** Without a packer nothing is packed but by `pack()`. `held`: records that a tree over all of them was read with. */
  constructor(packer: Packer | null = null, held: Held | null = null) {
    this.#packer = packer;
    const { arena, parties, packed } = held ?? { arena: new Arena(), parties: [], packed: null };
    this.arena = arena;
    this.parties = parties;
    this.#large = packed;
    this.#reader = new RecordReader(arena);
    this.#sequence = packed?.sequence ?? 0;
  }

  get #ids(): IdTable {
    if (this.#known) return this.#known;
    const table = new IdTable((row) => idBytesOf(this.arena, row));
    for (const row of this.arena.active()) table.add(idBytesOf(this.arena, row), row);
    this.#known = table;
    return table;
  }

  /** Of a list: in memory that fits it, which grows when more come. */
  static of(plans: readonly Plan[], packer: Packer | null = null): ActivePlans {
    const rows = plans.reduce((sum, plan) => sum + rowsFor(MOST_ID_BYTES, plan.course.legs.length + 2), 0);
    const active = new ActivePlans(packer, { arena: new Arena(rows), parties: [], packed: null });
    for (const plan of plans) active.add(plan);
    return active;
  }

  get size(): number {
    return this.#ids.size;
  }
  /** True while a tree is being packed elsewhere. */
  get packing(): boolean {
    return this.#busy;
  }
  /** Plans that no tree holds yet. */
  get tail(): number {
    return this.#tail.length;
  }

  has(noticeId: string): boolean {
    return this.#ids.rows(encoder.encode(noticeId)).length > 0;
  }

  get(noticeId: string): Plan | null {
    const row = this.#ids.rows(encoder.encode(noticeId))[0];
    return row === undefined ? null : readPlan(this.arena, this.parties, row);
  }

  /** All plans of that notice. */
  plansOf(noticeId: string): Plan[] {
    const rows = this.#ids.rows(encoder.encode(noticeId));
    return rows.map((row) => readPlan(this.arena, this.parties, row));
  }

  refsOf(noticeId: string): NoticeRef[] {
    return this.#ids.rows(encoder.encode(noticeId)).map((row) => refOfRow(this.arena, this.parties, row));
  }

  /** A plan in place of any of the same notice. Throws RangeError where it is too long to hold: then the old one stands. */
  put(plan: Plan): void {
    const row = this.#write(plan);
    for (const before of this.#ids.remove(encoder.encode(plan.noticeId ?? ''), row)) this.#let(before);
    this.#packWhenDue();
  }

  /** A plan beside those of the same notice: a folder may hold two versions, and both count. */
  add(plan: Plan): void {
    this.#write(plan);
    this.#packWhenDue();
  }

  #write(plan: Plan): number {
    this.#releaseSome();
    const id = encoder.encode(plan.noticeId ?? '');
    const ids = this.#ids;
    const row = writePlan(this.arena, this.parties, plan, id, ++this.#sequence);
    ids.add(id, row);
    this.#toTail(row);
    return row;
  }

  /** False when there was none. */
  withdraw(noticeId: string): boolean {
    const rows = this.#ids.remove(encoder.encode(noticeId));
    for (const row of rows) this.#let(row);
    if (rows.length > 0) this.#packWhenDue();
    return rows.length > 0;
  }

  /** Every plan's reference, in the order of memory. */
  *refs(): Generator<NoticeRef> {
    for (const row of this.arena.active()) {
      const { party, noticeId, version } = refOfRow(this.arena, this.parties, row);
      yield { party, noticeId: noticeId || '-', version: version || 1 };
    }
  }

  /** Every plan's reference and span, in the order of memory. */
  *spans(): Generator<{ ref: NoticeRef; fromMs: number; toMs: number }> {
    for (const row of this.arena.active()) {
      const { f64 } = this.arena.chunk(row);
      const at = this.arena.at(row);
      const [fromMs, toMs] = [f64[at + HEAD.fromMs] as number, f64[at + HEAD.toMs] as number];
      yield { ref: refOfRow(this.arena, this.parties, row), fromMs, toMs };
    }
  }

  /** Packs everything now, in this thread. */
  pack(packer: Packer = packHere): void {
    if (this.#busy) return;
    this.#begin(null, packer);
  }

  /** The one tree that holds everything; null while there is more, or another. */
  get packed(): Packed | null {
    return this.#small || this.#tail.length > 0 || this.#busy ? null : this.#large;
  }

  /**
   * Calls with records that may come within the question's reach: `which` has a bit for each box of the part that the
   * leaf meets (tail: null, compare with all). A record may be
   * named many times, also one that is withdrawn: to look is a miss of the cache, which the caller may spare itself. With `wide` the time is that of the
   * whole plans, not of their legs.
   */
  walk(
    question: Question,
    options: { addMs?: number; wide?: boolean; laterMs?: number },
    hit: (
      row: number,
      leaf: number,
      leafLegs: number,
      part: Question['parts'][number] | null,
      which: number,
    ) => void,
  ): void {
    const { addMs = 0, wide = false, laterMs = 0 } = options;
    for (const packed of [this.#large, this.#small]) {
      if (!packed) continue;
      for (const group of packed.groups) {
        const { fromMs, toMs } = question.plan;
        const span = wide ? { fromMs: fromMs - group.afterMs - 1, toMs: toMs + group.beforeMs + 1 } : null;
        for (const part of question.parts) {
          const wanted = movedBy(part, addMs - packed.baseMs, span, laterMs);
          search(packed, group, wanted, (leaf, which) => {
            const row = packed.rows[leaf] as number;
            hit(row, packed.legs[leaf] as number, packed.leafLegs, part, which);
          });
        }
      }
    }
    this.#walkTail(question, addMs, laterMs, (row) => hit(row, 0, 0, null, 0));
  }

  #walkTail({ whole }: Question, addMs: number, laterMs: number, hit: (row: number) => void): void {
    const boxes = this.#tailBoxes;
    for (let i = 0, at = 0; i < this.#tail.length; i++, at += BOX) {
      if (
        (boxes[at] as number) <= (whole[4] as number) &&
        (boxes[at + 4] as number) >= (whole[0] as number) &&
        (boxes[at + 1] as number) <= (whole[5] as number) &&
        (boxes[at + 5] as number) >= (whole[1] as number) &&
        (boxes[at + 2] as number) <= (whole[6] as number) &&
        (boxes[at + 6] as number) >= (whole[2] as number) &&
        (boxes[at + 3] as number) <= (whole[7] as number) + addMs + laterMs &&
        (boxes[at + 7] as number) >= (whole[3] as number) + addMs
      ) {
        hit(this.#tail[i] as number);
      }
    }
  }

  #let(row: number): void {
    markFree(this.arena, row);
    (this.#packingAll ? this.#goneSince : this.#gone).push(row);
  }

  /** Some of the places that may be used again: all at once would be a pause. */
  #releaseSome(): void {
    if (this.arena.walked) return;
    for (let i = 0; i < RELEASED_AT_ONCE; i++) {
      const row = this.#spent.pop();
      if (row === undefined) return;
      this.arena.release(row);
    }
  }

  #toTail(row: number): void {
    const at = this.#tail.length * BOX;
    if (at + BOX > this.#tailBoxes.length) {
      const larger = new Float64Array(this.#tailBoxes.length * 2);
      larger.set(this.#tailBoxes);
      this.#tailBoxes = larger;
    }
    this.#reader.read(row).wholeBox(this.#tailBoxes.subarray(at, at + BOX));
    this.#tail.push(row);
  }

  #packWhenDue(): void {
    if (!this.#packer || this.#busy) return;
    const turned = this.#smallRows.length + this.#gone.length + this.#goneSince.length;
    if (turned > Math.max(LEAST_TURNOVER, this.size * TURNOVER)) this.#begin(null, this.#packer);
    else if (this.#tail.length >= TAIL) this.#begin(joined(this.#smallRows, this.#tail), this.#packer);
  }

  #begin(rows: Uint32Array | null, packer: Packer): void {
    this.#busy = true;
    this.#packingAll = rows === null;
    this.arena.walked = true;
    packer(this.arena, { sequence: this.#sequence, rows }, (packed) => {
      this.arena.walked = false;
      this.#busy = false;
      this.#packingAll = false;
      if (rows) this.#small = packed;
      else {
        this.#large = packed;
        this.#small = null;
        // What went before that packing began stands in no tree now.
        this.#spent = this.#spent.length === 0 ? this.#gone : this.#spent.concat(this.#gone);
        this.#gone = this.#goneSince;
        this.#goneSince = [];
      }
      this.#smallRows = rows ?? new Uint32Array(0);
      this.#dropTail(packed.sequence);
    });
  }

  /** The tail lies in the order of filing: what is packed now is its front. */
  #dropTail(sequence: number): void {
    let packed = 0;
    while (packed < this.#tail.length && sequenceOf(this.arena, this.#tail[packed] as number) <= sequence)
      packed++;
    this.#tailBoxes.copyWithin(0, packed * BOX, this.#tail.length * BOX);
    this.#tail = this.#tail.slice(packed);
  }
}

function joined(front: Uint32Array, back: readonly number[]): Uint32Array {
  const all = new Uint32Array(front.length + back.length);
  all.set(front);
  all.set(back, front.length);
  return all;
}

function sequenceOf(arena: Arena, row: number): number {
  return arena.chunk(row).u32[arena.at(row) * 2 + HEAD.sequence] as number;
}

/** In this thread, before it returns. */
export const packHere: Packer = (arena, order, done) => done(pack(arena, order));
