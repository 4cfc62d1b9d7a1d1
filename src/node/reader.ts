/** The store as the rooms read it: entries decoded, files by hash. */
import type { Entry, Read } from '../contract/index.ts';
import type { FileStore, StoredEntry, StoreRead } from '../store/index.ts';

const PAGE = 512;

export function entryOf(stored: StoredEntry): Entry {
  return JSON.parse(stored.meta) as Entry;
}

export function readerOf(store: StoreRead, files: Pick<FileStore, 'get'>): Read {
  return {
    get: (table, key) => store.get(table, key),
    scan: (table, range) => store.scan(table, range),
    async entry(index) {
      const stored = await store.entry(index);
      return stored && entryOf(stored);
    },
    act: async (id) => (await store.entriesByAct(id)).map(entryOf),
    async withPeer(peer, fromMs, toMs) {
      const found: Entry[] = [];
      for (let fromIndex = 0; ; ) {
        const page = await store.entries({ peer, fromIndex, limit: PAGE });
        found.push(...page.filter(({ localMs }) => localMs >= fromMs && localMs < toMs).map(entryOf));
        if (page.length < PAGE) return found;
        fromIndex = (page.at(-1) as StoredEntry).index + 1;
      }
    },
    file: (sha256) => files.get(sha256),
  };
}
