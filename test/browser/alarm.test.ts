/**
 * The alarm at a real desk: it sounds for what began before the page was opened, is quietened, sounds again when it grows
 * worse; a page that hears nothing says so and catches up; nothing that was typed is lost on the way.
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { text as appText } from '../../console/app/text.ts';
import { text as kitText } from '../../console/kit/text.ts';
import { text as alertText } from '../../console/panels/alerts/text.ts';
import { text as incidentText } from '../../console/panels/incidents/text.ts';
import { text as lineText } from '../../console/panels/line/text.ts';
import { eventually, type NodeProcess, startParties } from '../system/harness.ts';
import { report } from '../system/work.ts';
import { Desk, openBrowser, skipBrowser } from './kit.ts';

const METRE_DEG = 1 / 89_000;
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Desks whose page counts the notes that it sounds, by pitch. */
function counting(browser: Browser): Browser {
  return {
    newContext: async (options: Parameters<Browser['newContext']>[0]) => {
      const context = await browser.newContext(options);
      await context.addInitScript(() => {
        const notes: number[] = [];
        Object.assign(globalThis, { notes });
        const start = OscillatorNode.prototype.start;
        OscillatorNode.prototype.start = function (this: OscillatorNode, when?: number) {
          notes.push(this.frequency.value);
          start.call(this, when);
        };
      });
      return context;
    },
  } as Browser;
}
/** Notes of the urgent tone so far. */
const urgent = (desk: Desk): Promise<number> =>
  desk.page.evaluate(
    () => (globalThis as unknown as { notes: number[] }).notes.filter((hertz) => hertz > 700).length,
  );
const sounds = (desk: Desk, since = 0): Promise<void> =>
  eventually('the alarm sounds', async () => (await urgent(desk)) > since);

async function quietAll(desk: Desk): Promise<void> {
  const quiet = desk.button(alertText['sound.quiet']);
  while ((await quiet.count()) > 0) await quiet.first().click();
}

