/** Time as the node sees it. Only exercise nodes may run a moved or faster clock. */

export interface Clock {
  /** UTC ms. The machine's clock may be set, forwards and back: nothing is ordered by it. */
  now(): number;
  /** Node seconds per real second; 0 for a clock moved by hand. */
  readonly speed: number;
}

export const systemClock: Clock = { now: () => Date.now(), speed: 1 };

/** Where an exercise clock stands: at real time `realMs` it showed `shownMs`, and it runs `speed` times as fast. */
export interface ClockSetting {
  shownMs: number;
  realMs: number;
  speed: number;
}

/** A clock for exercises: moved and faster, always forwards. `real` is handed in for tests. */
export class ExerciseClock implements Clock {
  #setting: ClockSetting;
  readonly #real: () => number;
  constructor(setting: ClockSetting, real: () => number = () => Date.now()) {
    this.#setting = setting;
    this.#real = real;
  }
  get speed(): number {
    return this.#setting.speed;
  }
  now(): number {
    const { shownMs, realMs, speed } = this.#setting;
    return Math.floor(shownMs + Math.max(0, this.#real() - realMs) * speed);
  }
  /** Moves on to `shownMs`, or only changes the speed; never back. Returns where it stands now. */
  move(shownMs: number, speed: number = this.speed): ClockSetting {
    this.#setting = { shownMs: Math.max(this.now(), shownMs), realMs: this.#real(), speed };
    return this.#setting;
  }
}

/** Stands still until moved: for scenarios, which wait for quiet and never sleep. */
export class VirtualClock implements Clock {
  #nowMs: number;
  readonly speed = 0;
  constructor(startMs: number) {
    this.#nowMs = startMs;
  }
  now(): number {
    return this.#nowMs;
  }
  moveTo(ms: number): void {
    if (ms < this.#nowMs) throw new RangeError(`virtual clock cannot go back from ${this.#nowMs} to ${ms}`);
    this.#nowMs = ms;
  }
}
