/** The two widths at which everything is looked at. */
import type { Page } from 'playwright-core';

export const WIDE = { width: 1440, height: 900 };
export const NARROW = { width: 420, height: 860 };

export async function resize(page: Page, size: typeof WIDE): Promise<void> {
  await page.setViewportSize(size);
  await page.waitForFunction((width) => window.innerWidth === width, size.width);
}
