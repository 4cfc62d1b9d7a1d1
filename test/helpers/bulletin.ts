/** A bulletin counted again, entry by entry, by rules written down a second time and knowing nothing of the room. */
import assert from 'node:assert/strict';
import type { Bulletin } from '../../src/briefings/index.ts';
import { type Entry, isRefusal } from '../../src/contract/index.ts';
import { allEntries, type ParleyNode } from '../../src/node/index.ts';
import { officer } from './nodes.ts';

// Bodies are read here as they lie in the record.
// oxlint-disable-next-line typescript/no-explicit-any
type Body = any;
type Known = Entry<Body>;

export interface Window {
  fromMs: number;
  toMs: number;
}

export async function recordOf(node: ParleyNode): Promise<Known[]> {
  const entries: Known[] = [];
  for await (const entry of allEntries(node.store.read)) entries.push(entry as Known);
  return entries;
}

export async function bulletinOf(node: ParleyNode, date: string, zone = 'UTC'): Promise<Bulletin> {
  const answer = await node.query('briefings.bulletin', { date, zone }, officer('Ann'));
  assert.ok(!isRefusal(answer), JSON.stringify(answer));
  // As it goes out over the API, so that what the schema would drop or refuse shows here.
  return node.house.queries.get('briefings.bulletin')?.answers.parse(answer) as Bulletin;
}

export function figuresOf(bulletin: Bulletin): Map<string, Bulletin['sections'][number]['figures'][number]> {
  return new Map(bulletin.sections.flatMap(({ figures }) => figures).map((figure) => [figure.id, figure]));
}
export function countsOf(bulletin: Bulletin): Record<string, number> {
  return Object.fromEntries([...figuresOf(bulletin)].map(([id, { count }]) => [id, count]));
}

const distinct = (names: readonly string[]): number => new Set(names).size;

/** Notices and what was said to them. `replyMinutes`: the one reply clause there is; null: none. */
function naiveNotices(all: readonly Known[], day: readonly Known[], me: string, replyMinutes: number | null) {
  const firstOf = (kind: string) =>
    day.filter(
      (entry) =>
        entry.kind === kind &&
        !all.some(
          (other) =>
            other.index < entry.index &&
            other.direction !== 'out' &&
            other.from === entry.from &&
            /^notices\.(?:filed|amended)$/.test(other.kind) &&
            other.body.noticeId === entry.body.noticeId &&
            other.body.version === entry.body.version,
        ),
    );
  const counts: Record<string, number> = {};
  for (const [id, ours] of [
    ['notices.filed', true],
    ['notices.received', false],
  ] as const) {
    const filed = firstOf('notices.filed').filter(({ from }) => (from === me) === ours);
    counts[id] = filed.length;
    counts[`${id}.movement`] = filed.filter(({ body }) => body.type === 'movement').length;
    counts[`${id}.site`] = filed.filter(({ body }) => body.type === 'site').length;
    counts[`${id}.protected`] = filed.filter(({ body }) => body.protected).length;
    counts[`${id}.late`] = filed.filter(({ body }) =>
      body.lead.some((one: Body) => one.lateMinutes > 0),
    ).length;
  }
  const amended = firstOf('notices.amended');
  counts['notices.amended'] = amended.length;
  counts['notices.amended.ours'] = amended.filter(({ from }) => from === me).length;
  const read = day.filter(
    (entry) =>
      entry.kind === 'notices.acknowledged' &&
      entry.by !== null &&
      !all.some(
        (other) =>
          other.index < entry.index &&
          other.direction !== 'out' &&
          other.kind === entry.kind &&
          other.by !== null &&
          other.from === entry.from &&
          other.body.noticeId === entry.body.noticeId &&
          other.body.version === entry.body.version,
      ),
  );
  const began = (entry: Known): number | null => {
    const notice = all.find(
      ({ kind, direction, body }) =>
        /^notices\.(?:filed|amended)$/.test(kind) &&
        direction !== 'out' &&
        body.noticeId === entry.body.noticeId &&
        body.version === entry.body.version,
    );
    if (!notice) return null;
    if (entry.from === me) return notice.localMs;
    const sent = all.find(
      ({ id, direction, peer }) => id === notice.id && direction === 'out' && peer === entry.from,
    );
    const receipt = all.find(
      ({ kind, direction, peer, body }) =>
        kind === 'parties.receipt' && direction === 'in' && peer === entry.from && body.act === notice.id,
    );
    if (!sent || !receipt) return null;
    return Math.min(Math.max(Date.parse(receipt.body.receivedTime), sent.localMs), receipt.localMs);
  };
  for (const [id, ours] of [
    ['replies.ours', true],
    ['replies.theirs', false],
  ] as const) {
    const mine = read.filter(({ from }) => (from === me) === ours);
    const within = mine.filter((entry) => {
      const sinceMs = began(entry);
      return replyMinutes !== null && sinceMs !== null && entry.localMs - sinceMs <= replyMinutes * 60_000;
    });
    const untimed = mine.filter((entry) => replyMinutes === null || began(entry) === null);
    counts[id] = mine.length;
    counts[`${id}.within`] = within.length;
    counts[`${id}.untimed`] = untimed.length;
    counts[`${id}.outside`] = mine.length - within.length - untimed.length;
  }
  const positions = day.filter(({ kind }) => kind === 'notices.position');
  counts['replies.positions'] = positions.length;
  for (const word of ['none', 'no objection', 'objection', 'alternative', 'agreed', 'denied']) {
    counts[`replies.positions.${word}`] = positions.filter(({ body }) => body.position === word).length;
  }
  counts['replies.told'] = day.filter(({ kind }) => kind === 'notices.disseminated').length;
  counts['replies.silent'] = day.filter(({ kind }) => kind === 'notices.silent').length;
  counts['replies.silent.ours'] = day.filter(
    ({ kind, body }) => kind === 'notices.silent' && body.party === me,
  ).length;
  counts['notices.withdrawn'] = distinct(
    day
      .filter(({ kind }) => kind === 'notices.withdrawn')
      .map(({ from, body }) => `${from} ${body.noticeId}`),
  );
  return counts;
}

