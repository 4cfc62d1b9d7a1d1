/**
 * Two officers on two nodes, each in an own language: a notice is filed, received, objected to; units close on each other;
 * a position is read back; an incident is opened and the record is asked.
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { text as alertText } from '../../console/panels/alerts/text.ts';
import { text as incidentText } from '../../console/panels/incidents/text.ts';
import { text as lineText } from '../../console/panels/line/text.ts';
import { text as actText } from '../../console/panels/notices/acts/text.ts';
import { text as axisText } from '../../console/panels/notices/axes/text.ts';
import { text as noticeText } from '../../console/panels/notices/text.ts';
import { text as verdictText } from '../../src/incidents/text.ts';
import { text as phraseText } from '../../src/line/text.ts';
import type { Language } from '../../src/text/index.ts';
import { type NodeProcess, startParties } from '../system/harness.ts';
import { report } from '../system/work.ts';
import { fileNotice } from './filing.ts';
import { Desk, openBrowser, skipBrowser } from './kit.ts';

const PAIRS: readonly [Language, Language][] = [
  ['en', 'ru'],
  ['ru', 'ar'],
  ['ar', 'en'],
];
/** 20 m/s in degrees of longitude at this latitude. */
const STEP_DEG = 20 / 89_000;

/** Fixes of both units over the last seconds, coming at each other; the last one is now. */
async function closeOn(west: NodeProcess, east: NodeProcess, lat: number): Promise<void> {
  const now = Date.now();
  for (let s = -15; s <= 0; s += 5) {
    const at = now + s * 1000;
    await west.ask('GET', report('phone-west', lat, 41 + (s + 15) * STEP_DEG, at));
    await east.ask('GET', report('phone-east', lat, 41.045 - (s + 15) * STEP_DEG, at));
  }
}

describe('two officers on two nodes', { skip: skipBrowser, timeout: 420_000 }, () => {
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

  for (const [at, [ours, theirs]] of PAIRS.entries()) {
    it(`${ours} and ${theirs}`, { timeout: 140_000 }, async () => {
      const ann = await Desk.open(browser, west, { language: ours });
      const bob = await Desk.open(browser, east, { language: theirs, theme: 'dark' });
      const callSign = `CONVOY ${at}`;

      // Filed at one desk, received at the other; the sign says so only when the signed receipt is there.
      const noticeId = await fileNotice(ann, { callSign, lat: 36.5 + at * 0.1 });
      await ann.go('notices');
      await ann.row(callSign).getByText(ann.say(axisText['receipt.received']), { exact: true }).waitFor();
      await ann.go('notices', noticeId);
      await bob.go('notices');
      await bob.page.getByRole('link', { name: callSign }).first().click();

      // Objected to; the owner sees it without asking.
      await bob.button(actText.position).click();
      await bob.choose(actText.position, axisText['position.objection']);
      await bob.page.getByRole('textbox').last().fill('The bridge at Tell Brak is closed to columns.');
      await bob.button(actText.write).click();
      await ann.page.getByText('The bridge at Tell Brak is closed to columns.').first().waitFor();
      await ann.go('notices');
      await ann.page
        .getByText(ann.say(noticeText['need.objection'], { party: names(ours, 'east') }), { exact: false })
        .first()
        .waitFor();

      // Their units come at each other: both watches say so, with the time left.
      await closeOn(west, east, 36.9 + at * 0.2);
      for (const desk of [ann, bob]) {
        const pressing = desk.page.locator('.episode.soon, .episode.now').first();
        await pressing.getByRole('button', { name: desk.say(alertText['sound.quiet']) }).click();
      }

      // A position is read back: wrongly, by how much, and then rightly.
      await bob.go('line', 'new', 'are these yours');
      await bob.field(lineText.place).fill('36.90000, 41.01000');
      await bob.button(lineText.send).click();
      await ann.go('line');
      await ann.field(lineText.place).fill('36.90000, 41.02000');
      await ann.button(lineText.readBack).click();
      await ann.page.locator('.read-back .refused').waitFor();
      assert.match(await ann.page.locator('.read-back .refused').innerText(), /\d/, 'by how much');
      await ann.field(lineText.place).fill('38S KF 00000 00000');
      await ann.page.locator('.read-back .wrong').or(ann.page.locator('.read-back .hint')).first().waitFor();
      await ann.field(lineText.place).fill('36.9 N 41.01 E');
      await ann.button(lineText.readBack).click();
      await bob.page.getByText(bob.say(phraseText['line.read-back.match'])).first().waitFor();
      await ann.page
        .getByRole('button', { name: ann.say(phraseText['line.reply.not ours']), exact: true })
        .first()
        .click();
      await bob.row(bob.say(phraseText['line.reply.not ours'])).waitFor();

      // An incident from the alert; one account; the record is asked, and answers on the entry that it holds.
      await ann.page
        .getByRole('button', { name: ann.say(alertText.incident) })
        .first()
        .click();
      await ann.field(incidentText.name).fill(`Two columns meet ${at}`);
      await ann.button(incidentText.open).click();
      await ann.link(incidentText.addAccount).click();
      const words = ann.page.getByLabel(ann.say(incidentText.words), { exact: true });
      await words.fill('The other side had been notified. It came on all the same.');
      await words.evaluate((area) => (area as HTMLTextAreaElement).setSelectionRange(0, 33));
      await ann.button(incidentText.mark).click();
      await ann.choose(incidentText.question, incidentText['question.notice-received']);
      await ann.chooseText(incidentText.notice, callSign);
      await ann.chooseText(incidentText.by, names(ours, 'east'));
      await ann.field(incidentText.before).fill(new Date(Date.now() + 60_000).toISOString());
      await ann.button(incidentText.file).click();
      await ann.button(incidentText.assess).click();
      await ann.page.getByText(ann.say(verdictText['incidents.verdict.supported'])).first().waitFor();
      await ann.page.locator('.finding details summary').first().click();
      await ann.page.locator('.finding .entries a').first().click();
      await ann.page.locator('.panel[data-panel="record"] .states').first().waitFor();

      // It is open at the other desk too, with the same words.
      await bob.go('incidents');
      await bob.page.getByRole('link', { name: `Two columns meet ${at}` }).click();
      await bob.page.getByText('The other side had been notified.', { exact: true }).first().waitFor();
      for (const desk of [ann, bob]) assert.deepEqual(await desk.axe(), []);
      await ann.leave();
      await bob.leave();
    });
  }
});

function names(language: Language, party: string): string {
  return { en: `Party ${party}`, ru: `Сторона ${party}`, ar: `الطرف ${party}` }[language];
}
