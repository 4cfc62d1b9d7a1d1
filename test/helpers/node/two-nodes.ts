/** West on disk and east in memory, with some traffic between them: what audits are tried on. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isRefusal, type Role } from '../../../src/contract/index.ts';
import { memoryLock } from '../../../src/node/checkpoints.ts';
import { VirtualClock } from '../../../src/node/clock.ts';
import {
  type Folder,
  fileLock,
  folderAt,
  initFolder,
  makeParty,
  openStore,
  readIdentity,
} from '../../../src/node/folder.ts';
import { buildHouse } from '../../../src/node/house.ts';
import { Network } from '../../../src/node/network.ts';
import { type Actor, type NodePorts, type Outcome, ParleyNode } from '../../../src/node/node.ts';
import { seededRandom } from '../../../src/node/random.ts';
import { rooms } from '../../../src/node/rooms.ts';
import { createMemoryStore, type PostgresTarget } from '../../../src/store/index.ts';

export const START = Date.parse('2020-08-24T06:00:00Z');
export const HOUR = 3_600_000;
const ALL: Role[] = ['watch', 'planner', 'liaison', 'command', 'monitor', 'admin'];
const ann: Actor = { by: { office: 'watch', officer: 'Ann', signIn: 'test' }, roles: ALL };
const names = (party: string) => ({ en: party, ru: `сторона ${party}`, ar: `طرف ${party}` });
const SECRET = new TextEncoder().encode('correct horse');

export async function run(node: ParleyNode, name: string, input: unknown): Promise<Outcome> {
  const command = node.house.commands.get(name);
  assert.ok(command, name);
  const outcome = await node.command(name, command.schema.parse(input), ann);
  assert.ok(!isRefusal(outcome), JSON.stringify(outcome));
  return outcome;
}

export function movement(startMs: number, units = ['w1']) {
  return {
    type: 'movement',
    fields: {
      who: {
        organisation: 'West',
        callSign: 'WEST 1',
        units,
        purpose: '',
        activity: 'patrol',
        escort: false,
        emergency: false,
      },
      route: {
        type: 'corridor',
        points: [
          { lat: 37, lon: 41 },
          { lat: 37.05, lon: 41.1 },
        ],
        halfWidthM: 200,
      },
      times: { type: 'passage', atMs: [startMs, startMs + HOUR], earlyS: 600, lateS: 600, model: 'rigid' },
    },
  };
}

function portsOf(
  ports: Pick<NodePorts, 'identity' | 'store' | 'lock' | 'clock'>,
  house = buildHouse(rooms),
): NodePorts {
  return {
    ...ports,
    house,
    random: seededRandom(`${ports.identity.party} node`),
    failed: (error) => {
      throw error;
    },
  };
}

/** Folder of a party `west` on disk, its record there or in this database, with its node open. `clean` removes it. */
export async function westOnDisk(clock: VirtualClock, database: PostgresTarget | null = null) {
  const path = mkdtempSync(join(tmpdir(), 'parley-audit-'));
  const folder = folderAt(path, database);
  const facts = { party: 'west', mode: 'exercise', names: names('west'), url: null } as const;
  await initFolder(path, facts, SECRET, seededRandom('west'), { database });
  const node = await openWest(folder, clock);
  return { folder, node, clean: () => rmSync(path, { recursive: true, force: true }) };
}

/** The node of such a folder. */
export async function openWest(folder: Folder, clock: VirtualClock, more: Partial<NodePorts> = {}) {
  const identity = await readIdentity(folder, SECRET);
  const store = await openStore(folder);
  try {
    const ports = portsOf({ identity, store, lock: fileLock(folder), clock });
    return await ParleyNode.open({ ...ports, ...more });
  } catch (error) {
    await store.close();
    throw error;
  }
}

export async function inMemory(party: string, clock: VirtualClock, house = buildHouse(rooms)) {
  const facts = { party, mode: 'exercise', names: names(party), url: null } as const;
  const { identity } = makeParty(facts, seededRandom(party));
  return ParleyNode.open(portsOf({ identity, store: createMemoryStore(), lock: memoryLock(), clock }, house));
}

/** Enrols the two with each other and joins them. */
export async function join2(west: ParleyNode, east: ParleyNode): Promise<Network> {
  await run(west, 'parties.enrol', { card: east.identity.card });
  await run(east, 'parties.enrol', { card: west.identity.card });
  const network = new Network();
  await network.join(west, async () => {});
  await network.join(east, async () => {});
  return network;
}
