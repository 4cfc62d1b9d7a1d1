/** From two empty folders to a receipted notice, through what a browser sends: one party in English, the other in Arabic. */
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { PartyCard } from '../../src/record/index.ts';
import { soundsLike } from '../../src/record/index.ts';
import { skipFast } from '../effort.ts';
import { EmptyNode } from './empty-node.ts';
import { eventually, NodeProcess } from './harness.ts';
import { movement } from './work.ts';

/** What the harness signs in with. */
const PASSWORD = 'correct horse battery';
const TERMS = `# Agreed by telephone on the first day.
termsId: north-road
version: 1
title: { en: North road, ru: Северная дорога, ar: الطريق الشمالي }
parties: [west, east]
fromMs: 2026-01-01T00:00:00Z
toMs: null
clauses:
  - id: S1
    kind: separation
    text: { en: 500 m apart., ru: Не ближе 500 м., ar: لا أقل من 500 م. }
    binds: [west, east]
    distanceM: 500
`;

/** The browser of the person who reads the terminal. */
class FirstRun extends EmptyNode {
  readonly cookies = new Map<string, string>();

  /** As a browser asks for a page or sends a form. */
  async visit(path: string, form?: Record<string, string>, headers: Record<string, string> = {}) {
    const response = await fetch(this.url + path, {
      method: form ? 'POST' : 'GET',
      redirect: 'manual',
      headers: {
        accept: 'text/html',
        'accept-language': this.language,
        cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(form && { origin: this.url, 'sec-fetch-site': 'same-origin' }),
        ...headers,
      },
      ...(form && { body: new URLSearchParams(form) }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';', 1)[0] as string).split('=', 2);
      this.cookies.set(name, value);
    }
    return { status: response.status, body: await response.text(), to: response.headers.get('location') };
  }
}

function form(party: string, url: string): Record<string, string> {
  return {
    party,
    nameEn: `Party ${party}`,
    nameRu: `Сторона ${party}`,
    nameAr: `الطرف ${party}`,
    mode: 'exercise',
    offices: 'watch\r\nliaison\r\nالقيادة',
    officer: 'ann',
    officerName: 'Ann',
    officerOffice: 'القيادة',
    password: PASSWORD,
    again: PASSWORD,
    zone: 'Asia/Damascus',
    url,
    host: '127.0.0.1',
  };
}

/** Names of the fields beside which something is said to be wrong. */
function faults(page: string): string[] {
  return [...page.matchAll(/id="(\w+)-fault"/g)].map((match) => match[1] as string);
}

