/** Every notice in force as a plan, in the index; what cannot be a plan beside it; and for each party the digest of its set. */
import { isRefusal } from '../../contract/index.ts';
import { type Claim, spanOf } from '../../notices/index.ts';
import { ActivePlans, type Packer } from '../active/active-plans.ts';
import { plansNear } from '../active/meetings.ts';
import type { Answer, NoticeRef } from '../finding.ts';
import { type Plan, planOf } from '../plan.ts';
import { byId, type Known, type KnownSet, MOST_NAMED } from './known.ts';
import { SetDigest } from './set-digest.ts';

type Span = Pick<Plan, 'fromMs' | 'toMs'>;
/** Of which too little is shown to compare, and when it holds as far as that is known. */
export interface Untold extends Span {
  ref: Answer['notCompared'][number];
}

const HOUR_MS = 3_600_000;
const hourOf = (ms: number): number => Math.floor(ms / HOUR_MS);

/** Closed spans. */
export function overlap(a: Span, b: Span): boolean {
  return a.fromMs <= b.toMs && b.fromMs <= a.toMs;
}

export class KnownPlans implements Known {
  readonly active: ActivePlans;
  #sinceMs: number;
  readonly #untold = new Map<string, Untold[]>();
  readonly #sets = new Map<string, SetDigest>();
  /** Ids by the hour in which a plan of theirs ends. One that was changed since stands in more than one. */
  readonly #ends = new Map<number, string[]>();
  /** Nothing is held that ended in an hour before this one. */
  #firstHour: number;

  /** @param sinceMs a whole hour, as `sinceOf` gives it; so is that of `expire` */
  constructor(packer: Packer | null, sinceMs: number) {
    this.active = packer ? new ActivePlans(packer) : ActivePlans.of([]);
    this.#sinceMs = sinceMs;
    this.#firstHour = hourOf(sinceMs);
  }

  get sinceMs(): number {
    return this.#sinceMs;
  }

  get parties(): string[] {
    const held = [...this.#sets].filter(([, { count }]) => count > 0).map(([party]) => party);
    return [...new Set([...held, ...this.untold().map(({ ref }) => ref.party)])].sort();
  }

  /** These and no others stand under the id: what stood there before is let go. */
  set(noticeId: string, claims: readonly Claim[]): void {
    this.#drop(noticeId);
    for (const claim of claims) {
      const { party, version, fields } = claim;
      const plan = planOf(claim);
      if (!isRefusal(plan)) {
        if (plan.toMs >= this.#sinceMs) this.#add(plan, noticeId);
        continue;
      }
      const untold = { ref: { party, noticeId, version, why: plan.refused }, ...spanOf(fields) };
      if (untold.toMs >= this.#sinceMs)
        this.#untold.set(noticeId, [...(this.#untold.get(noticeId) ?? []), untold]);
    }
  }

  /** Lets go of what was over before that moment. Earlier than before: does nothing. */
  expire(sinceMs: number): void {
    if (sinceMs <= this.#sinceMs) return;
    this.#sinceMs = sinceMs;
    const before = hourOf(sinceMs);
    // Few hours pass at a time; a clock that was moved far goes by the hours that are there.
    const isFar = before - this.#firstHour > this.#ends.size;
    const hours = isFar
      ? [...this.#ends.keys()].filter((hour) => hour < before)
      : Array.from({ length: before - this.#firstHour }, (_, i) => this.#firstHour + i);
    for (const hour of hours) {
      const ids = this.#ends.get(hour) ?? [];
      this.#ends.delete(hour);
      for (const id of ids) this.#expireOne(id);
    }
    this.#firstHour = before;
    for (const [id, all] of this.#untold) {
      const stay = all.filter(({ toMs }) => toMs >= sinceMs);
      if (stay.length === 0) this.#untold.delete(id);
      else if (stay.length < all.length) this.#untold.set(id, stay);
    }
  }

  near(plan: Plan, reachM: number): Plan[] {
    return plansNear(this.active, plan, reachM).filter((other) => overlap(plan, other));
  }

  compared(plan: Plan, near: readonly Plan[]): NoticeRef[] {
    return this.othersOf(plan) > MOST_NAMED ? namesOf(near) : this.overlapping(plan).sort(byId);
  }

  /** How many plans of parties other than the plan's are held. */
  othersOf({ party }: Plan): number {
    let count = 0;
    for (const [other, set] of this.#sets) if (other !== party) count += set.count;
    return count;
  }

  /** All plans of others that overlap in time, by reference. Looks at each. */
  overlapping(plan: Plan): NoticeRef[] {
    return [...this.active.spans()]
      .filter(({ ref, fromMs, toMs }) => isOther(plan, ref) && overlap(plan, { fromMs, toMs }))
      .map(({ ref }) => ref);
  }

  notCompared(plan: Plan): Answer['notCompared'] {
    return untoldOf(this.untold(), plan);
  }

  untold(): Untold[] {
    return [...this.#untold.values()].flat();
  }

  sets({ party }: Plan): KnownSet[] {
    return setsOf(this.digests(), party);
  }

  digests(): ReadonlyMap<string, SetDigest> {
    return this.#sets;
  }

  #add(plan: Plan, noticeId: string): void {
    this.active.add(plan);
    if (Number.isFinite(plan.toMs)) {
      const hour = hourOf(plan.toMs);
      const ids = this.#ends.get(hour);
      if (ids) ids.push(noticeId);
      else this.#ends.set(hour, [noticeId]);
    }
    const set = this.#sets.get(plan.party) ?? new SetDigest();
    set.add({ noticeId, version: plan.version ?? 1 });
    this.#sets.set(plan.party, set);
  }

  #drop(noticeId: string): void {
    this.#untold.delete(noticeId);
    for (const ref of this.active.refsOf(noticeId)) this.#sets.get(ref.party)?.remove(ref);
    this.active.withdraw(noticeId);
  }

  #expireOne(noticeId: string): void {
    const all = this.active.plansOf(noticeId);
    const stay = all.filter(({ toMs }) => toMs >= this.#sinceMs);
    // Changed since: it stands under its later hour too.
    if (stay.length === all.length) return;
    const untold = this.#untold.get(noticeId);
    this.#drop(noticeId);
    if (untold) this.#untold.set(noticeId, untold);
    for (const plan of stay) this.#add(plan, noticeId);
  }
}

/** What another party filed under the plan's own id is another's too. */
export function isOther(plan: Plan, { party }: NoticeRef): boolean {
  return party !== plan.party;
}

export function untoldOf(untold: readonly Untold[], plan: Plan): Answer['notCompared'] {
  const others = untold.filter((one) => isOther(plan, one.ref) && overlap(plan, one));
  return others.map(({ ref }) => ref).sort(byId);
}

export function namesOf(plans: readonly Plan[]): NoticeRef[] {
  return plans
    .map(({ party, noticeId, version }) => ({ party, noticeId: noticeId ?? '-', version: version ?? 1 }))
    .sort(byId);
}

export function setsOf(digests: ReadonlyMap<string, SetDigest>, but: string): KnownSet[] {
  return [...digests]
    .filter(([party, { count }]) => party !== but && count > 0)
    .map(([party, set]) => ({ party, count: set.count, digest: set.hex() }))
    .sort((a, b) => (a.party < b.party ? -1 : 1));
}
