/** Fixes of a past minute become segment files, and one entry seals the root over them: no track is written afterwards. */
import { isRefusal, RefusalError } from '../contract/index.ts';
import type { Fix } from '../feeds/index.ts';
import { toHex } from '../record/index.ts';
import type { Journal } from '../store/index.ts';
import { encodeSegment, MAX_SEGMENT_FIXES } from '../watch/index.ts';
import { ITSELF, type ParleyNode } from './node.ts';

export interface TakenFix {
  party: string;
  fix: Fix;
}

const MINUTE_MS = 60_000;
/** Streams that one seal can hold. */
const MAX_STREAMS = 10_000;
const minuteOf = (ms: number) => Math.floor(ms / MINUTE_MS) * MINUTE_MS;

export class SealQueue {
  readonly #node: ParleyNode;
  readonly #journal: Journal;
  readonly #sharedWith: (unit: string, party: string) => string[];
  #held: TakenFix[] = [];
  #sealing: Promise<boolean> = Promise.resolve(false);

  constructor(node: ParleyNode, journal: Journal, sharedWith: (unit: string, party: string) => string[]) {
    this.#node = node;
    this.#journal = journal;
    this.#sharedWith = sharedWith;
  }

  /** Taken in and in no sealed segment yet. */
  get held(): readonly TakenFix[] {
    return this.#held;
  }
  hold(item: TakenFix): void {
    this.#held.push(item);
  }

  /**
   * Seals every past minute that has fixes. `remember` runs after the journal has turned, before its old part is
   * dropped. Returns whether anything was sealed.
   */
  seal(nowMs: number, remember: () => Promise<void>): Promise<boolean> {
    this.#sealing = this.#sealing.catch(() => false).then(() => this.#seal(nowMs, remember));
    return this.#sealing;
  }

  async #seal(nowMs: number, remember: () => Promise<void>): Promise<boolean> {
    const current = minuteOf(nowMs);
    if (!this.#held.some(({ fix }) => minuteOf(fix.receivedMs) < current)) return false;
    const closed = await this.#journal.rotate();
    await remember();
    const byMinute = Map.groupBy(this.#held, ({ fix }) => minuteOf(fix.receivedMs));
    const sealed = new Set<TakenFix>();
    for (const [fromMs, items] of [...byMinute].sort(([a], [b]) => a - b)) {
      if (fromMs >= current) continue;
      await this.#sealMinute(fromMs, items);
      for (const item of items) sealed.add(item);
    }
    this.#held = this.#held.filter((item) => !sealed.has(item));
    // Fixes of the minute that still runs may stand in the closed part: they move over before it goes.
    if (this.#held.length > 0) await this.#journal.append(this.#held);
    await this.#journal.drop(closed);
    return true;
  }

  /** More reports than a segment can hold are cut to those that came first: one flood must not stop all sealing. */
  #segmentOf(group: readonly TakenFix[], fromMs: number, toMs: number) {
    const { party, fix } = group[0] as TakenFix;
    const salt = toHex(this.#node.random.bytes(16));
    for (let count = Math.min(group.length, MAX_SEGMENT_FIXES); ; count = Math.floor(count / 2)) {
      const fixes = group.slice(0, count).map((item) => item.fix);
      const bytes = encodeSegment({ party, unit: fix.unit, fromMs, toMs, salt, fixes });
      if (isRefusal(bytes) && count > 1) continue;
      if (isRefusal(bytes)) throw new RefusalError(bytes);
      if (count < group.length)
        this.#node.failed(new Error(`${party} ${fix.unit}: ${group.length - count} reports not sealed`));
      return { party, unit: fix.unit, count, bytes };
    }
  }

  async #sealMinute(fromMs: number, items: readonly TakenFix[]): Promise<void> {
    const toMs = fromMs + MINUTE_MS;
    const { party: me } = this.#node.identity;
    const groups = [...Map.groupBy(items, ({ party, fix }) => `${party}/${fix.unit}`).values()];
    // Own units first: a peer that reports of more than one seal can hold pushes out none of them.
    groups.sort((a, b) => Number(b[0]?.party === me) - Number(a[0]?.party === me));
    if (groups.length > MAX_STREAMS) this.#node.failed(new Error(`${groups.length} tracks in one minute`));
    const files = groups.slice(0, MAX_STREAMS).map((group) => this.#segmentOf(group, fromMs, toMs));
    // Files first, durable, then the entry that names them.
    const hashes = await this.#node.store.files.putAll(files.map(({ bytes }) => bytes));
    const segments = files.map(({ party, unit, count }, i) => ({
      party,
      unit,
      sha256: hashes[i] as string,
      count,
      fromMs,
      toMs,
      sharedWith: party === me ? this.#sharedWith(unit, party) : [],
    }));
    const to = await this.#node.ask<string[]>('parties.peers', {});
    const outcome = await this.#node.command('watch.seal', { fromMs, toMs, segments, to }, ITSELF);
    if (isRefusal(outcome)) throw new RefusalError(outcome);
  }
}
