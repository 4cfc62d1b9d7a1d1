/** What came out, in words: each finding as the node says it, whether it was expected, and the sum. */
import { type Language, say } from '../text/index.ts';
import type { Scenario } from './file.ts';
import type { CheckResult, FindingResult } from './judge.ts';
import { text } from './text.ts';

interface Judged {
  findings: readonly FindingResult[];
  checks: readonly CheckResult[];
}

function nameOf(language: Language, scenario: Scenario, node: string): string {
  return scenario.parties[node]?.names[language] ?? node;
}

/** Findings on one question under one claim: nodes that say the same stand in one line. */
function groupLines(language: Language, scenario: Scenario, group: readonly FindingResult[]): string[] {
  const [first] = group as [FindingResult];
  const lines =
    first.words === null ? [''] : ['', say(language, text['scenario.quoted'], { words: first.words })];
  const same = Map.groupBy(group, (one) => JSON.stringify([one.matches, plain(one), one.why]));
  for (const [one, ...more] of same.values() as Iterable<[FindingResult, ...FindingResult[]]>) {
    const mark = text[one.matches ? 'scenario.as-expected' : 'scenario.not-expected'][language];
    const node = [one, ...more].map((each) => nameOf(language, scenario, each.node)).join(', ');
    const said = one.said?.[language] ?? say(language, text['scenario.no-finding'], {});
    lines.push(
      say(language, text['scenario.finding'], { mark, node, said }),
      ...one.missingSaid.map((each) => say(language, text['scenario.missing'], { what: each[language] })),
      ...one.why.map((why) => `      ${why}`),
    );
  }
  return lines;
}

/** What two nodes must have in common to be told together; when each received something may differ by seconds. */
function plain({ said, missing }: FindingResult): unknown {
  return [said?.en.replaceAll(/\d{4}-\d\d-\d\dT[\d:]+Z/g, ''), missing];
}

/** Lines for people, of one variant or of all. */
export function sayFindings(language: Language, scenario: Scenario, { findings, checks }: Judged): string[] {
  const lines: string[] = [];
  for (const [variant, ofVariant] of Map.groupBy(findings, (one) => one.variant)) {
    const title = scenario.variants[variant]?.title[language];
    if (title !== undefined) lines.push('', say(language, text['scenario.variant'], { variant, title }));
    const groups = Map.groupBy(ofVariant, ({ account, claim, question, expected }) =>
      JSON.stringify([account, claim, question ?? expected?.question]),
    );
    for (const group of groups.values()) lines.push(...groupLines(language, scenario, group));
  }
  for (const check of checks.filter(({ matches }) => !matches)) {
    const node = nameOf(language, scenario, check.node);
    const what = text[`scenario.check.${check.what}`][language];
    lines.push(say(language, text['scenario.check-failed'], { node, what, why: check.why.join('; ') }));
  }
  const all = [...findings, ...checks];
  const good = all.filter(({ matches }) => matches).length;
  lines.push('', say(language, text['scenario.sum'], { good, count: all.length }));
  return lines;
}
