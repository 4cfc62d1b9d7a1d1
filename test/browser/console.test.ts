/** The console opens on an empty node and on a busy one, in three languages and two lights, and asks nobody else for anything. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { LANGUAGES } from '../../src/text/index.ts';
import { type NodeProcess, startParties } from '../system/harness.ts';
import { movement, report } from '../system/work.ts';
import { Desk, openBrowser, skipBrowser } from './kit.ts';

const THEMES = ['light', 'dark'] as const;
const PANELS = ['notices', 'line', 'incidents', 'record', 'handover', 'first-steps'];

describe('the console in Chromium', { skip: skipBrowser, timeout: 300_000 }, () => {
  let browser: Browser;
  let west: NodeProcess;
  let close: () => Promise<void> = async () => {};
  before(async () => {
    const started = await startParties([
      { party: 'west', share: [{ to: 'east', units: 'all' }], devices: { 'phone-1': 'w1' } },
      { party: 'east' },
    ]);
    ({ close } = started);
    west = started.nodes['west'] as NodeProcess;
    await west.ask('POST', '/api/notices', movement('w1', 1));
    await west.ask('GET', report('phone-1', 36.9, 41.2));
    browser = await openBrowser();
  });
  after(async () => {
    await browser?.close();
    await close();
  });

  for (const language of LANGUAGES) {
    it(`${language}: by day and by night every panel is accessible, and nothing is asked of another host`, async () => {
      const desk = await Desk.open(browser, west, { language, theme: THEMES[0] });
      const { page } = desk;
      await page.waitForSelector('.map canvas');
      assert.equal(await page.getAttribute('html', 'dir'), language === 'ar' ? 'rtl' : 'ltr');
      for (const panel of PANELS) {
        await desk.go(panel);
        await page.waitForSelector(`.panel[data-panel="${panel}"] h2`);
        // As when the computer turns to night while the console is open.
        for (const theme of THEMES) {
          await page.emulateMedia({ colorScheme: theme });
          await page.waitForSelector(`:root[data-theme="${theme}"]`);
          assert.deepEqual(await desk.axe(), [], `${panel}, ${theme}`);
        }
        assert.deepEqual(await desk.overflows(), [], panel);
      }
      await desk.leave();
    });
  }

  it('a request to another host would be seen', async () => {
    const desk = await Desk.open(browser, west, { language: 'en' });
    await desk.page.evaluate(() => {
      const picture = new Image();
      picture.src = 'http://192.0.2.1/pixel.png';
      return new Promise((resolve) => {
        picture.addEventListener('error', resolve);
      });
    });
    // Both the content policy and the net around the page refuse it.
    await assert.rejects(desk.leave(), /192\.0\.2\.1/);
  });

  it('draws with WebGL, and the map shows the unit', async () => {
    const desk = await Desk.open(browser, west, { language: 'en' });
    await desk.page.waitForSelector('.map canvas');
    const webgl = await desk.page.evaluate(() => {
      const canvas = document.querySelector('.map canvas') as HTMLCanvasElement;
      return canvas.getContext('webgl2') !== null;
    });
    assert.equal(webgl, true);
    await desk.leave();
  });
});
