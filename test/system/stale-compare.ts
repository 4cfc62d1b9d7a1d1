/**
 * A planted fault, loaded into a node before anything else: its witness looks up what it holds before it has its turn at the
 * writer. Two submitters then pass the same comparison, and the later answer rolls the earlier one back.
 */
import { registerHooks } from 'node:module';

const ASK = 'const { refusal, answer } = await writer.submit(';
const READ = 'const text = await session.txn.meta(key);';

registerHooks({
  load(url, context, nextLoad) {
    const loaded = nextLoad(url, context);
    if (!url.endsWith('/src/node/witness.ts')) return loaded;
    const source = String(loaded.source);
    if (source.split(ASK).length !== 2 || source.split(READ).length !== 2)
      throw new Error('the witness compares elsewhere now');
    const early = 'const stale = await store.read.meta(witnessedKey(originHash(origin)));';
    return {
      ...loaded,
      source: source.replace(ASK, `${early} ${ASK}`).replace(READ, 'const text = stale;'),
    };
  },
});
