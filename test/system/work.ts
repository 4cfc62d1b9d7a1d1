/** What the system tests file: movements that begin tomorrow (or at `fromMs`), and reports of a phone. */
const DAY_MS = 86_400_000;

/** A movement notice of one unit; `shift` moves it so that no two are alike. */
export function movement(unit: string, shift: number, fromMs = Date.now() + DAY_MS): unknown {
  const startMs = fromMs + shift * 60_000;
  const lat = 36.5 + (shift % 50) * 0.01;
  return {
    type: 'movement',
    fields: {
      who: {
        organisation: 'Test',
        callSign: `CALL ${shift}`,
        units: [unit],
        purpose: 'patrol',
        activity: 'patrol',
        escort: false,
        emergency: false,
      },
      route: {
        type: 'corridor',
        points: [
          { lat, lon: 41 },
          { lat, lon: 41.1 },
        ],
        halfWidthM: 100,
      },
      times: { type: 'passage', atMs: [startMs, startMs + 1_200_000], earlyS: 0, lateS: 0, model: 'rigid' },
    },
  };
}

/** Query of Traccar Client for one fix now. */
export function report(device: string, lat: number, lon: number, ms: number = Date.now()): string {
  return `/feeds/osmand?id=${device}&lat=${lat.toFixed(6)}&lon=${lon.toFixed(6)}&timestamp=${Math.floor(ms / 1000)}&speed=10`;
}
