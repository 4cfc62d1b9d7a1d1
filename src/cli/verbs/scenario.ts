/** `scenario list` and `scenario run`: real events as runnable files; exit 0 only when every expected finding came out. */
import { isRefusal } from '../../contract/index.ts';
import type { FindingResult, ScenarioResult } from '../../scenario/index.ts';
import { data, defineVerb, type Io, line } from '../verb.ts';

export const scenarioList = defineVerb<object>({
  name: 'scenario list',
  json: true,
  async run(io) {
    const { readScenario, scenarioNames } = await import('../../scenario/index.ts');
    const scenarios = scenarioNames().map((name) => {
      const scenario = readScenario(name);
      return {
        name,
        title: isRefusal(scenario) ? null : scenario.title,
        refused: isRefusal(scenario) ? scenario.refused : null,
      };
    });
    if (io.json) data(io, { scenarios });
    for (const { name, title, refused } of scenarios) {
      line(io, 'cli.scenario.row', { name, title: title?.[io.language] ?? refused ?? '-' });
    }
    return undefined;
  },
});

function sayFinding(io: Io, finding: FindingResult): void {
  const { variant, node, said, question, matches, why, missingSaid, clause } = finding;
  line(io, matches ? 'cli.scenario.as-expected' : 'cli.scenario.not-expected', {
    variant,
    node,
    question: question?.kind ?? '-',
    says: said?.[io.language] ?? '-',
    clause: clause ?? '-',
  });
  for (const missing of missingSaid) line(io, 'cli.incident.missing', { what: missing[io.language] });
  for (const reason of why) line(io, 'cli.scenario.why', { reason });
}

function print(io: Io, result: ScenarioResult): void {
  line(io, 'cli.scenario.exercise', { title: result.title[io.language] });
  for (const finding of result.findings) sayFinding(io, finding);
  for (const { variant, node, what, matches, why } of result.checks) {
    line(io, matches ? 'cli.scenario.check' : 'cli.scenario.check-failed', { variant, node, what });
    for (const reason of why) line(io, 'cli.scenario.why', { reason });
  }
  const all = [...result.findings, ...result.checks];
  const right = all.filter(({ matches }) => matches).length;
  line(io, 'cli.scenario.result', { right, count: all.length });
}

/** Packs are binary; as JSON they are told by name and size, and the findings that rest on them stand beside. */
function shown(result: ScenarioResult): unknown {
  return JSON.parse(
    JSON.stringify(result, (_key, value: unknown) =>
      value instanceof Uint8Array ? { bytes: value.length } : value,
    ),
  );
}

export const scenarioRun = defineVerb<object, [string]>({
  name: 'scenario run',
  args: [{ flags: '<scenario>', says: 'cli.a.scenario' }],
  json: true,
  async run(io, _options, name) {
    const { runScenario, sayProgress } = await import('../../scenario/index.ts');
    const result = await runScenario(name, {
      onProgress: (progress) => io.err(`${sayProgress(io.language, progress)}\n`),
    });
    if (io.json) data(io, shown(result));
    else print(io, result);
    return result.ok ? 0 : 1;
  },
});
