/** What the console asks beside the rooms' own queries. */
import type { FastifyInstance } from 'fastify';
import type { Running } from '../../node/index.ts';
import { registerHistory } from './history-routes.ts';
import { registerLookup } from './lookup-route.ts';
import { registerPeers } from './peers-routes.ts';
import { registerReadFile } from './read-file-route.ts';
import { registerRecord } from './record-routes.ts';

export function registerConsoleApi(app: FastifyInstance, running: Running): void {
  registerHistory(app, running);
  registerRecord(app, running);
  registerPeers(app, running);
  registerReadFile(app, running);
  registerLookup(app, running);
}
