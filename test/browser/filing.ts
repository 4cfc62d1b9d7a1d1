/** Files a movement through the form, by keyboard fields alone, as an officer without a mouse would. Returns its id. */
import assert from 'node:assert/strict';
import { text } from '../../console/panels/filing/text.ts';
import { text as detailText } from '../../console/panels/notices/detail/text.ts';
import type { Desk } from './kit.ts';

export async function fileNotice(desk: Desk, plan: { callSign: string; lat: number }): Promise<string> {
  const { page } = desk;
  await desk.go('notices', 'new');
  await desk.button(text['point.add']).waitFor();
  for (const [at, place] of [`${plan.lat}, 41.0`, `${plan.lat} N 41.2 E`].entries()) {
    const field = page.getByLabel(desk.say(text.point, { n: at + 1 }), { exact: true });
    if ((await field.count()) === 0) await desk.button(text['point.add']).click();
    await field.fill(place);
  }
  await desk.field(detailText.organisation).fill('Test');
  await desk.field(detailText.callSign).fill(plan.callSign);
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 16);
  await desk.field(text.depart).fill(`${tomorrow}Z`);
  await desk.field(text.speed).fill('40');
  await desk.button(text.send).click();
  await desk.link(text['sent.open']).click();
  await page.waitForFunction(() => /^#\/notices\/[0-9A-Z]{26}$/.test(location.hash));
  const [, noticeId] = /#\/notices\/([0-9A-Z]{26})$/.exec(page.url()) ?? [];
  assert.ok(noticeId, page.url());
  return noticeId;
}
