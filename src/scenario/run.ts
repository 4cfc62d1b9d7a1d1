/** Runs a scenario, every variant, all nodes in this process, and says whether every expected finding came out. */
import { isRefusal, type Refusal, RefusalError, refuse } from '../contract/index.ts';
import type { Scenario } from './file.ts';
import { type CheckResult, type FindingResult, judgeAll } from './judge.ts';
import { MemoryDriver } from './memory-driver.ts';
import { type Progress, progressOf } from './progress.ts';
import { readScenario, variantsOf } from './read.ts';
import { type PackMade, Timeline } from './timeline.ts';

export interface RunOptions {
  /** One variant; every one when left out. */
  variant?: string | undefined;
  onProgress?(progress: Progress): void;
}
export interface ScenarioResult {
  name: string;
  title: Scenario['title'];
  variants: string[];
  findings: FindingResult[];
  checks: CheckResult[];
  packs: ({ variant: string } & PackMade)[];
  /** Steps that a node refused: the variant went no further. */
  stopped: { variant: string; refusal: Refusal }[];
  /** Size and root of each record, by variant and party: the same file gives the same. */
  roots: Record<string, Record<string, { entries: number; root: string }>>;
  /** Every expected finding came out, and none that was not expected. */
  ok: boolean;
}

/** Throws RefusalError SCENARIO_… for a file that cannot be used. A step that a node refuses ends that variant and is said in `stopped`. */
export async function runScenario(nameOrPath: string, options: RunOptions = {}): Promise<ScenarioResult> {
  const scenario = readScenario(nameOrPath);
  if (isRefusal(scenario)) throw new RefusalError(scenario);
  return playScenario(scenario, options);
}

export async function playScenario(scenario: Scenario, options: RunOptions = {}): Promise<ScenarioResult> {
  const all = variantsOf(scenario);
  const { variant: wanted } = options;
  if (wanted !== undefined && !all.includes(wanted)) {
    throw new RefusalError(refuse('SCENARIO_VARIANT_UNKNOWN', { variant: wanted, known: all.join(', ') }));
  }
  const variants = wanted === undefined ? all : [wanted];
  const result: ScenarioResult = {
    name: scenario.id,
    title: scenario.title,
    variants,
    findings: [],
    checks: [],
    packs: [],
    stopped: [],
    roots: {},
    ok: false,
  };
  for (const variant of variants) await playVariant(scenario, variant, options, result);
  const judged = [...result.findings, ...result.checks];
  result.ok = result.stopped.length === 0 && judged.length > 0 && judged.every(({ matches }) => matches);
  return result;
}

async function playVariant(
  scenario: Scenario,
  variant: string,
  { onProgress }: RunOptions,
  result: ScenarioResult,
): Promise<void> {
  const driver = await MemoryDriver.open(scenario, variant);
  try {
    const timeline = new Timeline(scenario, variant, {
      driver,
      happening(what) {
        const progress = onProgress && progressOf(scenario, variant, what);
        if (progress) onProgress?.(progress);
      },
    });
    const played = await timeline.play();
    if (played.stopped) result.stopped.push({ variant, refusal: played.stopped });
    const { findings, checks } = await judgeAll({ scenario, variant, driver, played });
    result.findings.push(...findings);
    result.checks.push(...checks);
    result.packs.push(...played.packs.map((pack) => ({ variant, ...pack })));
    result.roots[variant] = driver.roots();
  } finally {
    await driver.close();
  }
}
