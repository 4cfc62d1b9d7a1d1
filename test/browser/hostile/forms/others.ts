/** First steps, the handover of the watch, points drawn on the map, and the closing of an alert. */
import { text as alertText } from '../../../../console/panels/alerts/text.ts';
import { text as termsText } from '../../../../console/panels/first-steps/terms-text.ts';
import { text as stepText } from '../../../../console/panels/first-steps/text.ts';
import { text as handoverText } from '../../../../console/panels/handover/text.ts';
import { text as stageText } from '../../../../console/panels/stage/text.ts';
import { makeParty } from '../../../../src/node/folder.ts';
import { seededRandom } from '../../../../src/node/random.ts';
import { openPlace, showSide } from '../places.ts';
import { textFields } from '../typed.ts';
import type { Bench } from './bench.ts';

/** The card of a party that nobody has enrolled, with hostile names. */
function strangeCard({ words, desk }: Bench): string {
  const names = words.trilingual('name on a card', 200, { plain: true });
  const party = `card-${desk.language}`;
  const facts = { party, mode: 'exercise' as const, names, url: null };
  return JSON.stringify(makeParty(facts, seededRandom(party)).identity.card);
}

async function connect(bench: Bench): Promise<void> {
  const { desk } = bench;
  const { page } = desk;
  await openPlace(desk, ['first-steps']);
  await page.evaluate(() => {
    for (const details of document.querySelectorAll<HTMLDetailsElement>('.panel details'))
      details.open = true;
  });
  const form = page.getByRole('form', { name: desk.say(stepText['connect.read']) });
  const read = form.getByRole('button', { name: desk.say(stepText['connect.read']), exact: true });
  const refused = form.locator('.refused');
  await bench.type('a card', form);
  await read.click();
  await bench.answered('no card', refused);
  const [card] = await textFields(form);
  await card?.field.fill('');
  await read.click();
  await bench.answered('no address', refused);
  await card?.field.fill(strangeCard(bench));
  await read.click();
  await page.locator('.read-card form').waitFor();
  await bench.type('the fingerprint', page.locator('.read-card'));
  await bench.answered('another fingerprint', page.locator('.read-card .wrong'));
}

async function propose(bench: Bench): Promise<void> {
  const { desk } = bench;
  const { page } = desk;
  const section = page.getByRole('region', { name: desk.say(termsText['propose.title']) });
  await bench.type('terms', section);
  await section.getByRole('button', { name: desk.say(termsText['propose.read']), exact: true }).click();
  await bench.answered('no terms', section.locator('.refused'));
}

async function give(bench: Bench): Promise<void> {
  const { desk } = bench;
  const { page } = desk;
  await openPlace(desk, ['handover', 'give']);
  await bench.type('giving the watch');
  await page
    .getByRole('button', { name: desk.say(handoverText['give.to']) })
    .last()
    .click();
  await page.getByRole('option').first().click();
  await desk.button(handoverText['give.preview']).click();
  await bench.answered('what will be written', page.getByRole('dialog'));
  await page
    .getByRole('dialog')
    .getByRole('button', { name: desk.say(handoverText['give.confirm']) })
    .click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

async function take(bench: Bench): Promise<void> {
  const { desk, besieged } = bench;
  const { page } = desk;
  await openPlace(desk, ['handover', await besieged.giveToAnn()]);
  // The list that is shown is asked anew once the entry is heard of.
  await desk.button(handoverText['take.confirm']).waitFor();
  await bench.type('taking the watch');
  await desk.button(handoverText['take.confirm']).click();
  await bench.answered('taken', page.locator('.handover .badge.good'));
}

async function draw(bench: Bench): Promise<void> {
  const { desk } = bench;
  const { page } = desk;
  await showSide(page, 'map');
  await desk.button(stageText.measure).click();
  const bar = page.locator('.draw-bar');
  for (let i = 0; i < 2; i++)
    await bar.getByRole('button', { name: desk.say(stageText['draw.add']) }).click();
  await bench.type('points on the map', bar);
  await bench.answered('a point that cannot be read', bar.locator('.wrong'));
  await bar.getByRole('button', { name: desk.say(stageText['draw.done']) }).click();
}

async function closeAlert(bench: Bench): Promise<void> {
  const { desk } = bench;
  const { page } = desk;
  await showSide(page, 'alerts');
  await page
    .locator('.episode')
    .getByRole('button', { name: desk.say(alertText.close), exact: true })
    .first()
    .click();
  const sheet = page.getByRole('dialog');
  await bench.type('closing an alert', sheet);
  await sheet.getByRole('button', { name: desk.say(alertText.closeNow), exact: true }).click();
  await sheet.waitFor({ state: 'detached' });
  await bench.look('closed');
}

export async function otherForms(bench: Bench): Promise<void> {
  await bench.form(['first-steps/Connect.tsx', 'first-steps/Enrol.tsx'], () => connect(bench));
  await bench.form(['first-steps/Propose.tsx'], () => propose(bench));
  await bench.form(['handover/Give.tsx'], () => give(bench));
  await bench.form(['handover/Take.tsx'], () => take(bench));
  await bench.form(['stage/DrawBar.tsx'], () => draw(bench));
  await bench.form(['alerts/Closing.tsx'], () => closeAlert(bench));
}
