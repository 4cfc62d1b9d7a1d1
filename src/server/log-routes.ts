/**
 * This node's log for whoever wants to check it: C2SP tlog-tiles, read-only, for anybody. A leaf is a salted
 * commitment (65 bytes), so a mirror learns how many entries there are and when, and nothing of what they say.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { RefusalError, refuse } from '../contract/index.ts';
import type { Running } from '../node/index.ts';
import {
  encodeBundle,
  encodeTile,
  isTileOf,
  MAX_KEY_NAME_BYTES,
  parseTilePath,
  TILE_WIDTH,
  type TileName,
} from '../record/index.ts';
import { Gate } from './gate.ts';
import { OPEN, refusalResponses } from './openapi.ts';

/** Where the log lies under this node's URL. */
export const LOG = '/log';
/** Tiles never change; a checkpoint is old at once. */
const TILE_CACHE = 'public, max-age=31536000, immutable';
const CHECKPOINT_CACHE = 'public, max-age=1';
const READS_AT_ONCE = 64;
/** Levels between two tiles: a tile's hash covers 2^8 hashes of the level below. */
const TREE_LEVELS = 8;

/** A name that cannot be, or a tile that no signed size has. */
function noTile(path: string, size: bigint): RefusalError {
  return new RefusalError(
    refuse('SERVER_NO_TILE', { path: path.slice(0, MAX_KEY_NAME_BYTES), size: String(size) }),
  );
}

async function tileBytes({ node }: Running, { level, index, width }: TileName): Promise<Uint8Array> {
  const from = Number(index) * TILE_WIDTH;
  return level === 'entries'
    ? encodeBundle(await node.store.read.leaves(from, from + width))
    : encodeTile(await node.store.read.nodes(level * TREE_LEVELS, from, from + width));
}

/** Bytes as they are, with their own name and time to live. */
export function sendPlain(reply: FastifyReply, type: string, cache: string, bytes: string | Uint8Array) {
  return reply
    .header('cache-control', cache)
    .header('cross-origin-resource-policy', 'cross-origin')
    .type(type)
    .serializer((plain: string) => plain)
    .send(typeof bytes === 'string' ? bytes : Buffer.from(bytes));
}

export function registerLog(app: FastifyInstance, running: Running): void {
  const gate = new Gate(READS_AT_ONCE);
  const describe = (operationId: string, summary: string, type: string, what: string) => ({
    onRequest: gate.enter,
    schema: {
      summary,
      operationId,
      tags: ['log'],
      security: OPEN,
      response: {
        200: { description: what, content: { [type]: { schema: z.string() } } },
        ...refusalResponses(404, 500, 503),
      },
    } as object,
  });

  app.get(
    `${LOG}/checkpoint`,
    describe('log.checkpoint', 'Latest signed checkpoint, with cosignatures', 'text/plain', 'A signed note'),
    async (_request, reply) => {
      const note = running.node.published;
      if (note === null) throw new RefusalError(refuse('SERVER_NO_CHECKPOINT'));
      return sendPlain(reply, 'text/plain; charset=utf-8', CHECKPOINT_CACHE, note);
    },
  );

  app.get(
    `${LOG}/tile/*`,
    describe(
      'log.tile',
      'A tile of the tree (tile/LEVEL/INDEX[.p/WIDTH]) or a bundle of leaves (tile/entries/INDEX[.p/WIDTH])',
      'application/octet-stream',
      'Hashes of 32 bytes, or leaves behind 16-bit lengths',
    ),
    async (request: FastifyRequest, reply) => {
      const { '*': rest } = request.params as { '*': string };
      const path = `tile/${rest}`;
      const { size } = running.node.checkpoints;
      const name = parseTilePath(path);
      if (!name || !isTileOf(name, size)) throw noTile(path, size);
      return sendPlain(reply, 'application/octet-stream', TILE_CACHE, await tileBytes(running, name));
    },
  );
}
