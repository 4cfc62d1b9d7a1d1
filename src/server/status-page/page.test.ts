import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import {
  type Ask,
  type Door,
  joinDoors,
  movement,
  openDoor,
  START_MS,
  settleDoors,
  signIn,
} from '../../../test/helpers/running.ts';
import { createMemoryStore } from '../../store/index.ts';
import { style } from './style.ts';

const HOSTILE = `<img src=x onerror=alert(1)>"'&\u202Ereversed\u2069\u2069`;

describe('the status page', () => {
  let west: Door;
  let east: Door;
  let asWest: Ask;
  let asEast: Ask;
  let noticeId: string;
  const page = async (lang: string, ask = asWest) => {
    const answer = await ask({ url: '/status', headers: { 'accept-language': lang } });
    assert.equal(answer.statusCode, 200, answer.body.slice(0, 300));
    return answer.body;
  };
  before(async () => {
    west = await openDoor('west');
    east = await openDoor('east');
    await joinDoors([west, east]);
    asWest = await signIn(west, 'all');
    asEast = await signIn(east, 'all');
    const filed = structuredClone(movement);
    filed.fields.who.callSign = HOSTILE;
    noticeId = (await asWest({ method: 'POST', url: '/api/notices', payload: filed })).json().noticeId;
  });
  after(async () => {
    await west.close();
    await east.close();
  });

  it('is for those who are signed in', async () => {
    const answer = await west.app.inject({ url: '/status' });
    assert.deepEqual([answer.statusCode, answer.headers['location']], [303, '/sign-in']);
  });

  it('keeps the four facts apart: nothing is delivered before its receipt', async () => {
    const before = await page('en');
    assert.match(before, /sent, no receipt/);
    assert.doesNotMatch(before, /✓<\/span> received/);
    await settleDoors([west, east]);
    const received = await page('en');
    assert.match(received, /✓<\/span> received/);
    assert.doesNotMatch(received, /read it|objection/);

    await asEast({
      method: 'POST',
      url: `/api/notices/${noticeId}/acknowledgements`,
      payload: { words: '' },
    });
    await settleDoors([west, east]);
    const read = await page('en');
    assert.match(read, /Party east states: Ann Oak read it/);
    assert.doesNotMatch(read, /▲<\/span> objection/);

    const words = `No. ${HOSTILE}`;
    await asEast({
      method: 'POST',
      url: `/api/notices/${noticeId}/positions`,
      payload: { position: 'objection', words },
    });
    const toldMs = START_MS;
    await asEast({
      method: 'POST',
      url: `/api/notices/${noticeId}/dissemination`,
      payload: { unit: HOSTILE.slice(0, 40), toldBy: 'Bo', toldMs },
    });
    await settleDoors([west, east]);
    const said = await page('en');
    assert.match(said, /▲<\/span> objection/);
    assert.match(said, /by Bo/);
  });

  it('shows hostile text as text, in every language', async () => {
    for (const lang of ['en', 'ru', 'ar']) {
      for (const ask of [asWest, asEast]) {
        const body = await page(lang, ask);
        assert.doesNotMatch(body, /<img|onerror=alert\(1\)>(?!")/);
        assert.match(body, /&lt;img src=x onerror=alert\(1\)&gt;/);
        // oxlint-disable-next-line no-control-regex
        assert.doesNotMatch(body, /[\u202A-\u202E\u2066\u2067\u0000]/);
        assert.match(body, /\[U\+202E\]/);
        let depth = 0;
        for (const character of body) {
          if (character === '\u2068') depth += 1;
          if (character === '\u2069') depth -= 1;
          assert.ok(depth >= 0);
        }
        assert.equal(depth, 0);
      }
    }
  });

  it('speaks three languages, Arabic from right to left, with ids and dates isolated', async () => {
    const [en, ru, ar] = (await Promise.all(['en', 'ru', 'ar'].map((lang) => page(lang)))) as [
      string,
      string,
      string,
    ];
    assert.match(en, /<html lang="en" dir="ltr">/);
    assert.match(ar, /<html lang="ar" dir="rtl">/);
    for (const [body, banner, notices] of [
      [en, 'EXERCISE', 'Notices'],
      [ru, 'УЧЕНИЕ', 'Уведомления'],
      [ar, 'تدريب', 'الإخطارات'],
    ] as const) {
      assert.match(body, new RegExp(`mode-exercise"[^>]*><strong>${banner}`));
      assert.match(body, new RegExp(`<h2 id="notices-title">${notices}`));
      assert.match(body, new RegExp(`<bdi>${noticeId}</bdi>`));
      for (const [, shown] of body.matchAll(/<time [^>]*>(.*?)<\/time>/g))
        assert.match(shown as string, /^<bdi>\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC<\/bdi>$/);
    }
    // What is left outside isolates holds no Latin words but names of formats.
    const naked = ar
      .replace(/^[\s\S]*<main>/, '')
      .replaceAll(
        /<bdi[^>]*>[\s\S]*?<\/bdi>|<span class="words"[\s\S]*?<\/span>|\u2068[^\u2068\u2069]*\u2069|<[^>]*>/g,
        ' ',
      )
      .replaceAll(/&\w+;|UTC|API|HTTP/g, ' ');
    assert.deepEqual(naked.match(/[A-Za-z]{2,}/g) ?? [], []);
  });

  it('is made of well-formed parts and asks no other host', async () => {
    const body = await page('en');
    const open: string[] = [];
    for (const [, close, name] of body.matchAll(/<(\/?)([a-z][a-z0-9]*)/g)) {
      if (['meta', 'link', 'br', 'input', 'img'].includes(name as string)) continue;
      if (close) assert.equal(open.pop(), name);
      else open.push(name as string);
    }
    assert.deepEqual(open, []);
    assert.doesNotMatch(body + style, /https?:\/\/|url\(|@import/);
    assert.doesNotMatch(body, /<script(?! src="\/page\.js")|style="| on\w+="/);
    const ids = [...body.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
    assert.equal(new Set(ids).size, ids.length);
    for (const asset of ['/page.css', '/page.js'])
      assert.equal((await asWest({ url: asset })).statusCode, 200);
  });

  it('shows a role no more than its queries do', async () => {
    const admin = await page('en', await signIn(west, 'admin'));
    assert.match(admin, /Your role does not show this/);
    assert.match(await page('en'), /onerror/);
    assert.doesNotMatch(admin, /onerror|objection/, 'no call sign, no words');
  });

  it('says when a party’s clock is far off, and takes its message all the same', async () => {
    assert.doesNotMatch(await page('en'), /clock and ours differ/);
    east.real.ms += 24 * 3_600_000;
    const late = structuredClone(movement);
    late.fields.times.atMs = late.fields.times.atMs.map((ms) => ms + 48 * 3_600_000);
    assert.equal((await asEast({ method: 'POST', url: '/api/notices', payload: late })).statusCode, 201);
    await settleDoors([west, east]);
    assert.match(await page('en'), /its clock and ours differ by 24 h/);
  });

  it('says when the record does not keep up', async () => {
    let full = false;
    const door = await openDoor('north', {
      store: createMemoryStore({ fault: () => (full ? 'full' : null) }),
    });
    const ask = await signIn(door, 'all');
    assert.doesNotMatch(await page('en', ask), /NOT RECORDED/);
    full = true;
    const refused = await ask({ method: 'POST', url: '/api/notices', payload: movement });
    assert.ok(refused.statusCode >= 500, refused.body);
    assert.match(refused.json().code, /^STORE_/);
    assert.match(await page('en', ask), /NOT RECORDED/);
    assert.match(await page('ru', ask), /НЕ ЗАПИСАНО/);
    assert.equal((await door.app.inject({ url: '/healthz' })).statusCode, 503);
    full = false;
    await door.close();
  });
});

/** WCAG 2 relative luminance and contrast. */
function contrast(a: string, b: string): number {
  const luminance = (hex: string) => {
    const [r, g, bl] = [1, 3, 5].map((at) => {
      const c = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
      return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
    }) as [number, number, number];
    return 0.2126 * r + 0.7152 * g + 0.0722 * bl;
  };
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

it('colours of text meet WCAG AA, light and dark', () => {
  const [light, dark] = style.split('prefers-color-scheme: dark') as [string, string];
  for (const sheet of [light, dark]) {
    const colours = Object.fromEntries(
      [...sheet.matchAll(/--([a-z-]+): (#[0-9a-f]{6})/g)].map((match) => [match[1], match[2] as string]),
    );
    for (const paper of ['paper', 'ground']) {
      for (const ink of ['ink', 'soft', 'link', 'good', 'wait', 'bad']) {
        assert.ok(contrast(colours[ink] as string, colours[paper] as string) >= 4.5, `${ink} on ${paper}`);
      }
    }
    assert.ok(contrast(colours['bad'] as string, colours['bad-ground'] as string) >= 4.5);
    for (const mode of ['live', 'exercise'])
      assert.ok(contrast('#ffffff', colours[mode] as string) >= 4.5, mode);
  }
  assert.ok(contrast('#777777', '#ffffff') < 4.5, 'the measure tells a grey that is too light');
});
