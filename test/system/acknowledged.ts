/** What nodes have acknowledged, heard at the door: every answer that a client of this process got whole. */
export interface AcknowledgedEntry {
  party: string;
  id: string;
  kind: string;
}
export interface AcknowledgedFix {
  party: string;
  unit: string;
  fixMs: number;
}

export interface Acknowledged {
  entries: AcknowledgedEntry[];
  fixes: AcknowledgedFix[];
  /** Ends the listening. */
  stop(): void;
}

/** Listens to this process's requests from now on. `partyAt`: whose node answers at this origin; undefined for others. */
export function listen(partyAt: (origin: string) => string | undefined): Acknowledged {
  const asked = globalThis.fetch;
  const heard: Acknowledged = {
    entries: [],
    fixes: [],
    stop: () => {
      globalThis.fetch = asked;
    },
  };
  globalThis.fetch = async (input, init) => {
    const response = await asked(input, init);
    const url = new URL(input instanceof Request ? input.url : input);
    const party = init?.method === 'POST' && response.ok ? partyAt(url.origin) : undefined;
    if (party === undefined) return response;
    if (url.pathname === '/feeds/osmand') {
      const timestamp = Number(url.searchParams.get('timestamp'));
      // Devices say seconds or milliseconds.
      const fixMs = timestamp < 1e11 ? timestamp * 1000 : timestamp;
      heard.fixes.push({ party, unit: url.searchParams.get('id') ?? '', fixMs });
    } else if (url.pathname.startsWith('/api/')) {
      // An answer cut off by a kill is one that nobody got.
      const body = (await response
        .clone()
        .json()
        .catch(() => null)) as { entries?: AcknowledgedEntry[] } | null;
      for (const { id, kind } of body?.entries ?? []) heard.entries.push({ party, id, kind });
    }
    return response;
  };
  return heard;
}
