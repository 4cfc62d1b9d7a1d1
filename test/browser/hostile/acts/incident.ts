/** An incident with an account, a claim of each sort, and what is asked about it. */
import { eventually, type NodeProcess } from '../../../system/harness.ts';
import type { Acts } from './acts.ts';

/** Returns its id. */
export async function inAnIncident(
  acts: Acts,
  west: NodeProcess,
  east: NodeProcess,
  noticeId: string,
): Promise<string> {
  const { words } = acts;
  const [fromMs, toMs] = [Date.now() - 600_000, Date.now()];
  const opened = await acts.do(west, 'incidents.open', {
    title: words.for('incident', 500),
    fromMs,
    toMs,
    parties: ['east'],
    place: { at: { lat: 36.7, lon: 41.05 }, radiusM: 500 },
    about: [noticeId],
  });
  const incidentId = opened['incidentId'] as string;
  const questions = () => {
    const unit = (): string => words.for('unit asked about', 64);
    const window = { fromMs, toMs };
    const one = { clause: words.for('clause', 32), termsId: words.for('terms asked about', 64) };
    const pair = (party: string) => ({ party, unit: unit() });
    return [
      { kind: 'notice-received', owner: 'east', unit: unit(), ...window, by: 'west', beforeMs: toMs },
      { kind: 'objection-standing', owner: 'east', unit: unit(), ...window, by: 'west', atMs: toMs },
      { kind: 'zone-required', party: 'west', ...one, atMs: toMs, unit: unit(), ...window },
      { kind: 'conduct', a: pair('west'), b: pair('east'), ...one, ...window },
      { kind: 'deviated', party: 'west', unit: unit(), termsId: one.termsId, ...window },
      { kind: 'moved-over-objection', party: 'east', unit: unit(), by: 'west', ...window },
    ];
  };
  const claims = questions().map((question, i) => ({
    claimId: `c${i}`,
    words: words.for('claim', 1_000),
    speakers: [{ name: words.for('speaker', 500), office: words.for('speaker’s office', 500) }],
    question,
  }));
  const said = [words.for('account', 10_000), ...claims.map((claim) => claim.words)].join('\n');
  await acts.do(west, 'incidents.account', {
    incidentId,
    source: words.for('source', 500),
    language: 'en',
    words: said,
    claims,
  });
  acts.driven.add('incidents.account .words');
  await acts.do(west, 'incidents.assess', { incidentId, questions: questions(), ask: true });
  await acts.do(west, 'incidents.ask', {
    incidentId,
    of: 'east',
    what: 'order',
    about: words.for('asked about', 500),
  });
  await eventually('the incident at east', async () => {
    const { status } = await east.ask('GET', `/api/incidents/${incidentId}`);
    return status === 200;
  });
  await acts.do(east, 'incidents.close', { incidentId, words: words.for('closing', 10_000) });
  return incidentId;
}
