/**
 * The index as a file: records and packed tree as they lie in memory, so that a hundred thousand plans are there in a
 * fraction of a second. A header that says what it is and how long, then memory, then SHA-256 over all before it.
 *
 * A file of another version, one cut short and one with a bit turned are refused, each by one refusal; what is taken has
 * been looked through, so that not even a well-made wrong file can lead a search astray.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { ACTIVITIES, isRefusal, type Refusal, refuse } from '../../contract/index.ts';
import { AREA_USES, NOTICE_TYPES } from '../../notices/index.ts';
import { type Answer, answerSchema, RULE_VERSION } from '../finding.ts';
import { ActivePlans, type Packer } from './active-plans.ts';
import { Arena, CHUNK_ROWS, chunkOf, PARTY_MASK, ROW_BYTES } from './arena.ts';
import { isSound } from './file-check.ts';
import { NODE_WORDS, type Packed } from './packed.ts';

const MAGIC = 'PARLEYIX';
const VERSION = 2;
const HEAD_BYTES = 16;
const HASH_BYTES = 32;
const MOST_HEADER_BYTES = 16_000_000;
/** Memory passes by in pieces of this size: a digest refuses shared memory. */
const PIECE = 1 << 20;
/** Lists by whose places the records name things. */
const WORDS: readonly string[] = [...NOTICE_TYPES, ...AREA_USES, ...ACTIVITIES];

const count = z.number().int().min(0).max(0xffffffff);
/** null = without end. */
const ms = z.number().nullable();
const headerSchema = z.strictObject({
  rule: z.string().max(64),
  words: z.array(z.string().max(64)).max(64),
  parties: z.array(z.string().min(1).max(64)).max(PARTY_MASK + 1),
  /** Notices of which too little was shown: whoever asks is told, as if they lay in a folder. */
  notCompared: answerSchema.shape.notCompared,
  used: z.array(count.max(CHUNK_ROWS)).max(4_096),
  baseMs: z.number(),
  leafLegs: z.union([z.literal(1), z.literal(4)]),
  leaves: count,
  nodes: count,
  sequence: count,
  groups: z
    .array(
      z.strictObject({
        first: count,
        count,
        nodesAt: count,
        levels: z.array(count).min(1).max(16),
        beforeMs: ms,
        afterMs: ms,
      }),
    )
    .max(64),
});
export type IndexHeader = z.infer<typeof headerSchema>;

const align8 = (bytes: number): number => Math.ceil(bytes / 8) * 8;
const endless = (value: number): number | null => (value === Infinity ? null : value);

