/** The one-time code of the set-up page: who can read the terminal may make the party, nobody else. */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import { type Refusal, refuse } from '../../contract/index.ts';

/** Crockford's: no letter that is taken for a digit. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 8;
/** Wrong codes before a pause, and how long the pause is: 40 bits would take thousands of years. */
const MAX_TRIES = 5;
const PAUSE_MS = 30_000;

/** Letters that people write for others, spaces and hyphens. */
function plain(typed: string): string {
  return typed
    .slice(0, 100)
    .toUpperCase()
    .replaceAll(/[\s\u2010-\u2015-]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
}

function same(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/** Taken once, by one browser, which holds a token from then on. */
export class OneTimeCode {
  /** As printed: `7K3M-9XQA`. */
  readonly shown: string;
  readonly #code: string;
  #token: string | null = null;
  #tries = 0;
  #pausedUntilMs = 0;

  constructor(random: (count: number) => Uint8Array = randomBytes) {
    this.#code = [...random(LENGTH)].map((byte) => ALPHABET[byte % ALPHABET.length]).join('');
    this.shown = `${this.#code.slice(0, 4)}-${this.#code.slice(4)}`;
  }

  /** The token for the browser's cookie. */
  take(typed: string, nowMs: number = Date.now()): { token: string } | Refusal {
    if (nowMs < this.#pausedUntilMs) {
      return refuse('SERVER_CODE_PAUSED', { seconds: Math.ceil((this.#pausedUntilMs - nowMs) / 1000) });
    }
    this.#tries += 1;
    if (!same(plain(typed), this.#code)) {
      if (this.#tries < MAX_TRIES) return refuse('SERVER_CODE_WRONG', { left: MAX_TRIES - this.#tries });
      this.#tries = 0;
      this.#pausedUntilMs = nowMs + PAUSE_MS;
      return refuse('SERVER_CODE_PAUSED', { seconds: PAUSE_MS / 1000 });
    }
    if (this.#token !== null) return refuse('SERVER_CODE_USED');
    this.#token = randomBytes(32).toString('base64url');
    return { token: this.#token };
  }

  /** True for the browser that gave the code. */
  holds(token: string | undefined): boolean {
    return this.#token !== null && token !== undefined && same(token, this.#token);
  }
}
