import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import {
  type Ask,
  type Door,
  joinDoors,
  movement,
  openDoor,
  settleDoors,
  signIn,
} from '../../../test/helpers/running.ts';
import type { Bulletin } from '../../briefings/index.ts';

const HOSTILE = `</summary><img src=x onerror=alert(1)>"'&\u202Ereversed\u2069\u2069`;
const LONG = `${HOSTILE}${'W'.repeat(10_000)}`;
const DAY = '2020-08-24';
const LANGUAGES = ['en', 'ru', 'ar'];

describe('the page of a bulletin', () => {
  let west: Door;
  let east: Door;
  let asWest: Ask;
  const page = async (lang = 'en', more = '', ask = asWest) => {
    const answer = await ask({ url: `/bulletin/${DAY}?zone=%2B03:00&lang=${lang}${more}` });
    assert.equal(answer.statusCode, 200, answer.body.slice(0, 300));
    return answer.body;
  };
  const json = async (): Promise<Bulletin> =>
    (await asWest({ url: `/api/bulletins/${DAY}?zone=%2B03:00` })).json();

  before(async () => {
    west = await openDoor('west', {
      config: { names: { en: HOSTILE, ru: HOSTILE, ar: HOSTILE }, zone: 'Asia/Damascus' },
    });
    east = await openDoor('east');
    await joinDoors([west, east]);
    asWest = await signIn(west, 'all');
    const asEast = await signIn(east, 'all');
    const filed = structuredClone(movement);
    filed.fields.who.callSign = HOSTILE;
    const { noticeId } = (await asWest({ method: 'POST', url: '/api/notices', payload: filed })).json();
    await settleDoors([west, east]);
    const words = LONG;
    const told = [
      [asEast, `/api/notices/${noticeId}/acknowledgements`, { words }],
      [asEast, `/api/notices/${noticeId}/positions`, { position: 'objection', words }],
      [asWest, '/api/line/messages', { phrase: 'notify', to: [{ party: 'east', office: 'watch' }], words }],
    ] as const;
    for (const [ask, url, payload] of told) {
      const answer = await ask({ method: 'POST', url, payload });
      assert.ok(answer.statusCode < 300, answer.body);
    }
    await settleDoors([west, east]);
    const published = await asWest({
      method: 'POST',
      url: '/api/bulletins',
      payload: { date: DAY, to: ['east'] },
    });
    assert.equal(published.statusCode, 201, published.body);
  });
  after(async () => {
    await west.close();
    await east.close();
  });

  it('is for those who are signed in, and `/bulletin` leads to today in the party’s own zone', async () => {
    const closed = await west.app.inject({ url: `/bulletin/${DAY}` });
    assert.deepEqual([closed.statusCode, closed.headers['location']], [303, '/sign-in']);
    const today = await asWest({ url: '/bulletin' });
    assert.deepEqual(
      [today.statusCode, today.headers['location']],
      [303, `/bulletin/${DAY}?zone=Asia%2FDamascus`],
    );
  });

  it('opens every figure that is not nought with every entry of it', async () => {
    const bulletin = await json();
    const figures = bulletin.sections.flatMap((section) => section.figures);
    const some = figures.filter(({ count }) => count > 0);
    assert.ok(some.length >= 6, String(some.length));
    for (const lang of LANGUAGES) {
      const body = await page(lang);
      for (const { id, entries } of some) {
        const at = body.indexOf(`id="${id.replaceAll(' ', '-')}"`);
        assert.ok(at > 0, id);
        const figure = body.slice(at, body.indexOf('</details>', at));
        for (const { index } of entries)
          assert.ok(figure.includes(`href="/#/record/${index}"`), `${id} ${index}`);
      }
      for (const { id } of figures.filter(({ of, count }) => of === null && count === 0))
        assert.ok(body.includes(`<li id="${id}">`), id);
    }
  });

  it('says mode, party, day and zone, and once more for paper', async () => {
    const body = await page();
    assert.match(body, /<p class="mode mode-exercise"/);
    const head = /<div class="running">.*?<\/div>/s.exec(body)?.[0] ?? '';
    assert.match(head, /<strong>EXERCISE<\/strong>/);
    assert.match(head, /2020-08-24<\/bdi> · <bdi>\+03:00/);
    assert.match(body, /from 2020-08-24 00:00:00 \+03:00 until 2020-08-25 00:00:00 \+03:00/);
    assert.match(body, /The day is not over/);
    assert.match(body, new RegExp((await json()).sha256));
    const style = (await asWest({ url: '/bulletin.css' })).body;
    assert.match(style, /@page \{ size: A4/);
    assert.match(style, /table-header-group/);
  });

  it('is right to left in Arabic, with dates and call signs isolated', async () => {
    const body = await page('ar');
    assert.match(body, /<html lang="ar" dir="rtl">/);
    assert.match(body, /<time datetime="[^"]+" dir="ltr"><bdi>2020-08-24 \d\d:\d\d:\d\d \+03:00<\/bdi>/);
    assert.match(body, /\u20682020-08-24 00:00:00 \+03:00\u2069/);
  });

  it('leads to the days beside it that have begun, and to the JSON', async () => {
    const body = await page();
    assert.match(body, /href="\/bulletin\/2020-08-23\?zone=%2B03%3A00"/);
    assert.doesNotMatch(body, /bulletin\/2020-08-25/);
    assert.match(body, /href="\/api\/bulletins\/2020-08-24\?zone=%2B03%3A00"/);
    const before = await asWest({ url: '/bulletin/2020-08-23' });
    assert.match(before.body, /href="\/bulletin\/2020-08-24\?zone=Asia%2FDamascus"/);
  });

  it('tells what was published, and whether the record counts otherwise now', async () => {
    const body = await page();
    const published = body.slice(body.indexOf('id="published"'));
    assert.match(published, /counts the same/);
    assert.match(published, /Party east/);
  });

  it('shows hostile text as text, and says none of the long words of others', async () => {
    for (const lang of LANGUAGES) {
      for (const more of ['', '&alone=1']) {
        const body = await page(lang, more);
        assert.doesNotMatch(body, /<img|<\/summary><img/);
        assert.doesNotMatch(body, /\u202E/);
        assert.match(body, /&lt;img src=x onerror=alert\(1\)&gt;/, 'the name is shown');
        assert.ok(!body.includes('W'.repeat(100)));
      }
    }
  });

  it('alone, it is one file that leads nowhere', async () => {
    const answer = await asWest({ url: `/bulletin/${DAY}?alone=1` });
    assert.match(String(answer.headers['content-disposition']), /filename="bulletin-west-2020-08-24\.html"/);
    assert.doesNotMatch(answer.body, /href=|src=(?!x)|<script|@import|url\(/);
    assert.match(answer.body, /<style>[^<]*@page/);
  });

  it('refuses what is no day or zone, in words', async () => {
    for (const [url, code] of [
      ['/bulletin/2020-02-30', 'BRIEFINGS_DATE'],
      [`/bulletin/${encodeURIComponent('<img src=x>')}`, 'BRIEFINGS_DATE'],
      [`/bulletin/${'9'.repeat(60)}`, 'BRIEFINGS_DATE'],
      [`/bulletin/${DAY}?zone=${encodeURIComponent(HOSTILE)}`, 'BRIEFINGS_ZONE'],
      ['/bulletin/2020-08-26', 'BRIEFINGS_NOT_BEGUN'],
    ] as const) {
      const answer = await asWest({ url, headers: { accept: 'text/html' } });
      assert.ok(answer.statusCode >= 400 && answer.statusCode < 500, url);
      assert.ok(answer.body.includes(code), url);
      assert.doesNotMatch(answer.body, /<img/);
    }
  });
});
