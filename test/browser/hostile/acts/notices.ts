/** Notices filed, amended, withdrawn by one side; read, objected to and passed on by the other. */
import { eventually, type NodeProcess } from '../../../system/harness.ts';
import type { Acts } from './acts.ts';
import { areaPlan, DAY_MS, flightPlan, movementPlan, SHARED_LAT, sitePlan } from './plan.ts';

/** Ids: four of east's, one that east took back, one of west's own. */
export async function aboutNotices(acts: Acts, west: NodeProcess, east: NodeProcess): Promise<string[]> {
  const { words } = acts;
  const filed = await acts.do(east, 'notices.file', movementPlan(words, [words.for('unit', 64)]));
  const noticeId = filed['noticeId'] as string;
  const own = (await acts.do(west, 'notices.file', movementPlan(words, [words.for('unit', 64)])))[
    'noticeId'
  ] as string;
  const site = (await acts.do(east, 'notices.file', sitePlan(words)))['noticeId'] as string;
  const { fields } = movementPlan(words, [words.for('unit', 64)], { lat: SHARED_LAT });
  await acts.do(east, 'notices.amend', { noticeId, fields });
  const amendedSite = sitePlan(words);
  await acts.do(east, 'notices.amend', { noticeId: site, fields: amendedSite.fields });
  await acts.do(east, 'notices.verify', {
    noticeId: site,
    by: words.for('verified by', 500),
    how: words.for('verified how', 500),
    reviewByMs: Date.now() + 60 * DAY_MS,
  });
  const others: string[] = [];
  for (const [made, changed] of [
    [areaPlan(words), areaPlan(words)],
    [flightPlan(words), flightPlan(words)],
  ] as const) {
    const id = (await acts.do(east, 'notices.file', made))['noticeId'] as string;
    await acts.do(east, 'notices.amend', { noticeId: id, fields: changed.fields });
    others.push(id);
  }
  await eventually('the notices at west', async () => {
    for (const id of [noticeId, site, ...others]) {
      const { status, body } = await west.ask('GET', `/api/notices/${id}`);
      if (status !== 200 || body.version !== (id === site ? 3 : 2)) return false;
    }
    return true;
  });
  for (const id of [noticeId, site]) {
    await acts.do(west, 'notices.acknowledge', { noticeId: id, words: words.for('read', 10_000) });
    await acts.do(west, 'notices.position', {
      noticeId: id,
      position: 'objection',
      words: words.for('objection', 10_000),
    });
    await acts.do(west, 'notices.disseminate', {
      noticeId: id,
      unit: words.for('unit told', 200),
      toldBy: words.for('told by', 200),
      toldMs: Date.now() - 1_000,
      means: words.for('means', 200),
    });
  }
  const gone = (await acts.do(east, 'notices.file', sitePlan(words)))['noticeId'] as string;
  await acts.do(east, 'notices.withdraw', { noticeId: gone, reason: words.for('withdrawal', 10_000) });
  await eventually('the withdrawal at west', async () => {
    const { status } = await west.ask('GET', `/api/notices/${gone}`);
    return status === 200;
  });
  return [noticeId, site, ...others, gone, own];
}