/** Named by the act that opened it; still open when the day was over. */
function stillOpen(
  all: readonly Known[],
  toMs: number,
  opens: (e: Known) => boolean,
  closes: (e: Known, by: Known) => boolean,
) {
  const before = all.filter(({ localMs }) => localMs < toMs);
  return before.filter(
    (entry) => opens(entry) && !before.some((later) => later.index > entry.index && closes(entry, later)),
  ).length;
}

function naiveWatch(all: readonly Known[], day: readonly Known[], me: string, { toMs }: Window) {
  const alerts = day.filter(({ kind }) => kind === 'watch.alert');
  const begun = (ours: boolean) =>
    alerts.filter(({ id, body, from }) => body.alertId === id && (from === me) === ours);
  const takenBack = (alert: Known) =>
    alerts.some(
      ({ body, from }) => from === alert.from && body.alertId === alert.id && body.signal.withdrawn === true,
    );
  const types = (...wanted: string[]) =>
    begun(true).filter((alert) => !takenBack(alert) && wanted.includes(alert.body.signal.type)).length;
  return {
    'watch.deviations': types('off corridor', 'not where declared'),
    'watch.deviations.off corridor': types('off corridor'),
    'watch.schedule': types('early', 'late', 'halted', 'overdue'),
    'watch.schedule.behind': types('late'),
    'watch.schedule.halted': types('halted'),
    'watch.schedule.overdue': types('overdue'),
    'watch.lost': types('lost'),
    'watch.encounters': types('closing', 'contact'),
    'watch.encounters.closing': types('closing'),
    'watch.encounters.contact': types('contact'),
    'watch.conduct': types('conduct distance', 'conduct speed'),
    'watch.taken-back': begun(true).filter(takenBack).length,
    'watch.received': begun(false).length,
    'watch.closed': distinct(
      day
        .filter(({ kind }) => kind === 'watch.alert-closed')
        .map(({ body }) => `${body.from} ${body.alertId}`),
    ),
    'watch.open': stillOpen(
      all,
      toMs,
      ({ kind, id, body, direction }) => direction !== 'out' && kind === 'watch.alert' && body.alertId === id,
      (alert, { kind, body }) =>
        kind === 'watch.alert-closed' && body.alertId === alert.id && body.from === alert.from,
    ),
    'conflicts.found': distinct(
      day.filter(({ kind }) => kind === 'conflicts.found').map(({ body }) => body.key),
    ),
    'conflicts.cleared': day.filter(({ kind }) => kind === 'conflicts.cleared').length,
    'conflicts.standing': stillOpen(
      all,
      toMs,
      ({ kind }) => kind === 'conflicts.found',
      (found, { kind, body }) =>
        (kind === 'conflicts.cleared' && body.found === found.id) ||
        (kind === 'conflicts.found' && body.key === found.body.key),
    ),
    'notices.outstanding': stillOpen(
      all,
      toMs,
      ({ kind, direction }) => direction === 'out' && /^notices\.(?:filed|amended|withdrawn)$/.test(kind),
      (sent, { kind, direction, peer, body }) =>
        kind === 'parties.receipt' && direction === 'in' && peer === sent.peer && body.act === sent.id,
    ),
  };
}

