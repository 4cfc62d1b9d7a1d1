/** One plan as a record of the arena, and back: the course comes out with the same numbers that went in. */
import { ACTIVITIES } from '../../contract/index.ts';
import {
  type Course,
  courseWith,
  type Leg,
  legOf,
  type Polygon,
  standing,
  type Vec,
} from '../../geo/index.ts';
import { AREA_USES, NOTICE_TYPES } from '../../notices/index.ts';
import { type Heights, usualHeights } from '../heights.ts';
import type { Certainty, Plan } from '../plan.ts';
import { ACTIVE, type Arena, FREE, HEAD, HEAD_ROWS, PARTY_BITS, PARTY_MASK, USE_AT } from './arena.ts';

/** PATH: vertices with times. LINE: a line run at an unknown time. POINT: a place. RING: a polygon; its last row is its circle. */
export const SHAPE = { path: 0, line: 1, point: 2, ring: 3 } as const;
const CERTAINTIES: readonly Certainty[] = ['exact', 'untimed', 'area'];
/** Heights by number; 0 = as usual for its type. Others lie in a row of their own, the record's last. */
const ABOVE: readonly (Heights['above'] | null)[] = [null, 'sea', 'ground', 'unknown'];

/** Parts of the byte `HEAD.what`: shape, certainty, type of notice, heights. */
export function partsOf(what: number): { shape: number; certainty: number; type: number; above: number } {
  return { shape: what & 3, certainty: (what >> 2) & 3, type: (what >> 4) & 3, above: what >> 6 };
}

/** Rows behind the vertices: a polygon's circle, then the heights. */
export function rowsBehind(what: number): number {
  const { shape, above } = partsOf(what);
  return (shape === SHAPE.ring ? 1 : 0) + (above > 0 ? 1 : 0);
}

function aboveOf({ type, heights }: Plan): number {
  const { above, floorM, ceilingM } = usualHeights(type);
  const usual = heights.above === above && heights.floorM === floorM && heights.ceilingM === ceilingM;
  return usual ? 0 : ABOVE.indexOf(heights.above);
}

/** As in the record: the plan's own heights, or the usual ones of its type. */
export function heightsOfRow(arena: Arena, row: number): Heights {
  const { f64, u8, u32 } = arena.chunk(row);
  const at = arena.at(row);
  const { type, above } = partsOf(u8[at * 8 + HEAD.what] as number);
  if (above === 0) return usualHeights(NOTICE_TYPES[type] as Plan['type']);
  if (ABOVE[above] === 'unknown') return usualHeights('flight');
  const last = arena.verticesAt(row) + ((u32[at * 2 + HEAD.vertices] as number) - 1) * 4;
  return {
    above: ABOVE[above] as Heights['above'],
    floorM: f64[last] as number,
    ceilingM: f64[last + 1] as number,
  };
}

/** Names of parties as small numbers: a record names its party by place in this list. */
export type Parties = string[];

function partyNumber(parties: Parties, party: string): number {
  const known = parties.indexOf(party);
  if (known >= 0) return known;
  if (parties.length > PARTY_MASK) throw new RangeError('the index holds plans of 4,096 parties at most');
  return parties.push(party) - 1;
}

interface Outline {
  shape: number;
  vertices: readonly Vec[];
  atMs: readonly number[];
  earlyMs: number;
  lateMs: number;
}

/** The vertices behind a course of `planOf`: standing legs at both ends follow from the plan's span. */
function outlineOf({ course }: Plan): Outline {
  const { legs, polygon } = course;
  const moving = legs.filter((leg) => !leg.free);
  const first = legs[0] as Leg;
  if (polygon) {
    return { shape: SHAPE.ring, vertices: legs.map(({ a }) => a), atMs: [], earlyMs: 0, lateMs: 0 };
  }
  const last = moving.at(-1);
  if (last) {
    const { earlyMs, lateMs } = last;
    const atMs = [...moving.map(({ t0 }) => t0), last.t1];
    return { shape: SHAPE.path, vertices: [...moving.map(({ a }) => a), last.b], atMs, earlyMs, lateMs };
  }
  const isPlace = legs.every(({ a, b }) => a.x === b.x && a.y === b.y && a.z === b.z);
  const vertices = isPlace ? [first.a] : [...legs.map(({ a }) => a), (legs.at(-1) as Leg).b];
  return { shape: isPlace ? SHAPE.point : SHAPE.line, vertices, atMs: [], earlyMs: 0, lateMs: 0 };
}

