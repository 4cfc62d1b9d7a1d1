/** Side by side in one run: engines take turns, the middle of the rounds counts, and answers are compared first. */

/** The middle value; of an even number, the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** Linear between the two nearest ranks. */
export function quantile(values: readonly number[], share: number): number {
  if (values.length === 0) throw new RangeError('no values');
  const sorted = [...values].sort((a, b) => a - b);
  const at = (sorted.length - 1) * share;
  const low = sorted[Math.floor(at)] as number;
  const high = sorted[Math.ceil(at)] as number;
  return low + (high - low) * (at - Math.floor(at));
}

/** Milliseconds that the work takes. */
export async function timed(work: () => unknown): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/**
 * Lets each engine do the work of each round, A B A B …, every other round the other way about, so that what drifts
 * (heat, neighbours, a filling disk) weighs on both. Returns what each engine gave, in the order of the rounds.
 */
export async function interleave<Name extends string, Result>(
  rounds: number,
  engines: Record<Name, (round: number) => Promise<Result> | Result>,
): Promise<Record<Name, Result[]>> {
  const names = Object.keys(engines) as Name[];
  const given = Object.fromEntries(names.map((name) => [name, [] as Result[]])) as Record<Name, Result[]>;
  for (let round = 0; round < rounds; round++) {
    for (const name of round % 2 === 0 ? names : names.toReversed())
      given[name].push(await engines[name](round));
  }
  return given;
}

/** The ratio of each round, and of those the middle: noise that both engines felt falls out. */
export function ratioOf(of: readonly number[], to: readonly number[]): number {
  return median(of.map((value, round) => value / (to[round] as number)));
}

/** Figures count only when both engines gave the same answer. */
export function sameOrThrow(what: string, one: readonly string[], other: readonly string[]): void {
  const [a, b] = [new Set(one), new Set(other)];
  const only = (x: Set<string>, y: Set<string>) => [...x].filter((each) => !y.has(each));
  const [left, right] = [only(a, b), only(b, a)];
  if (one.length === other.length && left.length === 0 && right.length === 0) return;
  throw new Error(
    `${what}: the answers differ, so no time counts. ${one.length} and ${other.length} answers; ` +
      `only in the first: ${left.slice(0, 5).join(', ') || '-'}; only in the second: ${right.slice(0, 5).join(', ') || '-'}`,
  );
}

/** Seeded numbers in [0, 1): the same work on every machine. Mulberry32. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
