/** A card that grows worse moves to another section, and with it whoever was working on it by keyboard. */
import { type RefObject, useEffect, useRef } from 'react';

const buttonsOf = (card: Element): HTMLElement[] => [...card.querySelectorAll<HTMLElement>('button')];

/** `place`: holds cards that bear `data-episode`. */
export function useKeptFocus(place: RefObject<HTMLElement | null>): void {
  const held = useRef<{ episode: string; button: number } | null>(null);
  useEffect(() => {
    const note = ({ target }: Event): void => {
      const card = (target as Element).closest?.('[data-episode]');
      const button =
        card && place.current?.contains(card) ? buttonsOf(card).indexOf(target as HTMLElement) : -1;
      held.current =
        card && button >= 0 ? { episode: card.getAttribute('data-episode') as string, button } : null;
    };
    // A press beside every card lets go, too.
    const events = ['focusin', 'pointerdown'] as const;
    for (const event of events) document.addEventListener(event, note);
    return () => {
      for (const event of events) document.removeEventListener(event, note);
    };
  }, [place]);
  useEffect(() => {
    // Only a focus that fell to the page itself was lost with its card.
    if (!held.current || (document.activeElement ?? document.body) !== document.body) return;
    const { episode, button } = held.current;
    const card = place.current?.querySelector(`[data-episode="${CSS.escape(episode)}"]`);
    const buttons = card ? buttonsOf(card) : [];
    buttons[Math.min(button, buttons.length - 1)]?.focus();
  });
}