/** Writes the plan into the arena; returns its row. It is active once this returns. */
export function writePlan(
  arena: Arena,
  parties: Parties,
  plan: Plan,
  id: Uint8Array,
  sequence: number,
): number {
  const { shape, vertices, atMs, earlyMs, lateMs } = outlineOf(plan);
  const party = partyNumber(parties, plan.party);
  const { polygon } = plan.course;
  const above = aboveOf(plan);
  const type = NOTICE_TYPES.indexOf(plan.type);
  const what = shape | (CERTAINTIES.indexOf(plan.certainty) << 2) | (type << 4) | (above << 6);
  const row = arena.take(id.length, vertices.length + rowsBehind(what));
  const { f64, u32, u16, u8 } = arena.chunk(row);
  const at = arena.at(row);
  f64[at + HEAD.halfWidthM] = plan.course.halfWidthM;
  f64[at + HEAD.earlyMs] = earlyMs;
  f64[at + HEAD.lateMs] = lateMs;
  f64[at + HEAD.fromMs] = plan.fromMs;
  f64[at + HEAD.toMs] = plan.toMs;
  f64[at + HEAD.version] = plan.version ?? 0;
  u32[at * 2 + HEAD.sequence] = sequence;
  // What is not shown has no place in the list, and becomes 0.
  const purpose = (ACTIVITIES as readonly (string | null)[]).indexOf(plan.purpose) + 1;
  const use = (AREA_USES as readonly (string | null)[]).indexOf(plan.use) + 1;
  u16[at * 4 + HEAD.party] = party | (purpose << PARTY_BITS);
  u8[at * 8 + HEAD.what] = what;
  u8.set(id, (at + HEAD_ROWS * 4) * 8);
  let v = arena.verticesAt(row);
  for (const [i, { x, y, z }] of vertices.entries()) {
    f64[v] = x;
    f64[v + 1] = y;
    f64[v + 2] = z;
    f64[v + 3] = atMs[i] ?? 0;
    v += 4;
  }
  if (polygon) {
    f64[v] = polygon.center.lat;
    f64[v + 1] = polygon.center.lon;
    f64[v + 2] = polygon.radiusM;
    v += 4;
  }
  if (above > 0) {
    const isKnown = plan.heights.above !== 'unknown';
    f64[v] = isKnown ? plan.heights.floorM : 0;
    f64[v + 1] = isKnown ? plan.heights.ceilingM : 0;
    // The place may have held another record.
    f64[v + 2] = f64[v + 3] = 0;
  }
  // Last: from here on it is found.
  u8[at * 8 + HEAD.state] = ACTIVE | (use << USE_AT);
  return row;
}

export function markFree(arena: Arena, row: number): void {
  arena.chunk(row).u8[arena.at(row) * 8 + HEAD.state] = FREE;
}

const text = new TextDecoder();
/** The notice id's bytes as they stand in the record. */
export function idBytesOf(arena: Arena, row: number): Uint8Array {
  const { u8 } = arena.chunk(row);
  const from = (arena.at(row) + HEAD_ROWS * 4) * 8;
  return u8.subarray(from, from + (u8[arena.at(row) * 8 + HEAD.idBytes] as number));
}
export function idOf(arena: Arena, row: number): string {
  const { u8 } = arena.chunk(row);
  const from = (arena.at(row) + HEAD_ROWS * 4) * 8;
  const end = from + (u8[arena.at(row) * 8 + HEAD.idBytes] as number);
  let id = '';
  for (let at = from; at < end; at++) {
    const byte = u8[at] as number;
    // A decoder refuses shared memory, so the few bytes of an id that is not plain are copied.
    if (byte > 0x7f) return text.decode(u8.slice(from, end));
    id += String.fromCharCode(byte);
  }
  return id;
}

