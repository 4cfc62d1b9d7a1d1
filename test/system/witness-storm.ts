/**
 * A real node as a witness under a crowd of submitters that contradict each other, killed again and again. What it
 * answered is held against what it kept: never two histories of one log, never a cosignature that is not on disk.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isRefusal } from '../../src/contract/index.ts';
import { cardKeys, cosignaturesOf, originHash, toHex } from '../../src/record/index.ts';
import { type Fault, withFault } from '../helpers/crash/planted.ts';
import { dice } from '../mutate.ts';
import { type NodeProcess, startParties } from './harness.ts';
import { BRANCHES, LAST_SIZE, ManyHistories } from './witness-histories.ts';

const LOGS = 24;
const SUBMITTERS = 12;
/** Submitters crowd around this many logs at a time. */
const CROWDED = 2;

interface Cosigned {
  size: number;
  root: string;
}
class Log extends ManyHistories {
  readonly answered: Cosigned[] = [];
  known = 0;
  get most(): number {
    return Math.max(0, ...this.answered.map(({ size }) => size));
  }
}

export interface Storm {
  submits: number;
  cosigned: number;
  conflicts: number;
  kills: number;
  /** What must never be. */
  faults: string[];
}

export interface StormOptions {
  seed: number;
  kills: number;
  /** Ends sooner, when this much time is used up. */
  withinMs?: number;
  /** Planted in the witness. */
  fault?: Fault;
}

class Crowd {
  readonly storm: Storm = { submits: 0, cosigned: 0, conflicts: 0, kills: 0, faults: [] };
  readonly #node: NodeProcess;
  readonly #logs: Log[];
  readonly #roll: (below: number) => number;
  readonly #cosigner;
  stop = false;

  constructor(node: NodeProcess, logs: Log[], roll: (below: number) => number) {
    this.#node = node;
    this.#logs = logs;
    this.#roll = roll;
    const keys = cardKeys(node.card);
    if (isRefusal(keys)) throw new Error(keys.refused);
    this.#cosigner = keys.cosign;
  }

  /** Those that still have room to grow. */
  #open(): Log[] {
    return this.#logs.filter(({ known }) => known < LAST_SIZE - 4).slice(0, CROWDED);
  }

  async submitter(): Promise<void> {
    while (!this.stop) {
      const open = this.#open();
      const log = open[this.#roll(Math.max(1, open.length))];
      if (!log) return;
      try {
        await this.#submit(log);
      } catch {
        // The node is down: nothing is known of what was asked.
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    }
  }

  async #submit(log: Log): Promise<void> {
    const from = log.known;
    const to = Math.min(LAST_SIZE, from + 1 + this.#roll(6));
    if (to <= from) return;
    const branch = this.#roll(BRANCHES);
    const body = await log.request(branch, from, to);
    const before = log.most;
    const response = await fetch(`${this.#node.url}/witness/add-checkpoint`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body,
      signal: AbortSignal.timeout(10_000),
    });
    const text = await response.text();
    this.storm.submits += 1;
    if (response.status === 409) {
      const held = Number(text);
      this.storm.conflicts += 1;
      if (held < before) this.storm.faults.push(`${log.origin}: holds ${held} after it answered ${before}`);
      log.known = held;
    } else if (response.status === 200) {
      const note = body.slice(body.indexOf('\n\n') + 2);
      const found = cosignaturesOf(note + text, [this.#cosigner]);
      if (isRefusal(found) || found.length !== 1)
        this.storm.faults.push(`${log.origin}: no cosignature in the answer to ${to}`);
      this.storm.cosigned += 1;
      log.answered.push({ size: to, root: log.branches[branch]!.rootAt(to) });
      log.known = Math.max(log.known, to);
    }
  }

  /** What the witness kept, against all that it ever answered. */
  async look(): Promise<void> {
    for (const log of this.#logs) {
      const response = await fetch(`${this.#node.url}/witness/${originHash(log.origin)}/checkpoint`);
      const lines = (await response.text()).split('\n');
      const held: Cosigned | null =
        response.status === 200
          ? { size: Number(lines[1]), root: toHex(Buffer.from(lines[2] as string, 'base64')) }
          : null;
      if (log.answered.length > 0 && (held === null || held.size < log.most))
        this.storm.faults.push(`${log.origin}: answered ${log.most}, kept ${held?.size ?? 'nothing'}`);
      const all = [...log.answered, ...(held ? [held] : [])].sort((a, b) => a.size - b.size);
      for (const [at, one] of all.entries()) {
        const next = all[at + 1];
        if (next && !log.joins(one, next))
          this.storm.faults.push(`${log.origin}: cosigned two histories, at ${one.size} and ${next.size}`);
      }
      log.known = held?.size ?? 0;
    }
  }
}

export async function witnessStorm({ seed, kills, withinMs, fault }: StormOptions): Promise<Storm> {
  const roll = dice(seed);
  const logs = Array.from({ length: LOGS }, (_, at) => new Log(`storm-${seed}-${at}`, roll));
  const policy = `${logs.map(({ vkey }) => `log ${vkey}\n`).join('')}quorum none\n`;
  const { nodes, close } = await startParties([{ party: 'west', policy: 'storm.policy' }], {
    prepare: (folder) => writeFile(join(folder, 'storm.policy'), policy),
  });
  const west = nodes['west'] as NodeProcess;
  const crowd = new Crowd(west, logs, roll);
  const until = Date.now() + (withinMs ?? Number.POSITIVE_INFINITY);
  try {
    if (fault !== undefined) {
      await west.end('SIGTERM');
      Object.assign(process.env, withFault(fault));
      await west.start();
    }
    while (crowd.storm.kills < kills && crowd.storm.faults.length === 0 && Date.now() < until) {
      crowd.stop = false;
      const submitters = Array.from({ length: SUBMITTERS }, () => crowd.submitter());
      await new Promise((resolve) => setTimeout(resolve, 200 + roll(1_800)));
      await west.end('SIGKILL');
      crowd.storm.kills += 1;
      crowd.stop = true;
      await Promise.all(submitters);
      await west.start();
      await crowd.look();
    }
  } finally {
    for (const name of Object.keys(fault ? withFault(fault) : {})) delete process.env[name];
    crowd.stop = true;
    await close();
  }
  return crowd.storm;
}
