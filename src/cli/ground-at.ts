/** The ground on which the agreements of a node speak of anything. */
import type { Area } from '../geo/index.ts';
import { expectedGround, type Terms } from '../terms/index.ts';
import type { Client } from './client.ts';

interface AgreementRow {
  termsId: string;
  version: number | null;
}

/** Zones of the agreements that stand at the node, so that a route drawn on other ground is asked about. */
export async function groundAt(client: Client): Promise<Area | undefined> {
  const { agreements } = await client.call<{ agreements: AgreementRow[] }>('terms.list');
  const terms: Terms[] = [];
  for (const { termsId, version } of agreements) {
    if (version === null) continue;
    const shown = await client.call<{ documents: { terms: Terms }[] }>('terms.show', { termsId, version });
    terms.push(...shown.documents.map((document) => document.terms));
  }
  return expectedGround(terms) ?? undefined;
}
