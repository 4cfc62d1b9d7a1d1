/** The ground that this node's agreements speak of: where a route is expected and where the map opens. */
import { isRefusal } from '../../contract/index.ts';
import type { Area } from '../../geo/index.ts';
import type { Actor, Running } from '../../node/index.ts';
import { expectedGround, type Terms } from '../../terms/index.ts';

/** Asked in the officer's own name: a role that sees no terms gets no ground. */
export async function groundOf({ node }: Running, actor: Actor): Promise<Area | null> {
  const list = await node.query('terms.list', {}, actor);
  if (isRefusal(list)) return null;
  const { agreements } = list as { agreements: { termsId: string; version: number | null }[] };
  const terms: Terms[] = [];
  for (const { termsId, version } of agreements) {
    if (version === null) continue;
    const shown = await node.query('terms.show', { termsId, version }, actor);
    if (isRefusal(shown)) continue;
    terms.push(...(shown as { documents: { terms: Terms }[] }).documents.map((document) => document.terms));
  }
  return expectedGround(terms);
}
