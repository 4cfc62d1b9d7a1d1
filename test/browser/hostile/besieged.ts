/** Two real nodes and a stranger, all whose fields hold hostile words. */
import { eventually, type NodeProcess, startParties } from '../../system/harness.ts';
import { report } from '../../system/work.ts';
import { Acts } from './acts/acts.ts';
import { handOver, relieve } from './acts/handover.ts';
import { inAnIncident } from './acts/incident.ts';
import { onTheLine } from './acts/line.ts';
import { aboutNotices } from './acts/notices.ts';
import { aboutTerms } from './acts/terms.ts';
import { Stranger } from './stranger.ts';
import { HostileWords } from './words.ts';

export interface Driven {
  /** Of east, as west sees them, and of west itself. */
  notices: string[];
  messages: [from: string, messageId: string][];
  incidentId: string;
}

export interface Besieged extends Driven {
  acts: Acts;
  west: NodeProcess;
  east: NodeProcess;
  handovers: string[];
  /** Hands the watch to the officer at the desk; returns the handover's id. */
  giveToAnn(): Promise<string>;
  close(): Promise<void>;
}

async function drive(acts: Acts, west: NodeProcess, east: NodeProcess): Promise<Driven> {
  await aboutTerms(acts, west, east);
  const notices = await aboutNotices(acts, west, east);
  const messages = await onTheLine(acts, west, east);
  const incidentId = await inAnIncident(acts, west, east, notices[0] as string);
  return { notices, messages, incidentId };
}

const METRE_DEG = 1 / 89_000;

/** A meeting of two hostile units, so that this node itself raises alerts; one of them is closed with hostile words. */
async function meet(west: NodeProcess, stranger: Stranger, unit: string): Promise<void> {
  const nowMs = Date.now();
  for (let step = 0; step < 6; step++) {
    const half = (60 - step * 10) * METRE_DEG;
    const atMs = nowMs + (step - 5) * 1_000;
    await west.ask('GET', report('phone', 36.9, 41.1 - half, atMs));
    await stranger.positions(unit, step + 1, { lat: 36.9, lon: 41.1 + half }, atMs);
  }
  await eventually('an alert of this node', async () => {
    const { body } = await west.ask('GET', '/api/alerts?open=true');
    return body.alerts.some(({ from }: { from: string }) => from === 'west');
  });
}

export async function besiege(): Promise<Besieged> {
  const words = new HostileWords();
  const acts = new Acts(words);
  const plain = { plain: true };
  const names = (party: string) => words.trilingual(`name of ${party}`, 200, plain);
  const someone = (who: string) => ({
    name: words.for(`name of ${who}`, 200),
    office: words.for(`office of ${who}`, 200),
  });
  const phone = words.for('unit with a phone', 64);
  const started = await startParties([
    {
      party: 'west',
      names: names('west'),
      officer: someone('the officer'),
      others: [{ id: 'bob', ...someone('the relief') }],
      devices: { phone },
    },
    { party: 'east', names: names('east'), officer: someone('east’s officer') },
  ]);
  try {
    const west = started.nodes['west'] as NodeProcess;
    const east = started.nodes['east'] as NodeProcess;
    const driven = await drive(acts, west, east);
    const stranger = await Stranger.enrolled(acts, west);
    const ownMessage = driven.messages.at(-1)?.[1] as string;
    const [first] = await stranger.entries(acts, driven.notices[0] as string, ownMessage);
    await meet(west, stranger, words.for('unit of a stranger', 64));
    await acts.do(west, 'watch.close', {
      alertId: first as string,
      from: 'stranger',
      reason: 'other',
      words: words.for('closing', 10_000),
    });
    const handovers = await handOver(acts, west);
    const giveToAnn = (): Promise<string> => relieve(acts, west);
    return { ...driven, acts, west, east, handovers, giveToAnn, close: started.close };
  } catch (error) {
    await started.close();
    throw error;
  }
}
