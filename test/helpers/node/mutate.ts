/** Seeded damage to texts and JSON values, for fuzzing what comes from peers. */
import { seededRandom } from '../../../src/node/random.ts';

const ODD: readonly unknown[] = [
  null,
  true,
  '',
  'x',
  -1,
  0,
  1.5,
  1e300,
  9_007_199_254_740_991,
  [],
  {},
  [[[[]]]],
  'constructor',
  '__proto__',
  '\u202e\u0000',
  'a'.repeat(3_000),
  '0001-01-01T00:00:00Z',
  '9999-12-31T23:59:59Z',
];

export function mutateBytes(seed: string) {
  const random = seededRandom(seed);
  const below = (limit: number): number => {
    const [a, b, c] = random.bytes(3) as unknown as [number, number, number];
    return ((a << 16) | (b << 8) | c) % limit;
  };
  /** Bytes changed, cut, doubled. */
  const text = (given: string): string => {
    let out = given;
    for (let i = 0; i <= below(3); i++) {
      const at = below(out.length + 1);
      const how = below(4);
      if (how === 0) out = out.slice(0, at);
      else if (how === 1) out = out.slice(0, at) + String.fromCharCode(below(256)) + out.slice(at + 1);
      else if (how === 2) out = out.slice(0, at) + out.slice(at, at + below(40)) + out.slice(at);
      else out = out.slice(0, at) + out.slice(at + below(40));
    }
    return out;
  };
  /** One or two places in the value become something else, or are gone. */
  const json = (given: unknown): unknown => {
    const value = structuredClone(given) as Record<string, unknown>;
    for (let i = 0; i <= below(2); i++) {
      let spot: Record<string, unknown> = value;
      for (;;) {
        const names = Object.keys(spot);
        if (names.length === 0) break;
        const name = names[below(names.length)] as string;
        const inner = spot[name];
        if (inner && typeof inner === 'object' && below(3) > 0) {
          spot = inner as Record<string, unknown>;
          continue;
        }
        if (below(6) === 0) delete spot[name];
        else spot[name] = ODD[below(ODD.length)];
        break;
      }
    }
    return value;
  };
  return { text, json, below };
}
