/** Compares what the nodes say with what the file expects. Knows no answer of its own. */
import { isRefusal, type Trilingual } from '../contract/index.ts';
import type { Finding, Missing } from '../incidents/index.ts';
import type { Driver } from './driver.ts';
import type { Expectation, FindingExpected, Scenario } from './file.ts';
import { checkOne } from './judge-others.ts';
import { inRange, type Range } from './range.ts';
import { at, type Played } from './timeline.ts';
import { resolveRefs, withTimes } from './times.ts';

/** One finding of one node beside what the file expects of it; `expected` null: the file names no such finding. */
export interface FindingResult {
  variant: string;
  node: string;
  incident: string;
  /** What the finding is about: account and claim where it answers a claim, and its exact words. */
  account: string | null;
  claim: string | null;
  words: string | null;
  question: Finding['question'];
  verdict: Finding['verdict'] | null;
  clause: string | null;
  /** Act ids relied on. */
  entries: readonly string[];
  missing: readonly Missing[];
  measured: Finding['measured'];
  said: Trilingual | null;
  missingSaid: readonly Trilingual[];
  expected: FindingExpected | null;
  matches: boolean;
  /** Why it does not match; empty where it does. */
  why: string[];
}

/** Anything else that was expected: alert, receipt, position, lead time, words, pack. */
export interface CheckResult {
  variant: string;
  node: string;
  what: 'alert' | 'receipt' | 'position' | 'lead' | 'conflicts' | 'stands' | 'words' | 'pack';
  expected: unknown;
  found: unknown;
  matches: boolean;
  why: string[];
}

type Held = Finding & { actId: string; said: Trilingual; missingSaid: Trilingual[] };
interface Shown {
  incident: { title: string };
  accounts: {
    actId: string;
    from: string;
    words: string;
    claims: { claimId: string; words: string; finding: Held | null }[];
  }[];
  findings: Held[];
}

export interface JudgePorts {
  scenario: Scenario;
  variant: string;
  driver: Driver;
  played: Played;
}

/** An officer of the node who may look at everything there. */
export function lookerOf(scenario: Scenario, node: string): { node: string; officer: string } {
  const officers = Object.keys(scenario.parties[node]?.officers ?? {});
  return { node, officer: officers[0] ?? '' };
}

async function shownOn(
  { scenario, driver }: JudgePorts,
  node: string,
  incidentId: string,
): Promise<Shown | null> {
  const shown = await driver.query(lookerOf(scenario, node), 'incidents.show', { incidentId });
  return isRefusal(shown) ? null : (shown as Shown);
}

function isPart(part: unknown, whole: unknown): boolean {
  if (typeof part !== 'object' || part === null) return part === whole;
  return (
    typeof whole === 'object' &&
    whole !== null &&
    Object.entries(part).every(([key, one]) => isPart(one, (whole as Record<string, unknown>)[key]))
  );
}

/** All findings of one incident on one node, each with the claim it stands under. */
function findingsOf(
  shown: Shown,
): { finding: Held; account: string | null; claim: string | null; words: string | null }[] {
  const under = shown.accounts.flatMap((account) =>
    account.claims.flatMap(({ claimId, words, finding }) =>
      finding ? [{ finding, account: account.actId, claim: claimId, words }] : [],
    ),
  );
  return [
    ...under,
    ...shown.findings.map((finding) => ({ finding, account: null, claim: null, words: null })),
  ];
}

function compare(found: Held, expected: FindingExpected, entries: readonly string[]): string[] {
  const why: string[] = [];
  const differ = (what: string, is: unknown, wanted: unknown) =>
    why.push(`${what}: ${JSON.stringify(is) ?? '-'} ≠ ${JSON.stringify(wanted)}`);
  if (found.verdict !== expected.verdict) differ('verdict', found.verdict, expected.verdict);
  if (found.clause !== expected.clause) differ('clause', found.clause, expected.clause);
  const lacking = [...new Set(found.missing.map(({ what }) => what))].sort();
  const wanted = [...new Set(expected.missing)].sort();
  if (lacking.join() !== wanted.join()) differ('missing', lacking, wanted);
  for (const [name, value] of Object.entries(expected.measured)) {
    const is = found.measured[name];
    const fits = typeof value === 'object' ? inRange(is, value as Range) : is === value;
    if (!fits) differ(`measured.${name}`, is, value);
  }
  for (const entry of entries) {
    if (!found.entries.includes(entry)) differ('entries', found.entries.length, entry);
  }
  return why;
}