describe('first run', { skip: skipFast }, () => {
  const root = mkdtempSync(join(tmpdir(), 'parley-first-run-'));
  const west = new FirstRun(join(root, 'west'), 'en');
  const east = new FirstRun(join(root, 'east'), 'ar');
  const runs = [west, east];
  const nodes: Record<string, NodeProcess> = {};
  before(async () => {
    // One folder is not there yet, the other is there and empty.
    mkdirSync(east.folder);
    await Promise.all(runs.map((run) => run.start()));
  });
  after(async () => {
    await Promise.all(runs.map((run) => run.end()));
    rmSync(root, { recursive: true, force: true });
  });

  it('shows no form before the code, in the language of the one who asks', async () => {
    assert.match((await west.visit('/')).body, /Nothing is here yet/);
    const page = await east.visit('/');
    assert.match(page.body, /<html lang="ar" dir="rtl">/);
    assert.match(page.body, /لا شيء هنا بعد/);
    for (const run of runs) {
      assert.ok(!(await run.visit('/')).body.includes('name="party"'));
      const early = await run.visit('/set-up', form('west', ''));
      assert.equal(early.status, 401);
      assert.ok(!existsSync(join(run.folder, 'node.json')));
    }
  });

  it('is no node yet: nobody is let in, no monitor is deceived, no other name or site is answered', async () => {
    const health = await fetch(`${west.url}/healthz`);
    assert.equal(health.status, 503);
    assert.equal(((await health.json()) as { code: string }).code, 'SERVER_BEING_SET_UP');
    assert.equal((await fetch(`${west.url}/api/notices`)).status, 503);
    const parcel = await fetch(`${west.url}/exchange/parcels`, { method: 'POST', body: '{}' });
    assert.ok(parcel.status >= 400);
    assert.deepEqual([(await west.visit('/docs')).status, (await west.visit('/docs')).to], [303, '/']);
    const foreign = await west.visit('/set-up/code', { code: west.code }, { 'sec-fetch-site': 'cross-site' });
    assert.equal(foreign.status, 403);
  });

  it('refuses a wrong code, and counts the tries', async () => {
    for (const left of [4, 3]) {
      const wrong = await west.visit('/set-up/code', { code: 'AAAA-AAAA' });
      assert.equal(wrong.status, 401);
      assert.match(wrong.body, new RegExp(`${left} tries are left`));
      assert.ok(!(await west.visit('/')).body.includes('name="party"'));
    }
    assert.match((await east.visit('/set-up/code', { code: '' })).body, /ليس هذا هو الرمز/);
  });

  it('takes the code once, from one browser, however it is typed', async () => {
    const typed = ` ${east.code.toLowerCase().replace('-', ' ')} `;
    const taken = await east.visit('/set-up/code', { code: typed });
    assert.deepEqual([taken.status, taken.to], [303, '/']);
    assert.match((await east.visit('/')).body, /name="party"/);
    const other = new FirstRun(east.folder, 'en');
    other.url = east.url;
    const again = await other.visit('/set-up/code', { code: east.code });
    assert.equal(again.status, 409);
    assert.match(again.body, /used already/);
    assert.equal((await west.visit('/set-up/code', { code: west.code })).status, 303);
  });

  it('names every field that is wrong, keeps what was typed, and makes nothing', async () => {
    const good = form('east', east.url);
    const wrong: [Record<string, string>, string[], RegExp][] = [
      [{ party: 'East Side' }, ['party'], /East Side.* ليس معرّف طرف/],
      [{ nameRu: '' }, ['nameRu'], /املأ هذا الحقل/],
      [{ mode: '' }, ['mode'], /عند الشك ابدأ بتدريب/],
      [{ offices: 'watch\nwatch', officerOffice: 'watch' }, ['offices'], /مذكور مرتين/],
      [{ officerOffice: 'kitchen' }, ['officerOffice'], /ليس من المكاتب/],
      [{ officer: 'Ann!' }, ['officer'], /ليس اسم دخول/],
      [{ password: 'short', again: 'short' }, ['password'], /5 أحرف/],
      [{ again: 'another horse' }, ['again'], /غير متطابقتين/],
      [{ zone: 'Mars/Olympus' }, ['zone'], /Asia\/Damascus/],
      [{ url: 'east.example' }, ['url'], /ليس عنوان عقدة/],
      [{ host: '203.0.113.7' }, ['host'], /ليس عنوانًا لهذا الجهاز/],
      [
        { party: '', nameEn: '', password: '', again: 'x' },
        ['party', 'nameEn', 'password', 'again'],
        /4 حقول/,
      ],
    ];
    for (const [change, fields, said] of wrong) {
      const page = await east.visit('/set-up', { ...good, ...change });
      assert.equal(page.status, 422, JSON.stringify(change));
      assert.deepEqual(faults(page.body), fields);
      assert.match(page.body.replaceAll(/[\u2066-\u2069]|<\/?\w+>/g, ''), said);
      assert.ok(page.body.includes('value="Party east"') || change['nameEn'] === '');
      assert.ok(!page.body.includes(PASSWORD) && !page.body.includes('value="short"'));
    }
    const hostile = '"><script>alert(1)</script>\u202Ex';
    const page = await east.visit('/set-up', { ...good, nameEn: hostile, offices: `</textarea>${hostile}` });
    assert.ok(!page.body.includes('<script>alert') && !page.body.includes('</textarea><'));
    const other = await east.visit('/set-up', { ...good, lang: 'ru' });
    assert.deepEqual([other.status, /<html lang="ru"/.test(other.body)], [200, true]);
    assert.ok(other.body.includes('value="Party east"'), 'a change of language loses nothing');
    await east.visit('/set-up', { ...good, lang: 'ar' });
    assert.deepEqual(readdirSync(east.folder), []);
  });

  it('makes the party, opens the node in the same process at the same address, and is closed for good', async () => {
    for (const [party, run] of [
      ['west', west],
      ['east', east],
    ] as const) {
      const made = await run.visit('/set-up', form(party, run.url));
      assert.equal(made.status, 200, made.body.slice(0, 2000));
      assert.match(made.body, /href="\/sign-in"/);
      const signIn = await run.visit('/sign-in');
      assert.equal(signIn.status, 200);
      assert.match(signIn.body, /name="password"/);
      assert.equal((await run.visit('/set-up', form('other', run.url))).status, 404);
      assert.equal((await run.visit('/set-up/code', { code: run.code })).status, 404);
      assert.equal((await fetch(`${run.url}/healthz`)).status, 200);
      assert.deepEqual(readdirSync(run.folder).sort(), ['data', 'node.json', 'secret']);
      const card = JSON.parse(readFileSync(join(run.folder, 'data', 'card.json'), 'utf8')) as PartyCard;
      assert.equal(card.url, run.url);
      const entered = await run.visit('/sign-in', { officer: 'ann', password: PASSWORD });
      assert.deepEqual([entered.status, entered.to], [303, '/']);
      const node = new NodeProcess(party, run.folder, run.url, card);
      await node.signIn();
      nodes[party] = node;
    }
    const me = await nodes['east']?.ask('GET', '/api/me');
    assert.equal(me?.body.zone, 'Asia/Damascus');
    assert.equal(me?.body.office, 'القيادة');
  });

  const at = (party: string): NodeProcess => nodes[party] as NodeProcess;
  const states = async (party: string): Promise<Record<string, string>> => {
    const { status, body } = await at(party).ask('GET', '/api/first-steps');
    assert.equal(status, 200, JSON.stringify(body));
    return Object.fromEntries(body.steps.map((step: { id: string; state: string }) => [step.id, step.state]));
  };

  it('says what a node that has only just been made has still to do', async () => {
    assert.deepEqual(await states('west'), {
      keys: 'keys-made',
      offices: 'offices-named',
      connected: 'alone',
      terms: 'terms-none',
      notice: 'notice-none',
    });
    const { body } = await at('west').ask('GET', '/api/first-steps');
    assert.equal(body.done, false);
    assert.equal(body.steps[2].next.command, 'parties.enrol');
    assert.equal(body.steps[2].next.path, '/api/parties');
    assert.equal(body.steps[2].next.may, true);
    for (const { why } of body.steps) {
      assert.match(why.ru, /\p{Script=Cyrillic}/u);
      assert.match(why.ar, /\p{Script=Arabic}/u);
    }
  });

  it('gives each the card of the other with the same fingerprint on both sides, and enrols by what was heard', async () => {
    for (const [party, other] of [
      ['west', 'east'],
      ['east', 'west'],
    ] as const) {
      const read = await at(party).ask('POST', '/api/parties/read-card', { url: at(other).url });
      assert.equal(read.status, 200, JSON.stringify(read.body));
      const pasted = await at(party).ask('POST', '/api/parties/read-card', {
        text: JSON.stringify((await at(other).ask('GET', '/api/card')).body),
      });
      assert.deepEqual(pasted.body, read.body);
      assert.equal(read.body.standing, 'new');
      const { body: theirs } = await at(other).ask('GET', '/api/first-steps');
      assert.deepEqual(read.body.fingerprint, theirs.fingerprint);
      assert.ok(soundsLike(at(other).card, read.body.fingerprint.spoken));
      const { card } = read.body;
      const misheard = theirs.fingerprint.spoken.replace(/^\d/, (digit: string) =>
        String((Number(digit) + 1) % 10),
      );
      const refused = await at(party).ask('POST', '/api/parties', { card, heard: misheard });
      assert.deepEqual([refused.status, refused.body.code], [409, 'PARTIES_FINGERPRINT_OTHER']);
      const enrolled = await at(party).ask('POST', '/api/parties', {
        card,
        heard: theirs.fingerprint.spoken,
      });
      assert.equal(enrolled.status, 201, JSON.stringify(enrolled.body));
      const again = await at(party).ask('POST', '/api/parties/read-card', { url: at(other).url });
      assert.equal(again.body.standing, 'known');
    }
    const own = await at('west').ask('POST', '/api/parties/read-card', { url: at('west').url });
    assert.equal(own.body.standing, 'own');
    const nobody = await at('west').ask('POST', '/api/parties/read-card', { url: 'http://127.0.0.1:9' });
    assert.deepEqual([nobody.status, nobody.body.code], [409, 'SERVER_CARD_UNREACHABLE']);
    const junk = await at('west').ask('POST', '/api/parties/read-card', { text: '{"format":1}' });
    assert.deepEqual([junk.status >= 400, junk.body.code], [true, 'RECORD_CARD_FIELD']);
    for (const party of ['west', 'east'])
      await eventually(
        `${party} hears the other`,
        async () => (await states(party))['connected'] === 'heard',
        // An idle link tries again every 15 s: what came before the other had enrolled us was refused.
        60_000,
      );
  });

  it('takes one terms file, proposed on one side, signed by both', async () => {
    const bad = await at('west').ask('POST', '/api/terms/read-file', {
      text: TERMS.replace('500\n', 'far\n'),
    });
    assert.deepEqual([bad.status, bad.body.code], [422, 'NODE_BAD_INPUT']);
    assert.match(bad.body.what, /clauses\.0\.distanceM/);
    const torn = await at('west').ask('POST', '/api/terms/read-file', {
      text: TERMS.replace('[west, east]', '[west'),
    });
    assert.equal(torn.body.code, 'TERMS_FILE_UNREADABLE');
    const read = await at('west').ask('POST', '/api/terms/read-file', { text: TERMS });
    assert.equal(read.status, 200, JSON.stringify(read.body));
    assert.deepEqual(read.body.unknown, []);
    const proposed = await at('west').ask('POST', '/api/terms', read.body.terms);
    assert.equal(proposed.body.sha256, read.body.sha256, JSON.stringify(proposed.body));
    await eventually(
      'the proposal at east',
      async () => (await states('east'))['terms'] === 'terms-unsigned',
    );
    const { body } = await at('east').ask('GET', '/api/first-steps');
    const { next } = body.steps.find((step: { id: string }) => step.id === 'terms');
    assert.equal(next.path, '/api/terms/north-road/1/sign');
    assert.equal((await at('east').ask('POST', next.path, {})).status, 201);
    assert.equal((await states('east'))['terms'], 'terms-signed-here');
    assert.equal((await at('west').ask('POST', next.path, {})).status, 201);
    for (const party of ['west', 'east'])
      await eventually(
        `in force at ${party}`,
        async () => (await states(party))['terms'] === 'terms-in-force',
      );
  });

  it('ends with a first notice that is receipted, and every step done', async () => {
    const filed = await at('west').ask('POST', '/api/notices', movement('w1', 1));
    assert.equal(filed.status, 201, JSON.stringify(filed.body));
    await eventually(
      'all done at west',
      async () => (await at('west').ask('GET', '/api/first-steps')).body.done,
    );
    assert.equal((await states('west'))['notice'], 'notice-receipted');
    assert.equal((await states('east'))['notice'], 'notice-none', 'another’s notice is not one’s own');
  });
});
