/** Randomness, handed in: the machine's for real nodes, seeded for scenarios so that a run can be repeated. */
import { createHash, randomBytes } from 'node:crypto';

export interface Random {
  bytes(count: number): Uint8Array;
}

/** Salts and ids are asked for a few bytes at a time, and each question to the machine costs: they are drawn ahead. */
const AHEAD_BYTES = 4096;
/** Keys are drawn on their own. */
const SMALL_BYTES = 16;
let ahead = Buffer.alloc(0);

function fewBytes(count: number): Uint8Array {
  if (ahead.length < count) ahead = randomBytes(AHEAD_BYTES);
  const taken = Uint8Array.from(ahead.subarray(0, count));
  ahead.fill(0, 0, count);
  ahead = ahead.subarray(count);
  return taken;
}

export const systemRandom: Random = {
  bytes: (count) => (count <= SMALL_BYTES ? fewBytes(count) : Uint8Array.from(randomBytes(count))),
};

/** SHA-256 in counter mode over a seed. Never for a live node: its keys could be guessed. */
export function seededRandom(seed: string): Random {
  let counter = 0;
  let pool = Buffer.alloc(0);
  return {
    bytes(count) {
      while (pool.length < count) {
        const block = createHash('sha256').update(`parley-seeded-random/v1\n${seed}\n${counter++}`).digest();
        pool = Buffer.concat([pool, block]);
      }
      const taken = Uint8Array.from(pool.subarray(0, count));
      pool = pool.subarray(count);
      return taken;
    },
  };
}

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A ULID: 48 bits of time in ms, 80 bits of chance, Crockford base 32. */
export function ulid(nowMs: number, random: Random): string {
  let time = '';
  for (let i = 0, rest = nowMs; i < 10; i++) {
    time = (CROCKFORD[rest % 32] as string) + time;
    rest = Math.floor(rest / 32);
  }
  let bits = 0n;
  for (const byte of random.bytes(10)) bits = (bits << 8n) | BigInt(byte);
  let chance = '';
  for (let i = 0; i < 16; i++) {
    chance = (CROCKFORD[Number(bits & 31n)] as string) + chance;
    bits >>= 5n;
  }
  return time + chance;
}
