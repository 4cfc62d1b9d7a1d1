/** What a node serves of logs (C2SP), by name: its own log as files, and itself as a witness. Every door gives this out. */
import { isRefusal, type Refusal } from '../contract/index.ts';
import type { LogLink } from '../exchange/index.ts';
import {
  encodeBundle,
  encodeTile,
  isTileOf,
  parseTilePath,
  refusals as recordRefusals,
  TILE_WIDTH,
} from '../record/index.ts';
import type { StoreRead } from '../store/index.ts';
import type { ParleyNode } from './node.ts';
import { refusals } from './refusals.ts';

/** A tile's hash covers 2^8 hashes of the level below. */
const TREE_LEVELS = 8;

/**
 * The bytes of a tile, or null where no tree of at most `size` leaves has one of that name. `size`: what has been
 * signed; beyond it the log makes no promise.
 */
export async function tileFile(
  read: Pick<StoreRead, 'nodes' | 'leaves'>,
  path: string,
  size: bigint,
): Promise<Uint8Array | null> {
  const name = parseTilePath(path);
  if (!name || !isTileOf(name, size)) return null;
  const { level, index, width } = name;
  const from = Number(index) * TILE_WIDTH;
  return level === 'entries'
    ? encodeBundle(await read.leaves(from, from + width))
    : encodeTile(await read.nodes(level * TREE_LEVELS, from, from + width));
}

function statusOf({ refused }: Refusal): number {
  return (recordRefusals[refused] ?? refusals[refused])?.status ?? 500;
}

/** The same without a network between: for nodes in one process. */
export function logLinkTo(node: ParleyNode): LogLink {
  return {
    async logFile(path) {
      if (path !== 'checkpoint') return tileFile(node.store.read, path, node.checkpoints.size);
      return node.cosigning.published === null ? null : Buffer.from(node.cosigning.published);
    },
    witnessed: (hash) => node.witness.checkpoint(hash),
    async addCheckpoint(body) {
      const answer = await node.witness.add(body);
      if (isRefusal(answer)) return { status: statusOf(answer), body: answer.refused };
      return answer.answer === 'cosigned'
        ? { status: 200, body: answer.lines }
        : { status: 409, body: `${answer.size}\n` };
    },
  };
}