/** The parts of memory behind the header, in order; each begins at a multiple of 8. */
function partsOf(arena: Arena, packed: Packed): Uint8Array[] {
  const records = arena.chunks.map(({ u8 }, i) => u8.subarray(0, (arena.used[i] as number) * ROW_BYTES));
  const trees = [packed.rows, packed.legs, packed.nodes].map(
    ({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength),
  );
  return [...records, ...trees];
}

export interface Prepared {
  active: ActivePlans;
  notCompared: Answer['notCompared'];
}

/** The file, piece by piece. Packs first what is not packed; nothing may change until the last piece is taken. */
export function* indexPieces(
  active: ActivePlans,
  notCompared: Answer['notCompared'] = [],
): Generator<Uint8Array> {
  if (!active.packed) active.pack();
  const { packed, arena, parties } = active;
  if (!packed) throw new Error('the index is being packed by another thread: write it when that is done');
  const header: IndexHeader = {
    rule: RULE_VERSION,
    words: [...WORDS],
    parties: [...parties],
    notCompared: [...notCompared],
    used: [...arena.used],
    baseMs: packed.baseMs,
    leafLegs: packed.leafLegs as 1 | 4,
    leaves: packed.rows.length,
    nodes: packed.nodes.length / NODE_WORDS,
    sequence: packed.sequence,
    groups: packed.groups.map((group) => ({
      ...group,
      levels: [...group.levels],
      beforeMs: endless(group.beforeMs),
      afterMs: endless(group.afterMs),
    })),
  };
  const text = new TextEncoder().encode(JSON.stringify(header));
  const head = new Uint8Array(HEAD_BYTES + align8(text.length));
  head.set(new TextEncoder().encode(MAGIC));
  new DataView(head.buffer).setUint32(8, VERSION, true);
  new DataView(head.buffer).setUint32(12, text.length, true);
  head.set(text, HEAD_BYTES);
  const hash = createHash('sha256');
  hash.update(head);
  yield head;
  for (const part of partsOf(arena, packed)) {
    for (let at = 0; at < part.length; at += PIECE) {
      const end = Math.min(at + PIECE, part.length);
      // Filled up to a multiple of 8, which only the last piece of a part needs.
      const piece = new Uint8Array(align8(end - at));
      piece.set(part.subarray(at, end));
      hash.update(piece);
      yield piece;
    }
  }
  yield new Uint8Array(hash.digest());
}

/** Reads the next bytes of a file, as many as `into` takes; throws or gives fewer at its end. */
export type ReadNext = (into: Uint8Array) => number;

class Source {
  readonly #next: ReadNext;
  readonly #hash = createHash('sha256');
  readonly #piece = new Uint8Array(PIECE);

  constructor(next: ReadNext) {
    this.#next = next;
  }

  /** False when the file ends too early. */
  read(into: Uint8Array): boolean {
    for (let at = 0; at < align8(into.length); ) {
      const piece = this.#piece.subarray(0, Math.min(PIECE, align8(into.length) - at));
      let got = 0;
      while (got < piece.length) {
        const more = this.#next(piece.subarray(got));
        if (more <= 0) return false;
        got += more;
      }
      this.#hash.update(piece);
      into.set(piece.subarray(0, Math.min(piece.length, into.length - at)), at);
      at += piece.length;
    }
    return true;
  }

  /** True when what follows is the digest of all that came before. */
  sealed(): boolean {
    const want = this.#hash.digest();
    const found = new Uint8Array(HASH_BYTES);
    for (let got = 0; got < HASH_BYTES; ) {
      const more = this.#next(found.subarray(got));
      if (more <= 0) return false;
      got += more;
    }
    return want.equals(found);
  }
}

function damaged(why: string): Refusal {
  return refuse('CONFLICTS_INDEX_DAMAGED', { why });
}

function headerOf(source: Source, bytes: number): IndexHeader | Refusal {
  const head = new Uint8Array(HEAD_BYTES);
  if (bytes < HEAD_BYTES || !source.read(head)) return refuse('CONFLICTS_NOT_AN_INDEX');
  const decoder = new TextDecoder();
  if (decoder.decode(head.subarray(0, 8)) !== MAGIC) return refuse('CONFLICTS_NOT_AN_INDEX');
  const view = new DataView(head.buffer);
  const version = view.getUint32(8, true);
  if (version !== VERSION)
    return refuse('CONFLICTS_INDEX_VERSION', { found: String(version), wanted: String(VERSION) });
  const length = view.getUint32(12, true);
  if (length > MOST_HEADER_BYTES || length > bytes) return damaged('header');
  const text = new Uint8Array(length);
  if (!source.read(text)) return damaged('length');
  let value: unknown;
  try {
    value = JSON.parse(decoder.decode(text));
  } catch {
    return damaged('header');
  }
  const checked = headerSchema.safeParse(value);
  if (!checked.success) return damaged('header');
  const header = checked.data;
  if (header.rule !== RULE_VERSION || header.words.join() !== WORDS.join())
    return refuse('CONFLICTS_INDEX_VERSION', { found: header.rule, wanted: RULE_VERSION });
  const records = header.used.reduce((sum, rows) => sum + rows * ROW_BYTES, 0);
  const trees = align8(header.leaves * 4) + align8(header.leaves * 2) + header.nodes * NODE_WORDS * 4;
  // Nothing is set aside for a length that the file does not have.
  return HEAD_BYTES + align8(length) + records + trees + HASH_BYTES === bytes ? header : damaged('length');
}

/** The index of a file of `bytes` bytes; refused when it is none, of another version, or not as it was written. */
export function readIndex(bytes: number, next: ReadNext, packer: Packer | null = null): Prepared | Refusal {
  const source = new Source(next);
  const header = headerOf(source, bytes);
  if (isRefusal(header)) return header;
  const arena = new Arena();
  for (const used of header.used) {
    const chunk = chunkOf(new SharedArrayBuffer(CHUNK_ROWS * ROW_BYTES));
    if (!source.read(chunk.u8.subarray(0, used * ROW_BYTES))) return damaged('length');
    arena.chunks.push(chunk);
    arena.used.push(used);
  }
  const packed: Packed = {
    baseMs: header.baseMs,
    leafLegs: header.leafLegs,
    rows: new Uint32Array(header.leaves),
    legs: new Uint16Array(header.leaves),
    nodes: new Float32Array(header.nodes * NODE_WORDS),
    groups: header.groups.map((group) => ({
      ...group,
      beforeMs: group.beforeMs ?? Infinity,
      afterMs: group.afterMs ?? Infinity,
    })),
    sequence: header.sequence,
  };
  for (const { buffer } of [packed.rows, packed.legs, packed.nodes])
    if (!source.read(new Uint8Array(buffer))) return damaged('length');
  if (!source.sealed()) return damaged('checksum');
  if (!isSound(arena, header.parties.length, packed, NOTICE_TYPES.length)) return damaged('contents');
  const active = new ActivePlans(packer, { arena, parties: header.parties, packed });
  return { active, notCompared: header.notCompared };
}
