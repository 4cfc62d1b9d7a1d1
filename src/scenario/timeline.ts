/** Plays a scenario's timeline over a driver: steps, reports and passing time in order, quiet awaited after each. */
import { isRefusal, type Refusal, RefusalError, refuse } from '../contract/index.ts';
import type { PackVerdict } from '../record/index.ts';
import type { Driver, Wanted } from './driver.ts';
import type { Act, AskStep, LinkStep, ProveStep, Scenario, TimedStep, Track } from './file.ts';
import { readPack } from './pack.ts';
import type { Results } from './times.ts';
import { agreementOf, resolveRefs, withTimes } from './times.ts';
import { type Report, reportsOf } from './track.ts';

const MINUTE_MS = 60_000;
/** Around a track every whole minute is looked at: reports are sealed, and what is overdue or lost is said. */
const AROUND_MS = 10 * MINUTE_MS;

/** What happens at one moment. `null`: time passes, and clocks may fall due. */
export type Happening = { atMs: number } & (
  | { step: TimedStep }
  | { party: string; reports: Report[]; first: boolean }
  | { pass: true }
);

function standsIn({ only }: { only?: readonly string[] | undefined }, variant: string): boolean {
  return !only || only.includes(variant);
}

function ceilMinute(ms: number): number {
  return Math.ceil(ms / MINUTE_MS) * MINUTE_MS;
}

/** Moments at which clocks may fall due: whole minutes around tracks, and where a reply is due after any step. */
function passing(scenario: Scenario, steps: readonly TimedStep[], tracks: readonly Track[]): number[] {
  const endMs = Date.parse(scenario.end);
  const moments = new Set<number>([endMs]);
  for (const { track } of tracks) {
    const first = Date.parse((track.points[0] as { at: string }).at);
    const last = Date.parse((track.points.at(-1) as { at: string }).at);
    for (let ms = ceilMinute(first); ms <= last + AROUND_MS; ms += MINUTE_MS) moments.add(ms);
  }
  const replies = agreementOf(scenario).clauses.flatMap((clause) =>
    clause.kind === 'reply' ? [clause.withinMinutes] : [],
  );
  for (const step of steps) {
    const atMs = Date.parse(step.at);
    for (const minutes of [1, ...replies]) moments.add(ceilMinute(atMs) + minutes * MINUTE_MS);
  }
  return [...moments].filter((ms) => ms <= endMs);
}

/** Everything of one variant in the order in which it happens; at one moment reports first, then steps, then time. */
export function happenings(scenario: Scenario, variant: string): Happening[] {
  const inPlay = scenario.timeline.filter((step) => standsIn(step, variant));
  const tracks = inPlay.filter((step): step is Track => 'track' in step);
  const steps = inPlay.filter((step): step is TimedStep => !('track' in step));
  const reports = tracks.flatMap((track) =>
    reportsOf(track).map((report, i): Happening & { order: number } => ({
      atMs: report.fixMs,
      party: track.track.party,
      reports: [report],
      first: i === 0,
      order: 0,
    })),
  );
  const all = [
    ...reports,
    ...steps.map((step) => ({ atMs: Date.parse(step.at), step, order: 1 })),
    ...passing(scenario, steps, tracks).map((atMs) => ({ atMs, pass: true as const, order: 2 })),
  ];
  return all.sort((a, b) => a.atMs - b.atMs || a.order - b.order);
}

/** A pack as it came out, read back at once with nothing but its bytes. */
export interface PackMade {
  name: string;
  node: string;
  bytes: Uint8Array;
  verdict: PackVerdict;
}

export interface Played {
  results: Results;
  packs: PackMade[];
  /** The refusal that ended the play, with the step's place. */
  stopped: Refusal | null;
}

export interface Ports {
  driver: Driver;
  /** Before each step, report and whole minute. */
  happening?(what: Happening): void;
}

/** A step that was refused stops the play: the refusal, with the step's place in front. */
export class StepRefused extends RefusalError {
  constructor(scenario: Scenario, step: TimedStep, refusal: Refusal) {
    const where = `timeline.${scenario.timeline.indexOf(step)}`;
    super(
      refuse('SCENARIO_STEP_REFUSED', {
        where,
        code: refusal.refused,
        params: JSON.stringify(refusal.params),
      }),
    );
  }
}

export class Timeline {
  readonly #scenario: Scenario;
  readonly #variant: string;
  readonly #ports: Ports;
  readonly #results = new Map<string, unknown>();
  readonly #packs: PackMade[] = [];

  constructor(scenario: Scenario, variant: string, ports: Ports) {
    this.#scenario = scenario;
    this.#variant = variant;
    this.#ports = ports;
    this.#results.set('terms', agreementOf(scenario));
  }

