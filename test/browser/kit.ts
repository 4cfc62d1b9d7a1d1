/** An officer at a real browser before a real node. Whatever the page asks of another host, and every error it makes, fails the test. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContext, chromium, type Locator, type Page } from 'playwright-core';
import type { Trilingual } from '../../src/contract/index.ts';
import { type Language, say } from '../../src/text/index.ts';
import { skipFast } from '../effort.ts';
import type { NodeProcess } from '../system/harness.ts';

const found = [process.env['CHROMIUM_PATH'] || '', '/usr/bin/chromium', '/usr/bin/chromium-browser'].find(
  (path) => path !== '' && existsSync(path),
);
/** Why browser tests cannot run here; false where they can. */
export const skipBrowser: string | false =
  skipFast ||
  (found ? false : 'needs package: chromium (apt-get install -y --no-install-recommends chromium)');

/** Few flags: a browser as people have it, but without a screen and without its own errands. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
];
/** All three columns, and no more of the map than must be drawn by the processor. */
const DESK = { width: 1360, height: 640 };
const OFFICER = 'ann';
export const PASSWORD = 'correct horse battery';
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: found as string,
    headless: true,
    chromiumSandbox: false,
    args: FLAGS,
  });
}

export interface Seat {
  language: Language;
  theme?: 'light' | 'dark';
  size?: { width: number; height: number };
}

function isLoopback(url: string): boolean {
  if (/^(?:data|blob|about):/.test(url)) return true;
  const host = URL.parse(url)?.hostname;
  return host === '127.0.0.1' || host === 'localhost' || host === '[::1]';
}

/** A browser window of its own. What its page asks of another host and every error it makes is added to `faults`. */
export async function openPage(
  browser: Browser,
  url: string,
  seat: Seat,
): Promise<{ context: BrowserContext; page: Page; faults: string[] }> {
  const { language, theme = 'light', size = DESK } = seat;
  const context = await browser.newContext({
    viewport: size,
    colorScheme: theme,
    locale: language,
    // The map then jumps instead of flying: without a graphics card the processor draws every frame of a flight.
    reducedMotion: 'reduce',
  });
  await context.addCookies([{ name: 'lang', value: language, url }]);
  const page = await context.newPage();
  const faults: string[] = [];
  await context.route('**/*', (route) => {
    const url = route.request().url();
    if (isLoopback(url)) return route.continue();
    faults.push(`asked another host: ${url}`);
    return route.abort();
  });
  page.on('pageerror', (error) => faults.push(`error on the page: ${error.message}`));
  page.on('console', (message) => {
    // A refusal is an answer; the browser logs its status as an error of the page.
    const refused = /^Failed to load resource: the server responded with a status of 4\d\d/.test(
      message.text(),
    );
    if (message.type() === 'error' && !refused) faults.push(`console: ${message.text()}`);
  });
  // Long, so that a machine with much else to do fails no test; what never comes fails all the same.
  page.setDefaultTimeout(60_000);
  return { context, page, faults };
}

/** One officer's desk: a browser window of its own, signed in at one party's node. */
export class Desk {
  readonly page: Page;
  readonly node: NodeProcess;
  readonly language: Language;
  readonly #context: BrowserContext;
  /** Requests to other hosts, errors on the page. Empty at the end, or the test fails. */
  readonly faults: string[];

  private constructor(
    context: BrowserContext,
    page: Page,
    node: NodeProcess,
    language: Language,
    faults: string[],
  ) {
    this.#context = context;
    this.page = page;
    this.node = node;
    this.language = language;
    this.faults = faults;
  }

  static async open(browser: Browser, node: NodeProcess, seat: Seat): Promise<Desk> {
    const { context, page, faults } = await openPage(browser, node.url, seat);
    const desk = new Desk(context, page, node, seat.language, faults);
    await page.goto(`${node.url}/`);
    await page.fill('#officer', OFFICER);
    await page.fill('#password', PASSWORD);
    await page.click('form button[type=submit]');
    await page.waitForSelector('.frame');
    return desk;
  }

  /** A sentence of the catalogue in this officer's language. */
  say(sentence: Trilingual, params: Record<string, string | number> = {}): string {
    return say(this.language, sentence, params);
  }
  button(sentence: Trilingual, params: Record<string, string | number> = {}): Locator {
    return this.page.getByRole('button', { name: this.say(sentence, params), exact: true });
  }
  link(sentence: Trilingual): Locator {
    return this.page.getByRole('link', { name: this.say(sentence), exact: true });
  }
  field(sentence: Trilingual): Locator {
    return this.page.getByLabel(this.say(sentence), { exact: true });
  }
  /** One of a field's choices, by its sentence. */
  choose(label: Trilingual, choice: Trilingual): Promise<void> {
    // All of it: "no objection" holds "objection".
    return this.#choose(label, { name: this.say(choice), exact: true });
  }
  /** One of a field's choices, by words that stand in it. */
  chooseText(label: Trilingual, words: string): Promise<void> {
    return this.#choose(label, { name: words });
  }
  async #choose(label: Trilingual, option: { name: string; exact?: boolean }): Promise<void> {
    // The button is named by its value and its label together.
    await this.page
      .getByRole('button', { name: this.say(label) })
      .last()
      .click();
    await this.page.getByRole('option', option).first().click();
  }
  /** The item of a list that holds these words. */
  row(words: string): Locator {
    return this.page.locator('.panel li', { hasText: words }).first();
  }
  /** To a panel of the work column, as its tab leads. */
  async go(...parts: readonly string[]): Promise<void> {
    const hash = `#/${parts.map(encodeURIComponent).join('/')}`;
    await this.page.evaluate((to) => {
      location.hash = to;
    }, hash);
  }

  /** Serious and critical findings of axe on the page as it stands, in words. */
  async axe(): Promise<string[]> {
    await this.page.evaluate(axeSource);
    return this.page.evaluate(async () => {
      const { axe } = globalThis as unknown as {
        axe: {
          run(
            context: object,
            options: object,
          ): Promise<{
            violations: {
              id: string;
              impact: string;
              help: string;
              nodes: { target: string[]; failureSummary: string }[];
            }[];
          }>;
        };
      };
      // The widgets' announcer holds each spoken line for a moment, and names a button that may be gone by then.
      const page = { exclude: [['[data-live-announcer]']] };
      const { violations } = await axe.run(page, { resultTypes: ['violations'] });
      return violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(
          ({ id, help, nodes }) =>
            `${id}: ${help}: ${nodes
              .slice(0, 3)
              .map(({ target, failureSummary }) => `${target.join(' ')} (${failureSummary})`)
              .join('; ')}`,
        );
    });
  }

  /** The page is wider than the window: something broke the layout. */
  async overflows(): Promise<string[]> {
    return this.page.evaluate(() => {
      const wide = document.documentElement.scrollWidth > window.innerWidth + 1;
      return wide ? [`page is ${document.documentElement.scrollWidth} px wide in ${window.innerWidth}`] : [];
    });
  }

  async leave(): Promise<void> {
    await this.#context.close();
    assert.deepEqual(this.faults, []);
  }
}
