/** What a check found, in the reader's language, with parties by their names. */
import { useCallback } from 'react';
import type { Finding } from '../../src/conflicts/index.ts';
import { sayFindingIn } from '../../src/conflicts/say-finding.ts';
import { useLanguage, useNameOf } from '../state/session.ts';
import { visibleIn } from './visible.ts';

/** `party`: whose plan was checked. */
export function useFindingWords(): (party: string, finding: Finding) => string {
  const language = useLanguage();
  const nameOf = useNameOf();
  return useCallback(
    (party, finding) => visibleIn(sayFindingIn(language, party, finding, nameOf)),
    [language, nameOf],
  );
}
