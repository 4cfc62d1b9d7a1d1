/** All nodes of a scenario in one process: records in memory, one virtual clock, memory links, seeded chance. Never sleeps. */
import { isRefusal, type Refusal, RefusalError, refuse } from '../contract/index.ts';
import type { Fix } from '../feeds/index.ts';
import {
  type Actor,
  buildHouse,
  type Config,
  type Live,
  makeParty,
  memoryLock,
  Network,
  openLive,
  ParleyNode,
  rooms,
  seededRandom,
  VirtualClock,
} from '../node/index.ts';
import { rootOf, toHex } from '../record/index.ts';
import { createMemoryJournal, createMemoryStore } from '../store/index.ts';
import type { Acting, Driver, Wanted } from './driver.ts';
import type { Scenario } from './file.ts';
import { takePack } from './pack.ts';
import type { Report } from './track.ts';

interface Side {
  node: ParleyNode;
  live: Live;
}

/** What the units of one party share in this variant, as a node's configuration says it. */
export function shareIn(scenario: Scenario, party: string, variant: string): Config['share'] {
  return (scenario.parties[party]?.share ?? [])
    .filter(({ only }) => !only || only.includes(variant))
    .map(({ to, units }) => ({ to, units }));
}

export class MemoryDriver implements Driver {
  readonly #scenario: Scenario;
  readonly #clock: VirtualClock;
  readonly #network = new Network();
  readonly #sides = new Map<string, Side>();
  /** What broke in the background: the next step says so. */
  readonly #failures: unknown[] = [];

  private constructor(scenario: Scenario) {
    this.#scenario = scenario;
    this.#clock = new VirtualClock(Date.parse(scenario.start));
  }

  /** Nodes open, know each other, and are joined. The same scenario and variant give the same bytes. */
  static async open(scenario: Scenario, variant: string): Promise<MemoryDriver> {
    const driver = new MemoryDriver(scenario);
    for (const party of Object.keys(scenario.parties)) await driver.#openSide(party, variant);
    for (const [party, { node }] of driver.#sides) {
      for (const [other, { node: theirs }] of driver.#sides) {
        if (other === party) continue;
        const role = scenario.parties[other]?.role;
        const made = await node.command(
          'parties.enrol',
          { card: theirs.identity.card, role },
          { by: null, roles: ['admin'] },
        );
        if (isRefusal(made)) throw new RefusalError(made);
      }
    }
    for (const { node, live } of driver.#sides.values()) {
      await driver.#network.join(node, async (batch) => {
        const refusal = await live.takePositions(batch);
        if (refusal) throw new RefusalError(refusal);
      });
    }
    await driver.quiet();
    return driver;
  }

  async #openSide(party: string, variant: string): Promise<void> {
    const random = seededRandom(`${this.#scenario.id}/${variant}/${party}`);
    const names = this.#scenario.parties[party]?.names as { en: string; ru: string; ar: string };
    const { identity } = makeParty({ party, mode: 'exercise', names, url: null }, random);
    const failed = (error: unknown) => void this.#failures.push(error);
    const node = await ParleyNode.open({
      identity,
      house: buildHouse(rooms),
      store: createMemoryStore(),
      lock: memoryLock(),
      clock: this.#clock,
      random,
      failed,
    });
    let memory: string | undefined;
    const live = await openLive({
      node,
      journal: createMemoryJournal(),
      memory: {
        read: async () => memory,
        write: async (text) => {
          memory = text;
        },
      },
      sharing: {
        share: shareIn(this.#scenario, party, variant),
        linkTo: this.#network.linkFor(party),
      },
      failed,
    });
    this.#sides.set(party, { node, live });
  }

  /** One party's node, for who looks into its record. */
  nodeOf(party: string): ParleyNode {
    return this.#side(party).node;
  }

  #side(party: string): Side {
    return this.#sides.get(party) as Side;
  }
  #actor({ node, officer }: Acting): Actor {
    const one = this.#scenario.parties[node]?.officers[officer];
    return {
      by: one ? { office: one.office, officer: one.name, signIn: 'scenario' } : null,
      roles: one?.roles ?? [],
    };
  }

  now(): number {
    return this.#clock.now();
  }
  async moveTo(ms: number): Promise<void> {
    this.#clock.moveTo(ms);
  }

  async #put(
    what: 'commands' | 'queries',
    acting: Acting,
    name: string,
    input: unknown,
  ): Promise<unknown | Refusal> {
    const { node } = this.#side(acting.node);
    const known = node.house[what].get(name);
    if (!known) return refuse('NODE_UNKNOWN_COMMAND', { name });
    const read = known.schema.safeParse(input);
    if (!read.success) {
      const [issue] = read.error.issues;
      return refuse('NODE_BAD_INPUT', {
        field: issue?.path.map(String).join('.') || '-',
        problem: issue?.message ?? '',
      });
    }
    return what === 'commands'
      ? node.command(name, read.data, this.#actor(acting))
      : node.query(name, read.data, this.#actor(acting));
  }
  command(acting: Acting, name: string, input: unknown): Promise<Record<string, unknown> | Refusal> {
    return this.#put('commands', acting, name, input) as Promise<Record<string, unknown> | Refusal>;
  }
  query(acting: Acting, name: string, input: unknown): Promise<unknown | Refusal> {
    return this.#put('queries', acting, name, input);
  }

  async reports(party: string, reports: readonly Report[]): Promise<void> {
    const receivedMs = this.#clock.now();
    const fixes = reports.map(({ unit, lat, lon, fixMs, speedMps, courseDeg, accuracyM }): Fix => {
      return {
        unit,
        at: { lat, lon },
        fixMs,
        receivedMs,
        speedMps,
        courseDeg,
        accuracyM,
        source: 'scenario',
        marks: [],
      };
    });
    await this.#side(party).live.take(fixes);
  }

  async link(a: string, b: string, up: boolean): Promise<void> {
    this.#network.setLink(a, b, up);
  }

  async prove(acting: Acting, wanted: Wanted): Promise<Uint8Array | Refusal> {
    const { node } = this.#side(acting.node);
    await node.checkpoints.sign();
    const { store, identity, checkpoints } = node;
    return takePack({ read: store.read, card: identity.card, checkpoint: checkpoints.note }, wanted);
  }

  /** Everything is quiet before the next step: nothing more comes by itself. */
  async later(): Promise<boolean> {
    return false;
  }

  async quiet(): Promise<void> {
    for (const { live } of this.#sides.values()) await live.tick();
    await this.#network.settle();
    for (const { node } of this.#sides.values()) await node.tick();
    await this.#network.settle();
    for (const { node } of this.#sides.values()) {
      await node.writer.idle();
      await node.checkpoints.sign();
    }
    // What the nodes set off beside their answers (new plans for the watch) runs to its end before time moves on.
    await new Promise((resolve) => setImmediate(resolve));
    const [failure] = this.#failures;
    if (failure !== undefined) throw failure;
  }

  /** Root of each record: two runs of one file give the same. */
  roots(): Record<string, { entries: number; root: string }> {
    return Object.fromEntries(
      [...this.#sides].map(([party, { node }]) => {
        const { tree } = node.writer;
        return [party, { entries: Number(tree.size), root: toHex(rootOf(tree)) }];
      }),
    );
  }

  async close(): Promise<void> {
    for (const { node, live } of this.#sides.values()) {
      await live.close();
      await node.close();
    }
  }
}
