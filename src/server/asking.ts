/** Who asks: the officer behind a session cookie, and whether the request comes from this node's own page. */
// Declares `request.cookies`, for whoever reads these types without the whole server.
/// <reference types="@fastify/cookie" />
import type { FastifyRequest } from 'fastify';
import { RefusalError, type Role, refuse } from '../contract/index.ts';
import type { Running, SignedIn } from '../node/index.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The signed-in officer, on routes that ask for one. */
    actor: SignedIn | null;
  }
}

/** Named per node: two nodes on one machine share the browser's cookies, whatever their ports. */
export function cookieName(running: Pick<Running, 'config'>): string {
  return `parley_${running.config.party}`;
}

export function tokenOf(running: Running, request: FastifyRequest): string | null {
  return request.cookies[cookieName(running)] ?? null;
}

export function signedIn(running: Running, request: FastifyRequest): SignedIn | null {
  const token = tokenOf(running, request);
  return token === null ? null : running.officers.whoIs(token);
}

/** An `onRequest` hook: before any body is read, somebody with one of the roles must be signed in. */
export function demand(running: Running, roles: readonly Role[] | 'any', what: string) {
  return async (request: FastifyRequest): Promise<void> => {
    const actor = signedIn(running, request);
    if (!actor) throw new RefusalError(refuse('NODE_SIGN_IN'));
    if (roles !== 'any' && !roles.some((role) => actor.roles.includes(role))) {
      throw new RefusalError(refuse('NODE_NOT_ALLOWED', { what, roles: roles.join(', ') || '-' }));
    }
    request.actor = actor;
  };
}

/**
 * An `onRequest` hook: a request that changes something must not come from another site's page. Browsers say where it
 * comes from (Sec-Fetch-Site, or Origin over plain HTTP); programs say neither, and hold no browser's cookie.
 */
export async function refuseOtherSites(request: FastifyRequest): Promise<void> {
  if (request.method === 'GET' || request.method === 'HEAD') return;
  const site = request.headers['sec-fetch-site'];
  const { origin } = request.headers;
  const own =
    site === undefined
      ? origin === undefined || hostOf(origin) === hostOf(`${request.protocol}://${request.host}`)
      : site === 'same-origin' || site === 'none';
  if (!own) throw new RefusalError(refuse('SERVER_OTHER_SITE'));
}

/** Host and port, the scheme's own port left out. */
function hostOf(origin: string): string | null {
  return URL.parse(origin)?.host ?? null;
}