function naiveLine(all: readonly Known[], day: readonly Known[], me: string) {
  const of = (kind: string) => day.filter((entry) => entry.kind === kind);
  const messages = of('line.message');
  const calls = of('line.call').filter(
    (event) =>
      !all.some(
        ({ kind, direction, index, localMs, body }) =>
          kind === 'line.call' &&
          direction !== 'out' &&
          index < event.index &&
          localMs < (day[0]?.localMs ?? 0) &&
          body.callId === event.body.callId,
      ),
  );
  const callId = ({ body }: Known): string => `${body.openedBy} ${body.callId}`;
  const findings = new Map(
    of('incidents.finding').map(({ body }) => [
      JSON.stringify([
        body.incidentId,
        body.accountId,
        body.claimId,
        body.accountId === null ? body.question : null,
      ]),
      body.verdict as string,
    ]),
  );
  const verdicts = (wanted: string) => [...findings.values()].filter((verdict) => verdict === wanted).length;
  return {
    'line.sent': messages.filter(({ from }) => from === me).length,
    'line.received': messages.filter(({ from }) => from !== me).length,
    'line.grave': messages.filter(({ body }) => ['threat', 'ultimatum'].includes(body.phrase)).length,
    'line.mismatch': of('line.read-back').filter(({ body }) => body.result === 'mismatch').length,
    'line.calls': distinct(calls.map(callId)),
    'line.calls.decider': distinct(calls.filter(({ body }) => body.event === 'decider').map(callId)),
    'line.silent': of('line.silent').length,
    'line.expired': distinct(of('line.expired').map(({ body }) => body.messageId)),
    'watch.sightings': messages.filter(({ body }) => body.phrase === 'are these yours').length,
    'incidents.opened': of('incidents.opened').length,
    'incidents.closed': of('incidents.closed').length,
    'incidents.accounts': of('incidents.account').length,
    'incidents.verdicts': findings.size,
    'incidents.verdicts.supported': verdicts('supported'),
    'incidents.verdicts.contradicted': verdicts('contradicted'),
    'incidents.verdicts.undecidable': verdicts('undecidable'),
    'record.not-understood': all.filter(
      ({ direction, understood, index }) =>
        direction === 'in' && !understood && day.some((entry) => entry.index === index),
    ).length,
  };
}

/** Every figure that can be read off the entries alone. */
export function naive(
  all: readonly Known[],
  window: Window,
  me: string,
  replyMinutes: number | null,
): Record<string, number> {
  const day = all.filter(
    ({ direction, localMs }) => direction !== 'out' && localMs >= window.fromMs && localMs < window.toMs,
  );
  return {
    ...naiveNotices(all, day, me, replyMinutes),
    ...naiveWatch(all, day, me, window),
    ...naiveLine(all, day, me),
  };
}

/** One line for each thing wrong with a bulletin, held against the record. */
export function disagreements(
  bulletin: Bulletin,
  all: readonly Known[],
  replyMinutes: number | null,
): string[] {
  const figures = figuresOf(bulletin);
  const faults: string[] = [];
  for (const [id, wanted] of Object.entries(naive(all, bulletin, bulletin.party, replyMinutes))) {
    const found = figures.get(id)?.count;
    if (found !== wanted) faults.push(`${id}: ${found} instead of ${wanted}`);
  }
  for (const { id, of, count, entries } of figures.values()) {
    if (distinct(entries.map(({ thing }) => thing)) !== count)
      faults.push(`${id}: ${count} is not its things`);
    if (distinct(entries.map(({ index, thing }) => `${index} ${thing}`)) !== entries.length)
      faults.push(`${id}: an entry is listed twice`);
    for (const { index, id: act, kind, atMs, from, to } of entries) {
      const entry = all[index];
      const same =
        entry?.id === act &&
        entry.kind === kind &&
        entry.localMs === atMs &&
        entry.from === from &&
        entry.to === to;
      if (!same) faults.push(`${id}: entry ${index} is not what the record holds`);
      if (atMs >= bulletin.toMs) faults.push(`${id}: entry ${index} is of a later day`);
    }
    const whole = of === null ? null : figures.get(of);
    if (whole === undefined) faults.push(`${id}: part of nothing`);
    for (const { index, thing } of whole ? entries : []) {
      if (!whole?.entries.some((entry) => entry.index === index && entry.thing === thing))
        faults.push(`${id}: entry ${index} is not in ${of}`);
    }
  }
  return faults;
}
