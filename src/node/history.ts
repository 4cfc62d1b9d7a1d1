/**
 * Where units were, as far as this node was told: own units, and those of peers as their owners sent them. Read from
 * the segments that this node sealed, and from what is taken in and not yet sealed. Other sources are not looked
 * into, so nothing can appear that its owner did not send.
 */
import { type Entry, isRefusal } from '../contract/index.ts';
import type { Fix } from '../feeds/index.ts';
import {
  decodeSegment,
  padMs,
  SEALS,
  type Sealed,
  type SealedSegment,
  type SealRow,
  segmentHash,
} from '../watch/index.ts';
import type { TakenFix } from './live-seals.ts';
import type { ParleyNode } from './node.ts';
import { entryOf } from './reader.ts';

/** Segments are kept by time of receipt: a report that came this much later is still found. */
const LATE_MS = 24 * 3_600_000;
const MINUTE_MS = 60_000;
const PAGE = 512;
/** Most fixes in one answer. */
export const MAX_POINTS = 20_000;
/** Most fixes, and most files, that are read for one answer: beyond it whole minutes are left out, evenly. */
const MAX_READ = 200_000;
const MAX_FILES = 20_000;
/** Fixes of segments read before, kept to be read again: sealed files never change. */
const MAX_KEPT = 150_000;
const FILES_AT_ONCE = 32;

export interface PastQuestion {
  /** Time of the fix, UTC ms, both ends included. */
  fromMs: number;
  toMs: number;
  stepMs: number;
  party?: string | undefined;
  unit?: string | undefined;
}
export interface Past {
  units: { party: string; unit: string; fixes: Fix[] }[];
  /** As asked, or longer where that would have been too much. */
  stepMs: number;
  thinned: boolean;
  /** Segments sealed here whose file is gone or damaged. */
  missing: number;
}

type Track = Map<number, Fix>;

/** The newest fix of each step; of one fix held twice the one received first. */
function put(track: Track, fix: Fix, stepMs: number): void {
  const step = Math.floor(fix.fixMs / stepMs);
  const held = track.get(step);
  const newer =
    !held || fix.fixMs > held.fixMs || (fix.fixMs === held.fixMs && fix.receivedMs < held.receivedMs);
  if (newer) track.set(step, fix);
}

export class History {
  readonly #node: ParleyNode;
  readonly #unsealed: () => readonly TakenFix[];
  readonly #kept = new Map<string, Fix[]>();
  #keptFixes = 0;

  constructor(node: ParleyNode, unsealed: () => readonly TakenFix[]) {
    this.#node = node;
    this.#unsealed = unsealed;
  }

