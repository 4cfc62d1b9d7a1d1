/** What stands for and against erasing one act: its copies, what the terms allow of each, and who still needs it. */
import type { Ask, Ctx, Entry, Read } from '../contract/index.ts';
import type { Under } from './kinds.ts';

/** As the terms room answers `terms.retention`: a clause on bodies of that class, ripe or not. */
export interface Allowed {
  under: Under;
  afterDays: number;
  duty: 'may' | 'must';
  ripe: boolean;
}
/** As the house answers `house.kept`; null: of this kind nothing is ever erased. */
export interface Kept {
  sha256: string;
  files: string[];
}
export interface Copy {
  entry: Entry;
  allowed: Allowed[];
  kept: Kept | null;
}
export interface ActFacts {
  /** Of an own act its own entry and every copy sent; of a peer's what came. */
  copies: Copy[];
  /** Peers whose receipt for their copy is still outstanding: it may have to be sent again. */
  waitsFor: string[];
  /** An open incident that needs it. */
  frozenBy: string | null;
  /** A notice that keeps people apart still. */
  stands: boolean;
}

const DAY_MS = 86_400_000;

export function daysBetween(fromMs: number, toMs: number): number {
  return Math.floor((toMs - fromMs) / DAY_MS);
}

/** The act that stands at this place; undefined: there is no such entry. */
export async function factsOf(read: Read, index: number, ctx: Ctx, ask: Ask): Promise<ActFacts | undefined> {
  const named = await read.entry(index);
  if (!named) return undefined;
  const theirs = named.direction === 'in';
  const entries = theirs ? [named] : (await read.act(named.id)).filter(({ direction }) => direction !== 'in');
  const copies = await Promise.all(
    entries.map(async (entry): Promise<Copy> => {
      const { peer, class: entryClass, localMs } = entry;
      return {
        entry,
        allowed: await ask<Allowed[]>('terms.retention', { peer, class: entryClass, localMs, atMs: ctx.now }),
        kept: await ask<Kept | null>('house.kept', { entry }),
      };
    }),
  );
  const deliveries = await ask<{ peer: string; receipt: unknown }[]>('parties.deliveries', {
    actId: named.id,
  });
  return {
    copies,
    waitsFor: theirs ? [] : deliveries.filter(({ receipt }) => !receipt).map(({ peer }) => peer),
    frozenBy: await ask<string | null>('incidents.frozenBy', { entry: named }),
    stands: await ask<boolean>('notices.stands', { entry: named, atMs: ctx.now }),
  };
}
