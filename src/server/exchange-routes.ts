/** The door for other nodes. No sign-in: every envelope proves its own sender, and what proves nothing is refused. */
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { isRefusal, RefusalError, refuse } from '../contract/index.ts';
import { answerSchema, heldReceiptSchema, MAX_PARCEL_BYTES, parcelSchema } from '../exchange/index.ts';
import { heldReceipt, type Running } from '../node/index.ts';
import { MAX_QUESTION_BYTES, parseJson } from '../record/index.ts';
import { MAX_BATCH_BYTES } from '../watch/index.ts';
import { Gate } from './gate.ts';
import { readInput } from './input.ts';
import { languageOf } from './language.ts';
import { OPEN, refusalResponses } from './openapi.ts';

/** Parcels are read whole: this many times 4 MB is the most that peers can hold of this node's memory. */
const PARCELS_AT_ONCE = 8;
const BATCHES_AT_ONCE = 32;
const QUESTIONS_AT_ONCE = 8;
/** A batch of positions in its envelope: base64 and signature around the bytes. */
const MAX_BATCH_TEXT_BYTES = Math.ceil((MAX_BATCH_BYTES * 4) / 3) + 4096;

export function registerExchange(app: FastifyInstance, running: Running): void {
  // The bytes are judged by what they prove, not by how they are labelled.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  const parcels = new Gate(PARCELS_AT_ONCE);
  const batches = new Gate(BATCHES_AT_ONCE);
  const questions = new Gate(QUESTIONS_AT_ONCE);
  const dsse = z.looseObject({ payloadType: z.string(), payload: z.string() });

  app.post(
    '/exchange/parcels',
    {
      onRequest: parcels.enter,
      bodyLimit: MAX_PARCEL_BYTES,
      config: { anySite: true },
      schema: {
        summary: 'Envelopes from a peer; receipts go back',
        operationId: 'exchange.parcels',
        tags: ['exchange'],
        security: OPEN,
        body: parcelSchema,
        response: {
          200: answerSchema.describe('A receipt or a refusal for each envelope, in order'),
          ...refusalResponses(400, 413, 422, 500, 503),
        },
      } as object,
    },
    async (request, reply) => {
      const parsed = parseJson((request.body as Buffer | undefined) ?? new Uint8Array(), MAX_PARCEL_BYTES);
      if (isRefusal(parsed))
        throw new RefusalError(parsed.refused === 'RECORD_JSON_SYNTAX' ? refuse('NODE_NOT_JSON') : parsed);
      const parcel = readInput(parcelSchema, parsed.value, languageOf(request));
      if (isRefusal(parcel)) throw new RefusalError(parcel);
      return reply.send(await running.peering.take(parcel.value));
    },
  );

  app.post(
    '/exchange/positions',
    {
      onRequest: batches.enter,
      bodyLimit: MAX_BATCH_TEXT_BYTES,
      config: { anySite: true },
      schema: {
        summary: 'A signed batch of positions from a peer',
        operationId: 'exchange.positions',
        tags: ['exchange'],
        security: OPEN,
        body: dsse.describe('A DSSE envelope'),
        response: {
          204: z.null().describe('Taken, on stable storage'),
          ...refusalResponses(400, 403, 413, 421, 422, 500, 503),
        },
      } as object,
    },
    async (request, reply) => {
      const refusal = await running.live.takePositions(
        ((request.body as Buffer | undefined) ?? '').toString(),
      );
      if (refusal) throw new RefusalError(refusal);
      return reply.code(204).send();
    },
  );

  app.post(
    '/exchange/held-receipt',
    {
      onRequest: questions.enter,
      bodyLimit: MAX_QUESTION_BYTES,
      config: { anySite: true },
      schema: {
        summary: 'What this node holds of the asker’s own receipts',
        operationId: 'exchange.held-receipt',
        tags: ['exchange'],
        security: OPEN,
        body: dsse.describe(
          'A question signed by the message key of an enrolled party, not five minutes old',
        ),
        response: {
          200: heldReceiptSchema.describe('The receipt with the highest place in the asker’s log, if any'),
          ...refusalResponses(400, 403, 413, 421, 422, 500, 503),
        },
      } as object,
    },
    async (request, reply) => {
      const held = await heldReceipt(running.node, ((request.body as Buffer | undefined) ?? '').toString());
      if (isRefusal(held)) throw new RefusalError(held);
      return reply.send(held);
    },
  );
}
