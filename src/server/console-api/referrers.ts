/** Which entries refer to an act: gathered from the record as it grows, on being asked. Not evidence, only a way back. */
import { entryOf, type ParleyNode } from '../../node/index.ts';

const PAGE = 512;
/** As many entries, the newest, are looked through. */
const MAX_ENTRIES = 200_000;
/** Listed of one act. */
export const MAX_REFERRERS = 200;

export class Referrers {
  readonly #node: ParleyNode;
  readonly #byAct = new Map<string, number[]>();
  #next: number | null = null;
  /** The first entry that was looked through. */
  #since = 0;
  #reading: Promise<void> = Promise.resolve();

  constructor(node: ParleyNode) {
    this.#node = node;
  }

  /** Indexes in log order. `all` is false where there may be more than are given. */
  async of(actId: string): Promise<{ indexes: number[]; all: boolean }> {
    this.#reading = this.#reading.catch(() => {}).then(() => this.#readOn());
    await this.#reading;
    const found = this.#byAct.get(actId) ?? [];
    return {
      indexes: found.slice(0, MAX_REFERRERS),
      all: this.#since === 0 && found.length <= MAX_REFERRERS,
    };
  }

  async #readOn(): Promise<void> {
    const { read } = this.#node.store;
    if (this.#next === null) this.#since = this.#next = Math.max(0, (await read.size()) - MAX_ENTRIES);
    for (;;) {
      const page = await read.entries({ fromIndex: this.#next, limit: PAGE });
      for (const stored of page) {
        for (const act of new Set(entryOf(stored).refs)) {
          const held = this.#byAct.get(act);
          if (!held) this.#byAct.set(act, [stored.index]);
          // One more than is listed shows that there are more.
          else if (held.length <= MAX_REFERRERS) held.push(stored.index);
        }
        this.#next = stored.index + 1;
      }
      if (page.length < PAGE) return;
    }
  }
}
