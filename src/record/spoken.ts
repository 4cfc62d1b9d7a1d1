/**
 * A fingerprint as two people read it to each other over the telephone: digits alone, which every language has, in groups
 * of five. Each group is 16 bits of the SHA-256 of the root key, written 00000 to 65535, from the first bit on; twelve groups are its
 * first 192 bits. Nobody can make a second key that sounds the same, nor two that sound alike (2^192, 2^96 tries).
 */
import type { PartyCard } from './card.ts';
import { cardFingerprint } from './card.ts';

export const SPOKEN_GROUPS = 12;

/** `"04711 52018 …"`: twelve groups of five digits. */
export function spokenFingerprint(card: PartyCard): string {
  const hex = cardFingerprint(card);
  const groups = Array.from({ length: SPOKEN_GROUPS }, (_, at) =>
    String(Number.parseInt(hex.slice(at * 4, at * 4 + 4), 16)).padStart(5, '0'),
  );
  return groups.join(' ');
}

/** Digits of any of the scripts that the three languages are typed in. */
const OTHER_DIGITS: readonly number[] = [0x0660, 0x06f0];

function latinDigits(text: string): string {
  return text.replaceAll(/[\u0660-\u0669\u06F0-\u06F9]/g, (digit) => {
    const code = digit.codePointAt(0) as number;
    const zero = OTHER_DIGITS.find((one) => code >= one && code < one + 10) as number;
    return String(code - zero);
  });
}

/** True where what a person heard and typed is this card's fingerprint, spoken or in hex, whole. Spaces and hyphens do not count. */
export function soundsLike(card: PartyCard, heard: string): boolean {
  const given = latinDigits(heard.slice(0, 400))
    .replaceAll(/[\s\u2010-\u2015-]/g, '')
    .toLowerCase();
  return given === spokenFingerprint(card).replaceAll(' ', '') || given === cardFingerprint(card);
}
