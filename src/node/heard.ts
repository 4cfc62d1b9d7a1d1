/**
 * Signed things from a peer that are no entries: positions, a checkpoint, an answer to our own call. Of the moment:
 * kept in memory, gone with a restart. What the record holds of a peer stands in the view of links.
 */

/** answer: it answered our call with its signed checkpoint, which may be one it showed before. */
export type HeardBy = 'positions' | 'checkpoint' | 'answer';
export interface HeardOf {
  /** This node's clock, UTC ms. */
  atMs: number;
  by: HeardBy;
}

export class Heard {
  readonly #last = new Map<string, HeardOf>();

  /** Called only for what was verified against the key of an enrolled peer: so there are no more than those. */
  note(party: string, by: HeardBy, atMs: number): void {
    this.#last.set(party, { atMs, by });
  }
  of(party: string): HeardOf | null {
    return this.#last.get(party) ?? null;
  }
}
