/** Everywhere on the console and the node's pages where hostile words can stand, and the way there. */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { text as stageText } from '../../../console/panels/stage/text.ts';
import type { Desk } from '../kit.ts';
import type { Besieged } from './besieged.ts';

/** Parts of the addresses of the work column; of the record one entry of each kind and party. */
export async function placesOf(besieged: Besieged): Promise<string[][]> {
  const { west, notices, messages, incidentId, handovers } = besieged;
  const { body } = await west.ask('GET', '/api/record?limit=200&acts=true');
  const shown = new Map<string, string>();
  for (const { index, kind, from } of body.entries) shown.set(`${kind} ${from}`, String(index));
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

/** The entries of the record that are not among these places. */
export async function restOf({ west }: Besieged, places: readonly string[][]): Promise<string[][]> {
  const known = new Set(places.map((place) => place.join('/')));
  const { body } = await west.ask('GET', '/api/record?limit=200&acts=true');
  const all = body.entries.map(({ index }: { index: number }) => ['record', String(index)]);
  return all.filter((place: string[]) => !known.has(place.join('/')));
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

/**
 * Opens the list of what is on the map, and shows every card of it in turn. Rows are known by what they stand for: while
 * the cards are read alerts come and end. A row that is gone unread must be one of an alert that the node says is over.
 */
export async function throughTheMap(desk: Desk, each: (what: string) => Promise<void>): Promise<void> {
  const { page } = desk;
  await desk.button(stageText.onMap).click();
  const rows = page.locator('.on-map button[data-on-map]');
  await rows.first().waitFor();
  await each('list of the map');
  const listed = new Set<string>();
  const read = new Set<string>();
  const unread = new Set<string>();
  for (;;) {
    const now = await rows.evaluateAll((list) =>
      list.map((row) => (row as HTMLElement).dataset['onMap'] ?? ''),
    );
    for (const row of now) listed.add(row);
    const next = now.find((row) => !read.has(row));
    if (next === undefined) break;
    // By keyboard: on a narrow screen the card of the one before may lie over the list.
    const pressed = await page.evaluate((wanted) => {
      const row = document.querySelector<HTMLElement>(`.on-map button[data-on-map="${CSS.escape(wanted)}"]`);
      row?.focus();
      return row !== null;
    }, next);
    if (!pressed) continue;
    read.add(next);
    await page.keyboard.press('Enter');
    const gone = page.getByText(desk.say(stageText.notHere), { exact: true });
    await page.locator('.over-box .card-lines').or(gone).first().waitFor();
    await each(`card ${read.size} of the map`);
    if ((await gone.count()) > 0) unread.add(next);
  }
  await desk.button(stageText.onMap).click();
  for (const row of listed) if (!read.has(row)) unread.add(row);
  const over = await desk.node.ask('GET', '/api/alerts');
  const isOver = (row: string): boolean =>
    over.body.alerts.some(
      (alert: { alertId: string; ended: boolean; closed: unknown; last: { episode: string } }) =>
        [`alert ${alert.alertId}`, `alert ${alert.last.episode}`].includes(row) &&
        (alert.ended || alert.closed !== null),
    );
  assert.deepEqual(
    [...unread].filter((row) => !isOver(row)),
    [],
    'rows that vanished from the map unread',
  );
  for (const kind of ['alert', 'unit', 'notice', 'zone', 'conflict'])
    assert.ok(
      [...read].some((row) => row.startsWith(`${kind} `)),
      `no ${kind} on the map`,
    );
}

/** The map itself is drawn no more, for the panels beside it to be looked at: the processor draws every picture of it. */
export async function putMapAway(page: Page): Promise<void> {
  await page.locator('.map-frame > .map').waitFor({ state: 'attached' });
  await page.evaluate(() => {
    const map = document.querySelector<HTMLElement>('.map-frame > .map');
    if (map) map.style.display = 'none';
  });
}

/** Shows this side where the window is too narrow for all three. */
export async function showSide(page: Page, side: 'alerts' | 'map' | 'work'): Promise<void> {
  const at = { alerts: 1, map: 2, work: 3 }[side];
  const button = page.locator(`.sides button:nth-child(${at})`);
  if (await button.isVisible()) await button.click();
}
