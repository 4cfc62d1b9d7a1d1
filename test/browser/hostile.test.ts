/** Hostile text in every field that a person or a peer can fill: it shows as text, runs nothing and breaks no layout. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { eventually, type NodeProcess, startParties } from '../system/harness.ts';
import { movement } from '../system/work.ts';
import { Desk, openBrowser, skipBrowser } from './kit.ts';

const MARKUP = '<img src=x onerror="document.title=\'run\'"><b class=evil>bold</b>&lt;script&gt;';
/** Turns what follows, hides itself, and never ends its isolate. */
const BIDI = 'A\u202Egnp.exe\u2066\u2068B\u200F\u0000C';
const LONG = 'W'.repeat(10_000);
/** For fields of at most `room` characters: each danger, and as much length as fits. */
const hostile = (room: number): string => `${MARKUP}${BIDI}${LONG}`.slice(0, room);

describe('hostile text', { skip: skipBrowser, timeout: 240_000 }, () => {
  let browser: Browser;
  let west: NodeProcess;
  let east: NodeProcess;
  let close: () => Promise<void> = async () => {};
  let incidentId = '';
  let noticeId = '';

  async function made(node: NodeProcess, path: string, body: object): Promise<Record<string, string>> {
    const answer = await node.ask('POST', path, body);
    assert.equal(answer.status, 201, `${path}: ${JSON.stringify(answer.body).slice(0, 500)}`);
    return answer.body;
  }

  before(async () => {
    const started = await startParties([{ party: 'west' }, { party: 'east' }]);
    ({ close } = started);
    west = started.nodes['west'] as NodeProcess;
    east = started.nodes['east'] as NodeProcess;
    const plan = movement('w1', 1) as { fields: { who: Record<string, unknown> } };
    plan.fields.who['callSign'] = hostile(64);
    plan.fields.who['organisation'] = hostile(200);
    plan.fields.who['purpose'] = hostile(500);
    Object.assign(plan.fields, {
      people: { count: 3, note: hostile(500) },
      vehicles: [
        {
          make: hostile(500),
          colour: hostile(500),
          plate: hostile(500),
          roofMarking: hostile(500),
          count: 2,
        },
      ],
      contacts: [{ name: hostile(500), role: hostile(500), phone: hostile(500) }],
    });
    noticeId = (await made(east, '/api/notices', plan))['noticeId'] as string;
    await eventually('the notice at west', async () => {
      const { status } = await west.ask('GET', `/api/notices/${noticeId}`);
      return status === 200;
    });
    await made(west, `/api/notices/${noticeId}/positions`, { position: 'objection', words: hostile(10_000) });
    await made(west, `/api/notices/${noticeId}/acknowledgements`, { words: hostile(10_000) });
    await made(west, '/api/handovers', { incoming: hostile(100), words: hostile(10_000), language: 'en' });
    await made(west, `/api/notices/${noticeId}/dissemination`, {
      unit: hostile(64),
      toldBy: hostile(100),
      toldMs: Date.now() - 1_000,
      means: hostile(100),
    });
    await made(east, '/api/line/messages', {
      phrase: 'free text',
      words: hostile(10_000),
      office: hostile(200),
    });
    await made(west, '/api/line/calls', { with: 'east', event: 'ringing', number: hostile(200) });
    const opened = await made(west, '/api/incidents', {
      title: hostile(500),
      fromMs: Date.now() - 60_000,
      toMs: Date.now(),
      parties: ['east'],
    });
    incidentId = opened['incidentId'] as string;
    await made(west, `/api/incidents/${incidentId}/accounts`, {
      source: hostile(500),
      language: 'en',
      words: hostile(10_000),
      claims: [
        { claimId: 'c1', words: hostile(10_000), speakers: [{ name: hostile(500), office: hostile(500) }] },
      ],
    });
    await eventually('the message at west', async () => {
      const { body } = await west.ask('GET', '/api/line/messages');
      return body.messages.length > 0;
    });
    browser = await openBrowser();
  });
  after(async () => {
    await browser?.close();
    await close();
  });

  for (const language of ['en', 'ar'] as const) {
    for (const size of [
      { width: 1440, height: 900 },
      { width: 420, height: 860 },
    ]) {
      it(`${language}, ${size.width} px: shows as text and breaks no layout`, async () => {
        const desk = await Desk.open(browser, west, { language, size });
        if (size.width < 1000) await desk.page.click('.sides button:nth-child(3)');
        const places = [
          ['notices'],
          ['notices', noticeId],
          ['line'],
          ['line', 'calls'],
          ['incidents'],
          ['incidents', incidentId],
          ['record'],
          ['record', '3'],
          ['handover'],
          ['handover', 'past'],
        ];
        for (const place of places) {
          await desk.go(...place);
          await desk.page.waitForSelector(`.panel[data-panel="${place[0]}"] h2`);
          await desk.page.waitForFunction(() => !document.querySelector('.panel [role="status"].empty'));
          assert.deepEqual(await desk.overflows(), [], place.join('/'));
          const broken = await desk.page.evaluate(() => {
            const panel = document.querySelector('.panel') as HTMLElement;
            return {
              evil: document.querySelectorAll('.evil, img[src="x"]').length,
              title: document.title,
              wider: panel.scrollWidth - panel.clientWidth,
              // What turns or hides text must not stand on the page as itself.
              turning: /[\u202A-\u202E\u0000]/.test(panel.innerText),
            };
          });
          assert.deepEqual(
            { ...broken, wider: broken.wider > 1 },
            { evil: 0, title: broken.title, wider: false, turning: false },
            place.join('/'),
          );
          assert.notEqual(broken.title, 'run');
        }
        await desk.go('notices', noticeId);
        await desk.page.waitForFunction(() =>
          document.querySelector('.panel')?.textContent?.includes('<img src=x'),
        );
        await desk.leave();
      });
    }
  }
});
