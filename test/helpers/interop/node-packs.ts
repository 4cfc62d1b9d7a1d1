/** Packs as nodes make them: those of the scenarios, and an incident between two nodes with everything said in it. */
import { isRefusal } from '../../../src/contract/index.ts';
import { VirtualClock } from '../../../src/node/clock.ts';
import { entriesNamed, provePresence } from '../../../src/node/prove.ts';
import { runScenario } from '../../../src/scenario/index.ts';
import { HOUR, inMemory, join2, movement, run, START } from '../node/two-nodes.ts';

export async function incidentPack(): Promise<Uint8Array> {
  const clock = new VirtualClock(START);
  const west = await inMemory('west', clock);
  const east = await inMemory('east', clock);
  const network = await join2(west, east);
  await run(east, 'notices.file', movement(START + 24 * HOUR, ['e1']));
  const parties = ['west', 'east'];
  const told = { title: 'A blocked road', fromMs: START, toMs: START + HOUR, parties };
  const { incidentId } = await run(west, 'incidents.open', told);
  await network.settle();
  const words = 'Они перекрыли дорогу. <أغلقوا الطريق & more>';
  await run(east, 'incidents.account', { incidentId, party: 'east', language: 'ru', words });
  await network.settle();
  await west.checkpoints.sign();
  const { read } = west.store;
  const indexes = await entriesNamed(read, incidentId as string);
  if (isRefusal(indexes)) throw new Error(indexes.refused);
  const source = { read, card: west.identity.card, checkpoint: west.checkpoints.note };
  const pack = await provePresence(source, indexes);
  if (isRefusal(pack)) throw new Error(pack.refused);
  return pack;
}

/** What a scenario's parties prove, by name. */
export async function scenarioPacks(scenario: string, variant: string): Promise<Map<string, Uint8Array>> {
  const { packs } = await runScenario(scenario, { variant });
  return new Map(packs.map(({ name, node, bytes }) => [`${scenario}: ${name} by ${node}`, bytes]));
}
