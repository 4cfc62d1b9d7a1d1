/**
 * One fault at each system call by which a working node touches its data: an error, no room, or death. First a run
 * without any tells which calls there are; then one run for each of them and each fault. Whatever the node makes of it,
 * everything that it acknowledged must be on what is durable afterwards, and after a failed fsync it must have ended and
 * said why.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Fault } from '../helpers/crash/planted.ts';
import { beginLife, type Life, look } from '../helpers/crash/round.ts';
import type { Site } from '../helpers/crash/site.ts';
import { type Ended, Taker } from '../helpers/crash/taker.ts';
import { askCosignature, countOf, fileNotice, reportFix, sendParcel } from '../helpers/crash/work.ts';
import { DropDisk, noDropDisk } from '../powercut/dropfs.ts';
import { attach, type Call, callsOf } from './strace.ts';

/** Everything by which data is reached and changed; reads too. */
const CALLS = [
  'openat',
  'read',
  'pread64',
  'write',
  'pwrite64',
  'fdatasync',
  'fsync',
  'ftruncate',
  'rename',
  'unlink',
  'mkdir',
];
const MAKES_ROOM = new Set([
  'openat',
  'write',
  'pwrite64',
  'fdatasync',
  'fsync',
  'ftruncate',
  'rename',
  'mkdir',
]);
/** Exit code of a node that failed. */
const FAILED = 3;
const END_MS = 20_000;
/** Checkpoint and seals follow within a second. */
const SETTLE_MS = 1_100;

export interface Case {
  call: string;
  nth: number;
  fault: 'EIO' | 'ENOSPC' | 'KILL';
}

export function nameOf({ call, nth, fault }: Case): string {
  return `${fault} at ${call} ${nth}`;
}

export interface CaseRun {
  /** The fault met a call on the node's data. */
  hit: boolean;
  promises: number;
  problems: string[];
}

/** A bounded day's work in the same order every time; a step that fails is one that was not acknowledged. */
async function workThrough(life: Life, taker: Taker): Promise<void> {
  if (!(await taker.answers())) return;
  const file = fileNotice(life);
  const report = reportFix(life);
  const cosign = askCosignature(life);
  const parcel = () => sendParcel(life);
  const settle = () => Promise.race([pause(SETTLE_MS), taker.ended]);
  for (const step of [
    parcel,
    () => life.node.signIn(),
    file,
    report,
    cosign,
    parcel,
    settle,
    report,
    file,
    cosign,
    settle,
    parcel,
  ]) {
    if (taker.over) return;
    await Promise.resolve(step()).catch(() => {});
  }
}

/** Where the node's data lies for these runs: a disk that forgets, where there can be one. */
export class Rig {
  readonly #site: Site;
  readonly #disk: DropDisk | null;
  readonly #logs = mkdtempSync(join(tmpdir(), 'parley-inject-'));

  private constructor(site: Site, disk: DropDisk | null) {
    this.#site = site;
    this.#disk = disk;
  }

  static async make(site: Site): Promise<Rig> {
    return new Rig(site, noDropDisk ? null : await DropDisk.mount());
  }

  async close(): Promise<void> {
    await this.#disk?.close();
    rmSync(this.#logs, { recursive: true });
  }

  /** The calls of a run without faults that touch the node's data. */
  async survey(): Promise<Call[]> {
    const { calls } = await this.#run(['-e', `trace=${CALLS.join(',')}`], null);
    return calls;
  }

  async try(one: Case, fault: Fault | null = null): Promise<CaseRun> {
    const what = one.fault === 'KILL' ? 'signal=KILL' : `error=${one.fault}`;
    const inject = ['-e', `trace=${CALLS.join(',')}`, '-e', `inject=${one.call}:${what}:when=${one.nth}`];
    const { calls, life, ended, output, problems } = await this.#run(inject, fault);
    const met = calls.filter(
      (call) => call.name === one.call && call.nth === one.nth && (call.injected || one.fault === 'KILL'),
    );
    if (one.fault === 'EIO' && /^f(data)?sync$/.test(one.call))
      for (const call of met) problems.push(...wentOn(call, ended, output));
    return { hit: met.length > 0, promises: countOf(life.promises), problems };
  }

  async #run(options: readonly string[], fault: Fault | null) {
    const root = this.#disk?.path ?? this.#logs;
    const life = beginLife(this.#site, this.#site.copyTo(mkdtempSync(join(root, 'run-'))));
    const log = join(this.#logs, 'log');
    await this.#disk?.settle();
    const taker = Taker.load(fault);
    let ended: Ended | null = null;
    try {
      await taker.loaded();
      await attach(taker.pid, log, options);
      taker.go(join(life.folder, 'node.json'));
      await workThrough(life, taker);
      const end = taker.over ? taker.ended : taker.kill('SIGTERM');
      ended = await Promise.race([end, pause(END_MS, null, { ref: false })]);
    } finally {
      await taker.kill();
    }
    const problems = ended ? [] : ['it did not end when it was told to'];
    await this.#disk?.cut(0, 0);
    const checked = await look(life);
    problems.push(...checked.problems);
    rmSync(life.folder, { recursive: true });
    const calls = callsOf(log).filter(({ text }) => text.includes(life.held.data));
    return { calls, life, ended, output: taker.output, problems };
  }
}

/** What is wrong with how the node took a failed fsync of its record, files, journal or lock. */
function wentOn({ text }: Call, ended: Ended | null, output: string): string[] {
  // Sign-ins, clock and what the watch remembers are never evidence: losing them loses nothing that was promised. And
  // what is folded into record.db, at the end too, stands in the write-ahead log until that has worked.
  if (/\/data\/local|\/record\.db>/.test(text)) return [];
  const problems: string[] = [];
  if (ended?.code !== FAILED)
    problems.push(`went on after a failed fsync (${JSON.stringify(ended)}): ${text}`);
  if (!/STORE_(FAILED|UNREADABLE)/.test(output)) problems.push(`did not say why it ended: ${text}`);
  return problems;
}

/** Every call of the survey that can be told apart by its number, with every fault that it can meet. */
export function casesOf(calls: readonly Call[]): Case[] {
  const cases = new Map<string, Case>();
  for (const { name, nth } of calls) {
    for (const fault of ['EIO', 'ENOSPC', 'KILL'] as const) {
      if (fault === 'ENOSPC' && !MAKES_ROOM.has(name)) continue;
      const one = { call: name, nth, fault };
      cases.set(nameOf(one), one);
    }
  }
  return [...cases.values()];
}
