/**
 * The demo day: three nodes as three processes on this computer, and a scenario driven through their public API as
 * officers and devices would. Afterwards the nodes stay up until Ctrl-C.
 */
import { join, resolve } from 'node:path';
import { isRefusal, RefusalError, type Trilingual } from '../contract/index.ts';
import { type Language, say } from '../text/index.ts';
import { DemoAlarms } from './demo-alarms.ts';
import { DUTY, freePorts, freshFolder, type MadeParty, makePartyFolder } from './demo-folder.ts';
import { DemoNode } from './demo-node.ts';
import type { Scenario } from './file.ts';
import { HttpDriver } from './http-driver.ts';
import { type CheckResult, type FindingResult, judgeAll } from './judge.ts';
import { progressOf, sayProgress } from './progress.ts';
import { readScenario, variantsOf } from './read.ts';
import { sayFindings } from './report.ts';
import { text } from './text.ts';
import { Timeline } from './timeline.ts';

export interface DemoOptions {
  /** Exercise seconds per real second. */
  speed?: number | undefined;
  /** Ends by itself once the findings are out. */
  headless?: boolean | undefined;
  /** Folder of its own; an earlier demo's is cleared away. */
  data?: string | undefined;
  /** False: an earlier demo's folder is moved aside instead. */
  fresh?: boolean | undefined;
  /** The nodes take the next free ports from this one up; 4101 when left out. */
  firstPort?: number | undefined;
  scenario?: string | undefined;
  variant?: string | undefined;
  language?: Language | undefined;
  /** One line for people. */
  print?(line: string): void;
  /** The nodes' folders are made, and where they will answer; none is running yet. */
  onMade?(nodes: readonly { party: string; url: string }[]): void;
  /** The nodes answer, and who may sign in where. */
  onReady?(nodes: readonly DemoReady[]): void;
}
export interface DemoReady {
  party: string;
  names: Trilingual;
  url: string;
  officer: string;
  password: string;
  folder: string;
  pid: number | null;
}

/** 0 when every expected finding came out (and, but for headless, when it was stopped afterwards); 1 when not. Throws RefusalError. */
export async function runDemo(options: DemoOptions = {}): Promise<0 | 1> {
  const scenario = readScenario(options.scenario ?? 'dayrik');
  if (isRefusal(scenario)) throw new RefusalError(scenario);
  return new Demo(scenario, options).run();
}

class Demo {
  readonly #scenario: Scenario;
  readonly #variant: string;
  readonly #speed: number;
  readonly #headless: boolean;
  readonly #folder: string;
  readonly #keep: boolean;
  readonly #firstPort: number | undefined;
  readonly #language: Language;
  readonly #print: (line: string) => void;
  readonly #onMade: DemoOptions['onMade'];
  readonly #onReady: DemoOptions['onReady'];
  /** Aborted by a person who stops the day, or with the refusal that ends it. */
  readonly #stop = new AbortController();
  readonly #nodes: DemoNode[] = [];

  constructor(scenario: Scenario, options: DemoOptions) {
    this.#scenario = scenario;
    this.#variant = options.variant ?? (variantsOf(scenario)[0] as string);
    this.#speed = options.speed ?? 20;
    this.#headless = options.headless ?? false;
    this.#folder = resolve(options.data ?? join('data', 'demo'));
    this.#keep = options.fresh === false;
    this.#firstPort = options.firstPort;
    this.#language = options.language ?? 'en';
    this.#print = options.print ?? ((line) => void process.stdout.write(`${line}\n`));
    this.#onMade = options.onMade;
    this.#onReady = options.onReady;
  }

