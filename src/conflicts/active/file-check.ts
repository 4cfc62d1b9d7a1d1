/** Whether records and tree hang together, so that nothing read from a file can lead a walk out of memory or in a circle. */
import { ACTIVITIES } from '../../contract/index.ts';
import { AREA_USES } from '../../notices/index.ts';
import {
  ACTIVE,
  type Arena,
  CHUNK_ROWS,
  FREE,
  HEAD,
  PARTY_BITS,
  PARTY_MASK,
  rowsFor,
  USE_AT,
} from './arena.ts';
import { PARKED, RecordReader } from './leaves.ts';
import { FAN_OUT, NODE_WORDS, type Packed } from './packed.ts';
import { partsOf, rowsBehind, SHAPE } from './record.ts';

const CERTAINTIES = 3;
/** Usual, above the sea, above ground, unknown. */
const REFERENCES = 4;

/** Whether the record at `row` is whole: its length fits, its shape has the vertices it needs, its numbers are numbers. */
function isRecord(arena: Arena, row: number, rowsLeft: number, parties: number, types: number): boolean {
  const { f64, u8, u16, u32 } = arena.chunk(row);
  const at = arena.at(row);
  const rows = arena.rowsOf(row);
  if (rows === 0 || rows > rowsLeft) return false;
  const state = u8[at * 8 + HEAD.state] as number;
  if (state === FREE) return true;
  const vertices = u32[at * 2 + HEAD.vertices] as number;
  const idBytes = u8[at * 8 + HEAD.idBytes] as number;
  const what = u8[at * 8 + HEAD.what] as number;
  if ((state & ACTIVE) === 0 || state >> USE_AT > AREA_USES.length || rowsFor(idBytes, vertices) !== rows)
    return false;
  const { shape, certainty, type, above } = partsOf(what);
  if (type >= types || certainty >= CERTAINTIES || above >= REFERENCES) return false;
  const party = u16[at * 4 + HEAD.party] as number;
  if ((party & PARTY_MASK) >= parties || party >> PARTY_BITS > ACTIVITIES.length) return false;
  const least = shape === SHAPE.point ? 1 : shape === SHAPE.ring ? 3 : 2;
  const own = vertices - rowsBehind(what);
  if (own < least || (shape === SHAPE.point && own !== 1)) return false;
  const numbers = [HEAD.halfWidthM, HEAD.earlyMs, HEAD.lateMs, HEAD.fromMs, HEAD.version];
  if (!numbers.every((place) => Number.isFinite(f64[at + place]))) return false;
  if (!((f64[at + HEAD.toMs] as number) >= (f64[at + HEAD.fromMs] as number))) return false;
  const end = at + rows * 4;
  for (let v = arena.verticesAt(row); v < end && v < arena.verticesAt(row) + vertices * 4; v++)
    if (!Number.isFinite(f64[v])) return false;
  return true;
}

/** A bit for each row at which an active record begins; null when the records do not follow one another. */
function startsOf(arena: Arena, parties: number, types: number): Uint8Array | null {
  const starts = new Uint8Array(arena.chunks.length * CHUNK_ROWS);
  for (let chunk = 0; chunk < arena.chunks.length; chunk++) {
    const used = arena.used[chunk] as number;
    for (let at = 0; at < used; ) {
      const row = chunk * CHUNK_ROWS + at;
      if (!isRecord(arena, row, used - at, parties, types)) return null;
      starts[row] = 1;
      at += arena.rowsOf(row);
    }
  }
  return starts;
}

/** True when every leaf names a part of a record, and the groups' nodes lie one behind another as their counts ask. */
export function isSound(arena: Arena, parties: number, packed: Packed, types: number): boolean {
  const starts = startsOf(arena, parties, types);
  if (!starts) return false;
  let [leaves, nodes] = [0, 0];
  for (const { first, count, nodesAt, levels } of packed.groups) {
    if (first !== leaves || nodesAt !== nodes || count === 0) return false;
    let below = count;
    for (const level of levels) {
      if (level !== Math.ceil(below / FAN_OUT)) return false;
      below = level;
      nodes += level;
    }
    if (below !== 1) return false;
    leaves += count;
  }
  if (leaves !== packed.rows.length || nodes * NODE_WORDS !== packed.nodes.length) return false;
  const reader = new RecordReader(arena);
  for (let i = 0; i < packed.rows.length; i++) {
    const row = packed.rows[i] as number;
    if (starts[row] !== 1 || !arena.isActive(row)) return false;
    const leg = packed.legs[i] as number;
    const filed = arena.chunk(row).u32[arena.at(row) * 2 + HEAD.sequence] as number;
    if (filed > packed.sequence) return false;
    if (leg < PARKED && leg >= reader.read(row).legs) return false;
  }
  return true;
}
