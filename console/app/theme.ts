/** Day or night: as chosen, or as the computer has it. */
import { useSyncExternalStore } from 'react';
import type { Theme } from '../map/palette.ts';
import type { ThemeChoice } from '../state/session.ts';

const dark = matchMedia('(prefers-color-scheme: dark)');

export function useTheme(choice: ThemeChoice): Theme {
  const wished = useSyncExternalStore(
    (listener) => {
      dark.addEventListener('change', listener);
      return () => dark.removeEventListener('change', listener);
    },
    () => dark.matches,
  );
  return choice === 'system' ? (wished ? 'dark' : 'light') : choice;
}
