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

function findingLines(language: Language, scenario: Scenario, finding: FindingResult): string[] {
  const mark = text[finding.matches ? 'scenario.as-expected' : 'scenario.not-expected'][language];
  const node = nameOf(language, scenario, finding.node);
  const quoted =
    finding.words === null ? [] : [say(language, text['scenario.quoted'], { words: finding.words })];
  const said = finding.said?.[language] ?? say(language, text['scenario.no-finding'], {});
  return [
    ...quoted,
    say(language, text['scenario.finding'], { mark, node, said }),
    ...finding.missingSaid.map((one) => say(language, text['scenario.missing'], { what: one[language] })),
    ...finding.why.map((why) => `      ${why}`),
  ];
}

/** Lines for people, of one variant or of all. */
export function sayFindings(language: Language, scenario: Scenario, { findings, checks }: Judged): string[] {
  const lines: string[] = [];
  let variant = '';
  for (const finding of findings) {
    const title = scenario.variants[finding.variant]?.title[language];
    if (finding.variant !== variant && title !== undefined) {
      lines.push('', say(language, text['scenario.variant'], { variant: finding.variant, title }));
    }
    variant = finding.variant;
    lines.push(...findingLines(language, scenario, finding));
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
