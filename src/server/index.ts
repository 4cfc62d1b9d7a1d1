/** The HTTP door of one node: API, pages, exchange, feeds, live stream. */
export { type RefusalBody, refusalBody, statusOf, tableOf } from './errors.ts';
export { createServer, listen, type ServerOptions } from './server.ts';
export { type Opened, type SetUp, serveSetUp } from './set-up/server.ts';
