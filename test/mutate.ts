/** Seeded damage to real input, for fuzzing parsers: the same seed makes the same inputs on every machine. */

/** Uniform integers in [0, below): mulberry32. */
export function dice(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

/** One to three hurts: bytes changed, cut out, doubled, swapped round, or pieces that parsers trip over put in. */
export function mutate(
  sample: Uint8Array,
  pieces: readonly string[],
  roll: (below: number) => number,
): Uint8Array {
  let bytes = Buffer.from(sample);
  // Mostly one: a second hurt in a file that is refused for the first reaches nothing new.
  for (let hurts = roll(4) === 0 ? 3 : 1; hurts > 0; hurts--) {
    const at = roll(bytes.length + 1);
    const length = roll(24);
    const [head, tail] = [bytes.subarray(0, at), bytes.subarray(at)];
    const kind = roll(16);
    if (kind < 6) {
      // Printable more often than not: text stays text, and numbers become other numbers.
      if (at < bytes.length) bytes[at] = kind < 5 ? 32 + roll(95) : roll(256);
    } else if (kind < 9) bytes = Buffer.concat([head, tail.subarray(length)]);
    else if (kind < 11) bytes = Buffer.concat([head, tail.subarray(0, length), tail]);
    else if (kind === 11) bytes = Buffer.concat([tail, head]);
    else if (kind === 12) bytes = Buffer.from(head);
    else bytes = Buffer.concat([head, Buffer.from(pieces[roll(pieces.length)] ?? ''), tail]);
  }
  return bytes;
}

export function randomBytes(length: number, roll: (below: number) => number): Uint8Array {
  return Uint8Array.from({ length }, () => roll(256));
}

/** What a parser of markup, JSON or numbers may trip over. Each fuzz test adds what its own formats are made of. */
export const PIECES: readonly string[] = [
  '<',
  '>',
  '</',
  '/>',
  '"',
  "'",
  '&',
  '&#0;',
  '&#x110000;',
  ']]>',
  '<![CDATA[',
  '<!--',
  '<?',
  '<!DOCTYPE',
  'xmlns:',
  '\u0000',
  '\uFEFF',
  '1e999',
  '-0',
  'NaN',
  '9'.repeat(50),
  '{',
  '}',
  '[',
  ']',
  ',',
  'null',
  '"__proto__":',
  '"type":',
  '\\u',
  '<trkpt ',
  'PK\u0003\u0004',
  '\r\n',
  '\t',
  ' '.repeat(60),
];