  async between(question: PastQuestion): Promise<Past> {
    const { fromMs, toMs } = question;
    const asked = ({ party, unit }: { party: string; unit: string }) =>
      (question.party === undefined || party === question.party) &&
      (question.unit === undefined || unit === question.unit);
    // Looked at before the seals: what is sealed meanwhile is then found twice, and not missed.
    const unsealed = this.#unsealed().filter(({ party, fix }) => asked({ party, unit: fix.unit }));
    const { segments, everyMinutes } = withinReach((await this.#sealed(fromMs, toMs)).filter(asked));
    let stepMs = question.stepMs;
    const tracks = new Map<string, { party: string; unit: string; track: Track }>();
    const take = (party: string, fix: Fix) => {
      if (fix.fixMs < fromMs || fix.fixMs > toMs) return;
      const key = `${party}/${fix.unit}`;
      const held = tracks.get(key) ?? { party, unit: fix.unit, track: new Map() };
      tracks.set(key, held);
      put(held.track, fix, stepMs);
    };
    let missing = 0;
    for (let i = 0; i < segments.length; i += FILES_AT_ONCE) {
      const some = segments.slice(i, i + FILES_AT_ONCE);
      const read = await Promise.all(some.map((segment) => this.#fixesOf(segment)));
      for (const [at, fixes] of read.entries()) {
        if (!fixes) missing += 1;
        for (const fix of fixes ?? []) take((some[at] as SealedSegment).party, fix);
      }
    }
    for (const { party, fix } of unsealed) take(party, fix);
    const count = () => [...tracks.values()].reduce((sum, { track }) => sum + track.size, 0);
    while (count() > MAX_POINTS) {
      stepMs *= 2;
      for (const held of tracks.values()) {
        const wider: Track = new Map();
        for (const fix of held.track.values()) put(wider, fix, stepMs);
        held.track = wider;
      }
    }
    const units = [...tracks.values()]
      .map(({ party, unit, track }) => ({
        party,
        unit,
        fixes: [...track.values()].sort((a, b) => a.fixMs - b.fixMs),
      }))
      .sort((a, b) => (a.party === b.party ? order(a.unit, b.unit) : order(a.party, b.party)));
    const thinned = stepMs > question.stepMs || everyMinutes > 1;
    return {
      units,
      stepMs: Math.max(stepMs, everyMinutes > 1 ? everyMinutes * MINUTE_MS : 0),
      thinned,
      missing,
    };
  }

  /** First and last moment of which this node holds a fix: from the first sealed minute on. null: none at all. */
  async extent(): Promise<{ firstMs: number; lastMs: number } | null> {
    const { read } = this.#node.store;
    const prefix = `${this.#node.identity.party}/`;
    const [first] = await read.scan<SealRow>(SEALS, { prefix, limit: 1 });
    const [last] = await read.scan<SealRow>(SEALS, { prefix, limit: 1, reverse: true });
    const times = this.#unsealed().map(({ fix }) => fix.fixMs);
    if (first && last) times.push(first.row.fromMs, last.row.toMs);
    if (times.length === 0) return null;
    // Not by spreading: a flood of fixes would be more arguments than a call can take.
    return {
      firstMs: times.reduce((a, b) => Math.min(a, b)),
      lastMs: times.reduce((a, b) => Math.max(a, b)),
    };
  }

  /** What this node itself sealed of reports received in or after the window. */
  async #sealed(fromMs: number, toMs: number): Promise<SealedSegment[]> {
    const { store, identity } = this.#node;
    const rows = await store.read.scan<SealRow>(SEALS, {
      from: `${identity.party}/${padMs(fromMs - MINUTE_MS)}`,
      to: `${identity.party}/${padMs(toMs + LATE_MS)}`,
    });
    const segments: SealedSegment[] = [];
    const indexes = rows.map(({ row }) => row.index);
    let fromIndex = indexes.reduce((a, b) => Math.min(a, b), Number.MAX_SAFE_INTEGER);
    const toIndex = indexes.reduce((a, b) => Math.max(a, b), -1) + 1;
    while (fromIndex < toIndex) {
      const page = await store.read.entries({
        kind: 'watch.sealed',
        direction: 'own',
        fromIndex,
        toIndex,
        limit: PAGE,
      });
      for (const stored of page) {
        const { streams } = (entryOf(stored) as Entry<Sealed>).body;
        segments.push(...(streams ?? []));
      }
      if (page.length < PAGE) break;
      fromIndex = (page.at(-1)?.index ?? toIndex) + 1;
    }
    return segments;
  }

  /** undefined: the file is not here, or is not what was sealed. */
  async #fixesOf({ sha256, party, unit }: SealedSegment): Promise<Fix[] | undefined> {
    const held = this.#kept.get(sha256);
    if (held) {
      this.#kept.delete(sha256);
      this.#kept.set(sha256, held);
      return held;
    }
    const bytes = await this.#node.store.files.get(sha256).catch(() => undefined);
    const segment = bytes && segmentHash(bytes) === sha256 ? decodeSegment(bytes) : undefined;
    if (!segment || isRefusal(segment) || segment.party !== party || segment.unit !== unit) return undefined;
    const fixes = [...segment.fixes];
    this.#kept.set(sha256, fixes);
    this.#keptFixes += fixes.length;
    for (const [oldest, gone] of this.#kept) {
      if (this.#keptFixes <= MAX_KEPT) break;
      this.#kept.delete(oldest);
      this.#keptFixes -= gone.length;
    }
    return fixes;
  }
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** As many segments as may be read: all, or those of every second, fourth … minute. */
function withinReach(segments: readonly SealedSegment[]): {
  segments: readonly SealedSegment[];
  everyMinutes: number;
} {
  let kept = segments;
  let everyMinutes = 1;
  const over = () => kept.length > MAX_FILES || kept.reduce((sum, { count }) => sum + count, 0) > MAX_READ;
  while (over() && everyMinutes < 1_000_000) {
    everyMinutes *= 2;
    kept = segments.filter(({ fromMs }) => Math.floor(fromMs / MINUTE_MS) % everyMinutes === 0);
  }
  // One minute alone may hold more than can be read: then the first of it.
  let left = MAX_READ;
  const end = kept.findIndex(({ count }) => (left -= count) < 0);
  return { segments: kept.slice(0, end < 0 ? MAX_FILES : Math.min(end, MAX_FILES)), everyMinutes };
}
