/** Scenarios: real events as runnable files, and the demo day. */
export { type DemoOptions, type DemoReady, runDemo } from './demo.ts';
export type { Scenario } from './file.ts';
export type { CheckResult, FindingResult } from './judge.ts';
export { type Progress, sayProgress } from './progress.ts';
export { parseScenario, readScenario, scenarioNames, variantsOf } from './read.ts';
export { refusals } from './refusals.ts';
export { sayFindings } from './report.ts';
export { playScenario, type RunOptions, runScenario, type ScenarioResult } from './run.ts';
export { text } from './text.ts';
