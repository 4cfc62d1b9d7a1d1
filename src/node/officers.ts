/** Officers and their sign-ins. Local data: never evidence, never in the record. */
import { createHash, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { readIfThere, writeDurably } from '../store/index.ts';
import type { Officer } from './config.ts';
import type { Actor } from './node.ts';

const N = 16_384;
const R = 8;
const P = 1;
const TWELVE_HOURS_MS = 12 * 3_600_000;
/** Wrong passwords for one officer before a pause, and how long the pause is. */
const MAX_TRIES = 5;
const PAUSE_MS = 30_000;
/** Unknown names whose tries are counted, so that they meet the same pause as known ones; the oldest go first. */
const MAX_UNKNOWN = 10_000;
/** Passwords that wait to be tried: each costs a processor's time that the watch needs too. */
const MAX_WAITING = 32;

function derive(
  password: string,
  salt: Buffer,
  n: number,
  r: number,
  p: number,
  length: number,
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, length, { N: n, r, p, maxmem: 256 * n * r }, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}

/** `scrypt$N$r$p$salt$hash` for the config file. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const hash = await derive(password, salt, N, R, P, 32);
  return `scrypt$${N}$${R}$${P}$${salt.toString('base64')}$${hash.toString('base64')}`;
}

async function passwordFits(password: string, stored: string): Promise<boolean> {
  const [, n, r, p, salt, hash] = stored.split('$') as [string, string, string, string, string, string];
  const expected = Buffer.from(hash, 'base64');
  const given = await derive(
    password,
    Buffer.from(salt, 'base64'),
    Number(n),
    Number(r),
    Number(p),
    expected.length,
  );
  return timingSafeEqual(given, expected);
}

const signInSchema = z.strictObject({
  id: z.string(),
  officer: z.string(),
  untilMs: z.number(),
  /** Which password it was made with: a changed password ends the sign-ins made with the old one. */
  password: z.string(),
});
type SignIn = z.infer<typeof signInSchema>;

function passwordMark(officer: Officer): string {
  return createHash('sha256').update(officer.password).digest('hex').slice(0, 32);
}
export interface SignedIn extends Actor {
  officer: Officer;
}

/** Sign-ins survive a restart: only the hash of each token is on disk. */
export class Officers {
  readonly #officers: ReadonlyMap<string, Officer>;
  readonly #path: string | null;
  #signIns = new Map<string, SignIn>();
  readonly #tries = new Map<string, { count: number; untilMs: number }>();
  #trying: Promise<unknown> = Promise.resolve();
  #waiting = 0;
  #saving: Promise<void> = Promise.resolve();

  private constructor(officers: readonly Officer[], path: string | null) {
    this.#officers = new Map(officers.map((officer) => [officer.id, officer]));
    this.#path = path;
  }

  /** `folder`: where sign-ins are kept; null keeps them in memory. */
  static async open(officers: readonly Officer[], folder: string | null): Promise<Officers> {
    const self = new Officers(officers, folder && join(folder, 'sign-ins.json'));
    const bytes = self.#path ? await readIfThere(self.#path) : undefined;
    if (bytes) {
      try {
        const held = z.record(z.string(), signInSchema).parse(JSON.parse(Buffer.from(bytes).toString()));
        self.#signIns = new Map(Object.entries(held));
      } catch {
        // A damaged list costs everyone a sign-in and nothing else.
      }
    }
    return self;
  }

  static #hash(token: string): string {
    return createHash('sha256').update(token).digest('hex');
  }

  #save(): Promise<void> {
    const path = this.#path;
    if (!path) return Promise.resolve();
    this.#saving = this.#saving
      .catch(() => {})
      .then(() => writeDurably(path, JSON.stringify(Object.fromEntries(this.#signIns))));
    return this.#saving;
  }

  /** A token for the session cookie; null for a wrong name or password, after the same work; 'pause' after too many. */
  async signIn(
    id: string,
    password: string,
    nowMs: number = Date.now(),
  ): Promise<{ token: string; signedIn: SignedIn } | 'pause' | null> {
    if (this.#waiting >= MAX_WAITING || !this.#mayTry(id, nowMs)) return 'pause';
    const officer = this.#officers.get(id);
    const stored = officer?.password ?? `scrypt$${N}$${R}$${P}$AAAAAAAAAAAAAAAAAAAAAA==$${'A'.repeat(43)}=`;
    const fits = await this.#inTurn(() => passwordFits(password, stored));
    if (!officer || !fits) return null;
    this.#tries.delete(id);
    const token = randomBytes(32).toString('base64url');
    const signIn: SignIn = {
      id: randomBytes(8).toString('hex'),
      officer: id,
      untilMs: nowMs + TWELVE_HOURS_MS,
      password: passwordMark(officer),
    };
    for (const [hash, old] of this.#signIns) if (old.untilMs <= nowMs) this.#signIns.delete(hash);
    this.#signIns.set(Officers.#hash(token), signIn);
    // On a full disk officers must get in all the same: the sign-in then ends with the process.
    await this.#save().catch(() => {});
    return { token, signedIn: this.#actor(officer, signIn) };
  }

  /** Counts the try before the password is looked at, so that tries made at once are counted too. */
  #mayTry(id: string, nowMs: number): boolean {
    const tries = this.#tries.get(id);
    if (tries && tries.count >= MAX_TRIES && nowMs < tries.untilMs) return false;
    this.#tries.delete(id);
    this.#tries.set(id, { count: (tries?.count ?? 0) + 1, untilMs: nowMs + PAUSE_MS });
    if (this.#tries.size > MAX_UNKNOWN + this.#officers.size) {
      // Map order is age. A known officer's count is never pushed out by made-up names.
      for (const other of this.#tries.keys()) {
        if (this.#officers.has(other)) continue;
        this.#tries.delete(other);
        break;
      }
    }
    return true;
  }

  /** One password at a time. */
  #inTurn(work: () => Promise<boolean>): Promise<boolean> {
    this.#waiting += 1;
    const turn = this.#trying.catch(() => {}).then(work);
    this.#trying = turn.catch(() => {});
    return turn.finally(() => {
      this.#waiting -= 1;
    });
  }

  #actor(officer: Officer, signIn: SignIn): SignedIn {
    return {
      officer,
      roles: officer.roles,
      by: { office: officer.office, officer: officer.name, signIn: signIn.id },
    };
  }

  /** Who holds this token; null when it is unknown or over. */
  whoIs(token: string, nowMs: number = Date.now()): SignedIn | null {
    const signIn = this.#signIns.get(Officers.#hash(token));
    if (!signIn || signIn.untilMs <= nowMs) return null;
    const officer = this.#officers.get(signIn.officer);
    return officer && passwordMark(officer) === signIn.password ? this.#actor(officer, signIn) : null;
  }

  async signOut(token: string): Promise<void> {
    if (this.#signIns.delete(Officers.#hash(token))) await this.#save();
  }
}
