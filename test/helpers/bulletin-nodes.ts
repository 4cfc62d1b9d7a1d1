/** Nodes whose bulletins tests read: joined by memory links, the first on a disk from which it can be opened again. */
import { Network, type ParleyNode, VirtualClock } from '../../src/node/index.ts';
import {
  createMemoryDisk,
  createMemoryStore,
  inTxn,
  type MemoryDisk,
  setViewState,
} from '../../src/store/index.ts';
import { memoryNode, run } from './nodes.ts';

export type { ParleyNode };
export const START_MS = Date.parse('2020-08-24T06:00:00Z');

/** `west`, `east` and perhaps one more, enrolled with each other. */
export async function pair(...others: string[]) {
  const clock = new VirtualClock(START_MS);
  const network = new Network();
  const disk = createMemoryDisk();
  const west = await memoryNode('west', clock, createMemoryStore({ disk }));
  const rest = await Promise.all(['east', ...others].map((party) => memoryNode(party, clock)));
  const nodes = [west, ...rest];
  for (const node of nodes) {
    for (const other of nodes)
      if (other !== node) await run(node, 'parties.enrol', { card: other.identity.card });
  }
  for (const node of nodes) await network.join(node, async () => {});
  const settle = async () => {
    await network.settle();
    for (const node of nodes) await node.tick();
    await network.settle();
  };
  const later = async (ms: number) => {
    clock.moveTo(clock.now() + ms);
    await settle();
  };
  return { clock, network, disk, west, east: rest[0] as ParleyNode, third: rest[1], settle, later };
}

/** West's node closed and opened again with a bulletin view of another version: it is rebuilt from the record. */
export async function rebuilt(west: ParleyNode, disk: MemoryDisk, clock: VirtualClock): Promise<ParleyNode> {
  await west.close();
  const store = createMemoryStore({ disk });
  await inTxn(store, (txn) => setViewState(txn, 'briefings', { version: 0, nextIndex: 0 }));
  return memoryNode('west', clock, store);
}
