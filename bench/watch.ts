/**
 * Reports a second through the live watch: each is held against its unit's corridor and against every unit of
 * another party that could meet it. Beside it, on the same reports, the same engine with its grid made useless (one
 * cube holds everyone: every signal must be the same), and a bare scan of all pairs that knows nothing but straight
 * lines (the contacts, and the units beside their corridor, must be the same).
 */
import { chordM, toVec, type Vec } from '../src/geo/index.ts';
import { createWatch, DEFAULTS, onFix, onPlan, type Signal, type WatchConfig } from '../src/watch/index.ts';
import { optionsOf, print, type Row } from './kit/report.ts';
import { type Roam, roam } from './kit/roam.ts';
import { interleave, median, ratioOf, sameOrThrow, seeded } from './kit/rounds.ts';

const options = optionsOf(process.argv.slice(2));
const full = options.size === 'full';
const ROUNDS = 5;
/** How many units in a square of which side: crowded enough for contacts, then wide enough for the grid to matter. */
const CASES: readonly (readonly [units: number, sideM: number])[] = full
  ? [
      [40, 2_000],
      [100, 100_000],
      [200, 400_000],
    ]
  : [[24, 1_000]];
const SECONDS = full ? 90 : 60;
const EVERY_S = 5;

interface Given {
  ms: number;
  signals: Signal[];
}
function through({ plans, reports }: Roam, config: Partial<WatchConfig>): Given {
  const state = createWatch(config);
  for (const plan of plans) onPlan(state, plan);
  const signals: Signal[] = [];
  const started = performance.now();
  for (const { party, fix } of reports)
    signals.push(...onFix(state, { party, fix, level: 'shared positions' }).signals);
  return { ms: performance.now() - started, signals };
}

/** Every unit against every other at each report, by the last two reports of each; who came within `withinM`. */
function scan({ reports }: Roam, withinM: number): { ms: number; met: string[] } {
  interface Known {
    key: string;
    party: string;
    at: Vec;
    vel: Vec;
    ms: number;
  }
  const known = new Map<string, Known>();
  const met = new Set<string>();
  const started = performance.now();
  for (const { party, fix } of reports) {
    const key = `${party}/${fix.unit}`;
    const at = toVec(fix.at);
    const last = known.get(key);
    const s = last ? (fix.fixMs - last.ms) / 1000 : 0;
    const vel = last
      ? { x: (at.x - last.at.x) / s, y: (at.y - last.at.y) / s, z: (at.z - last.at.z) / s }
      : { x: 0, y: 0, z: 0 };
    for (const other of known.values()) {
      if (other.party === party) continue;
      // Where both were from this unit's last report to now, by straight lines.
      const agoS = (fix.fixMs - other.ms) / 1000;
      const d = {
        x: at.x - other.at.x - other.vel.x * agoS,
        y: at.y - other.at.y - other.vel.y * agoS,
        z: at.z - other.at.z - other.vel.z * agoS,
      };
      const v = { x: vel.x - other.vel.x, y: vel.y - other.vel.y, z: vel.z - other.vel.z };
      const vv = v.x * v.x + v.y * v.y + v.z * v.z;
      const backS = vv === 0 ? 0 : Math.min(s, Math.max(0, (d.x * v.x + d.y * v.y + d.z * v.z) / vv));
      if (Math.hypot(d.x - v.x * backS, d.y - v.y * backS, d.z - v.z * backS) <= withinM)
        met.add([key, other.key].sort().join(' '));
    }
    known.set(key, { key, party, at, vel, ms: fix.fixMs });
  }
  return { ms: performance.now() - started, met: [...met].sort() };
}

const pairOf = (signal: Signal): string =>
  [`${signal.party}/${signal.unit}`, `${signal.other?.party}/${signal.other?.unit}`].sort().join(' ');
const unique = (all: readonly string[]): string[] => [...new Set(all)].sort();

const rows: Row[] = [];
const ratios: Record<string, number> = {};
let met = 0;
for (const [size, sideM] of CASES) {
  const made = roam(size, sideM, SECONDS, EVERY_S, seeded(20_260_301 + size));
  // Believing any speed makes the cubes of the grid larger than the earth; no report here is doubtful.
  const oneCube = { maxSpeedMps: chordM(toVec({ lat: 0, lon: 0 }), toVec({ lat: 0, lon: 180 })) };
  const empty: Signal[] = [];
  const given = await interleave(ROUNDS, {
    parley: () => ({ ...through(made, {}), met: [] as string[] }),
    'parley, one cube': () => ({ ...through(made, oneCube), met: [] as string[] }),
    'all pairs': () => ({ ...scan(made, DEFAULTS.contactM), signals: empty }),
  });
  for (const [round, { signals }] of given.parley.entries()) {
    const other = given['parley, one cube'][round]?.signals ?? [];
    sameOrThrow(
      'signals',
      signals.map((one) => JSON.stringify(one)),
      other.map((one) => JSON.stringify(one)),
    );
    const contacts = unique(signals.filter(({ type }) => type === 'contact').map(pairOf));
    sameOrThrow('contacts', contacts, given['all pairs'][round]?.met ?? []);
    const off = signals
      .filter(({ type }) => type === 'off corridor')
      .map(({ party, unit }) => `${party}/${unit}`);
    sameOrThrow('off corridor', unique(off), unique(made.beside));
  }
  const name = `${size} units in ${sideM / 1000} km`;
  const perS = (all: readonly { ms: number }[]) => all.map(({ ms }) => (made.reports.length * 1000) / ms);
  for (const engine of ['parley', 'parley, one cube', 'all pairs'] as const)
    rows.push({ case: name, engine, metric: 'reports', value: median(perS(given[engine])), unit: '1/s' });
  const signals = given.parley[0]?.signals ?? [];
  met += given['all pairs'][0]?.met.length ?? 0;
  rows.push({ case: name, engine: 'parley', metric: 'signals', value: signals.length, unit: '' });
  rows.push({
    case: name,
    engine: 'both',
    metric: 'contacts',
    value: given['all pairs'][0]?.met.length ?? 0,
    unit: '',
  });
  // Speed of the watch as a part of the other's speed: above 1 the watch is ahead.
  ratios[`watch_vs_pairs_${size}`] = ratioOf(perS(given.parley), perS(given['all pairs']));
  ratios[`grid_vs_one_cube_${size}`] = ratioOf(perS(given.parley), perS(given['parley, one cube']));
}
if (met === 0) throw new Error('nobody met anybody, so the comparison proves nothing');
print({ bench: 'watch', rows, ratios }, options);
