/** Devices that report over CoT and are assigned to no unit: kept by uid, so that an officer can assign them. */

export interface Stranger {
  uid: string;
  callsign: string | null;
  /** Positions that were not used. */
  reports: number;
  /** UTC ms by the node's clock. */
  firstMs: number;
  lastMs: number;
}

export const MAX_STRANGERS = 256;
const MAX_UID = 128;
export const MAX_CALLSIGN = 64;

export class Strangers {
  readonly #held = new Map<string, Stranger>();
  /** Positions of unknown devices, those included that the list has no room for. */
  reports = 0;

  /** True where this device was not on the list before. */
  hear({ uid, callsign }: { uid: string; callsign: string | null }, nowMs: number): boolean {
    this.reports += 1;
    const key = uid.slice(0, MAX_UID);
    const known = this.#held.get(key);
    if (known) {
      known.reports += 1;
      known.lastMs = nowMs;
      return false;
    }
    if (this.#held.size >= MAX_STRANGERS) return false;
    this.#held.set(key, {
      uid: key,
      callsign: callsign === null ? null : callsign.slice(0, MAX_CALLSIGN),
      reports: 1,
      firstMs: nowMs,
      lastMs: nowMs,
    });
    return true;
  }

  list(): Stranger[] {
    return [...this.#held.values()];
  }
}
