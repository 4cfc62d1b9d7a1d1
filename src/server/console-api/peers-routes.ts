/** The other parties, always in sight. */
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { ROLES } from '../../contract/index.ts';
import type { Running } from '../../node/index.ts';
import { peersNow } from './peers-now.ts';
import { registerPlace } from './place.ts';
import { peersSchema } from './shapes.ts';

export function registerPeers(app: FastifyInstance, running: Running): void {
  registerPlace(app, running, {
    route: 'GET /peers',
    operationId: 'peers',
    tag: 'node',
    summary: {
      en: 'The other parties: last heard, what waits for them, how the link does',
      ru: 'Другие стороны: последняя связь, что их ждёт, как работает связь',
      ar: 'الأطراف الأخرى: آخر اتصال، وما ينتظرها، وحال الاتصال',
    },
    roles: ROLES,
    input: z.strictObject({}),
    answers: peersSchema,
    run: () => peersNow(running),
  });
}
