/** A proof pack of ten entries as a reader has it: from its bytes alone to the answer. */
import { isRefusal } from '../../src/contract/index.ts';
import { type ParleyNode, provePresence } from '../../src/node/index.ts';
import { verifyPack } from '../../src/record/index.ts';
import { ok } from '../kit/ok.ts';
import type { Figures } from '../kit/report.ts';
import { median } from '../kit/rounds.ts';

const ENTRIES = 10;

export async function packs(node: ParleyNode, rounds: number, figures: Figures): Promise<void> {
  await node.checkpoints.sign();
  const { store, identity, checkpoints } = node;
  const size = await store.read.size();
  const indexes = Array.from({ length: Math.min(ENTRIES, size) }, (_, i) => size - 1 - i);
  const source = { read: store.read, card: identity.card, checkpoint: checkpoints.note };
  const pack = ok(await provePresence(source, indexes));
  const tookMs: number[] = [];
  for (let i = 0; i < rounds; i++) {
    const from = performance.now();
    const verdict = verifyPack(pack);
    tookMs.push(performance.now() - from);
    if (isRefusal(verdict) || !verdict.ok) throw new Error('a pack that does not verify');
  }
  figures.add(`pack of ${indexes.length} entries`, 'parley', 'verify, p50', median(tookMs), 'ms');
  figures.ratios['pack_verify_ms'] = median(tookMs);
}