function resultOf(
  ports: JudgePorts,
  node: string,
  incident: string,
  item: ReturnType<typeof findingsOf>[number],
  expected: FindingExpected | null,
  why: string[],
): FindingResult {
  const { finding, account, claim, words } = item;
  const { question, verdict, clause, entries, missing, measured, said, missingSaid } = finding;
  return {
    variant: ports.variant,
    node,
    incident,
    account,
    claim,
    words,
    question,
    verdict,
    clause,
    entries,
    missing,
    measured,
    said,
    missingSaid,
    expected,
    matches: expected !== null && why.length === 0,
    why,
  };
}

const NONE = { entries: [], missing: [], measured: {}, said: null, missingSaid: [], matches: false } as const;

/**
 * Every finding that the file expects, and every finding on those nodes that it does not: an answer nobody expected is
 * as much a difference as one that did not come.
 */
async function judgeFindings(
  ports: JudgePorts,
  wanted: readonly FindingExpected[],
): Promise<FindingResult[]> {
  const results: FindingResult[] = [];
  const shown = new Map<string, { node: string; incident: string; items: ReturnType<typeof findingsOf> }>();
  const taken = new Set<Held>();
  for (const expected of wanted) {
    const filled = resolveRefs(
      { incident: expected.incident, question: expected.question, entries: expected.entries },
      ports.played.results,
    );
    const account = expected.account ? at(ports.played.results.get(expected.account), 'actId') : null;
    for (const node of expected.on) {
      const lost = (why: string): FindingResult => ({
        ...NONE,
        variant: ports.variant,
        node,
        incident: expected.incident,
        account: expected.account ?? null,
        claim: expected.claim ?? null,
        words: null,
        question: null,
        verdict: null,
        clause: null,
        expected,
        why: [why],
      });
      if (isRefusal(filled)) {
        results.push(lost(`${filled.refused} ${JSON.stringify(filled.params)}`));
        continue;
      }
      const { incident, question, entries } = withTimes(filled) as {
        incident: string;
        question: unknown;
        entries: string[];
      };
      const key = `${node}/${incident}`;
      if (!shown.has(key)) {
        const page = await shownOn(ports, node, incident);
        shown.set(key, { node, incident, items: page ? findingsOf(page) : [] });
      }
      const { items } = shown.get(key) as { items: ReturnType<typeof findingsOf> };
      const item = items.find(
        (one) =>
          !taken.has(one.finding) &&
          one.account === account &&
          one.claim === (expected.claim ?? null) &&
          isPart(question, one.finding.question),
      );
      if (!item) {
        results.push(lost('no such finding'));
        continue;
      }
      taken.add(item.finding);
      results.push(resultOf(ports, node, incident, item, expected, compare(item.finding, expected, entries)));
    }
  }
  for (const { node, incident, items } of shown.values()) {
    for (const item of items) {
      if (!taken.has(item.finding))
        results.push(resultOf(ports, node, incident, item, null, ['not expected']));
    }
  }
  return results;
}

export async function judgeAll(
  ports: JudgePorts,
): Promise<{ findings: FindingResult[]; checks: CheckResult[] }> {
  const wanted = ports.scenario.expect.filter(({ only }) => !only || only.includes(ports.variant));
  const findings = await judgeFindings(
    ports,
    wanted.flatMap((one) => ('finding' in one ? [one.finding] : [])),
  );
  const checks: CheckResult[] = [];
  for (const one of wanted as Exclude<Expectation, { finding: unknown }>[]) {
    if (!('finding' in one)) checks.push(...(await checkOne(ports, one)));
  }
  return { findings, checks };
}