  #say(name: keyof typeof text, params: Record<string, string | number> = {}): void {
    this.#print(say(this.#language, text[name], params));
  }

  async run(): Promise<0 | 1> {
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
    const onSignal = () => {
      if (!this.#stop.signal.aborted) this.#say('scenario.demo.stopping');
      this.#stop.abort();
      // A terminal tells the nodes too: their end is no accident then.
      for (const node of this.#nodes) void node.stop();
    };
    for (const signal of signals) process.on(signal, onSignal);
    try {
      const parties = await this.#makeParties();
      this.#onMade?.(parties);
      const driver = new HttpDriver(this.#scenario, parties, this.#speed, this.#stop.signal);
      await this.#startNodes(parties, driver);
      const ok = await this.#play(driver);
      if (!this.#headless && !this.#stop.signal.aborted) {
        this.#say('scenario.demo.stays');
        this.#sayDoors(parties);
        await this.#untilStopped();
      }
      return ok ? 0 : 1;
    } catch (error) {
      const { aborted, reason } = this.#stop.signal;
      if (!aborted) throw error;
      if (reason instanceof RefusalError) throw reason;
      // Stopped by a person in the middle of the day: an orderly end.
      return 0;
    } finally {
      // Whoever still waits for a node need not any longer.
      this.#stop.abort();
      await Promise.all(this.#nodes.map((node) => node.stop()));
      for (const signal of signals) process.off(signal, onSignal);
      this.#say('scenario.demo.stopped', { folder: this.#folder });
    }
  }

  #untilStopped(): Promise<void> {
    const { signal } = this.#stop;
    return new Promise<void>((done) => {
      // The signal handlers alone do not keep the process alive; the children's channels do.
      if (signal.aborted) done();
      else signal.addEventListener('abort', () => done(), { once: true });
    }).then(() => {
      if (signal.reason instanceof RefusalError) throw signal.reason;
    });
  }

  async #makeParties(): Promise<MadeParty[]> {
    const was = await freshFolder(this.#folder, this.#keep);
    if (was.was === 'removed') this.#say('scenario.demo.removed', { folder: this.#folder });
    if (was.was === 'moved') this.#say('scenario.demo.moved', { folder: this.#folder, to: was.to });
    this.#say('scenario.demo.begins', {
      title: this.#scenario.title[this.#language],
      date: this.#scenario.date,
      folder: this.#folder,
    });
    const ids = Object.keys(this.#scenario.parties);
    const { ports, taken } = await freePorts(ids.length, this.#firstPort);
    if (taken.length > 0)
      this.#say('scenario.demo.ports', { taken: taken.join(', '), used: ports.join(', ') });
    return Promise.all(
      ids.map((party, i) =>
        makePartyFolder(
          this.#scenario,
          this.#variant,
          party,
          join(this.#folder, party),
          ports[i] as number,
          this.#speed,
        ),
      ),
    );
  }

  async #startNodes(parties: readonly MadeParty[], driver: HttpDriver): Promise<void> {
    for (const { party, folder, url } of parties) {
      const name = this.#nameOf(party);
      this.#nodes.push(
        new DemoNode({
          party,
          folder,
          url,
          died: (how) => this.#say('scenario.demo.died', { name, how }),
          back: async () => {
            // What the clock was moved to since the node last wrote it down is not lost on it.
            await driver.setClock(party);
            this.#say('scenario.demo.back', { name });
          },
          lost: (error) => this.#stop.abort(error),
        }),
      );
    }
    await Promise.all(this.#nodes.map((node) => node.start()));
    this.#stop.signal.throwIfAborted();
    await driver.setClocks(driver.now());
    await this.#enrol(parties, driver);
    this.#say('scenario.demo.ready');
    this.#sayDoors(parties);
    this.#onReady?.(
      parties.map(({ party, url, passwords, folder }) => ({
        party,
        names: (this.#scenario.parties[party] as Scenario['parties'][string]).names,
        url,
        officer: DUTY,
        password: passwords[DUTY] as string,
        folder,
        pid: this.#nodes.find((node) => node.party === party)?.pid ?? null,
      })),
    );
  }

  async #enrol(parties: readonly MadeParty[], driver: HttpDriver): Promise<void> {
    for (const { party } of parties) {
      for (const other of parties) {
        if (other.party === party) continue;
        const role = this.#scenario.parties[other.party]?.role;
        const acting = { node: party, officer: DUTY };
        const made = await driver.command(acting, 'parties.enrol', { card: other.card, role });
        if (isRefusal(made)) throw new RefusalError(made);
      }
    }
  }

  #nameOf(party: string): string {
    return this.#scenario.parties[party]?.names[this.#language] ?? party;
  }
  #sayDoors(parties: readonly MadeParty[]): void {
    for (const { party, url, passwords } of parties) {
      const name = this.#nameOf(party);
      this.#say('scenario.demo.door', { name, url, officer: DUTY, password: passwords[DUTY] as string });
    }
    this.#say('scenario.demo.ends');
  }

  async #play(driver: HttpDriver): Promise<boolean> {
    const scenario = this.#scenario;
    const variant = this.#variant;
    const timeline = new Timeline(scenario, variant, {
      driver,
      happening: (what) => {
        const progress = progressOf(scenario, variant, what);
        if (progress) this.#print(sayProgress(this.#language, progress));
      },
    });
    const alarms = new DemoAlarms(driver, scenario, this.#language, this.#print);
    const played = await timeline.play().finally(() => alarms.close());
    if (played.stopped) throw new RefusalError(played.stopped);
    let judged: { findings: FindingResult[]; checks: CheckResult[] };
    for (let tries = 0; ; tries++) {
      judged = await judgeAll({ scenario, variant, driver, played });
      const ok = [...judged.findings, ...judged.checks].every(({ matches }) => matches);
      if (ok || !(await driver.later(tries))) break;
    }
    for (const line of sayFindings(this.#language, scenario, judged)) this.#print(line);
    return [...judged.findings, ...judged.checks].every(({ matches }) => matches);
  }
}
