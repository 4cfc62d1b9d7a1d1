/** How the CoT door does, and which devices nobody has assigned yet. */
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { RefusalError, refuse } from '../contract/index.ts';
import type { Running } from '../node/index.ts';
import { demand } from './asking.ts';
import { ENDINGS } from './cot/connection.ts';
import type { CotDoor } from './cot/door.ts';
import { READ_FAULTS, SIGNED_IN } from './openapi.ts';
import { API } from './routes.ts';

const count = z.number().int();

const cotSchema = z.strictObject({
  /** Where handsets connect; null: the node listens nowhere. */
  address: z.strictObject({ host: z.string(), port: count }).nullable(),
  /** Whether the TAK server that the node dials is reached; null: it dials none. */
  dialled: z.boolean().nullable(),
  counts: z.strictObject({
    open: count,
    fixes: count,
    refused: count,
    notStored: count,
    strangers: count,
    turnedAway: count,
    ended: z.record(z.enum(ENDINGS), count),
  }),
  /** Devices that report and are assigned to no unit: name them under cot.devices. */
  strangers: z.array(
    z.strictObject({
      uid: z.string(),
      callsign: z.string().nullable(),
      reports: count,
      firstMs: count,
      lastMs: count,
    }),
  ),
});

export function registerCot(app: FastifyInstance, running: Running, cot: CotDoor | null): void {
  app.get(
    `${API}/cot`,
    {
      onRequest: demand(running, ['watch', 'admin', 'monitor'], 'cot'),
      schema: {
        summary: 'CoT: connections, what was taken and refused, devices assigned to no unit',
        operationId: 'cot',
        tags: ['feeds'],
        security: SIGNED_IN,
        response: { 200: cotSchema.describe('How the door does'), ...READ_FAULTS },
      } as object,
    },
    async (_request, reply) => {
      if (!cot) throw new RefusalError(refuse('SERVER_NO_COT'));
      const { address, dialled, counts } = cot;
      return reply.send({ address, dialled, counts, strangers: cot.strangers() });
    },
  );
}
