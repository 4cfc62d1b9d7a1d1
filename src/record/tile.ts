/**
 * C2SP tlog-tiles: the tree and its entries as files that never change. A tile of level L holds up to 256 hashes of
 * complete subtrees of 256^L leaves; only full tiles are hashed into the level above. Sizes reach 2^64 − 1.
 */
import { type Refusal, refuse } from '../contract/index.ts';
import { concat } from './hash.ts';

export const TILE_WIDTH = 256;
export const TILE_HASH_BYTES = 32;
/** A bundle's entries carry a 16-bit length. */
export const MAX_TILE_ENTRY_BYTES = 65_535;
/** 256^8 = 2^64: no tree in 64 bits has a tile above level 7; the format allows names up to 63. */
const MAX_LEVEL = 63;
const SIZE_BITS = 64n;

/** Which tile: of hashes at that level, or a bundle of entries (which lies beside level 0). */
export interface TileName {
  level: number | 'entries';
  index: bigint;
  /** 1 to 256; 256 is the full tile. */
  width: number;
}

/** How many hashes of that level a tree of `size` leaves has: those of complete subtrees of 256^level leaves. */
function hashesAt(level: number, size: bigint): bigint {
  return size >> BigInt(8 * level);
}

/** The path under a log's prefix: `tile/0/x001/x234/067.p/8`. @throws RangeError for a tile that cannot be. */
export function tilePath({ level, index, width }: TileName): string {
  const wrongLevel = level !== 'entries' && !(Number.isInteger(level) && level >= 0 && level <= MAX_LEVEL);
  if (wrongLevel || index < 0n || index >> SIZE_BITS !== 0n || width < 1 || width > TILE_WIDTH)
    throw new RangeError(`no such tile: ${level}, ${index}, ${width}`);
  const digits = String(index);
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/.{3}/g) as string[];
  const path = groups.map((group, at) => (at < groups.length - 1 ? `x${group}` : group)).join('/');
  return `tile/${level}/${path}${width < TILE_WIDTH ? `.p/${width}` : ''}`;
}

/** Seven groups of three digits hold every number below 2^64. */
const PATH = /^tile\/(entries|0|[1-9][0-9]?)\/((?:x[0-9]{3}\/){0,6}[0-9]{3})(?:\.p\/([1-9][0-9]{0,2}))?$/;

/** The tile that a path names, or null: every tile has one spelling. */
export function parseTilePath(path: string): TileName | null {
  const [, level, groups, width] = PATH.exec(path) ?? [];
  if (level === undefined || groups === undefined) return null;
  const name: TileName = {
    level: level === 'entries' ? level : Number(level),
    index: BigInt(groups.replaceAll(/[x/]/g, '')),
    width: width === undefined ? TILE_WIDTH : Number(width),
  };
  if (name.width > TILE_WIDTH || (width !== undefined && name.width === TILE_WIDTH)) return null;
  if (name.level !== 'entries' && name.level > MAX_LEVEL) return null;
  if (name.index >> SIZE_BITS !== 0n) return null;
  // `x000/001` would be a second spelling of `001`.
  return tilePath(name) === path ? name : null;
}

/**
 * Whether some tree of at most `size` leaves has this tile: a log of that size can serve it, whichever checkpoint
 * the asker holds.
 */
export function isTileOf({ level, index, width }: TileName, size: bigint): boolean {
  return index * BigInt(TILE_WIDTH) + BigInt(width) <= hashesAt(level === 'entries' ? 0 : level, size);
}

/** The last tile of one level in a tree of `size`, and how many full ones lie before it; null where there is none. */
export interface TileRow {
  level: number;
  full: bigint;
  /** Width of the partial tile after the full ones; 0: there is none. */
  partial: number;
}

/** Every level that a tree of `size` leaves has tiles at, from the leaves up. Empty for an empty tree. */
export function tilesOf(size: bigint): TileRow[] {
  const rows: TileRow[] = [];
  for (let level = 0; hashesAt(level, size) > 0n; level++) {
    const hashes = hashesAt(level, size);
    rows.push({ level, full: hashes >> 8n, partial: Number(hashes & 255n) });
  }
  return rows;
}

/** The tile of that level and index as it is in a tree of `size`; null where that tree has none. */
export function tileAt(level: number | 'entries', index: bigint, size: bigint): TileName | null {
  const left = hashesAt(level === 'entries' ? 0 : level, size) - index * BigInt(TILE_WIDTH);
  if (index < 0n || left <= 0n) return null;
  return { level, index, width: left < BigInt(TILE_WIDTH) ? Number(left) : TILE_WIDTH };
}

/** @throws RangeError for hashes that are not of 32 bytes, none, or more than 256 */
export function encodeTile(hashes: readonly Uint8Array[]): Uint8Array {
  if (hashes.length < 1 || hashes.length > TILE_WIDTH || hashes.some((h) => h.length !== TILE_HASH_BYTES))
    throw new RangeError(`no tile: ${hashes.length} hashes`);
  return concat(...hashes);
}

/** The hashes of a tile of that width. */
export function decodeTile(bytes: Uint8Array, width: number): Uint8Array[] | Refusal {
  const expected = width * TILE_HASH_BYTES;
  if (bytes.length !== expected) return refuse('RECORD_TILE_LENGTH', { bytes: bytes.length, expected });
  return Array.from({ length: width }, (_, at) =>
    bytes.subarray(at * TILE_HASH_BYTES, (at + 1) * TILE_HASH_BYTES),
  );
}

/** @throws RangeError for no entries, more than 256, or one whose length has no 16 bits */
export function encodeBundle(entries: readonly Uint8Array[]): Uint8Array {
  if (entries.length < 1 || entries.length > TILE_WIDTH) throw new RangeError(`${entries.length} entries`);
  return concat(
    ...entries.flatMap((entry) => {
      if (entry.length > MAX_TILE_ENTRY_BYTES) throw new RangeError(`an entry of ${entry.length} bytes`);
      return [Uint8Array.of(entry.length >> 8, entry.length & 255), entry];
    }),
  );
}

/** The entries of a bundle of that width. */
export function decodeBundle(bytes: Uint8Array, width: number): Uint8Array[] | Refusal {
  const entries: Uint8Array[] = [];
  let at = 0;
  while (at < bytes.length && entries.length < width) {
    const end = at + 2 + ((bytes[at]! << 8) | (bytes[at + 1] ?? 0));
    if (at + 2 > bytes.length || end > bytes.length)
      return refuse('RECORD_BUNDLE_CUT', { at, entry: entries.length });
    entries.push(bytes.subarray(at + 2, end));
    at = end;
  }
  if (entries.length !== width || at !== bytes.length)
    return refuse('RECORD_BUNDLE_COUNT', { entries: entries.length, expected: width });
  return entries;
}
