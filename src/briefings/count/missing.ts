/** What an undecidable answer misses, said once each, within a bound. */
import { type Missing, sayMissing } from '../../incidents/index.ts';
import type { Detail } from '../figure.ts';

const MAX_MISSING = 12;

/** Claims in words that no rule covers are only counted: their words may name a place that is to stay coarse. */
export function missingDetails(missing: readonly Missing[]): Detail[] {
  const unchecked = missing.filter(({ what }) => what === 'machine-check').length;
  const details = unchecked > 0 ? [{ key: 'briefings.d.unchecked', params: { count: unchecked } }] : [];
  return [...details, ...named(missing.filter(({ what }) => what !== 'machine-check'))];
}

function named(missing: readonly Missing[]): Detail[] {
  const different = [...new Map(missing.map((one) => [JSON.stringify(one), one])).values()];
  const shown = different
    .slice(0, MAX_MISSING)
    .map((one): Detail => ({ key: 'briefings.d.missing', what: sayMissing(one) }));
  const left = different.length - shown.length;
  return left > 0 ? [...shown, { key: 'briefings.d.more-missing', params: { count: left } }] : shown;
}
