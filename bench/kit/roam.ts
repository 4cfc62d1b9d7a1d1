/**
 * W-roam: units of eight parties, each on a straight way of its own at 2 to 20 m/s, anywhere in a square, each with a
 * notified corridor along it. Every tenth drives beside its corridor. Reports without noise, so the truth is known.
 */
import type { Fix } from '../../src/feeds/index.ts';
import { direct, type Point } from '../../src/geo/index.ts';
import type { Plan } from '../../src/watch/index.ts';

export const T0 = Date.parse('2026-03-01T06:00:00Z');
const CORNER: Point = { lat: 36, lon: 40.5 };
const LEGS = 20;
const PARTIES = 8;
/** Well beyond half-width, tolerance and what noise may explain. */
const BESIDE_M = 600;

export interface Report {
  party: string;
  fix: Fix;
}
export interface Roam {
  plans: Plan[];
  /** In the order of their times. */
  reports: Report[];
  /** Units that drive beside their corridor, as `party/unit`. */
  beside: string[];
}

export function roam(
  units: number,
  sideM: number,
  seconds: number,
  everyS: number,
  roll: () => number,
): Roam {
  const plans: Plan[] = [];
  const reports: Report[] = [];
  const beside: string[] = [];
  for (let number = 0; number < units; number++) {
    const party = `p${number % PARTIES}`;
    const unit = `u${number}`;
    const start = direct(direct(CORNER, 90, roll() * sideM), 0, roll() * sideM);
    const courseDeg = 360 * roll();
    const speedMps = 2 + 18 * roll();
    const off = number % 10 === 9;
    if (off) beside.push(`${party}/${unit}`);
    // The notified way begins before the first report and ends after the last.
    const lengthM = speedMps * (seconds + 240);
    const from = direct(
      off ? direct(start, courseDeg + 90, BESIDE_M) : start,
      courseDeg + 180,
      speedMps * 120,
    );
    const along = Array.from({ length: LEGS + 1 }, (_, i) => (lengthM * i) / LEGS);
    plans.push({
      party,
      unit,
      noticeId: `N${number}`,
      version: 1,
      path: {
        points: along.map((m) => direct(from, courseDeg, m)),
        atMs: along.map((m) => T0 + Math.round((m / speedMps - 120) * 1000)),
        earlyMs: 60_000,
        lateMs: 60_000,
        halfWidthM: 100,
      },
      corridor: { toleranceM: 50, sustainedS: 10, clause: null },
    });
    for (let s = roll() * everyS; s <= seconds; s += everyS) {
      const fixMs = T0 + Math.round(s * 1000);
      const at = direct(start, courseDeg, (speedMps * (fixMs - T0)) / 1000);
      const fix: Fix = { unit, at, fixMs, receivedMs: fixMs, speedMps, courseDeg, source: 'made', marks: [] };
      reports.push({ party, fix });
    }
  }
  reports.sort((a, b) => a.fix.fixMs - b.fix.fixMs || (a.fix.unit < b.fix.unit ? -1 : 1));
  return { plans, reports, beside };
}
