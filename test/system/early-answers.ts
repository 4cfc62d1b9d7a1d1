/**
 * A planted fault, loaded into a node before anything else: its writer answers first and commits 400 ms later. What
 * looks for lost entries must find them after a kill in between.
 */
import { registerHooks } from 'node:module';

const COMMIT = 'await txn.commit();';
const EARLY = `for (const answer of answers) answer(); await new Promise((done) => setTimeout(done, 400)); ${COMMIT}`;

registerHooks({
  load(url, context, nextLoad) {
    const loaded = nextLoad(url, context);
    if (!url.endsWith('/src/node/writer.ts')) return loaded;
    const source = String(loaded.source);
    if (source.split(COMMIT).length !== 2) throw new Error('the writer commits elsewhere now');
    return { ...loaded, source: source.replace(COMMIT, EARLY) };
  },
});
