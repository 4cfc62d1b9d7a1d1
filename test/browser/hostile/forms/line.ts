/** What is said on the line: a message with a time limit, its read-back and answer, a recorded call. */
import assert from 'node:assert/strict';
import { text as lineText } from '../../../../console/panels/line/text.ts';
import { text as phraseText } from '../../../../src/line/text.ts';
import { openPlace } from '../places.ts';
import type { Bench } from './bench.ts';

async function compose(bench: Bench): Promise<void> {
  const { desk } = bench;
  // A grave one has a time limit too.
  await openPlace(desk, ['line', 'new', 'threat']);
  await bench.type('a message', desk.page.locator('.new-message'));
  await bench.answered('a place that cannot be read', desk.page.locator('.new-message .wrong'));
  for (const label of [lineText.place, lineText.time, lineText.expiry]) await bench.fill(label, '');
  await desk.button(lineText.send).click();
  await bench.answered('sent', desk.page.locator('.panel .exchange'));
}

/** The message that is read back and answered: with a place, a time and a time limit. */
async function readBack(bench: Bench): Promise<void> {
  const { desk, besieged, words } = bench;
  const { page } = desk;
  const said = words.for('a message to read back', 500);
  const { status, body } = await besieged.east.ask('POST', '/api/line/warnings', {
    phrase: 'threat',
    to: [{ party: 'west' }],
    at: { lat: 36.7, lon: 41 },
    timeMs: Date.now() + 600_000,
    expiresMs: Date.now() + 3_600_000,
    words: said,
  });
  assert.equal(status, 201, JSON.stringify(body));
  await openPlace(desk, ['line', 'east', body.messageId]);
  const mark = /^q\d+q/.exec(said)?.[0] as string;
  const message = page.locator('.exchange', { hasText: mark });
  await message.locator('form.read-back').waitFor();
  await bench.type('reading back and answering', message);
  await bench.answered('a read-back that cannot be read', page.locator('form.read-back .wrong'));
  const rejected = desk.say(phraseText['line.reply.rejected']);
  await message.getByRole('button', { name: rejected, exact: true }).click();
  await bench.answered('answered', page.locator('.standings .verbatim, .acting .refused'));
}

async function call(bench: Bench): Promise<void> {
  const { desk } = bench;
  const { page } = desk;
  await openPlace(desk, ['line', 'calls']);
  const calls = page.locator('.exchanges > li');
  const before = await calls.count();
  await bench.type('a call', page.locator('.panel > .fields').first());
  await desk.button(lineText.ring).click();
  await calls.nth(before).waitFor();
  const open = calls.filter({ has: page.getByRole('group', { name: desk.say(lineText.note) }) }).first();
  await bench.type('minutes of a call', open);
  await open.getByRole('button', { name: desk.say(lineText['event.ended']), exact: true }).click();
  await bench.answered('minutes of a call', page.locator('.events .verbatim'));
}

export async function lineForms(bench: Bench): Promise<void> {
  await bench.form(['line/NewMessage.tsx'], () => compose(bench));
  await bench.form(['line/ReadBack.tsx', 'line/Acting.tsx'], () => readBack(bench));
  await bench.form(['line/Calls.tsx'], () => call(bench));
}
