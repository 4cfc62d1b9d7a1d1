/** Nodes of a tree read from its tiles: what a mirror holds is enough for every proof. Nothing read is verified here. */
import { isRefusal } from '../contract/index.ts';
import { nodeHash, type ReadNode } from './merkle.ts';
import { decodeTile, tileAt, tilePath } from './tile.ts';

/** Bytes of a tile by its path, or null where there is none. */
export type FetchTile = (path: string) => Promise<Uint8Array | null>;

/** Tiles of a tree in 64 bits that one proof can touch: two edges of eight levels. */
const REMEMBERED = 64;

/** Reads complete subtrees of the tree of `size` leaves. A missing or misshapen tile is an absent node. */
export function tileReader(size: bigint, fetchTile: FetchTile): ReadNode {
  const tiles = new Map<string, Promise<Uint8Array[] | null>>();
  const tile = (level: number, index: bigint): Promise<Uint8Array[] | null> => {
    const name = tileAt(level, index, size);
    if (!name) return Promise.resolve(null);
    const path = tilePath(name);
    const held = tiles.get(path);
    if (held) return held;
    const read = fetchTile(path).then((bytes) => {
      const hashes = bytes && decodeTile(bytes, name.width);
      return !hashes || isRefusal(hashes) ? null : hashes;
    });
    if (tiles.size >= REMEMBERED) tiles.clear();
    tiles.set(path, read);
    return read;
  };
  return async (level, index) => {
    const inTile = level % 8;
    const width = 1n << BigInt(inTile);
    const first = index * width;
    const hashes = await tile(Math.floor(level / 8), first >> 8n);
    const at = Number(first & 255n);
    const mine = hashes?.slice(at, at + Number(width));
    return mine?.length === Number(width) ? rootOfComplete(mine) : undefined;
  };
}

/** Of 2^n hashes side by side. */
function rootOfComplete(hashes: readonly Uint8Array[]): Uint8Array {
  let row = hashes;
  while (row.length > 1)
    row = Array.from({ length: row.length / 2 }, (_, at) => nodeHash(row[2 * at]!, row[2 * at + 1]!));
  return row[0] as Uint8Array;
}
