/** A notice filed with a node that knows N others: by the index that it keeps, and by reading every row. */
import { conflicts } from '../../src/conflicts/index.ts';
import { type Entry, isRefusal, type Me } from '../../src/contract/index.ts';
import type { ParleyNode } from '../../src/node/index.ts';
import { coarseAreaOf, coarseWindowOf, GROUPS, notices, openGroups } from '../../src/notices/index.ts';
import type { RowChange } from '../../src/store/index.ts';
import { openWest, westFolder } from '../kit/party.ts';
import { FIELDS, movement, T0 } from '../kit/plans.ts';
import type { Figures } from '../kit/report.ts';
import { median, seeded } from '../kit/rounds.ts';

const ME: Me = { party: 'west', mode: 'exercise' };
const WHO = {
  organisation: 'North',
  callSign: '',
  units: [],
  purpose: '',
  activity: 'supply' as const,
  escort: false,
  emergency: false,
};
const PAGE = 1_000;
const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A ULID of that number. */
function idOf(number: number): string {
  let id = '';
  for (let rest = number; id.length < 8; rest = Math.floor(rest / 32)) id = DIGITS[rest % 32] + id;
  return `01ARZ3NDEKTSV4RRFF${id}`;
}

function fieldsOf(roll: () => number, startMs: number) {
  const { points, atMs } = movement('x', 'north', roll, FIELDS.sparse);
  const route = { type: 'corridor' as const, points, halfWidthM: 50 };
  const shifted = atMs.map((ms) => ms - T0 + startMs);
  const times = { type: 'passage' as const, atMs: shifted, earlyS: 300, lateS: 300, model: 'rigid' as const };
  return { who: WHO, route, times };
}

/** The row that a notice of the peer makes. */
function rowOf(number: number, roll: () => number, startMs: number): RowChange {
  const noticeId = idOf(number);
  const { route, times, who } = fieldsOf(roll, startMs);
  const rest = { people: null, vehicles: null, contacts: null };
  const fields = { who, route, times, ...rest, area: coarseAreaOf(route), window: coarseWindowOf(times) };
  const salts = Object.fromEntries(GROUPS.map((group) => [group, '00'.repeat(16)])) as never;
  const body = {
    noticeId,
    version: 1,
    type: 'movement',
    protected: false,
    openings: openGroups(noticeId, 1, fields, salts, GROUPS),
    checked: null,
    lead: [],
  };
  const entry = {
    index: number,
    direction: 'in',
    peer: 'north',
    kind: 'notices.filed',
    id: noticeId,
    from: 'north',
    by: null,
    claimedMs: startMs,
    localMs: startMs,
    peerSeq: number + 1,
    understood: true,
    body,
  } as unknown as Entry;
  const [change] = notices.view?.apply(entry, { get: () => undefined }, ME) ?? [];
  return change as RowChange;
}

async function fill(node: ParleyNode, count: number, startMs: number): Promise<void> {
  const roll = seeded(20_260_305);
  for (let first = 0; first < count; first += PAGE) {
    const size = Math.min(PAGE, count - first);
    const txn = await node.store.begin();
    await txn.put(Array.from({ length: size }, (_, i) => rowOf(first + i, roll, startMs)));
    await txn.commit();
  }
}

/** Milliseconds of each filing, one after another. */
async function filings(node: ParleyNode, count: number, startMs: number): Promise<number[]> {
  const roll = seeded(20_260_306);
  const command = node.house.commands.get('notices.file');
  const by = { office: 'watch', officer: 'Bench', signIn: 'bench' };
  const tookMs: number[] = [];
  for (let i = 0; i < count; i++) {
    const input = command?.schema.parse({ type: 'movement', fields: fieldsOf(roll, startMs) });
    const started = performance.now();
    const outcome = await node.command('notices.file', input, { by, roles: ['watch'] });
    tookMs.push(performance.now() - started);
    if (isRefusal(outcome)) throw new Error(JSON.stringify(outcome));
  }
  return tookMs;
}

/** `known`: notices of a peer in the views; the rows are put there as entries would have left them. */
export async function filingAmong(figures: Figures, known: number, name: string): Promise<void> {
  const { folder, clean } = await westFolder();
  try {
    const startMs = Date.now() + 3_600_000;
    const before = await openWest(folder);
    await fill(before, known, startMs);
    await before.close();
    const openedMs = performance.now();
    const node = await openWest(folder);
    const opening = performance.now() - openedMs;
    await filings(node, 3, startMs);
    const byIndex = await filings(node, known > 10_000 ? 50 : 100, startMs);
    const answers = node.house.answers as Map<string, unknown>;
    answers.set('conflicts.known', conflicts.answers?.['conflicts.known']);
    const byRows = await filings(node, known > 10_000 ? 3 : 30, startMs);
    await node.close();
    const task = `filing among ${known}`;
    figures.add(task, 'parley', 'p50', median(byIndex), 'ms');
    figures.add(task, 'every row read', 'p50', median(byRows), 'ms');
    figures.add(task, 'parley', 'opening the node', opening, 'ms');
    // How many times as fast: above 1 the index is ahead.
    figures.ratios[`filing_index_vs_rows_${name}`] = median(byRows) / median(byIndex);
  } finally {
    clean();
  }
}
