/** Hostile text typed into the page by which a new node is set up, from the code to the first sign-in. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { FIELDS } from '../../../src/server/set-up/form.ts';
import { EmptyNode } from '../../system/empty-node.ts';
import { openBrowser, openPage, PASSWORD, skipBrowser } from '../kit.ts';
import { lookAt } from './look.ts';
import { NARROW, resize, WIDE } from './sizes.ts';
import { textFields, typeHostile } from './typed.ts';
import { EVIL, HostileWords } from './words.ts';

const SECRET = ['password', 'again'];

describe('hostile text in the set-up page', { skip: skipBrowser, timeout: 300_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'parley-hostile-set-up-'));
  const node = new EmptyNode(join(folder, 'west'), 'en');
  const words = new HostileWords();
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let faults: string[] = [];
  before(async () => {
    await node.start();
    browser = await openBrowser();
    ({ context, page, faults } = await openPage(browser, node.url, { language: 'en' }));
  });
  after(async () => {
    await context?.close();
    await browser?.close();
    await node.end();
    rmSync(folder, { recursive: true, force: true });
  });

  async function look(where: string): Promise<void> {
    for (const size of [WIDE, NARROW]) {
      await resize(page, size);
      const looked = await lookAt(page);
      assert.deepEqual(looked.faults, [], `${where}, ${size.width} px`);
    }
    assert.deepEqual(faults.splice(0), [], where);
  }
  const field = (name: string): Locator => page.locator(`#party-form [name="${name}"]`);
  const submit = (): Promise<void> => page.locator('form button.primary').click();
  /** What stands in the fields of the form, but the passwords. */
  const held = (): Promise<Record<string, string>> =>
    page.locator('#party-form').evaluate((form, secret) => {
      const data = new FormData(form as HTMLFormElement);
      for (const name of secret) data.delete(name);
      // By its length and its ends: a difference is told without ten thousand letters.
      const short = (value: string): string => `${value.length}: ${value.slice(0, 60)} … ${value.slice(-20)}`;
      return Object.fromEntries([...data].map(([name, value]) => [name, short(String(value))]));
    }, SECRET);

  it('the code: hostile text is no code, and is told so', async () => {
    await page.goto(node.url);
    const [code] = await textFields(page);
    assert.ok(code);
    assert.equal(await typeHostile(code, words), null);
    await page.locator('#code-form button').click();
    await page.locator('#code-fault').waitFor();
    await look('a wrong code');
    // The address that the terminal prints: its code is taken out of it and given.
    await page.goto(`${node.url}/#code=${node.code}`);
    await field('party').waitFor();
    assert.ok(!page.url().includes(node.code), page.url());
  });

  for (const language of ['en', 'ar'] as const)
    it(`${language}: every field shows it as text, keeps it, and says beside it what would be right`, async () => {
      if (language !== 'en') {
        const before = await held();
        await page.locator(`button[name="lang"][value="${language}"]`).click();
        await page.locator(`html[lang="${language}"]`).waitFor();
        assert.deepEqual(await held(), before, 'another language keeps what was typed');
        await look('in another language');
      }
      const typed = await textFields(page.locator('#party-form'));
      // All but the choice between live and exercise, into which nothing can be typed.
      assert.equal(typed.length, FIELDS.length - 1);
      for (const one of typed) assert.equal(await typeHostile(one, words), null);
      await look('typed');
      const before = await held();
      await submit();
      await page.locator('.refused[role="alert"]').waitFor();
      assert.deepEqual(await held(), before, 'a refusal keeps what was typed');
      for (const name of FIELDS) {
        const fault = page.locator(`[id="${name}-fault"]`);
        assert.equal(await fault.count(), 1, `${name}: nothing says what is wrong with it`);
        assert.match(
          (await fault.innerText()).trim(),
          language === 'ar' ? /\p{Script=Arabic}{3}/u : /[a-z]{3}/,
        );
        if (name !== 'mode')
          assert.match(
            (await field(name).getAttribute('aria-describedby')) ?? '',
            new RegExp(`${name}-fault`),
          );
        assert.equal(
          await fault.evaluate((said) => said.closest('.field') !== null),
          true,
          `${name}: told away from its field`,
        );
      }
      for (const name of SECRET) assert.equal(await field(name).inputValue(), '', `${name} was sent back`);
      await look('refused');
    });

  it('a party may have a name of markup and of the other direction; it shows as text at every step from there', async () => {
    const name = (of: string): string => `<b ${EVIL}>\u05D0&lt;"'{n} ${of} ${'W'.repeat(120)}`.slice(0, 200);
    const good: Record<string, string> = {
      party: 'west',
      nameEn: name('en'),
      nameRu: name('ru'),
      nameAr: name('ar'),
      offices: `watch\n${name('office')}`,
      officer: 'ann',
      officerName: name('officer'),
      officerOffice: name('office'),
      password: PASSWORD,
      again: PASSWORD,
      zone: 'Asia/Damascus',
      url: node.url,
      host: '127.0.0.1',
    };
    for (const [each, value] of Object.entries(good)) await field(each).fill(value);
    await page.locator('input[name="mode"][value="exercise"]').check();
    await look('about to be made');
    await submit();
    await page.locator('.fingerprint').waitFor();
    assert.ok(
      (await page.locator('main').innerText()).includes(`<b ${EVIL}>`),
      'its name stands there as text',
    );
    await look('made');

    await page.locator('a.primary').click();
    const [officer, password] = await textFields(page);
    assert.ok(officer && password);
    for (const one of [officer, password]) assert.equal(await typeHostile(one, words), null);
    await page.locator('form button[type=submit]').click();
    await page.locator('[role="alert"]').waitFor();
    await look('not signed in');
    await page.fill('#officer', 'ann');
    await page.fill('#password', PASSWORD);
    await page.locator('form button[type=submit]').click();
    await page.locator('.frame h1').waitFor();
    assert.ok((await page.locator('.frame h1').innerText()).includes(`<b ${EVIL}>`));
    await look('the console');
  });
});
