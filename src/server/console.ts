/** The console, as it was built into `console/dist`: files from this node, for officers who are signed in. */
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';

const DIST = join(import.meta.dirname, '..', '..', 'console', 'dist');

/**
 * React sets styles on elements through scripts, which needs no leave; the map draws in a worker of its own file.
 * The widgets add one style element of theirs, under the nonce that the page's head names.
 */
const policyOf = (nonce: string): string =>
  `default-src 'none'; style-src 'self' 'nonce-${nonce}'; script-src 'self'; worker-src 'self'; connect-src 'self'; ` +
  "img-src 'self' data: blob:; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** What answers for the console's page; null where it was never built, as in a checkout where only the API is wanted. */
export function readConsole(): ((reply: FastifyReply) => FastifyReply) | null {
  const index = join(DIST, 'index.html');
  if (!existsSync(index)) return null;
  return (reply) => {
    // Read each time: a build under a running node changes the names of the files that the page asks for.
    const page = readFileSync(index, 'utf8');
    const nonce = randomBytes(16).toString('base64url');
    return reply
      .header('content-security-policy', policyOf(nonce))
      .type('text/html; charset=utf-8')
      .send(page.replace('</head>', `<meta property="csp-nonce" nonce="${nonce}"></head>`));
  };
}

/** Built files bear their hash in their name: they never change, and hold nothing of this party. */
export async function registerConsole(app: FastifyInstance): Promise<void> {
  const assets = join(DIST, 'assets');
  if (!existsSync(assets)) return;
  await app.register(fastifyStatic, {
    root: assets,
    prefix: '/console/assets/',
    index: false,
    schemaHide: true,
    immutable: true,
    cacheControl: true,
    maxAge: '365d',
  });
}
