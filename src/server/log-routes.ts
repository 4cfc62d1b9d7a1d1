/**
 * This node's log for whoever wants to check it (C2SP tlog-tiles), and this node as a witness of other logs (C2SP
 * tlog-witness): for anybody. A leaf is a salted commitment of 65 bytes, so a mirror learns how many entries there are and
 * when, and nothing of what they say.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { isRefusal, RefusalError, refuse } from '../contract/index.ts';
import { type Running, tileFile } from '../node/index.ts';
import { MAX_ADD_CHECKPOINT_BYTES, SIZE_TYPE } from '../record/index.ts';
import { Gate } from './gate.ts';
import { OPEN, refusalResponses } from './openapi.ts';

/** Tiles never change; a checkpoint is old at once. */
const FOR_EVER = 'public, max-age=31536000, immutable';
const A_MOMENT = 'public, max-age=1';
const READS_AT_ONCE = 64;
const SUBMISSIONS_AT_ONCE = 32;
const NOTE_TYPE = 'text/plain; charset=utf-8';
const ORIGIN_HASH = /^[0-9a-f]{64}$/;

function sendFile(reply: FastifyReply, type: string, cache: string, file: string | Uint8Array): FastifyReply {
  return reply
    .headers({ 'cache-control': cache, 'cross-origin-resource-policy': 'cross-origin' })
    .type(type)
    .serializer((plain: string) => plain)
    .send(typeof file === 'string' ? file : Buffer.from(file));
}

function described(operationId: string, summary: string, type: string, what: string, faults: number[]) {
  return {
    summary,
    operationId,
    tags: ['log'],
    security: OPEN,
    response: {
      200: { description: what, content: { [type]: { schema: z.string() } } },
      ...refusalResponses(...faults),
    },
  };
}

function registerTiles(app: FastifyInstance, { node }: Running): void {
  const { enter: onRequest } = new Gate(READS_AT_ONCE);
  const faults = [404, 500, 503];
  const checkpoint = described(
    'log.checkpoint',
    'The latest signed checkpoint of this node’s log, with its cosignatures',
    'text/plain',
    'A signed note',
    faults,
  );
  app.get('/log/checkpoint', { onRequest, schema: checkpoint as object }, async (_request, reply) => {
    const note = node.cosigning.published;
    if (note === null) throw new RefusalError(refuse('SERVER_NO_CHECKPOINT'));
    return sendFile(reply, NOTE_TYPE, A_MOMENT, note);
  });

  const tile = described(
    'log.tile',
    'A tile of hashes (tile/LEVEL/INDEX[.p/WIDTH]) or a bundle of leaves (tile/entries/INDEX[.p/WIDTH])',
    'application/octet-stream',
    'Hashes of 32 bytes each, or leaves, each behind its length in 16 bits',
    faults,
  );
  const params = z.strictObject({ '*': z.string() });
  app.get(
    '/log/tile/*',
    { onRequest, schema: { ...tile, params } as object },
    async (request: FastifyRequest, reply) => {
      const path = `tile/${(request.params as { '*': string })['*']}`;
      const { size } = node.checkpoints;
      const file = await tileFile(node.store.read, path, size);
      if (!file)
        throw new RefusalError(refuse('SERVER_NO_TILE', { path: path.slice(0, 100), size: String(size) }));
      return sendFile(reply, 'application/octet-stream', FOR_EVER, file);
    },
  );
}

function registerWitness(app: FastifyInstance, { node }: Running): void {
  // The bytes are judged by what they prove, not by how they are labelled.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  const submissions = new Gate(SUBMISSIONS_AT_ONCE);
  const reads = new Gate(READS_AT_ONCE);

  const add = described(
    'witness.addCheckpoint',
    'A log’s checkpoint, to be cosigned by this node',
    'text/plain',
    'Signature lines, each a cosignature; on stable storage before they are sent',
    [400, 403, 404, 413, 422, 500, 503],
  );
  const sizeHeld = {
    description: 'The size last cosigned, where the request began from another',
    content: { [SIZE_TYPE]: { schema: z.string() } },
  };
  app.post(
    '/witness/add-checkpoint',
    {
      onRequest: submissions.enter,
      bodyLimit: MAX_ADD_CHECKPOINT_BYTES,
      config: { anySite: true },
      schema: { ...add, response: { ...add.response, 409: sizeHeld } } as object,
    },
    async (request, reply) => {
      const answer = await node.witness.add((request.body as Buffer | undefined) ?? new Uint8Array());
      if (isRefusal(answer)) throw new RefusalError(answer);
      if (answer.answer === 'size')
        return sendFile(reply.code(409), SIZE_TYPE, 'no-store', `${answer.size}\n`);
      return sendFile(reply, NOTE_TYPE, 'no-store', answer.lines);
    },
  );

  const held = described(
    'witness.checkpoint',
    'The checkpoint that this node last cosigned of a log, named by the hex SHA-256 of its origin',
    'text/plain',
    'A signed note with this witness’s cosignature',
    [404, 500, 503],
  );
  app.get(
    '/witness/:hash/checkpoint',
    { onRequest: reads.enter, schema: held as object },
    async (request: FastifyRequest, reply) => {
      const { hash } = request.params as { hash: string };
      const note = ORIGIN_HASH.test(hash) ? await node.witness.checkpoint(hash) : null;
      if (note === null) throw new RefusalError(refuse('SERVER_NOT_WITNESSED', { hash: hash.slice(0, 80) }));
      return sendFile(reply, NOTE_TYPE, A_MOMENT, note);
    },
  );
}

export function registerLog(app: FastifyInstance, running: Running): void {
  registerTiles(app, running);
  registerWitness(app, running);
}
