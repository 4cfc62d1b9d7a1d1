/** One new movement against N: the product and PostGIS take turns in one run; the ids found are compared before any time counts. */
import { ActivePlans, meetings } from '../../src/conflicts/index.ts';
import { makeCluster, NO_POSTGRES } from '../../test/helpers/postgres.ts';
import { FIELDS, type Movement, movement, movements } from '../kit/plans.ts';
import type { Figures } from '../kit/report.ts';
import { interleave, median, quantile, ratioOf, sameOrThrow, seeded } from '../kit/rounds.ts';
import { PostGis } from './postgis.ts';

const ROUNDS = 5;
const APART_M = 200;
/** The plane that PostGIS sees and the ground differ by less: who passes so near the limit is compared by neither. */
const EDGE_M = 0.05;
const INSTALL = 'apt-get install -y postgresql-15-postgis-3';

interface Round {
  wallMs: number[];
  cpuMs: number;
  found: string[][];
}

/** Thread time where Node tells it: other threads and the collector's helpers are not this question's. */
function ownCpuMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

async function askAll(
  fresh: readonly Movement[],
  cpuMs: () => number,
  ask: (one: Movement) => Promise<string[]> | string[],
): Promise<Round> {
  const round: Round = { wallMs: [], cpuMs: 0, found: [] };
  const before = cpuMs();
  for (const one of fresh) {
    const started = performance.now();
    round.found.push(await ask(one));
    round.wallMs.push(performance.now() - started);
  }
  round.cpuMs = cpuMs() - before;
  return round;
}

/** `named`: how the size is written in the ratios' names. */
export async function besidePostgis(
  figures: Figures,
  size: number,
  fresh: number,
  named: string,
): Promise<void> {
  const asked = movements(fresh, 'south', seeded(20_260_305), FIELDS.dense);
  /** The same ones each time, made as they are wanted. */
  function* active(): Generator<Movement> {
    const roll = seeded(20_260_301);
    for (let i = 0; i < size; i++) yield movement(`north-${i}`, 'north', roll, FIELDS.dense);
  }
  const index = new ActivePlans();
  for (const { plan } of active()) index.add(plan);
  index.pack();
  const parley = (apartM: number) => (one: Movement) => meetings(index, one.plan, () => apartM);
  const name = `one movement against ${size}, dense`;
  const cluster = NO_POSTGRES ? null : await makeCluster(PostGis.settings);
  const postgis = cluster && (await PostGis.load(cluster, active()));
  // Neither engine is cold in the first round.
  for (const one of asked) parley(APART_M)(one);
  if (!postgis) {
    process.stderr.write(`no PostGIS here: ${INSTALL}\n`);
    const rounds = await interleave(ROUNDS, { parley: () => askAll(asked, ownCpuMs, parley(APART_M)) });
    report(figures, name, 'parley', rounds.parley);
    await cluster?.remove();
    return;
  }
  for (const one of asked.slice(0, 20)) {
    await postgis.tuned(one, APART_M);
    await postgis.documented(one, APART_M);
  }
  const given = await interleave<'parley' | 'tuned' | 'documented', Round>(ROUNDS, {
    parley: () => askAll(asked, ownCpuMs, parley(APART_M)),
    tuned: () =>
      askAll(
        asked,
        () => postgis.cpuMs(),
        (one) => postgis.tuned(one, APART_M),
      ),
    documented: () =>
      askAll(
        asked,
        () => postgis.cpuMs(),
        (one) => postgis.documented(one, APART_M),
      ),
  });
  let edge = 0;
  for (const [number, one] of asked.entries()) {
    const sure = new Set(parley(APART_M - EDGE_M)(one));
    const near = new Set(parley(APART_M + EDGE_M)(one).filter((id) => !sure.has(id)));
    edge += near.size;
    const clear = (ids: readonly string[]) => ids.filter((id) => !near.has(id));
    for (const engine of ['tuned', 'documented'] as const) {
      for (const [round, { found }] of given[engine].entries()) {
        const own = given.parley[round]?.found[number] ?? [];
        sameOrThrow(`${name}, ${engine}, movement ${number}`, clear(own), clear(found[number] ?? []));
      }
    }
  }
  const met = (given.parley[0] as Round).found.reduce((sum, ids) => sum + ids.length, 0);
  if (met === 0 && fresh >= 100) throw new Error('no movement met another, so the comparison proves nothing');
  figures.add(name, 'all', 'conflicts per question, the same ids', met / fresh, '');
  figures.add(name, 'all', 'of all, within 5 cm of the limit, not compared', edge, '');
  report(figures, name, 'parley', given.parley);
  report(figures, name, `PostGIS ${postgis.version}, tuned`, given.tuned);
  report(figures, name, `PostGIS ${postgis.version}, documented`, given.documented);
  const cpu = (rounds: readonly Round[]) => rounds.map(({ cpuMs }) => Math.max(cpuMs, 1e-3));
  figures.ratios[`cpu_vs_postgis_tuned_${named}`] = ratioOf(cpu(given.tuned), cpu(given.parley));
  figures.ratios[`cpu_vs_postgis_documented_${named}`] = ratioOf(cpu(given.documented), cpu(given.parley));
  await postgis.close();
  await cluster?.remove();
}

function report(figures: Figures, name: string, engine: string, rounds: readonly Round[]): void {
  for (const share of [0.5, 0.99]) {
    const value = median(rounds.map(({ wallMs }) => quantile(wallMs, share)));
    figures.add(name, engine, `p${share * 100}`, value, 'ms');
  }
  const cpuMs = median(rounds.map((round) => round.cpuMs / round.wallMs.length));
  figures.add(name, engine, 'processor, mean', cpuMs, 'ms');
}
