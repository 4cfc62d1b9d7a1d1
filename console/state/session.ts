/** Who sits here, on which party's node, in which language and light. */
import { useQuery } from '@tanstack/react-query';
import { createContext, useContext, useMemo } from 'react';
import type { Trilingual } from '../../src/contract/index.ts';
import { LANGUAGES, type Language } from '../../src/text/index.ts';
import { cache } from './cache.ts';
import { get, signedOut } from './http.ts';
import { namesOf } from './names.ts';
import { keptStore, useStore } from './store.ts';

/** As `GET /api/me` answers. */
export interface Me {
  party: string;
  mode: 'live' | 'exercise';
  officer: string;
  name: string;
  office: string;
  roles: readonly string[];
  /** IANA name of the party's local time; UTC alone is shown where there is none. */
  zone?: string | null;
  names?: Trilingual;
}
/** As `GET /api/parties` answers, this party among them. */
export interface Party {
  party: string;
  names: Trilingual;
  role: 'me' | 'party' | 'observer';
  lastHeardMs?: number | null;
}

const languageCookie = (): string | undefined => /(?:^|; )lang=(\w+)/.exec(document.cookie)?.[1];
const isLanguage = (value: unknown): value is Language => LANGUAGES.some((known) => known === value);
const firstLanguage = (): Language => {
  const wished = [languageCookie(), ...navigator.languages.map((name) => name.slice(0, 2))];
  return wished.find(isLanguage) ?? 'en';
};

export const THEMES = ['system', 'light', 'dark'] as const;
export type ThemeChoice = (typeof THEMES)[number];

export const language = keptStore<Language>('language', firstLanguage(), isLanguage);
export const themeChoice = keptStore<ThemeChoice>('theme', 'system', (value): value is ThemeChoice =>
  THEMES.some((known) => known === value),
);

/** The node's pages and refusals speak the same language: they read this cookie. */
export function setLanguage(next: Language): void {
  // oxlint-disable-next-line unicorn/no-document-cookie -- the cookie store API is not in every browser of the field.
  document.cookie = `lang=${next}; path=/; max-age=31536000; samesite=strict`;
  language.set(next);
}

export function useLanguage(): Language {
  return useStore(language);
}

export interface Session {
  me: Me;
  /** All known parties in the fixed order that gives them their colours and shapes. */
  parties: readonly Party[];
}
export const SessionContext = createContext<Session | null>(null);

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('there is no session outside the app');
  return session;
}

/** May this officer do what one of these roles may? The node decides; the screen only does not offer in vain. */
export function useMay(...roles: readonly string[]): boolean {
  const { me } = useSession();
  return roles.some((role) => me.roles.includes(role));
}

/** The name of a party in the page's language, as no other party is called; its id where it is not known. */
export function useNameOf(): (party: string) => string {
  const { parties } = useSession();
  const lang = useLanguage();
  return useMemo(() => namesOf(parties, lang), [parties, lang]);
}

const meAsked = { queryKey: ['me'], queryFn: () => get<Me>('/me') };
export const useMe = () => useQuery(meAsked);

/** Is it still this officer, on this node? For another one the page begins anew, with nothing of the first one's. */
export async function askMe(): Promise<void> {
  try {
    const now = await meAsked.queryFn();
    const before = cache.getQueryData<Me>(meAsked.queryKey);
    const isOther =
      before && (now.officer !== before.officer || now.party !== before.party || now.mode !== before.mode);
    if (isOther) location.reload();
    else cache.setQueryData(meAsked.queryKey, now);
    signedOut.set(false);
  } catch {
    // A sign-in that is over and a node that does not answer are said where every question is asked.
  }
}

const ME_AGAIN_MS = 15_000;
/** Another window of this browser may sign in as somebody else: acts from here would bear that name. */
export function followMe(): () => void {
  const ask = (): void => void askMe();
  const timer = setInterval(ask, ME_AGAIN_MS);
  window.addEventListener('focus', ask);
  document.addEventListener('visibilitychange', ask);
  return () => {
    clearInterval(timer);
    window.removeEventListener('focus', ask);
    document.removeEventListener('visibilitychange', ask);
  };
}
export const useParties = () =>
  useQuery({
    queryKey: ['parties'],
    queryFn: async () => {
      const { parties } = await get<{ parties: Party[] }>('/parties');
      // By id: the same order, so the same colours, on every party's screen.
      return parties.toSorted((a, b) => (a.party < b.party ? -1 : 1));
    },
  });
