/**
 * What stands open, worked out a second time: straight from the entries of one record, in plain loops, without the
 * rooms' views and answers. Of messages it knows those without place and time, which need no read-back.
 */
import type { Entry } from '../../../src/contract/index.ts';
import { fieldsOf, spanOf } from '../../../src/notices/index.ts';

// Bodies are read here by hand, as somebody with nothing but the record would.
// oxlint-disable-next-line typescript/no-explicit-any
type Body = any;

function noticeKeys(entries: readonly Entry<Body>[], me: string, nowMs: number): string[] {
  const keys: string[] = [];
  const latest = new Map<string, Entry<Body>>();
  const withdrawn = new Set<string>();
  for (const entry of entries) {
    const id = `${entry.body?.noticeId}/${entry.from}`;
    if (entry.kind === 'notices.filed' || entry.kind === 'notices.amended') latest.set(id, entry);
    if (entry.kind === 'notices.withdrawn') withdrawn.add(id);
  }
  for (const [id, { from, body }] of latest) {
    if (withdrawn.has(id) || spanOf(fieldsOf(body.openings)).toMs < nowMs) continue;
    const about = entries.filter((one) => one.body?.noticeId === body.noticeId);
    const by = (kind: string, party: string) =>
      about.filter((one) => one.kind === kind && one.from === party && one.body.version === body.version);
    if (from !== me && by('notices.acknowledged', me).length === 0) keys.push(`notice unread/${id}`);
    if (from !== me && by('notices.disseminated', me).length === 0) keys.push(`notice not passed on/${id}`);
    for (const one of about.filter(({ kind }) => kind === 'notices.silent')) {
      const { party, clause, version } = one.body;
      const spoke = by('notices.acknowledged', party).length + by('notices.position', party).length > 0;
      if (version === body.version && !spoke) keys.push(`silence/${id}/${party}/${clause}`);
    }
    const said = new Map<string, string>();
    for (const one of about) if (one.kind === 'notices.position') said.set(one.from, one.body.position);
    for (const [party, position] of said) {
      if (['objection', 'denied', 'alternative'].includes(position)) keys.push(`objection/${id}/${party}`);
    }
  }
  return keys;
}

function alertKeys(entries: readonly Entry<Body>[]): string[] {
  const closed = new Set(
    entries
      .filter(({ kind }) => kind === 'watch.alert-closed')
      .map(({ body }) => `${body.from}/${body.alertId}`),
  );
  const last = new Map<string, Body>();
  for (const { kind, from, body } of entries)
    if (kind === 'watch.alert') last.set(`${from}/${body.alertId}`, body.signal);
  return [...last].flatMap(([key, { type, phase }]) => {
    if (!closed.has(key)) return [`alert/${key}`];
    return phase !== 'ends' && ['lost', 'overdue'].includes(type) ? [`unit/${key}`] : [];
  });
}

function conflictKeys(entries: readonly Entry<Body>[]): string[] {
  const open = new Map<string, string>();
  for (const { kind, id, body } of entries) {
    if (kind === 'conflicts.found') open.set(body.key, id);
    if (kind === 'conflicts.cleared' && open.get(body.key) === body.found) open.delete(body.key);
  }
  return [...open.keys()].map((key) => `conflict/${key}`);
}

function lineKeys(entries: readonly Entry<Body>[], me: string): string[] {
  const keys: string[] = [];
  for (const { kind, id, from, body } of entries) {
    if (kind !== 'line.message') continue;
    const acts = entries.filter((one) => one.body?.messageId === id && one.body?.from === from);
    if (acts.some((one) => one.kind === 'line.withdrawn' || one.kind === 'line.closed')) continue;
    const asked = (body.to as { party: string; for: string }[])
      .filter((one) => one.for === 'action' && one.party !== from)
      .map(({ party }) => party)
      .filter((party) => from === me || party === me);
    const grave = ['threat', 'ultimatum'].includes(body.phrase);
    const wantsReply = ['stop', 'hold', 'are these yours', 'threat', 'ultimatum'].includes(body.phrase);
    const waits = asked.filter((party) => {
      const answered = acts.some(
        (one) =>
          one.kind === 'line.reply' &&
          one.from === party &&
          !['checking', 'free text'].includes(one.body.phrase),
      );
      const read = acts.some((one) => one.kind === 'line.acknowledged' && one.from === party);
      return wantsReply ? !answered : !(answered || read);
    });
    if (grave ? asked.length > 0 : waits.length > 0)
      keys.push(`${grave ? 'ultimatum' : 'message'}/${from}/${id}`);
  }
  const calls = new Map<string, string[]>();
  for (const { kind, from, body } of entries) {
    if (kind !== 'line.call' || from !== body.openedBy) continue;
    const key = `call/${body.openedBy}/${body.callId}`;
    calls.set(key, [...(calls.get(key) ?? []), body.event]);
  }
  for (const [key, events] of calls)
    if (!['ended', 'dropped'].includes(events.at(-1) as string)) keys.push(key);
  return keys;
}

function incidentKeys(entries: readonly Entry<Body>[], me: string): string[] {
  const done = new Set(
    entries
      .filter(({ kind, from }) => kind === 'incidents.closed' && from === me)
      .map(({ body }) => body.incidentId),
  );
  return entries
    .filter(({ kind, body }) => kind === 'incidents.opened' && !done.has(body.incidentId))
    .map(({ body }) => `incident/${body.incidentId}`);
}

function peerKeys(all: readonly Entry<Body>[], nowMs: number): string[] {
  const peers = all.filter(({ kind }) => kind === 'parties.enrolled').map(({ body }) => body.card.party);
  return peers
    .filter((party) => {
      const heard = all.filter(({ direction, peer }) => direction === 'in' && peer === party).at(-1);
      return !heard || nowMs - heard.localMs > 3_600_000;
    })
    .map((party) => `peer/${party}`);
}

/** Keys of everything that stands open on this record, sorted. */
export function naiveKeys(record: readonly Entry[], me: string, nowMs: number): string[] {
  const all = record as readonly Entry<Body>[];
  // A copy that was sent says nothing that the own entry does not.
  const entries = all.filter(({ direction }) => direction !== 'out');
  return [
    ...noticeKeys(entries, me, nowMs),
    ...alertKeys(entries),
    ...conflictKeys(entries),
    ...lineKeys(entries, me),
    ...incidentKeys(entries, me),
    ...peerKeys(all, nowMs),
  ].sort();
}
