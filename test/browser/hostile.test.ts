/**
 * Hostile text in every field that a person or a peer can fill: it shows as text, runs nothing, turns nothing around it
 * and breaks no layout. Which fields there are is asked of the schemas, so that one added later must be driven too.
 */
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { rooms } from '../../src/node/rooms.ts';
import { eventually } from '../system/harness.ts';
import { commands } from './hostile/acts/acts.ts';
import { type Besieged, besiege } from './hostile/besieged.ts';
import { NOT_DRIVEN, NOT_SHOWN } from './hostile/exempt.ts';
import { drivenFields, openFields } from './hostile/fields.ts';
import { Bench } from './hostile/forms/bench.ts';
import { incidentForms } from './hostile/forms/incidents.ts';
import { lineForms } from './hostile/forms/line.ts';
import { noticeForms } from './hostile/forms/notices.ts';
import { otherForms } from './hostile/forms/others.ts';
import { sourceFields } from './hostile/forms/sources.ts';
import { lookAt } from './hostile/look.ts';
import {
  openPlace,
  pagesOf,
  placesOf,
  putMapAway,
  restOf,
  showSide,
  throughTheMap,
} from './hostile/places.ts';
import { NARROW, resize, WIDE } from './hostile/sizes.ts';
import { HostileWords } from './hostile/words.ts';
import { Desk, openBrowser, type Seat, skipBrowser } from './kit.ts';

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

  const desks: Desk[] = [];
  async function open(language: Seat['language'], size = NARROW): Promise<Desk> {
    const desk = await Desk.open(browser, besieged.west, { language, size });
    desks.push(desk);
    return desk;
  }
  afterEach(async () => {
    // A desk is left whether its walk was good or not; what its page did wrong fails the test.
    for (const desk of desks.splice(0)) await desk.leave();
  });

  /** Looks as wide and as narrow as the page comes, and fails by what is wrong in either. */
  function looking({ page }: Desk) {
    const faults: string[] = [];
    const once = async (where: string): Promise<void> => {
      const looked = await lookAt(page);
      for (const mark of looked.seen) seen.add(mark);
      const { width = 0 } = page.viewportSize() ?? {};
      faults.push(...looked.faults.map((fault) => `${where}, ${width} px: ${fault}`));
    };
    const both = async (where: string): Promise<void> => {
      await once(where);
      await resize(page, page.viewportSize()?.width === WIDE.width ? NARROW : WIDE);
      await once(where);
    };
    /** Left as it was found: narrow, where no map is drawn under what is typed. */
    const there = async (where: string): Promise<void> => {
      await both(where);
      await resize(page, NARROW);
    };
    return { once, both, there, none: () => assert.deepEqual([...new Set(faults)], []) };
  }

  for (const language of ['en', 'ar'] as const) {
    it(`${language}: in the console and on the node’s pages it shows as text and breaks no layout`, async () => {
      const desk = await open(language);
      const { once, both, none } = looking(desk);
      await desk.page.locator('.episode').first().waitFor({ state: 'attached' });
      await showSide(desk.page, 'alerts');
      await both('alerts');
      for (const size of [WIDE, NARROW]) {
        await resize(desk.page, size);
        await showSide(desk.page, 'map');
        await throughTheMap(desk, once);
      }
      await showSide(desk.page, 'work');
      await putMapAway(desk.page);
      const places = await placesOf(besieged);
      for (const place of places) {
        await openPlace(desk, place);
        await both(place.join('/'));
      }
      // Every entry of the record is shown by the same panel: looked at once, for its own words.
      if (language === 'en') {
        await resize(desk.page, NARROW);
        for (const place of await restOf(besieged, places)) {
          await openPlace(desk, place);
          await once(place.join('/'));
        }
      }
      for (const address of pagesOf(besieged)) {
        await desk.page.goto(desk.node.url + address);
        await both(address);
      }
      none();
    });
  }

  it('ru: the names that a party gives itself in Russian', async () => {
    const desk = await open('ru');
    const { both, none } = looking(desk);
    for (const place of [['first-steps'], ['notices']]) {
      await openPlace(desk, place);
      await both(place.join('/'));
    }
    none();
  });

  for (const language of ['en', 'ar'] as const)
    it(`${language}: typed into the console’s own forms it stays text, and is taken or refused in plain words`, async () => {
      const desk = await open(language);
      const { there, none } = looking(desk);
      await putMapAway(desk.page);
      const words = new HostileWords(language === 'en' ? 10_000 : 20_000);
      const bench = new Bench(desk, besieged, words, await sourceFields(), there);
      await noticeForms(bench);
      await lineForms(bench);
      await incidentForms(bench);
      await otherForms(bench);
      assert.deepEqual(bench.left(), [], 'forms in the sources that nobody typed into');
      assert.deepEqual(bench.faults, []);
      none();
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
      const indices = [...Array(body.size).keys()];
      const answers = await Promise.all(indices.map((index) => node.ask('GET', `/api/record/${index}`)));
      for (const { body: one } of answers) {
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
    const desk = await open('en', WIDE);
    await openPlace(desk, ['incidents']);
    assert.deepEqual((await lookAt(desk.page)).faults, []);
    const planted: [markup: string, fault: RegExp, where?: string][] = [
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
      [
        '<p data-style="position: fixed; inset: 0; z-index: 99">over all</p>',
        /covered by section.work > div.panel/,
      ],
      ['<p data-style="position: absolute; inset-block-start: 3000px">below all</p>', /px tall/, 'body'],
    ];
    for (const [markup, fault, where = '.panel'] of planted) {
      await desk.page.evaluate(
        ([html, place]) => {
          const holder = document.createElement('div');
          holder.id = 'planted';
          holder.innerHTML = html;
          // The page takes no style that stands in markup.
          for (const styled of holder.querySelectorAll<HTMLElement>('[data-style]'))
            styled.style.cssText = styled.dataset['style'] ?? '';
          document.querySelector(place)?.prepend(holder);
        },
        [markup, where] as const,
      );
      const { faults } = await lookAt(desk.page);
      assert.match(faults.join('\n'), fault, markup.slice(0, 80));
      await desk.page.evaluate(() => document.getElementById('planted')?.remove());
    }

    // A row of the map's list that goes for no reason is no row read.
    await assert.rejects(
      throughTheMap(desk, async (what) => {
        if (what === 'card 1 of the map')
          await desk.page.evaluate(() => [...document.querySelectorAll('.on-map li')].at(-1)?.remove());
      }),
      /vanished from the map unread/,
    );
  });
});
