/** A fingerprint as it is read aloud, and what somebody types while listening. The node compares again. Pure. */

/** Digits of the scripts that the three languages are typed in, as Latin ones. */
function latin(text: string): string {
  return text.replaceAll(/[\u0660-\u0669\u06F0-\u06F9]/g, (digit) =>
    String(digit.charCodeAt(0) - (digit < '\u06F0' ? 0x0660 : 0x06f0)),
  );
}

/** `04711 52018 …` in its groups. */
export function groupsOf(spoken: string): string[] {
  return spoken.split(' ').filter((group) => group !== '');
}

/** `none`: nothing typed; `so far`: right up to here; `same`: all of it; `other`: not this card's. */
export interface Heard {
  state: 'none' | 'so far' | 'same' | 'other';
  /** Whole groups that are right, from the first on. */
  right: number;
}

/** What was typed against the fingerprint of the card, spoken or in hex. Spaces and hyphens do not count. */
export function hear(typed: string, { spoken, hex }: { spoken: string; hex: string }): Heard {
  const given = latin(typed)
    .replaceAll(/[\s\u2010-\u2015-]/g, '')
    .toLowerCase();
  const groups = groupsOf(spoken);
  const digits = groups.join('');
  if (given === '') return { state: 'none', right: 0 };
  if (given === digits || given === hex) return { state: 'same', right: groups.length };
  if (hex.startsWith(given) && !digits.startsWith(given)) return { state: 'so far', right: 0 };
  let right = 0;
  let at = 0;
  for (const group of groups) {
    if (given.slice(at, at + group.length) !== group) break;
    at += group.length;
    right += 1;
  }
  return { state: digits.startsWith(given) ? 'so far' : 'other', right };
}
