/** The operator's page: what the session is, then the frame around map, alerts and work. */
import { useEffect } from 'react';
import { I18nProvider } from 'react-aria-components';
import { Refused, Waiting } from '../kit/Note.tsx';
import { ApiRefusal } from '../state/http.ts';
import { followNode } from '../state/live.ts';
import { followMe, SessionContext, themeChoice, useLanguage, useMe, useParties } from '../state/session.ts';
import { useStore } from '../state/store.ts';
import { Frame } from './Frame.tsx';
import { useTheme } from './theme.ts';

const LOCALES = { en: 'en-GB', ru: 'ru-RU', ar: 'ar-SY-u-nu-latn' } as const;

function useFollowing(signedIn: boolean): void {
  useEffect(() => {
    if (!signedIn) return;
    const stops = [followNode(), followMe()];
    return () => {
      for (const stop of stops) stop();
    };
  }, [signedIn]);
}

export function App() {
  const language = useLanguage();
  const theme = useTheme(useStore(themeChoice));
  useEffect(() => {
    const { documentElement } = document;
    documentElement.lang = language;
    documentElement.dir = language === 'ar' ? 'rtl' : 'ltr';
    documentElement.dataset['theme'] = theme;
  }, [language, theme]);
  const me = useMe();
  const parties = useParties();
  useFollowing(me.isSuccess);
  // Nobody has begun to work here yet: the page of whoever is not signed in is the one that signs in.
  const isNobody = !me.data && me.error instanceof ApiRefusal && me.error.status === 401;
  useEffect(() => {
    if (isNobody) location.assign('/sign-in');
  }, [isNobody]);
  return (
    <I18nProvider locale={LOCALES[language]}>
      {me.data && parties.data ? (
        <SessionContext value={{ me: me.data, parties: parties.data }}>
          <Frame theme={theme} />
        </SessionContext>
      ) : (
        <main className="opening">
          {me.error || parties.error ? <Refused error={me.error ?? parties.error} /> : <Waiting />}
        </main>
      )}
    </I18nProvider>
  );
}
