/**
 * Run as a program of its own, so that its memory is its own:
 *   scale.ts prepare FIELD N FILE            makes N movements, packs them, writes the prepared index
 *   scale.ts serve FIELD N FILE SECONDS DELAYS   reads it, answers, while plans come and go and trees are packed anew
 * Prints one line of JSON.
 */
import { closeSync, openSync, readFileSync, readSync, statSync, writeSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { ActivePlans, indexPieces, meetings, readIndex, smallestDelay } from '../../src/conflicts/index.ts';
import { isRefusal, RefusalError } from '../../src/contract/index.ts';
import { openPacking } from '../../src/node/packing.ts';
import { FIELDS, type FieldName, movement } from '../kit/plans.ts';
import { quantile, seeded } from '../kit/rounds.ts';

const APART_M = 200;
const QUESTIONS = 400;
/** Plans filed, and as many withdrawn, each second. */
const PER_SECOND = 1_000;
/** Delays are looked for up to this. */
const POOL = 2_000;
const MOST_DELAY_MS = 2 * 3_600_000;

export interface Served {
  /** From the start of reading to the first answer, ms. */
  coldMs: number;
  quiet: { p50: number; p99: number; cpu: number };
  churned: { p50: number; p99: number; asked: number; filed: number; packings: number };
  /** Longest single step of filing, withdrawing and taking a tree; as time passed, and as the thread was at work. */
  pause: { wallMs: number; cpuMs: number };
  delay: { p50: number; p99: number; solved: number; asked: number };
  found: number;
  /** Highest that the system saw, bytes. */
  peakBytes: number;
}

const cpuMs = (): number => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
};

function prepare(field: FieldName, size: number, file: string): { packMs: number; makeMs: number } {
  const started = performance.now();
  const roll = seeded(20_260_302);
  const active = new ActivePlans();
  for (let i = 0; i < size; i++) active.add(movement(`north-${i}`, 'north', roll, FIELDS[field]).plan);
  const made = performance.now();
  active.pack();
  const packed = performance.now();
  const out = openSync(file, 'w');
  for (const piece of indexPieces(active)) {
    for (let at = 0; at < piece.length; ) at += writeSync(out, piece, at);
  }
  closeSync(out);
  return { makeMs: made - started, packMs: packed - made };
}

/** Longest steps seen. The system counts a thread's time in steps of some milliseconds. */
class Pauses {
  wallMs = 0;
  cpuMs = 0;
  during<Result>(step: () => Result): Result {
    const [wall, cpu] = [performance.now(), cpuMs()];
    const result = step();
    this.wallMs = Math.max(this.wallMs, performance.now() - wall);
    this.cpuMs = Math.max(this.cpuMs, cpuMs() - cpu);
    return result;
  }
}

async function serve(
  field: FieldName,
  size: number,
  file: string,
  seconds: number,
  delays: number,
): Promise<Served> {
  const roll = seeded(20_260_303);
  const fresh = Array.from(
    { length: QUESTIONS },
    (_, i) => movement(`south-${i}`, 'south', roll, FIELDS[field]).plan,
  );
  const pauses = new Pauses();
  const counted = { packings: 0 };
  const packing = openPacking((error) => {
    throw error;
  });
  const started = performance.now();
  const input = openSync(file, 'r');
  const read = readIndex(
    statSync(file).size,
    (into) => readSync(input, into),
    (arena, order, done) =>
      packing.packer(arena, order, (packed) => {
        counted.packings++;
        pauses.during(() => done(packed));
      }),
  );
  closeSync(input);
  if (isRefusal(read)) throw new RefusalError(read);
  const { active } = read;
  const ask = (i: number): number =>
    meetings(active, fresh[i % QUESTIONS] as (typeof fresh)[number], () => APART_M).length;
  ask(0);
  const coldMs = performance.now() - started;
  let found = 0;
  const quiet: number[] = [];
  let quietCpu = 0;
  for (let pass = 0; pass < 4; pass++) {
    quiet.length = 0;
    const before = cpuMs();
    found = 0;
    for (let i = 0; i < QUESTIONS; i++) {
      const from = performance.now();
      found += ask(i);
      quiet.push(performance.now() - from);
    }
    quietCpu = (cpuMs() - before) / QUESTIONS;
  }
  const walls: number[] = [];
  let filed = 0;
  // The same roads again under new names: making them is not the index's work.
  const churn = seeded(20_260_304);
  const pool = Array.from(
    { length: POOL },
    (_, i) => movement(`pool-${i}`, 'north', churn, FIELDS[field]).plan,
  );
  const begun = performance.now();
  for (let i = 0; performance.now() - begun < seconds * 1_000; i++) {
    const due = Math.floor(((performance.now() - begun) / 1_000) * PER_SECOND);
    for (let n = 0; filed < due && n < 500; n++) {
      const plan = { ...(pool[filed % POOL] as (typeof pool)[number]), noticeId: `fresh-${filed}` };
      pauses.during(() => active.put(plan));
      pauses.during(() => active.withdraw(`north-${filed}`) || active.withdraw(`fresh-${filed - size}`));
      filed++;
    }
    const from = performance.now();
    ask(i);
    walls.push(performance.now() - from);
    // Trees arrive between steps, as requests would.
    await setImmediate();
  }
  while (active.packing) await setImmediate();
  const peakBytes = Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) * 1024;
  const delay: number[] = [];
  let solved = 0;
  for (let i = 0; i < Math.max(20, Math.ceil(delays / 4)); i++)
    smallestDelay(active, fresh[i % QUESTIONS] as never, () => APART_M, { mostMs: MOST_DELAY_MS });
  for (let i = 0; i < delays; i++) {
    const from = performance.now();
    const answer = smallestDelay(active, fresh[i % QUESTIONS] as never, () => APART_M, {
      mostMs: MOST_DELAY_MS,
    });
    delay.push(performance.now() - from);
    if (answer) solved++;
  }
  await packing.close();
  const quantiles = (of: readonly number[]) =>
    of.length > 0 ? { p50: quantile(of, 0.5), p99: quantile(of, 0.99) } : { p50: 0, p99: 0 };
  return {
    coldMs,
    quiet: { ...quantiles(quiet), cpu: quietCpu },
    churned: {
      ...quantiles(walls),
      asked: walls.length,
      filed,
      packings: counted.packings,
    },
    pause: { wallMs: pauses.wallMs, cpuMs: pauses.cpuMs },
    delay: { ...quantiles(delay), solved, asked: Math.max(1, delays) },
    found: found / QUESTIONS,
    peakBytes,
  };
}

const [what, field, size, file, seconds, delays] = process.argv.slice(2) as [
  string,
  FieldName,
  string,
  string,
  string,
  string,
];
const answer =
  what === 'prepare'
    ? prepare(field, Number(size), file)
    : await serve(field, Number(size), file, Number(seconds), Number(delays));
process.stdout.write(`${JSON.stringify(answer)}\n`);
