/** Parties in memory on one virtual clock, for tests. */
import assert from 'node:assert/strict';
import { isRefusal, ROLES } from '../../src/contract/index.ts';
import {
  type Actor,
  buildHouse,
  type Config,
  type Live,
  makeParty,
  memoryLock,
  Network,
  type Outcome,
  openLive,
  ParleyNode,
  rooms,
  seededRandom,
  type VirtualClock,
} from '../../src/node/index.ts';
import { createMemoryJournal, createMemoryStore } from '../../src/store/index.ts';

export const officer = (name: string): Actor => ({
  by: { office: 'watch', officer: name, signIn: 'test' },
  roles: [...ROLES],
});

/** A node whose record is in memory; what breaks in the background fails the test. */
export function memoryNode(
  party: string,
  clock: VirtualClock,
  store = createMemoryStore(),
): Promise<ParleyNode> {
  const random = seededRandom(party);
  const names = { en: party, ru: `сторона ${party}`, ar: `طرف ${party}` };
  const { identity } = makeParty({ party, mode: 'exercise', names, url: null }, random);
  const failed = (error: unknown) => {
    throw error;
  };
  return ParleyNode.open({
    identity,
    house: buildHouse(rooms),
    store,
    lock: memoryLock(),
    clock,
    random,
    failed,
  });
}

/** Runs a command as an officer with every role; a refusal fails the test. */
export async function run(node: ParleyNode, name: string, input: unknown): Promise<Outcome> {
  const command = node.house.commands.get(name);
  assert.ok(command, `no command ${name}`);
  const outcome = await node.command(name, command.schema.parse(input), officer('Ann'));
  assert.ok(!isRefusal(outcome), JSON.stringify(outcome));
  return outcome;
}

export interface Side {
  node: ParleyNode;
  live: Live;
}

/** Parties that know each other, joined by memory links. `share`: as in a node's configuration. */
export async function together(
  clock: VirtualClock,
  parties: readonly string[],
  share: Record<string, Config['share']> = {},
  failed = (error: unknown): void => {
    throw error;
  },
) {
  const network = new Network();
  const sides: Record<string, Side> = {};
  for (const party of parties) {
    const node = await memoryNode(party, clock);
    let text: string | undefined;
    const live = await openLive({
      node,
      journal: createMemoryJournal(),
      memory: {
        read: async () => text,
        write: async (next) => {
          text = next;
        },
      },
      sharing: { share: share[party] ?? [], linkTo: network.linkFor(party) },
      failed,
    });
    sides[party] = { node, live };
  }
  for (const { node } of Object.values(sides)) {
    for (const other of Object.values(sides)) {
      if (other.node !== node) await run(node, 'parties.enrol', { card: other.node.identity.card });
    }
  }
  for (const { node, live } of Object.values(sides)) {
    await network.join(node, async (batch) => {
      const refusal = await live.takePositions(batch);
      assert.equal(refusal, null);
    });
  }
  return { network, sides };
}
