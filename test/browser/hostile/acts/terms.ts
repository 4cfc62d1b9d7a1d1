/** An agreement with every kind of clause, signed by both, suspended, resumed and left. */
import type { NodeProcess } from '../../../system/harness.ts';
import type { Acts } from './acts.ts';
import { DAY_MS, SHARED_LAT } from './plan.ts';

export async function aboutTerms(acts: Acts, west: NodeProcess, east: NodeProcess): Promise<void> {
  const { words } = acts;
  const text = (kind: string) => words.trilingual(`clause ${kind}`, 2_000);
  const binds = ['west', 'east'];
  const noticeTypes = ['movement'];
  const terms = {
    termsId: 'hostile-terms',
    version: 1,
    title: words.trilingual('terms', 2_000),
    parties: binds,
    fromMs: 0,
    toMs: null,
    clauses: [
      {
        id: 'Z1',
        kind: 'zone',
        text: text('zone'),
        area: { type: 'circle', center: { lat: SHARED_LAT, lon: 41.05 }, radiusM: 3_000 },
        binds,
        authority: 'east',
        requires: 'consent',
        leadMinutes: 60,
      },
      { id: 'S1', kind: 'separation', text: text('separation'), binds, distanceM: 2_000 },
      {
        id: 'C1',
        kind: 'conduct',
        text: text('conduct'),
        binds,
        withinM: 500,
        maxSpeedMps: 5,
        minDistanceM: 50,
      },
      { id: 'K1', kind: 'corridor', text: text('corridor'), binds, toleranceM: 50, sustainedS: 30 },
      { id: 'R1', kind: 'reply', text: text('reply'), binds, noticeTypes, withinMinutes: 60 },
      {
        id: 'T1',
        kind: 'retention',
        text: text('retention'),
        binds,
        classes: ['line'],
        afterDays: 30,
        duty: 'may',
      },
      { id: 'P1', kind: 'priority', text: text('priority'), binds, ranks: [['medical'], ['patrol', 'aid']] },
      { id: 'L1', kind: 'lead', text: text('lead'), binds, noticeTypes, leadMinutes: 10_000 },
    ],
  };
  const { termsId } = terms;
  await acts.do(east, 'terms.propose', terms);
  await acts.do(east, 'terms.sign', { termsId, version: 1 });
  await acts.whenThere(west, 'terms.sign', { termsId, version: 1 });
  const suspended = new Date(Date.now() + 90 * DAY_MS).toISOString();
  await acts.whenThere(east, 'terms.suspend', {
    termsId,
    from: suspended,
    words: words.for('suspension', 10_000),
  });
  await acts.do(east, 'terms.resume', { termsId, words: words.for('resumption', 10_000) });
  const from = new Date(Date.now() + 95 * DAY_MS).toISOString();
  await acts.do(east, 'terms.withdraw', { termsId, from, words: words.for('leaving', 10_000) });
}
