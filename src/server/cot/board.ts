/** What handsets are shown now: units as events, written once for all connections, and the alarms still going on. */
import { isRefusal, type Refusal } from '../../contract/index.ts';
import { type CotEvent, encodeCot, unitUid } from '../../feeds/index.ts';
import type { Live, UnitNow } from '../../node/index.ts';
import type { Signal } from '../../watch/index.ts';
import type { ShownUnit } from './connection.ts';
import { alertOut, isShown, remarksOf, unitOut, type Voice } from './outgoing.ts';

/** Alarms that are told again to whom connects; beyond it the oldest are told no more. */
const MAX_ALARMS = 500;

/** A unit's event and what it was made from: written again only when that changed. */
interface Written {
  fix: UnitNow['fix'];
  remarks: string;
  callsign: string;
  shown: ShownUnit;
}

export class Board {
  readonly #live: Pick<Live, 'units' | 'standing'>;
  readonly #voice: Voice;
  readonly #unwritable: (refusal: Refusal) => void;
  #units = new Map<string, Written>();
  readonly #alarms = new Map<string, { event: string; untilMs: number }>();

  constructor(live: Pick<Live, 'units' | 'standing'>, voice: Voice, unwritable: (refusal: Refusal) => void) {
    this.#live = live;
    this.#voice = voice;
    this.#unwritable = unwritable;
  }

  #written(event: CotEvent): string | null {
    const text = encodeCot(event);
    if (!isRefusal(text)) return text;
    this.#unwritable(text);
    return null;
  }

  /** Every unit that may stand on handsets now, by uid. */
  units(nowMs: number): Map<string, ShownUnit> {
    const { party, callsignOf } = this.#voice;
    const next = new Map<string, Written>();
    for (const now of this.#live.units()) {
      if (!isShown(now, this.#voice, nowMs)) continue;
      const own = now.party === party;
      const uid = unitUid(now.party, now.unit);
      const remarks = remarksOf(this.#voice, now.party, own ? this.#live.standing(now.unit) : null);
      const callsign = own ? callsignOf(now.unit) : '';
      const held = this.#units.get(uid);
      if (held?.fix === now.fix && held.remarks === remarks && held.callsign === callsign) {
        next.set(uid, held);
        continue;
      }
      const event = this.#written(unitOut(this.#voice, now, remarks));
      if (event === null) continue;
      const { fix, unit } = now;
      const from = own && fix.source === 'cot' ? { unit, fixMs: fix.fixMs } : null;
      next.set(uid, { fix, remarks, callsign, shown: { event, from } });
    }
    this.#units = next;
    return new Map([...next].map(([uid, { shown }]) => [uid, shown]));
  }

  /** What to tell of a signal, at once. */
  tell(signal: Signal): string[] {
    return alertOut(this.#voice, signal, this.#live.units()).flatMap((event) => {
      const text = this.#written(event);
      if (text === null) return [];
      if (event.type === 'b-a-o') this.#keep(event, text);
      else if (event.type === 'b-a-o-can') this.#alarms.delete(event.uid);
      return [text];
    });
  }

  #keep({ uid, staleMs }: CotEvent, event: string): void {
    this.#alarms.delete(uid);
    this.#alarms.set(uid, { event, untilMs: staleMs ?? 0 });
    const [oldest] = this.#alarms.keys();
    if (this.#alarms.size > MAX_ALARMS && oldest !== undefined) this.#alarms.delete(oldest);
  }

  /** Alarms that go on, for one who has just come. */
  alarms(nowMs: number): string[] {
    for (const [uid, { untilMs }] of this.#alarms) if (untilMs <= nowMs) this.#alarms.delete(uid);
    return [...this.#alarms.values()].map(({ event }) => event);
  }
}
