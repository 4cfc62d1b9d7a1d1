/** Filing a notice, and what an officer says to one. */

import { text } from '../../../../console/panels/filing/text.ts';
import { text as actText } from '../../../../console/panels/notices/acts/text.ts';
import { text as axisText } from '../../../../console/panels/notices/axes/text.ts';
import { openPlace } from '../places.ts';
import type { Bench } from './bench.ts';

/** Two ways in one file: which of them is asked of the officer. */
function routes(bench: Bench): string {
  const way = (name: string, lon: number) => {
    const escaped = name
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll(/[\u0000-\u001F]/g, '');
    const points = [lon, lon + 0.1].map((at) => `<rtept lat="36.6" lon="${at}"/>`).join('');
    return `<rte><name>${escaped}</name>${points}</rte>`;
  };
  const [one, two] = [bench.words.for('route of a file', 200), bench.words.for('route of a file', 200)];
  return `<gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1">${way(one, 41)}${way(two, 42)}</gpx>`;
}

async function importFile(bench: Bench): Promise<void> {
  const { page } = bench.desk;
  const name = `${bench.words.for('name of a file', 100).replaceAll('/', '|')}.gpx`;
  const buffer = Buffer.from(routes(bench));
  await page
    .locator('.drop input[type=file]')
    .setInputFiles({ name, mimeType: 'application/gpx+xml', buffer });
  await bench.answered('several routes in a file', page.locator('.panel .warned bdi'));
}

/** A site, an area, a flight, then a movement, with every field hostile; then what can be sent. Returns nothing: the page stands at the notice. */
async function file(bench: Bench): Promise<void> {
  const { desk } = bench;
  const { page } = desk;
  await openPlace(desk, ['notices', 'new']);
  await bench.pick(text.site);
  await desk.button(text['vehicle.add']).click();
  await desk.button(text['contact.add']).click();
  await bench.type('a site');
  await desk.button(text.send).click();
  await bench.answered('a site that cannot be read', page.locator('.filing-foot .wrong-at'));

  await bench.pick(text.area);
  await page.locator('.tick label', { hasText: desk.say(text.bounded) }).click();
  await bench.type('an area as a circle');
  await bench.pick(text['shape.polygon']);
  await bench.type('an area by its corners');
  await desk.button(text.send).click();
  await bench.answered('an area that cannot be read', page.locator('.filing-foot .wrong-at'));

  await bench.pick(text.flight);
  await bench.type('a flight');
  await desk.button(text.send).click();
  await bench.answered('a flight that cannot be read', page.locator('.filing-foot .wrong-at'));

  await bench.pick(text.movement);
  await importFile(bench);
  await bench.pick(text['timing.each']);
  // Name and halt of a point lie behind what is said of it.
  await page.evaluate(() => {
    for (const details of document.querySelectorAll<HTMLDetailsElement>('.point-row details'))
      details.open = true;
  });
  await bench.type('a movement');
  await desk.button(text['file.again']).click();
  await bench.answered('a route that is not in the file', page.locator('.panel .warned bdi'));
  await bench.pick(text['timing.speed']);
  await bench.type('a movement by its speed');

  for (const [i, place] of ['36.6, 41.0', '36.6, 41.2'].entries())
    await bench.fill(text.point, place, { n: i + 1 });
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 16);
  await bench.fill(text.depart, `${tomorrow}Z`);
  for (const label of [text.halfWidth, text.speed, text.people, text['vehicle.count']])
    await bench.fill(label, '40');
  for (const label of [text.early, text.late, text['point.halt']]) await bench.fill(label, '5');
  await bench.fill(text.units, bench.words.for('unit', 64, { plain: true }));
  await desk.button(text.send).click();
  await bench.answered(
    'sent',
    page.locator('.written').or(page.locator('.filing-foot .refused, .filing-foot .wrong-at')),
  );
  await desk.link(text['sent.open']).click();
}

/** The reason by which the notice that was just filed is taken back. */
async function takeBack(bench: Bench): Promise<void> {
  const { desk } = bench;
  const { page } = desk;
  await desk.button(actText.withdraw).click();
  const sheet = page.getByRole('dialog');
  await bench.type('withdrawing', sheet);
  await sheet.getByRole('button', { name: desk.say(actText.withdraw), exact: true }).click();
  await sheet.waitFor({ state: 'detached' });
  await page.locator('.panel[data-panel="notices"] h2').waitFor();
  await bench.look('withdrawn');
}

async function answer(bench: Bench): Promise<void> {
  const { desk, besieged } = bench;
  const { page } = desk;
  const written = page.locator('.acts .written');
  await openPlace(desk, ['notices', besieged.notices[0] as string]);

  await desk.button(actText.acknowledge).click();
  await bench.type('acknowledging', page.locator('form.act'));
  await desk.button(actText.write).click();
  await bench.answered('acknowledging', written);

  await desk.button(actText.position).click();
  for (const position of ['no objection', 'alternative', 'objection'] as const) {
    await desk.choose(actText.position, axisText[`position.${position}`]);
    await bench.type(`position: ${position}`, page.locator('form.act'));
  }
  await desk.button(actText.write).click();
  await bench.answered('a position', written);

  await desk.button(actText.told).click();
  await bench.type('telling a unit', page.locator('form.act'));
  await desk.button(actText.write).click();
  await bench.answered('a time that cannot be read', page.locator('form.act .wrong'));
  await page
    .locator('form.act')
    .getByLabel(desk.say(actText['told.when']), { exact: true })
    .fill(new Date().toISOString());
  await desk.button(actText.write).click();
  await bench.answered('telling a unit', written);
}

export async function noticeForms(bench: Bench): Promise<void> {
  const filing = ['GroundFields', 'ImportFile', 'PointList', 'WhenStep', 'WhereStep', 'WhoStep'].map(
    (name) => `filing/${name}.tsx`,
  );
  await bench.form(filing, () => file(bench));
  await bench.form(['notices/acts/Withdraw.tsx'], () => takeBack(bench));
  const acts = ['Acknowledge', 'TakePosition', 'TellUnit'].map((name) => `notices/acts/${name}.tsx`);
  await bench.form(acts, () => answer(bench));
  await bench.form(['notices/NoticeList.tsx'], async () => {
    await openPlace(bench.desk, ['notices']);
    await bench.type('searching the notices', bench.desk.page.locator('.filters'));
  });
}
