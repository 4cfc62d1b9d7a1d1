/** The watch as it stands: alerts, seals, and which file holds which unit's track. */
import type { Change, Entry, Me, Rows, TableKey, View } from '../contract/index.ts';
import { sha256, toHex, utf8 } from '../record/index.ts';
import type { AlertBody, AlertClosed, Sealed } from './kinds.ts';
import { isSealed, type SealedSegment, sealRoot } from './seal.ts';
import type { Signal } from './signal.ts';

export const ALERTS = 'watch_alerts';
export const EPISODES = 'watch_episodes';
export const SEALS = 'watch_seals';
export const SEGMENTS = 'watch_segments';

export interface AlertRow {
  /** Who raised it. */
  from: string;
  alertId: string;
  ruleVersion: string;
  /** As first told, and as last told. */
  first: Signal;
  last: Signal;
  /** Every act that told of it, oldest first; of a very long one the first and the newest. */
  acts: { actId: string; phase: Signal['phase']; localMs: number }[];
  raisedMs: number;
  /** The episode is over; a person may still have to close the alert. */
  ended: boolean;
  withdrawn: boolean;
  closed: {
    actId: string;
    reason: AlertClosed['reason'];
    words: string;
    officer: string | null;
    localMs: number;
  } | null;
}

export interface SealRow {
  from: string;
  actId: string;
  index: number;
  fromMs: number;
  toMs: number;
  root: string;
  segments: number;
  claimedMs: number;
  localMs: number;
  /** What is listed or opened gives the root. False: the seal contradicts itself. */
  holds: boolean;
}

export interface SegmentRow extends SealedSegment {
  sealActId: string;
  sealedBy: string;
  source: 'own' | 'peer';
}

const MAX_ACTS = 200;

/** Milliseconds so that byte order is time order. */
export function padMs(atMs: number): string {
  return String(Math.min(Math.max(Math.trunc(atMs), 0), 8.64e15)).padStart(16, '0');
}
/** Unit ids are free text: encoded, so that a slash in one cannot reach another's keys. */
export function segmentPrefix(party: string, unit: string): string {
  return `${party}/${encodeURIComponent(unit.toWellFormed())}/`;
}
export function segmentKey(party: string, unit: string, fromMs: number, sealedBy: string): string {
  return `${segmentPrefix(party, unit)}${padMs(fromMs)}/${sealedBy}`;
}
export function alertKey(from: string, alertId: string): string {
  return `${from}/${alertId}`;
}
/** A peer names its episodes as it likes, and units stand in the names: hashed, every name makes a key. */
export function episodeKey(from: string, episode: string): string {
  return `${from}/${toHex(sha256(utf8(episode)))}`;
}

function segmentsOf(entry: Entry<Sealed>): SealedSegment[] {
  const { streams, opened } = entry.body;
  return entry.direction === 'own' ? (streams ?? []) : opened;
}

function applyAlert(entry: Entry<AlertBody>, rows: Rows): Change[] {
  const { alertId, signal, ruleVersion } = entry.body;
  const key = alertKey(entry.from, alertId);
  const before = rows.get<AlertRow>(ALERTS, key);
  const act = { actId: entry.id, phase: signal.phase, localMs: entry.localMs };
  const acts = [...(before?.acts ?? []), act];
  const row: AlertRow = {
    from: entry.from,
    alertId,
    ruleVersion,
    first: before?.first ?? signal,
    last: signal,
    acts: acts.length > MAX_ACTS ? [acts[0] as typeof act, ...acts.slice(2)] : acts,
    raisedMs: before?.raisedMs ?? entry.localMs,
    ended: signal.phase === 'ends',
    withdrawn: signal.withdrawn,
    closed: before?.closed ?? null,
  };
  return [
    { table: ALERTS, key, row },
    { table: EPISODES, key: episodeKey(entry.from, signal.episode), row: { alertId } },
  ];
}

function applySeal(entry: Entry<Sealed>): Change[] {
  const { fromMs, toMs, root, segments, streams, opened } = entry.body;
  const own = entry.direction === 'own';
  const listed = !own || (streams !== null && streams.length === segments && sealRoot(streams) === root);
  const holds = listed && opened.every((one) => isSealed(root, segments, one));
  const { id: actId, index, claimedMs, localMs, from } = entry;
  const row: SealRow = { from, actId, index, fromMs, toMs, root, segments, claimedMs, localMs, holds };
  const changes: Change[] = [{ table: SEALS, key: `${from}/${padMs(fromMs)}/${actId}`, row }];
  for (const segment of segmentsOf(entry)) {
    // What is not under the root was not sealed: it gets no row that a verdict could rest on.
    if (!own && !isSealed(root, segments, segment as Sealed['opened'][number])) continue;
    if (own && !listed) continue;
    const { party, unit, sha256, count } = segment;
    const held: SegmentRow = {
      party,
      unit,
      sha256,
      count,
      fromMs: segment.fromMs,
      toMs: segment.toMs,
      sealActId: actId,
      sealedBy: from,
      source: own ? 'own' : 'peer',
    };
    changes.push({ table: SEGMENTS, key: segmentKey(party, unit, segment.fromMs, from), row: held });
  }
  return changes;
}

export const view: View = {
  version: 2,
  tables: [ALERTS, EPISODES, SEALS, SEGMENTS],
  touches(entry: Entry, _me: Me): TableKey[] {
    if (entry.direction === 'out' || !entry.understood) return [];
    switch (entry.kind) {
      case 'watch.alert': {
        const { alertId, signal } = entry.body as AlertBody;
        return [
          { table: ALERTS, key: alertKey(entry.from, alertId) },
          { table: EPISODES, key: episodeKey(entry.from, signal.episode) },
        ];
      }
      case 'watch.alert-closed': {
        const { from, alertId } = entry.body as AlertClosed;
        return entry.direction === 'own' ? [{ table: ALERTS, key: alertKey(from, alertId) }] : [];
      }
      case 'watch.sealed': {
        const seal = entry as Entry<Sealed>;
        const segments = segmentsOf(seal).map(({ party, unit, fromMs }) => ({
          table: SEGMENTS,
          key: segmentKey(party, unit, fromMs, entry.from),
        }));
        return [{ table: SEALS, key: `${entry.from}/${padMs(seal.body.fromMs)}/${entry.id}` }, ...segments];
      }
      default:
        return [];
    }
  },
  apply(entry: Entry, rows: Rows, _me: Me): Change[] {
    if (entry.kind === 'watch.alert') return applyAlert(entry as Entry<AlertBody>, rows);
    if (entry.kind === 'watch.sealed') {
      // The first seal of a segment stands: a second one of the same unit and minute would be a rewrite.
      return applySeal(entry as Entry<Sealed>).filter(
        (change) => change.table !== SEGMENTS || rows.get(SEGMENTS, change.key) === undefined,
      );
    }
    const { from, alertId, reason, words } = entry.body as AlertClosed;
    const key = alertKey(from, alertId);
    const row = rows.get<AlertRow>(ALERTS, key);
    if (!row || row.closed) return [];
    const closed = {
      actId: entry.id,
      reason,
      words,
      officer: entry.by?.officer ?? null,
      localMs: entry.localMs,
    };
    return [{ table: ALERTS, key, row: { ...row, closed } }];
  },
};
