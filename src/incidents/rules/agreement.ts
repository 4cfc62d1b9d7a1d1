/** The first step of every rule that cites a clause: was there an agreement to cite, and one and the same throughout? */
import type { Terms } from '../../terms/index.ts';
import { instant, type TermsFact } from '../facts.ts';
import type { FindingDraft, FindingMaker } from '../finding.ts';

/** The terms to judge by, or the finding that there were none. */
export function agreed({ atStart, atEnd }: TermsFact, maker: FindingMaker): Terms | FindingDraft {
  for (const state of [atStart, atEnd]) {
    maker.termsId = state.termsId;
    maker.termsVersion = state.version;
    maker.rely(...state.entries);
    if (state.terms) continue;
    const since = state.sinceMs === undefined ? '' : instant(state.sinceMs);
    const by = state.by ?? state.missing?.join(', ') ?? '';
    const about = [state.state, by, since].filter((part) => part !== '').join(' · ');
    return maker.undecidable(
      `no-agreement.${state.state}`,
      [{ what: 'terms-in-force', about, party: state.by ?? null }],
      { by, since },
    );
  }
  const { terms } = atStart;
  if (!terms || atStart.termsId !== atEnd.termsId || atStart.version !== atEnd.version) {
    const about = `${atStart.termsId ?? ''} ${atStart.version ?? ''} → ${atEnd.termsId ?? ''} ${atEnd.version ?? ''}`;
    return maker.undecidable('agreement-changed', [{ what: 'one-rule', about, party: null }]);
  }
  return terms;
}

export function isFinding(value: object): value is FindingDraft {
  return 'verdict' in value;
}