  /** To its end, or to the first step that is refused. */
  async play(): Promise<Played> {
    let stopped: Refusal | null = null;
    try {
      await this.#run();
    } catch (error) {
      if (!(error instanceof StepRefused)) throw error;
      stopped = error.refusal;
    }
    return { results: this.#results, packs: this.#packs, stopped };
  }

  async #run(): Promise<void> {
    const { driver, happening } = this.#ports;
    const running = this.#running();
    for (const what of happenings(this.#scenario, this.#variant)) {
      // While a unit reports, time runs; else nothing happens in between and it may be skipped.
      const idle = !running.some(([fromMs, toMs]) => what.atMs > fromMs && what.atMs <= toMs);
      if (what.atMs > driver.now()) await driver.moveTo(what.atMs, idle);
      happening?.(what);
      if ('reports' in what) await driver.reports(what.party, what.reports);
      else if ('step' in what) await this.#step(what.step);
      await driver.quiet('reports' in what ? 'reports' : 'step' in what ? 'step' : 'time');
    }
  }

  /** From when to when each track reports, UTC ms. */
  #running(): [number, number][] {
    return this.#scenario.timeline.flatMap((step): [number, number][] => {
      if (!('track' in step) || !standsIn(step, this.#variant)) return [];
      const { points } = step.track;
      return [
        [Date.parse((points[0] as { at: string }).at), Date.parse((points.at(-1) as { at: string }).at)],
      ];
    });
  }

  async #step(step: TimedStep): Promise<void> {
    if ('link' in step) await this.#link(step);
    else if ('do' in step) await this.#act(step);
    else if ('ask' in step) await this.#ask(step);
    else await this.#prove(step);
  }

  #filled(step: TimedStep, value: unknown): unknown {
    const found = resolveRefs(value, this.#results);
    if (isRefusal(found)) throw new StepRefused(this.#scenario, step, found);
    return withTimes(found);
  }

  async #act(step: Act): Promise<void> {
    const input = this.#filled(step, step.with);
    const made = await this.#ports.driver.command(step, step.do, input);
    const { refused } = step;
    if (refused !== undefined && !(isRefusal(made) && made.refused === refused)) {
      const was = isRefusal(made) ? made.refused : 'taken';
      throw new StepRefused(this.#scenario, step, refuse('SCENARIO_NOT_REFUSED', { code: refused, was }));
    }
    if (refused !== undefined) return;
    if (isRefusal(made)) throw new StepRefused(this.#scenario, step, made);
    if (step.as !== undefined) {
      const [first] = (made['entries'] ?? []) as { id: string }[];
      this.#results.set(step.as, { ...made, given: input, actId: first?.id });
    }
  }

  /** Where one thing is picked from the answer, and nodes run by themselves: until it is there, or patience ends. */
  async #ask(step: AskStep): Promise<void> {
    const { driver } = this.#ports;
    for (let tries = 0; ; tries++) {
      const answer = await driver.query(step, step.ask, this.#filled(step, step.with));
      if (isRefusal(answer)) throw new StepRefused(this.#scenario, step, answer);
      const found = step.pick ? this.#picked(step, answer) : answer;
      if (!isRefusal(found)) {
        this.#results.set(step.as, found);
        return;
      }
      if (!(await driver.later(tries))) throw new StepRefused(this.#scenario, step, found);
    }
  }

  #picked(step: AskStep, answer: unknown): unknown | Refusal {
    const { list, where } = step.pick as NonNullable<AskStep['pick']>;
    const wanted = Object.entries(this.#filled(step, where) as Record<string, unknown>);
    const items = (answer as Record<string, unknown>)[list];
    const found = (Array.isArray(items) ? items : []).find((item) =>
      wanted.every(([path, value]) => at(item, path) === value),
    );
    const ref = `${list} ${wanted.map(([path, value]) => `${path}=${String(value)}`).join(', ')}`;
    return found === undefined ? refuse('SCENARIO_NO_RESULT', { ref }) : found;
  }

  async #link({ link }: LinkStep): Promise<void> {
    const [a, b] = link.between;
    await this.#ports.driver.link(a, b, link.up);
  }

  async #prove(step: ProveStep): Promise<void> {
    const span = (given: { from: string; to: string }) => ({
      fromMs: Date.parse(given.from),
      toMs: Date.parse(given.to),
    });
    const { prove } = step;
    const wanted: Wanted =
      'acts' in prove
        ? { acts: this.#filled(step, prove.acts) as string[] }
        : {
            peer: prove.peer,
            window: span(prove.window),
            units: prove.units,
            during: prove.during && span(prove.during),
          };
    const bytes = await this.#ports.driver.prove(step, wanted);
    if (isRefusal(bytes)) throw new StepRefused(this.#scenario, step, bytes);
    const verdict = readPack(bytes);
    if (isRefusal(verdict)) throw new StepRefused(this.#scenario, step, verdict);
    this.#packs.push({ name: step.as, node: step.node, bytes, verdict });
    this.#results.set(step.as, verdict);
  }
}

/** The value at a dotted path. */
export function at(value: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (inner, part) =>
        typeof inner === 'object' && inner !== null ? (inner as Record<string, unknown>)[part] : undefined,
      value,
    );
}
