/** Hostile words typed into a field as an officer would, and held against what the field then holds. */
import type { Locator, Page } from 'playwright-core';
import type { HostileWords } from './words.ts';

/** Everything into which text can be typed. */
const TYPED =
  'input:not([type="range"], [type="checkbox"], [type="radio"], [type="file"], [type="hidden"]), textarea, [contenteditable]';
/** More than any field for a line takes, and 10 kB where one takes as much. */
const MUCH = 10_240;

export interface TypedField {
  /** As it is read out, without marks that cannot be seen. */
  label: string;
  field: Locator;
  /** Characters that it takes. */
  room: number;
}

export const unmarked = (words: string): string => words.replaceAll(/[\u2066-\u2069]/g, '').trim();

/** The fields that stand here and can be typed into, in the order of the page. */
export async function textFields(scope: Locator | Page): Promise<TypedField[]> {
  const found: TypedField[] = [];
  for (const field of await scope.locator(TYPED).all()) {
    const told = await field.evaluate((element) => {
      const { labels, maxLength, disabled, readOnly } = element as HTMLInputElement;
      const isShown = element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
      // The widgets keep a native twin of each list of choices out of sight.
      if (!isShown || disabled || readOnly || element.closest('[aria-hidden="true"]')) return null;
      const label = labels?.[0]?.textContent ?? element.getAttribute('aria-label') ?? '';
      return { label, maxLength };
    });
    if (!told) continue;
    const room = told.maxLength > 0 ? Math.min(told.maxLength, MUCH) : MUCH;
    found.push({ label: unmarked(told.label), field, room });
  }
  return found;
}

/** A line takes no line breaks, and nobody can type a NUL. */
const typeable = (words: string): string => words.replaceAll('\u0000', '');

/**
 * Types more than the field takes, then as much as it takes. Returns what went wrong, in words; null: it holds what was
 * typed, as text.
 */
export async function typeHostile(
  { label, field, room }: TypedField,
  words: HostileWords,
): Promise<string | null> {
  const attempts = room < MUCH ? [MUCH, room] : [MUCH];
  for (const length of attempts) {
    const typed = typeable(words.for(label, length));
    // A browser counts what is about to be replaced against the room that is left.
    await field.fill('');
    await field.fill(typed);
    const held = await field.inputValue();
    if (held !== typed.slice(0, room))
      return `${label}: holds ${JSON.stringify(held.slice(0, 80))} (${held.length}), typed ${JSON.stringify(typed.slice(0, 80))} (${typed.length})`;
  }
  return null;
}
