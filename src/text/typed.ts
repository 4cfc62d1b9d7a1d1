/** What a person typed or pasted, before anything is read from it. */

/** Marks that only turn text around: what is copied off a screen of ours carries them. */
const DIRECTION_MARKS = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;
const ARABIC_DIGITS = /[\u0660-\u0669\u06F0-\u06F9]/g;

/** Far longer than any time or place that a person writes. */
const MAX_CHARS = 1_000;

/**
 * Without direction marks, with ASCII digits for Arabic and Persian ones, and with single plain spaces.
 * Letters stay as they are. A text of more than 1,000 characters is none that a person typed: it comes back as `…`.
 */
export function typed(text: string): string {
  if (text.length > MAX_CHARS) return '…';
  return text
    .replaceAll(DIRECTION_MARKS, '')
    .replaceAll(ARABIC_DIGITS, (digit) => String((digit.codePointAt(0) as number) & 0xf))
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** What was given, short enough for a sentence. */
export function shortly(text: string): string {
  const plain = typed(text);
  return plain.length > 60 ? `${plain.slice(0, 59)}…` : plain;
}
