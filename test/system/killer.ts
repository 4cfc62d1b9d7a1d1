/**
 * `kill -9` at random moments, on processes that someone else starts again: one, two or all three at once, and one
 * that is just starting up after a kill. Linux only: processes are found under /proc.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, sep } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** Kills without an answer in between: whoever starts the nodes gives one up that dies five times while starting. */
const MOST_UNANSWERED = 2;
const START_UP_MS = 1_500;
/** A step and what follows from it take about so long. */
const WHILE_MS = 300;

/** Running nodes whose configuration lies below this folder: process ids by party. */
export function nodesBelow(folder: string): Map<string, number> {
  const found = new Map<string, number>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    let words: string[];
    try {
      words = readFileSync(`/proc/${name}/cmdline`, 'utf8').split('\0');
    } catch {
      continue;
    }
    const config = words.find((word) => word.startsWith(folder + sep) && basename(word) === 'node.json');
    if (config && words.includes('serve')) found.set(basename(dirname(config)), Number(name));
  }
  return found;
}

export interface Tally {
  kills: number;
  /** Kills of a node that had not answered since its last one. */
  startingUp: number;
  /** Moments at which a kill left two nodes down, or three. */
  twoDown: number;
  /** Kills by what the caller said was going on. */
  during: Record<string, number>;
}

export function emptyTally(): Tally {
  return { kills: 0, startingUp: 0, twoDown: 0, during: {} };
}

export interface KillerPorts {
  folder: string;
  parties: readonly string[];
  /** Uniform in [0, below). */
  dice(below: number): number;
  /** Mean of the pause between two moments now, ms. */
  meanMs(): number;
  /** What is going on now, for the tally. */
  during(): string;
  answers(party: string): Promise<boolean>;
}

export class Killer {
  readonly #ports: KillerPorts;
  readonly #tally: Tally;
  /** Kills since the node last answered. */
  readonly #unanswered = new Map<string, number>();

  /** Goes on counting in `tally`. */
  constructor(ports: KillerPorts, tally: Tally) {
    this.#ports = ports;
    this.#tally = tally;
  }

  /** At random moments until `over`, while `on`: exponential pauses, bounded. */
  async run(over: () => boolean, on: () => boolean = () => true): Promise<void> {
    const { dice } = this.#ports;
    while (!over()) {
      const meanMs = this.#ports.meanMs();
      await pause(Math.min(3 * meanMs, -meanMs * Math.log((1 + dice(1e6)) / 1e6)));
      if (on()) await this.#strike(over);
    }
  }

  /** Something happens now: every other time somebody is killed while it does, or just after. */
  async happens(over: () => boolean): Promise<void> {
    const { dice } = this.#ports;
    if (dice(2) === 0) return;
    await pause(dice(WHILE_MS));
    await this.#strike(over);
  }

  async #strike(over: () => boolean): Promise<void> {
    if (over()) return;
    const { dice, parties } = this.#ports;
    await this.#look();
    const order = parties.map((party) => ({ party, at: dice(1e6) })).sort((a, b) => a.at - b.at);
    const how = dice(10);
    const count = how === 0 ? 3 : how <= 2 ? 2 : 1;
    const hit = this.#kill(order.slice(0, count).map(({ party }) => party));
    // Every fourth time: the same again while it starts.
    if (hit[0] !== undefined && dice(4) === 0) await this.#killStarting(hit[0], over);
  }

  async #killStarting(party: string, over: () => boolean): Promise<void> {
    const until = Date.now() + 5_000;
    while (!nodesBelow(this.#ports.folder).has(party)) {
      if (over() || Date.now() > until) return;
      await pause(20);
    }
    await pause(this.#ports.dice(START_UP_MS));
    await this.#look();
    if (!over()) this.#kill([party]);
  }

  async #look(): Promise<void> {
    const { parties, answers } = this.#ports;
    await Promise.all(
      parties.map(async (party) => {
        if (await answers(party)) this.#unanswered.set(party, 0);
      }),
    );
  }

  #kill(parties: readonly string[]): string[] {
    const running = nodesBelow(this.#ports.folder);
    const hit: string[] = [];
    for (const party of parties) {
      const pid = running.get(party);
      const unanswered = this.#unanswered.get(party) ?? 0;
      if (pid === undefined || unanswered >= MOST_UNANSWERED) continue;
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        continue;
      }
      hit.push(party);
      this.#unanswered.set(party, unanswered + 1);
      if (unanswered > 0) this.#tally.startingUp += 1;
      this.#tally.kills += 1;
      const during = this.#ports.during();
      this.#tally.during[during] = (this.#tally.during[during] ?? 0) + 1;
    }
    const down = this.#ports.parties.filter((party) => hit.includes(party) || !running.has(party));
    if (hit.length > 0 && down.length >= 2) this.#tally.twoDown += 1;
    return hit;
  }
}
