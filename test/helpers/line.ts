/** Two or three nodes with the line open between them, for the tests of the line. */
import assert from 'node:assert/strict';
import type { Role } from '../../src/contract/index.ts';
import type { CallView, MessageView } from '../../src/line/index.ts';
import { Network, type Outcome, type ParleyNode, VirtualClock, viewHashes } from '../../src/node/index.ts';
import { memoryNode, officer, run } from './nodes.ts';

export { type Outcome, officer, type ParleyNode, run };

/** `west`, `east` and perhaps others, enrolled with each other, at `startMs`. */
export async function pair(startMs: number, ...others: string[]) {
  const clock = new VirtualClock(startMs);
  const network = new Network();
  const nodes = await Promise.all(['west', 'east', ...others].map((party) => memoryNode(party, clock)));
  for (const node of nodes) {
    for (const other of nodes)
      if (other !== node) await run(node, 'parties.enrol', { card: other.identity.card });
  }
  for (const node of nodes) await network.join(node, async () => {});
  const [west, east, third] = nodes as [ParleyNode, ParleyNode, ParleyNode];
  const later = async (ms: number) => {
    clock.moveTo(clock.now() + ms);
    await network.settle();
  };
  return { clock, network, west, east, third, later };
}

/** As `run`, with these roles alone; the answer may be a refusal. */
export async function as(
  node: ParleyNode,
  roles: Role[],
  name: string,
  input: unknown,
): Promise<Outcome | { refused: string }> {
  const command = node.house.commands.get(name);
  assert.ok(command, name);
  return node.command(name, command.schema.parse(input), { ...officer('Sgt B'), roles });
}
export const seen = (node: ParleyNode, messageId: unknown, from = 'west') =>
  node.ask<MessageView>('line.message', { from, messageId });
export const open = (node: ParleyNode) =>
  node.ask<{ messages: MessageView[]; calls: CallView[] }>('line.open', {});

/** The views of each node are its record read again. */
export async function holdsTogether(...nodes: ParleyNode[]): Promise<void> {
  for (const node of nodes) {
    await node.checkpoints.sign();
    for (const [table, hash] of await viewHashes(node.store.read, node.house, node.identity))
      assert.equal(await node.store.dumpHash(table), hash, `${node.identity.party} ${table}`);
  }
}
