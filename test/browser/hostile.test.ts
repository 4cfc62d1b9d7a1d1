/**
 * Hostile text in every field that a person or a peer can fill: it shows as text, runs nothing, turns nothing around it
 * and breaks no layout. Which fields there are is asked of the schemas, so that one added later must be driven too.
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { rooms } from '../../src/node/rooms.ts';
import { eventually } from '../system/harness.ts';
import { commands } from './hostile/acts.ts';
import { type Besieged, besiege } from './hostile/besieged.ts';
import { NOT_DRIVEN, NOT_SHOWN } from './hostile/exempt.ts';
import { drivenFields, openFields } from './hostile/fields.ts';
import { lookAt } from './hostile/look.ts';
import { openPlace, pagesOf, placesOf, showSide, throughTheMap } from './hostile/places.ts';
import { Desk, openBrowser, type Seat, skipBrowser } from './kit.ts';

const WIDE = { width: 1440, height: 900 };
const NARROW = { width: 420, height: 860 };

/** Fields of these that nothing drove and nobody gave a reason for. */
function undriven(open: readonly string[], driven: ReadonlySet<string>): string[] {
  const isExempt = (field: string): boolean => NOT_DRIVEN.some(({ fields }) => fields.test(field));
  return open.filter((field) => !driven.has(field) && !isExempt(field));
}

describe('hostile text', { skip: skipBrowser, timeout: 1_200_000 }, () => {
  let browser: Browser;
  let besieged: Besieged;
  /** Marks that stood on some page as text. */
  const seen = new Set<string>();

  before(async () => {
    besieged = await besiege();
    browser = await openBrowser();
  });
  after(async () => {
    await browser?.close();
    await besieged?.close();
  });

  async function walk(
    seat: Seat,
    visit: (desk: Desk, look: (where: string) => Promise<void>) => Promise<void>,
  ) {
    const desk = await Desk.open(browser, besieged.west, seat);
    const faults: string[] = [];
    await visit(desk, async (where) => {
      const looked = await lookAt(desk.page);
      for (const mark of looked.seen) seen.add(mark);
      faults.push(...looked.faults.map((fault) => `${where}: ${fault}`));
    });
    await desk.leave();
    assert.deepEqual([...new Set(faults)], []);
  }

  for (const language of ['en', 'ar'] as const)
    for (const size of [WIDE, NARROW])
      it(`${language}, ${size.width} px: in the console it shows as text and breaks no layout`, async () => {
        const whole = language === 'en' && size === WIDE;
        await walk({ language, size }, async (desk, look) => {
          await desk.page.locator('.episode').first().waitFor({ state: 'attached' });
          await showSide(desk.page, 'alerts');
          await look('alerts');
          await showSide(desk.page, 'map');
          await throughTheMap(desk, look);
          await showSide(desk.page, 'work');
          for (const place of await placesOf(besieged, whole)) {
            await openPlace(desk, place);
            await look(place.join('/'));
          }
        });
      });

  for (const language of ['en', 'ar'] as const)
    for (const size of [WIDE, NARROW])
      it(`${language}, ${size.width} px: on the node’s pages it shows as text and breaks no layout`, async () => {
        await walk({ language, size }, async ({ page, node }, look) => {
          for (const address of pagesOf(besieged)) {
            await page.goto(node.url + address);
            await look(address);
          }
        });
      });

  it('ru: the names that a party gives itself in Russian', async () => {
    await walk({ language: 'ru', size: WIDE }, async (desk, look) => {
      for (const place of [['first-steps'], ['notices']]) {
        await openPlace(desk, place);
        await look(place.join('/'));
      }
    });
  });

  it('every field of every command was driven, or it is said why not', () => {
    const open = [...commands]
      // What no role may do is the node's own act.
      .filter(([, { roles }]) => roles.length > 0)
      .flatMap(([name, { schema }]) => openFields(schema).map((field) => `${name} ${field}`));
    assert.deepEqual(undriven(open, besieged.acts.driven), []);
  });

  it('every field of every entry kind stood hostile in the record, or it is said why not', async () => {
    const kinds = rooms.flatMap((room) => room.kinds);
    // Once a minute what units reported is sealed, their names with it.
    const seals = '/api/record?limit=1&kind=watch.sealed&party=west';
    await eventually(
      'a sealed minute',
      async () => (await besieged.west.ask('GET', seals)).body.entries.length > 0,
      150_000,
    );
    const driven = new Set<string>();
    for (const node of [besieged.west, besieged.east]) {
      const { body } = await node.ask('GET', '/api/record?limit=200');
      for (let index = 0; index < body.size; index++) {
        const { body: one } = await node.ask('GET', `/api/record/${index}`);
        const kind = kinds.find(({ name }) => name === one.entry.kind);
        if (!kind || !one.entry.understood) continue;
        for (const field of drivenFields(kind.schema, one.entry.body)) driven.add(`${kind.name} ${field}`);
      }
    }
    const open = kinds.flatMap(({ name, schema }) => openFields(schema).map((field) => `${name} ${field}`));
    assert.deepEqual(undriven(open, driven), []);
  });

  it('what was driven was seen on some page, or it is said why not', () => {
    const isExempt = (field: string): boolean => NOT_SHOWN.some(({ fields }) => fields.test(field));
    const unseen = [...besieged.acts.words.fields].filter(
      ([mark, field]) => !seen.has(mark) && !isExempt(field),
    );
    assert.deepEqual(unseen, []);
  });

  it('each fault would be seen: planted one by one', async () => {
    const desk = await Desk.open(browser, besieged.west, { language: 'en', size: WIDE });
    await openPlace(desk, ['incidents']);
    assert.deepEqual((await lookAt(desk.page)).faults, []);
    const planted: [string, RegExp][] = [
      ['<p>Told by q1q<b class=evil>bold</b>z9z</p>', /markup of somebody else/],
      ['<p>Told by q1q&lt;b class=evil>\u05D0z9z at 10:00</p>', /mixed with what stands around it/],
      ['<p>\u2068q1q&lt;b class=evil>\u05D0z9z</p>', /an isolate without its partner/],
      ['<p>q1q&lt;b class=evil>\u202Ez9z</p>', /turns or hides/],
      ['<p title="\u202Eexe">x</p>', /title turns or hides/],
      [`<p data-style="white-space: nowrap">${'W'.repeat(2_000)}</p>`, /wider than it may be/],
      [
        '<p><button>one</button><button data-style="margin-inline-start: -20px">two</button></p>',
        /two controls overlap/,
      ],
    ];
    for (const [markup, fault] of planted) {
      await desk.page.evaluate((html) => {
        const holder = document.createElement('div');
        holder.id = 'planted';
        holder.innerHTML = html;
        // The page takes no style that stands in markup.
        for (const styled of holder.querySelectorAll<HTMLElement>('[data-style]'))
          styled.style.cssText = styled.dataset['style'] ?? '';
        document.querySelector('.panel')?.prepend(holder);
      }, markup);
      const { faults } = await lookAt(desk.page);
      assert.match(faults.join('\n'), fault, markup.slice(0, 80));
      await desk.page.evaluate(() => document.getElementById('planted')?.remove());
    }
    await desk.leave();
  });
});