/** Reference to a notice, without its course. */
export function refOfRow(arena: Arena, parties: Parties, row: number) {
  const { f64, u16 } = arena.chunk(row);
  const at = arena.at(row);
  const party = parties[(u16[at * 4 + HEAD.party] as number) & PARTY_MASK] as string;
  return { party, noticeId: idOf(arena, row), version: f64[at + HEAD.version] as number };
}

export function whatOf(arena: Arena, row: number): number {
  return arena.chunk(row).u8[arena.at(row) * 8 + HEAD.what] as number;
}

function courseOfRow(arena: Arena, row: number): Course {
  const { f64, u32 } = arena.chunk(row);
  const at = arena.at(row);
  const what = whatOf(arena, row);
  const { shape } = partsOf(what);
  const [halfWidthM, earlyMs, lateMs, fromMs, toMs] = f64.subarray(at, at + 5) as unknown as [
    number,
    number,
    number,
    number,
    number,
  ];
  const count = (u32[at * 2 + HEAD.vertices] as number) - rowsBehind(what);
  const from = arena.verticesAt(row);
  const points: Vec[] = [];
  for (let v = from; v < from + count * 4; v += 4)
    points.push({ x: f64[v] as number, y: f64[v + 1] as number, z: f64[v + 2] as number });
  const timeAt = (i: number): number => f64[from + i * 4 + 3] as number;
  const first = points[0] as Vec;
  if (shape === SHAPE.point) return courseWith([standing(first, 0, 0, fromMs, toMs)], halfWidthM);
  const free = { t0: fromMs, t1: fromMs, earlyMs: 0, lateMs: toMs - fromMs, free: true, from: 0, to: 1 };
  if (shape === SHAPE.ring) {
    const end = from + count * 4;
    const center = { lat: f64[end] as number, lon: f64[end + 1] as number };
    const polygon: Polygon = { ring: points, center, radiusM: f64[end + 2] as number };
    const legs = points.map((a, leg) => legOf(a, points[(leg + 1) % count] as Vec, { ...free, leg }));
    return courseWith(legs, halfWidthM, polygon);
  }
  const legs: Leg[] = [];
  for (let leg = 0; leg + 1 < count; leg++) {
    const times = { t0: timeAt(leg), t1: timeAt(leg + 1), earlyMs, lateMs, free: false };
    const rest = { from: 0, to: 1, leg };
    const span = shape === SHAPE.line ? free : times;
    legs.push(legOf(points[leg] as Vec, points[leg + 1] as Vec, { ...span, ...rest }));
  }
  if (shape === SHAPE.path) {
    const firstMs = timeAt(0) - earlyMs;
    const lastMs = timeAt(count - 1) + lateMs;
    if (fromMs < firstMs) legs.unshift(standing(first, 0, 0, fromMs, firstMs));
    if (toMs > lastMs) legs.push(standing(points.at(-1) as Vec, count - 2, 1, lastMs, toMs));
  }
  return courseWith(legs, halfWidthM);
}

/**
 * The plan as comparison needs it. Its legs are numbered by piece, not by leg of the notice; who agreed and when it was
 * filed is not kept, as both speak of the plan that is checked, never of the one it is checked against.
 */
export function readPlan(arena: Arena, parties: Parties, row: number): Plan {
  const { f64, u16, u8 } = arena.chunk(row);
  const at = arena.at(row);
  const { party, noticeId, version } = refOfRow(arena, parties, row);
  const { type, certainty } = partsOf(whatOf(arena, row));
  return {
    noticeId: noticeId === '' ? null : noticeId,
    version: version === 0 ? null : version,
    party,
    type: NOTICE_TYPES[type] as Plan['type'],
    certainty: CERTAINTIES[certainty] as Certainty,
    heights: heightsOfRow(arena, row),
    purpose: ACTIVITIES[((u16[at * 4 + HEAD.party] as number) >> PARTY_BITS) - 1] ?? null,
    use: AREA_USES[((u8[at * 8 + HEAD.state] as number) >> USE_AT) - 1] ?? null,
    course: courseOfRow(arena, row),
    fromMs: f64[at + HEAD.fromMs] as number,
    toMs: f64[at + HEAD.toMs] as number,
    filedMs: null,
    protected: false,
    agreedBy: [],
  };
}
