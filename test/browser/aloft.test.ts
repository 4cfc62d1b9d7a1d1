/**
 * Areas and flights through the form, at a desk and at a telephone's width: filed in one language, read in another, changed,
 * and checked against each other by their heights before anything is sent.
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { text as answersText } from '../../console/panels/filing/answers-text.ts';
import { text } from '../../console/panels/filing/text.ts';
import { text as wrongText } from '../../console/panels/filing/wrong-text.ts';
import { text as detailText } from '../../console/panels/notices/detail/text.ts';
import type { Trilingual } from '../../src/contract/index.ts';
import type { NoticeView } from '../../src/notices/index.ts';
import { type Language, say } from '../../src/text/index.ts';
import { eventually, type NodeProcess, startParties } from '../system/harness.ts';
import { Desk, openBrowser, skipBrowser } from './kit.ts';

const WIDE = { width: 1440, height: 900 };
const NARROW = { width: 420, height: 900 };
const DAY_MS = 86_400_000;
const inHours = (hours: number): string =>
  `${new Date(Date.now() + DAY_MS + hours * 3_600_000).toISOString().slice(0, 16)}Z`;

async function pick(desk: Desk, way: Trilingual): Promise<void> {
  await desk.page
    .locator('label.react-aria-Radio', { hasText: desk.say(way) })
    .first()
    .click();
}
const tick = (desk: Desk, what: Trilingual): Promise<void> =>
  desk.page.locator('.tick label', { hasText: desk.say(what) }).click();
/** The check of what is written so far says this of the other notice. */
async function answered({ page, language }: Desk, kind: 'fire' | 'near'): Promise<void> {
  const said = say(language, answersText[`kind.${kind}`]);
  await page.locator('.filing-step').last().locator('li', { hasText: said }).first().waitFor();
}

async function heights(desk: Desk, floor: string, ceiling: string): Promise<void> {
  await desk.field(text.floor).fill(floor);
  await desk.field(text.ceiling).fill(ceiling);
}

/** Sends, and says under which id it stands. */
async function sent(desk: Desk): Promise<string> {
  const { page } = desk;
  assert.deepEqual([...(await desk.axe()), ...(await desk.overflows())], []);
  await page.locator('.filing-foot').getByRole('button', { name: /./ }).last().click();
  await desk.link(text['sent.open']).click();
  await page.waitForFunction(() => /^#\/notices\/[0-9A-Z]{26}$/.test(location.hash));
  return page.url().slice(-26);
}

async function fileFlight(desk: Desk, callSign: string, floor: string, ceiling: string): Promise<void> {
  const { page } = desk;
  await desk.go('notices', 'new');
  await desk.button(text['point.add']).waitFor();
  await pick(desk, text.flight);
  for (const [i, place] of ['36.5, 41.0', '36.5 N 41.2 E'].entries())
    await page.getByLabel(desk.say(text.point, { n: i + 1 }), { exact: true }).fill(place);
  await desk.field(text.aircraft).fill('helicopter');
  await heights(desk, floor, ceiling);
  await desk.field(detailText.organisation).fill('Test');
  await desk.field(detailText.callSign).fill(callSign);
  await desk.field(text.depart).fill(inHours(1));
  await desk.field(text.speed).fill('120');
}

describe('areas and flights in the form', { skip: skipBrowser, timeout: 300_000 }, () => {
  let browser: Browser;
  let west: NodeProcess;
  let east: NodeProcess;
  let close: () => Promise<void> = async () => {};
  before(async () => {
    const started = await startParties([{ party: 'west' }, { party: 'east' }]);
    ({ close } = started);
    west = started.nodes['west'] as NodeProcess;
    east = started.nodes['east'] as NodeProcess;
    browser = await openBrowser();
  });
  after(async () => {
    await browser?.close();
    await close();
  });
  const held = async (node: NodeProcess, noticeId: string): Promise<NoticeView> => {
    const { status, body } = await node.ask('GET', `/api/notices/${noticeId}`);
    assert.equal(status, 200);
    return body as unknown as NoticeView;
  };

  for (const [ours, theirs] of [
    ['en', 'ar'],
    ['ar', 'en'],
  ] as const satisfies [Language, Language][])
    it(`an area with heights in ${ours}, a flight over it in ${theirs}`, { timeout: 140_000 }, async () => {
      const ann = await Desk.open(browser, west, { language: ours, size: WIDE });
      const bob = await Desk.open(browser, east, { language: theirs, size: NARROW });

      await ann.go('notices', 'new');
      await ann.button(text['point.add']).waitFor();
      await pick(ann, text.area);
      await ann.field(text['ground.name']).fill(`Range ${ours}`);
      await ann.choose(text['ground.use'], detailText['use.fire']);
      await pick(ann, text['shape.polygon']);
      await ann.field(text.corners).fill('36.45, 41.05\n36.45, 41.15\n36.55, 41.15\n36.55, 41.05');
      await tick(ann, text.bounded);
      await heights(ann, '500', '400');
      await ann.page.getByText(ann.say(wrongText.heights)).first().waitFor();
      await heights(ann, '0', '400');
      await ann.field(text['ground.note']).fill('Live rounds.');
      await ann.field(detailText.organisation).fill('Test');
      await ann.field(text.from).fill(inHours(0));
      await ann.field(text.to).fill(inHours(6));
      const areaId = await sent(ann);
      await eventually('the area is there', async () => (await held(east, areaId)).version === 1);
      const { fields } = await held(east, areaId);
      assert.ok(fields.route?.type === 'area' && fields.times?.type === 'validity');
      assert.deepEqual(
        [fields.route.use, fields.route.shape.type, fields.route.heights, fields.times.reviewByMs],
        ['fire', 'polygon', { floorM: 0, ceilingM: 400, above: 'ground' }, fields.times.toMs],
      );
      await bob.go('notices', areaId);
      await bob.page
        .getByText(bob.say(detailText.between, { floor: 0, ceiling: 400, above: 'ground' }))
        .waitFor();

      // Low it comes under fire; higher it passes above, and the planner is told so before anything is sent.
      await fileFlight(bob, `HAWK ${ours}`, '300', '390');
      await answered(bob, 'fire');
      await heights(bob, '401', '600');
      await answered(bob, 'near');
      const flightId = await sent(bob);
      const flight = await held(east, flightId);
      assert.ok(flight.fields.route?.type === 'corridor');
      assert.equal(flight.fields.route.flight?.floorM, 401);

      // Changed through the same form: it opens as it stands.
      await bob.go('notices', flightId, 'amend');
      assert.equal(await bob.field(text.aircraft).inputValue(), 'helicopter');
      assert.equal(await bob.field(text.floor).inputValue(), '401');
      await bob.field(text.ceiling).fill('700');
      await sent(bob);
      await eventually('the change is there', async () => (await held(west, flightId)).version === 2);
      await ann.leave();
      await bob.leave();
    });
});
