/** Everywhere on the console and the node's pages where hostile words can stand, and the way there. */
import type { Page } from 'playwright-core';
import { text as stageText } from '../../../console/panels/stage/text.ts';
import type { Desk } from '../kit.ts';
import type { Besieged } from './besieged.ts';

/** Parts of the addresses of the work column. `every`: each entry of the record, else one of each kind. */
export async function placesOf(besieged: Besieged, every = false): Promise<string[][]> {
  const { west, notices, messages, incidentId, handovers } = besieged;
  const { body } = await west.ask('GET', '/api/record?limit=200&acts=true');
  const shown = new Map<string, string>();
  for (const { index, kind, from } of body.entries)
    shown.set(every ? index : `${kind} ${from}`, String(index));
  const { body: seals } = await west.ask('GET', '/api/record?limit=200&kind=watch.sealed&party=stranger');
  const seal = seals.entries.find(({ direction }: { direction: string }) => direction === 'in');
  shown.set('seal', String(seal.index));
  return [
    ['notices'],
    ...notices.map((id) => ['notices', id]),
    ['notices', notices.at(-1) as string, 'amend'],
    ['notices', 'new'],
    ['line'],
    ...messages.map(([from, id]) => ['line', from, id]),
    ['line', 'new', 'stop'],
    ['line', 'calls'],
    ['incidents'],
    ['incidents', incidentId],
    ['incidents', incidentId, 'account'],
    ['incidents', 'new'],
    ['handover'],
    ['handover', 'give'],
    ['handover', 'past'],
    ...handovers.map((id) => ['handover', id]),
    ['first-steps'],
    ['record'],
    ...[...shown.values()].map((index) => ['record', index]),
  ];
}

/** Addresses of the node's own pages. */
export function pagesOf({ acts }: Besieged): string[] {
  const today = new Date().toISOString().slice(0, 10);
  const strange = encodeURIComponent(acts.words.for('address', 100, { plain: true }));
  return [
    '/status',
    `/bulletin/${today}`,
    '/bulletin',
    `/bulletin/${strange}`,
    `/bulletin/${today}?zone=${strange}`,
    '/docs/refusals',
  ];
}

/** The panel of this address, with what it waits for. */
export async function openPlace(desk: Desk, place: readonly string[]): Promise<void> {
  await desk.go(...place);
  const { page } = desk;
  await page.waitForSelector(`.panel[data-panel="${place[0]}"] h2`);
  await page.waitForFunction(() => !document.querySelector('.panel [role="status"].empty'));
}

/** Opens the list of what is on the map, and shows every card of it in turn. */
export async function throughTheMap(desk: Desk, each: (what: string) => Promise<void>): Promise<void> {
  const { page } = desk;
  await desk.button(stageText.onMap).click();
  const rows = page.locator('.on-map button');
  await rows.first().waitFor();
  await each('list of the map');
  const count = await rows.count();
  for (let i = 0; i < count; i++) {
    if ((await rows.count()) === 0) await desk.button(stageText.onMap).click();
    // By keyboard: on a narrow screen the card of the one before may lie over the list.
    await rows.nth(i).press('Enter');
    await page.locator('.over-box .card-lines, .over-box .hint').first().waitFor();
    await each(`card ${i} of the map`);
  }
}

/** Shows this side where the window is too narrow for all three. */
export async function showSide(page: Page, side: 'alerts' | 'map' | 'work'): Promise<void> {
  const at = { alerts: 1, map: 2, work: 3 }[side];
  const button = page.locator(`.sides button:nth-child(${at})`);
  if (await button.isVisible()) await button.click();
}
