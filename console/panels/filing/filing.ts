/** The form that is open: its draft, what it makes, and what is wrong with it; shared by its steps. */
import { createContext, useContext, useDeferredValue, useMemo, useState } from 'react';
import { isRefusal, type RefusalTable } from '../../../src/contract/index.ts';
import { geoRefusals } from '../../../src/geo/index.ts';
import { refusals as noticeRefusals } from '../../../src/notices/refusals.ts';
import { type Language, say, sayRefusal, textRefusals } from '../../../src/text/index.ts';
import { nodeNow } from '../../state/clock.ts';
import { useLanguage, useSession } from '../../state/session.ts';
import { useStore } from '../../state/store.ts';
import { fieldsOf, type Made } from './fields.ts';
import type { Form, PointRow } from './form.ts';
import type { Draft } from './kept.ts';
import { followRows } from './route-drawing.ts';
import { type Sharing, sharingOf } from './sharing.ts';
import type { Wrong } from './wrong.ts';
import { text as wrongText } from './wrong-text.ts';

export interface Filing {
  draft: Draft;
  form: Form;
  /** The notice that is changed; undefined: a new one. */
  noticeId: string | undefined;
  made: Made;
  sharing: Sharing;
  /** In the order of the form. */
  wrongs: readonly Wrong[];
  /** Other parties, observers too. */
  parties: readonly string[];
  set(patch: Partial<Form>): void;
  /** The map follows, where the route is being drawn. */
  setPoints(points: readonly PointRow[]): void;
  /** Somebody has tried to send it: what is missing is said too. */
  tried: boolean;
  setTried(): void;
  /** What is wrong with this field, in the language of the page. */
  wrongAt(at: string): string | null;
}

const TABLE: RefusalTable = { ...geoRefusals, ...textRefusals, ...noticeRefusals };

export function sayWrong(language: Language, { says }: Wrong): string {
  if (!isRefusal(says)) return say(language, wrongText[says.text], says.params);
  const { what, mend } = sayRefusal(language, TABLE, says);
  return `${what} ${mend}`;
}

export function useNewFiling(draft: Draft, noticeId: string | undefined): Filing {
  const form = useStore(draft.form);
  const language = useLanguage();
  const { me, parties: all } = useSession();
  const [tried, setTried] = useState(false);
  // A route of thousands of points is measured after what was typed has been shown.
  const settled = useDeferredValue(form);
  const zone = me.zone ?? null;
  const parties = useMemo(
    () => all.map(({ party }) => party).filter((party) => party !== me.party),
    [all, me.party],
  );
  const made = useMemo(() => fieldsOf(settled, { zone, nowMs: nodeNow() }), [settled, zone]);
  const { sharing, wrongs: unshared } = useMemo(() => sharingOf(settled, parties), [settled, parties]);
  const wrongs = useMemo(() => [...made.wrongs, ...unshared], [made, unshared]);
  const set = (patch: Partial<Form>): void => draft.form.set((now) => ({ ...now, ...patch }));
  return {
    draft,
    form,
    noticeId,
    made,
    sharing,
    wrongs,
    parties,
    set,
    setPoints(points) {
      set({ points });
      followRows(points);
    },
    tried,
    setTried: () => setTried(true),
    wrongAt(at) {
      const wrong = wrongs.find((one) => one.at === at && (tried || !one.missing));
      return wrong ? sayWrong(language, wrong) : null;
    },
  };
}

export const FilingContext = createContext<Filing | null>(null);

export function useFiling(): Filing {
  const filing = useContext(FilingContext);
  if (!filing) throw new Error('there is no form open here');
  return filing;
}

/** What `at` names on the page, or the nearest thing around it: a row of a long list may not be shown. */
function placeOn(at: string): Element | null {
  const found = document.querySelector(`[data-at="${CSS.escape(at)}"]`);
  return found ?? (at.includes('.') ? placeOn(at.slice(0, at.lastIndexOf('.'))) : null);
}

/** Puts the focus into a field of the form, once it is on the page. */
export function focusAt(at: string): void {
  requestAnimationFrame(() => {
    const place = placeOn(at);
    for (let around = place?.parentElement; around; around = around.parentElement)
      if (around instanceof HTMLDetailsElement) around.open = true;
    const panel = place?.closest('.panel');
    if (!place || !panel) return;
    // The panel alone is scrolled: the frame around it stands still.
    const below = place.getBoundingClientRect().top - panel.getBoundingClientRect().top;
    panel.scrollBy({ top: below - panel.clientHeight / 3 });
    place.querySelector<HTMLElement>('input, textarea, button')?.focus({ preventScroll: true });
  });
}
