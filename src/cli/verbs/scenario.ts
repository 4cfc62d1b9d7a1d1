/** `scenario list` and `scenario run`: real events as runnable files; exit 0 only when every expected finding came out. */
import { isRefusal, RefusalError } from '../../contract/index.ts';
import type { ScenarioResult } from '../../scenario/index.ts';
import { data, defineVerb, line } from '../verb.ts';

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
    const { playScenario, readScenario, sayFindings, sayProgress } = await import('../../scenario/index.ts');
    const scenario = readScenario(name);
    if (isRefusal(scenario)) throw new RefusalError(scenario);
    const result = await playScenario(scenario, {
      onProgress: (progress) => io.err(`${sayProgress(io.language, progress)}\n`),
    });
    if (io.json) data(io, shown(result));
    line(io, 'cli.scenario.exercise', { title: scenario.title[io.language] });
    if (!io.json) for (const said of sayFindings(io.language, scenario, result)) io.out(`${said}\n`);
    return result.ok ? 0 : 1;
  },
});