describe('the alarm in Chromium', { skip: skipBrowser, timeout: 300_000 }, () => {
  let browser: Browser;
  let west: NodeProcess;
  let east: NodeProcess;
  let close: () => Promise<void> = async () => {};
  before(async () => {
    const started = await startParties([
      { party: 'west', share: [{ to: 'east', units: 'all' }], devices: { 'phone-west': 'west-1' } },
      { party: 'east', share: [{ to: 'west', units: 'all' }], devices: { 'phone-east': 'east-1' } },
    ]);
    ({ close } = started);
    west = started.nodes['west'] as NodeProcess;
    east = started.nodes['east'] as NodeProcess;
    browser = await openBrowser();
  });
  after(async () => {
    await browser?.close();
    await close();
  });

  /** Both come at each other at 20 m/s, `apartM` from each other at `atMs`. */
  async function report2(apartM: number, atMs: number): Promise<void> {
    const half = (apartM / 2) * METRE_DEG;
    await Promise.all([
      west.ask('GET', report('phone-west', 36.9, 41.1 - half, atMs)),
      east.ask('GET', report('phone-east', 36.9, 41.1 + half, atMs)),
    ]);
  }

  it('sounds for a meeting that began before the page was opened; quiet ends it; contact sounds anew', async () => {
    const begunMs = Date.now();
    const apartAt = (atMs: number): number => Math.max(0, 600 - ((atMs - begunMs) / 1000) * 40);
    for (let s = -15; s <= 0; s += 5) await report2(apartAt(begunMs + s * 1000), begunMs + s * 1000);
    await eventually('the alert in the record', async () => {
      const { body } = await west.ask('GET', '/api/alerts?open=true');
      return body.alerts.some(({ last }: { last: { type: string } }) => last.type === 'closing');
    });
    const desk = await Desk.open(counting(browser), west, { language: 'en' });
    await sounds(desk);
    assert.match(await desk.page.title(), /^(?:▲▲▲|△△△) \(\d+\) Party west/);
    await quietAll(desk);
    const before = await urgent(desk);
    await pause(5_000);
    assert.equal(await urgent(desk), before, 'quiet');
    assert.match(await desk.page.title(), /^\(\d+\) Party west/);

    while (apartAt(Date.now()) > 0) {
      await report2(apartAt(Date.now()), Date.now());
      await pause(1_000);
    }
    await report2(0, Date.now());
    await desk.page.locator('.episode.now').first().waitFor();
    await sounds(desk, before);
    assert.deepEqual(await desk.axe(), []);

    // By keyboard on a card, while the list is drawn anew under it.
    const id = await desk.page.locator('.episode.now').first().getAttribute('data-episode');
    await desk.page.locator(`[data-episode="${id}"] button`).first().focus();
    await report2(0, Date.now());
    await pause(2_000);
    const focused = await desk.page.evaluate(() =>
      document.activeElement?.closest('[data-episode]')?.getAttribute('data-episode'),
    );
    assert.equal(focused, id);
    await desk.leave();
  });

  it('switched off, it says so over everything, and the next page sounds again', async () => {
    const desk = await Desk.open(counting(browser), west, { language: 'en' });
    await sounds(desk);
    await desk.page.locator('.sound').click();
    await desk.button(alertText['sound.switchOff']).click();
    await desk.page.keyboard.press('Escape');
    await desk.page.getByText(desk.say(alertText['sound.muted'])).waitFor();
    const off = await urgent(desk);
    await pause(5_000);
    assert.equal(await urgent(desk), off);
    await desk.page.reload();
    await desk.page.waitForSelector('.frame');
    assert.ok(!(await desk.page.locator('.sound').innerText()).includes(desk.say(alertText['sound.off'])));
    // A page that was only loaded may not sound: then it says so, and the first touch frees it.
    await desk.page.keyboard.press('Shift');
    await sounds(desk);
    await desk.leave();
  });

  it('a node that ends is said at once; what came meanwhile is shown and sounds', async () => {
    const desk = await Desk.open(counting(browser), west, { language: 'ru' });
    await pause(1_500);
    await quietAll(desk);
    await west.end('SIGKILL');
    await desk.page.getByText(desk.say(appText.cut)).waitFor();
    const sent = await east.ask('POST', '/api/line/messages', { phrase: 'stop', to: [{ party: 'west' }] });
    assert.equal(sent.status, 201);
    await pause(1_000);
    const before = await urgent(desk);
    await west.start();
    await desk.page.getByText(desk.say(appText.cut)).waitFor({ state: 'hidden' });
    await desk.page.getByText(desk.say(alertText.calls)).waitFor({ timeout: 60_000 });
    await sounds(desk, before);
    await desk.button(alertText.answer).first().click();
    await desk.button(lineText.acknowledge).first().click();
    await desk.page.getByText(desk.say(alertText.calls)).waitFor({ state: 'hidden' });
    // What the browser says of a node that is gone is what this test is about.
    const others = desk.faults.splice(0).filter((fault) => !/net::ERR_/.test(fault));
    assert.deepEqual(others, []);
    await desk.leave();
  });

  it('a node that stands still is noticed, though its stream is open', async () => {
    const desk = await Desk.open(counting(browser), west, { language: 'en' });
    await pause(4_000);
    assert.equal(await desk.page.getByText(desk.say(appText.cut)).count(), 0);
    await desk.page.route('**/api/clock', () => undefined);
    await desk.page.getByText(desk.say(appText.cut)).waitFor({ timeout: 30_000 });
    await desk.page.unrouteAll({ behavior: 'ignoreErrors' });
    await desk.page.getByText(desk.say(appText.cut)).waitFor({ state: 'hidden' });
    await desk.leave();
  });

  it('a panel that breaks says so, and takes no alarm with it', async () => {
    const desk = await Desk.open(counting(browser), west, { language: 'ar' });
    await desk.page.route('**/api/notices', (route) => route.fulfill({ json: { notices: [{}] } }));
    await desk.page.reload();
    const broken = desk.page.getByText(desk.say(kitText.broken));
    await broken.first().waitFor();
    const sent = await east.ask('POST', '/api/line/messages', { phrase: 'hold', to: [{ party: 'west' }] });
    assert.equal(sent.status, 201);
    await desk.page.getByText(desk.say(alertText.calls)).waitFor();
    await desk.page.keyboard.press('Shift');
    await sounds(desk);
    await desk.go('line');
    await desk.page.locator('.panel[data-panel="line"] h2').waitFor();
    // That the panel failed is what this test is about.
    desk.faults.splice(0);
    await desk.leave();
  });

  it('what is being typed outlives an alarm, another panel, the language and the end of the sign-in', async () => {
    const desk = await Desk.open(counting(browser), west, { language: 'en' });
    await desk.go('incidents', 'new');
    await desk.field(incidentText.name).fill('Two vehicles touch');
    await desk.go('line', 'new', 'stop');
    await desk.page.locator('.new-message').waitFor();
    await desk.go('incidents', 'new');
    assert.equal(await desk.field(incidentText.name).inputValue(), 'Two vehicles touch');
    await desk.page.evaluate(() => fetch('/sign-out', { method: 'POST' }));
    await desk.page.getByText(desk.say(appText.signedOut)).waitFor();
    assert.equal(await desk.field(incidentText.name).inputValue(), 'Two vehicles touch');
    await desk.leave();
  });
});
