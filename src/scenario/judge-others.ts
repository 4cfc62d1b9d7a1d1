/** What a file may expect beside findings: alerts in time, receipts, positions, lead times, words kept, packs that verify. */
import { isRefusal } from '../contract/index.ts';
import type { Signal } from '../watch/index.ts';
import type { Expectation } from './file.ts';
import { type CheckResult, type JudgePorts, lookerOf } from './judge.ts';
import { inRange } from './range.ts';
import { at } from './timeline.ts';
import { resolveRefs } from './times.ts';

type Other = Exclude<Expectation, { finding: unknown }>;
type Check = Omit<CheckResult, 'variant' | 'node' | 'what' | 'expected' | 'matches'>;

const failed = (why: string, found: unknown = null): Check => ({ found, why: [why] });
const judged = (found: unknown, faults: (string | false)[]): Check => ({
  found,
  why: faults.filter((fault) => fault !== false),
});
const text = (value: unknown): string => JSON.stringify(value) ?? '-';

interface Alert {
  from: string;
  first: Signal;
  raisedMs: number;
  withdrawn: boolean;
}

function isAbout({ first }: Alert, units: readonly string[]): boolean {
  const named = [first.unit, ...(first.other ? [first.other.unit] : [])];
  return units.every((unit) => named.includes(unit));
}

async function alertOn(
  ports: JudgePorts,
  node: string,
  wanted: Extract<Other, { alert: unknown }>['alert'],
): Promise<Check> {
  const { from, type, units, before } = wanted;
  const answer = await ports.driver.query(lookerOf(ports.scenario, node), 'watch.alerts', { limit: 1000 });
  if (isRefusal(answer)) return failed(answer.refused);
  const all = (answer as { alerts: Alert[] }).alerts
    .filter((alert) => alert.from === from && isAbout(alert, units) && !alert.withdrawn)
    .sort((a, b) => a.raisedMs - b.raisedMs);
  const alert = all.find(({ first }) => first.type === type);
  if (!alert)
    return failed(
      `no alert "${type}"`,
      all.map(({ first }) => first.type),
    );
  const found = { type, toldAt: new Date(alert.raisedMs).toISOString(), valueM: alert.first.value };
  if (!before) return judged(found, []);
  const later = all.find(({ first }) => first.type === before.type);
  if (!later) return failed(`no alert "${before.type}"`, found);
  const leadS = (later.first.beginsMs - alert.raisedMs) / 1000;
  return judged({ ...found, leadS }, [
    !inRange(leadS, before.leadS) && `leadS: ${leadS} ≠ ${text(before.leadS)}`,
  ]);
}

interface NoticeShown {
  receipts: Record<string, { receivedMs: number }>;
  positions: Record<string, { position: string; words: string }>;
  status: string;
  history: { claimedMs: number; lead: { clause: string; givenMinutes: number; lateMinutes: number }[] }[];
}

async function noticeOn(ports: JudgePorts, node: string, ref: string): Promise<NoticeShown | string> {
  const noticeId = resolveRefs(ref, ports.played.results);
  if (isRefusal(noticeId)) return `${noticeId.refused} ${ref}`;
  const shown = await ports.driver.query(lookerOf(ports.scenario, node), 'notices.show', { noticeId });
  return isRefusal(shown) ? shown.refused : (shown as NoticeShown);
}

async function receiptOn(
  ports: JudgePorts,
  node: string,
  wanted: Extract<Other, { receipt: unknown }>['receipt'],
): Promise<Check> {
  const notice = await noticeOn(ports, node, wanted.notice);
  if (typeof notice === 'string') return failed(notice);
  const receipt = notice.receipts[wanted.by];
  if (!receipt) return failed(`no receipt by ${wanted.by}`, Object.keys(notice.receipts));
  const withinS = (receipt.receivedMs - (notice.history.at(-1)?.claimedMs ?? 0)) / 1000;
  const range = wanted.withinS;
  return judged({ by: wanted.by, withinS }, [
    range !== undefined && !inRange(withinS, range) && `withinS: ${withinS} ≠ ${text(range)}`,
  ]);
}

async function positionOn(
  ports: JudgePorts,
  node: string,
  wanted: Extract<Other, { position: unknown }>['position'],
): Promise<Check> {
  const notice = await noticeOn(ports, node, wanted.notice);
  if (typeof notice === 'string') return failed(notice);
  const is = notice.positions[wanted.of]?.position ?? 'none';
  return judged({ of: wanted.of, is }, [is !== wanted.is && `position: ${is} ≠ ${wanted.is}`]);
}

async function leadOn(
  ports: JudgePorts,
  node: string,
  wanted: Extract<Other, { lead: unknown }>['lead'],
): Promise<Check> {
  const notice = await noticeOn(ports, node, wanted.notice);
  if (typeof notice === 'string') return failed(notice);
  const lead = notice.history.at(-1)?.lead.find(({ clause }) => clause === wanted.clause);
  if (!lead) return failed(`no lead time under clause ${wanted.clause}`, notice.history.at(-1)?.lead);
  return judged(
    lead,
    (['givenMinutes', 'lateMinutes'] as const).map(
      (name) => !inRange(lead[name], wanted[name]) && `${name}: ${lead[name]} ≠ ${text(wanted[name])}`,
    ),
  );
}

