/**
 * Whose position may go on to this party's handsets: their owners' word, as last heard in their signed batches. Kept in
 * memory alone: after a restart nothing is passed on until the owner has said so again.
 */
import type { Positions } from '../watch/index.ts';

export class Leaves {
  readonly #said = new Map<string, { seq: number; forward: boolean }>();

  /**
   * The word of a batch whose signature was checked. A batch numbered lower than one heard before (overtaken, sent
   * again, or by a clock set back) can take leave away, never give it.
   */
  hear({ from, seq, fixes, forward = [] }: Pick<Positions, 'from' | 'seq' | 'fixes' | 'forward'>): void {
    for (const unit of new Set(fixes.map((fix) => fix.unit))) {
      const key = `${from}/${unit}`;
      const held = this.#said.get(key);
      const said = forward.includes(unit);
      const older = held !== undefined && seq < held.seq;
      this.#said.set(key, older ? { seq: held.seq, forward: held.forward && said } : { seq, forward: said });
    }
  }

  /** False for what no owner has spoken of. */
  covers(party: string, unit: string): boolean {
    return this.#said.get(`${party}/${unit}`)?.forward ?? false;
  }
}
