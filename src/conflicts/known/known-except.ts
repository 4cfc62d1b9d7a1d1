/**
 * What is known, but for some notices that stand otherwise in what is being written: they are taken from there. So one index
 * of what is committed serves the writer, which sees further, and readers, who do not.
 */
import type { Claim } from '../../notices/index.ts';
import { plansNear } from '../active/meetings.ts';
import type { Answer, NoticeRef } from '../finding.ts';
import type { Plan } from '../plan.ts';
import { byId, type Known, type KnownSet, MOST_NAMED } from './known.ts';
import { KnownPlans, namesOf, overlap, setsOf, untoldOf } from './known-plans.ts';
import { SetDigest } from './set-digest.ts';

export class KnownExcept implements Known {
  readonly sinceMs: number;
  readonly #held: KnownPlans;
  readonly #ids: ReadonlySet<string>;
  readonly #instead: KnownPlans;

  /** @param changed ids with what stands under each now */
  constructor(held: KnownPlans, changed: ReadonlyMap<string, readonly Claim[]>) {
    this.#held = held;
    this.sinceMs = held.sinceMs;
    this.#ids = new Set(changed.keys());
    this.#instead = new KnownPlans(null, held.sinceMs);
    for (const [noticeId, claims] of changed) this.#instead.set(noticeId, claims);
  }

  get parties(): string[] {
    const held = [...this.#digests()].filter(([, { count }]) => count > 0).map(([party]) => party);
    return [...new Set([...held, ...this.#untold().map(({ ref }) => ref.party)])].sort();
  }

  near(plan: Plan, reachM: number): Plan[] {
    const held = plansNear(this.#held.active, plan, reachM).filter(
      (other) => !this.#ids.has(other.noticeId ?? '') && overlap(plan, other),
    );
    return [...held, ...this.#instead.near(plan, reachM)];
  }

  compared(plan: Plan, near: readonly Plan[]): NoticeRef[] {
    let others = 0;
    for (const [party, { count }] of this.#digests()) if (party !== plan.party) others += count;
    if (others > MOST_NAMED) return namesOf(near);
    const held = this.#held.overlapping(plan).filter(({ noticeId }) => !this.#ids.has(noticeId));
    return [...held, ...this.#instead.overlapping(plan)].sort(byId);
  }

  notCompared(plan: Plan): Answer['notCompared'] {
    return untoldOf(this.#untold(), plan);
  }

  sets({ party }: Plan): KnownSet[] {
    return setsOf(this.#digests(), party);
  }

  #untold() {
    const held = this.#held.untold().filter(({ ref }) => !this.#ids.has(ref.noticeId));
    return [...held, ...this.#instead.untold()];
  }

  /** By party, as those of the plans held without the ids, and with what stands instead. */
  #digests(): Map<string, SetDigest> {
    const all = new Map(this.#held.digests());
    const own = new Set<string>();
    const ofOwn = (party: string): SetDigest => {
      const before = all.get(party);
      const digest = own.has(party) && before ? before : (before?.copy() ?? new SetDigest());
      own.add(party);
      all.set(party, digest);
      return digest;
    };
    for (const id of this.#ids) {
      for (const ref of this.#held.active.refsOf(id)) ofOwn(ref.party).remove(ref);
      for (const ref of this.#instead.active.refsOf(id)) ofOwn(ref.party).add(ref);
    }
    return all;
  }
}