interface OpenShown {
  finding: { kind: string; clause: string | null; with: { noticeId: string } | null };
  subject: { noticeId: string };
}

/** Either of two notices may be the subject: which of them a node looked at first is not said. */
async function conflictsOn(
  ports: JudgePorts,
  node: string,
  wanted: Extract<Other, { conflicts: unknown }>['conflicts'],
): Promise<Check> {
  const filled = resolveRefs({ notice: wanted.notice, open: wanted.open }, ports.played.results);
  if (isRefusal(filled)) return failed(`${filled.refused} ${wanted.notice}`);
  const { notice: noticeId, open } = filled as { notice: string; open: { kind: string; with?: string }[] };
  const shown = await ports.driver.query(lookerOf(ports.scenario, node), 'conflicts.list', { noticeId });
  if (isRefusal(shown)) return failed(shown.refused);
  const line = (...parts: unknown[]): string => text(parts);
  const found = (shown as { conflicts: OpenShown[] }).conflicts
    .map(({ finding, subject }) => {
      const other = finding.with?.noticeId === noticeId ? subject.noticeId : finding.with?.noticeId;
      return line(finding.kind, other ?? null, finding.clause);
    })
    .sort();
  const expected = open.map((one) => line(one.kind, one.with ?? null, at(one, 'clause'))).sort();
  return judged(found, [found.join() !== expected.join() && `conflicts: ${text(found)} ≠ ${text(expected)}`]);
}

async function standsOn(
  ports: JudgePorts,
  node: string,
  wanted: Extract<Other, { stands: unknown }>['stands'],
): Promise<Check> {
  const notice = await noticeOn(ports, node, wanted.notice);
  if (typeof notice === 'string') return failed(notice);
  const found = { status: notice.status, versions: notice.history.length };
  return judged(found, [
    found.status !== wanted.status && `status: ${found.status} ≠ ${wanted.status}`,
    found.versions !== wanted.versions && `versions: ${found.versions} ≠ ${wanted.versions}`,
  ]);
}

async function wordsOn(
  ports: JudgePorts,
  node: string,
  wanted: Extract<Other, { words: unknown }>['words'],
): Promise<Check> {
  const { results } = ports.played;
  const incidentId = resolveRefs(wanted.incident, results);
  if (isRefusal(incidentId)) return failed(`${incidentId.refused} ${wanted.incident}`);
  const given = results.get(wanted.account);
  const shown = await ports.driver.query(lookerOf(ports.scenario, node), 'incidents.show', { incidentId });
  if (isRefusal(shown)) return failed(shown.refused);
  const accounts = (shown as { accounts: { actId: string; words: string }[] }).accounts;
  const words = accounts.find(({ actId }) => actId === at(given, 'actId'))?.words;
  return judged(words ?? null, [words !== at(given, 'given.words') && 'words: not as they were given']);
}

function packRead(
  ports: JudgePorts,
  wanted: Extract<Other, { pack: unknown }>['pack'],
): Check & { node: string } {
  const pack = ports.played.packs.find(({ name }) => name === wanted.of);
  if (!pack) return { ...failed(`no pack ${wanted.of}`), node: '-' };
  const { answer, missing, question } = pack.verdict;
  const lacking = missing.map(({ what }) => what).sort();
  const wantedMissing = [...wanted.missing].sort();
  return {
    node: pack.node,
    ...judged({ question: question.purpose, answer, missing: lacking, bytes: pack.bytes.length }, [
      answer !== wanted.answer && `answer: ${answer} ≠ ${wanted.answer}`,
      lacking.join() !== wantedMissing.join() && `missing: ${text(lacking)} ≠ ${text(wantedMissing)}`,
    ]),
  };
}

function done(
  ports: JudgePorts,
  node: string,
  what: CheckResult['what'],
  expected: unknown,
  check: Check,
): CheckResult {
  const { found, why } = check;
  return { variant: ports.variant, node, what, expected, found, matches: why.length === 0, why };
}

export async function checkOne(ports: JudgePorts, one: Other): Promise<CheckResult[]> {
  if ('pack' in one) {
    const check = packRead(ports, one.pack);
    return [done(ports, check.node, 'pack', one.pack, check)];
  }
  const results: CheckResult[] = [];
  const each = async <Wanted extends { on: string[] }>(
    what: CheckResult['what'],
    wanted: Wanted,
    check: (ports: JudgePorts, node: string, wanted: Wanted) => Promise<Check>,
  ) => {
    for (const node of wanted.on)
      results.push(done(ports, node, what, wanted, await check(ports, node, wanted)));
  };
  if ('alert' in one) await each('alert', one.alert, alertOn);
  else if ('receipt' in one) await each('receipt', one.receipt, receiptOn);
  else if ('position' in one) await each('position', one.position, positionOn);
  else if ('lead' in one) await each('lead', one.lead, leadOn);
  else if ('conflicts' in one) await each('conflicts', one.conflicts, conflictsOn);
  else if ('stands' in one) await each('stands', one.stands, standsOn);
  else await each('words', one.words, wordsOn);
  return results;
}
