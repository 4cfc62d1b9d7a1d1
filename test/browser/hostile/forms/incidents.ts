/** An incident opened by hand, and an account whose claims ask each question of the record. */
import { text } from '../../../../console/panels/incidents/text.ts';
import { openPlace } from '../places.ts';
import type { Bench } from './bench.ts';

const QUESTIONS = ['conduct', 'zone-required', 'notice-received'] as const;

async function open(bench: Bench): Promise<void> {
  const { desk } = bench;
  await openPlace(desk, ['incidents', 'new']);
  await bench.type('a new incident');
  await bench.answered('a time that cannot be read', desk.page.locator('.panel .wrong'));
  const now = Date.now();
  await bench.fill(text.from, new Date(now - 600_000).toISOString());
  await bench.fill(text.to, new Date(now).toISOString());
  await bench.fill(text.place, '36.7, 41.05');
  await bench.fill(text.radius, '500');
  await desk.button(text.open).click();
  await bench.answered('opened', desk.page.locator('.incident .facts'));
}

/** Stands at the incident that was just opened. */
async function tell(bench: Bench): Promise<void> {
  const { desk } = bench;
  const { page } = desk;
  await desk.link(text.addAccount).click();
  await desk.choose(text.whose, text.otherSource);
  await bench.type('an account');
  const words = page.locator('.panel textarea');
  await words.evaluate((area) => (area as HTMLTextAreaElement).setSelectionRange(0, 200));
  await desk.button(text.mark).click();
  for (const question of QUESTIONS) {
    await desk.choose(text.question, text[`question.${question}`]);
    await bench.type(`a claim: ${question}`, page.locator('.claim-draft'));
  }
  await bench.answered('a question whose time cannot be read', page.locator('.claim-draft .wrong'));
  await desk.choose(text.question, text['question.none']);
  await desk.button(text.file).click();
  await bench.answered('a language that is none', page.locator('.panel .refused'));
  await bench.fill(text.language, 'en');
  await desk.button(text.file).click();
  await bench.answered('filed', page.locator('.incident .account, .panel .refused'));
}

export async function incidentForms(bench: Bench): Promise<void> {
  await bench.form(['incidents/NewIncident.tsx'], () => open(bench));
  await bench.form(['incidents/AccountForm.tsx', 'incidents/QuestionFields.tsx'], () => tell(bench));
}
