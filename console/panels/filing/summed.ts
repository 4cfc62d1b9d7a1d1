/** The answers to a plan in a line: the worst lead, what conflicts, what may, and zones in which something is owed. Pure. */
import type { Answer, Finding } from '../../../src/conflicts/index.ts';
import type { LeadTimeFinding } from '../../../src/terms/index.ts';

/** null: not answered, which is not the same as none. */
export interface Summed {
  lateMinutes: number | null;
  leadAsked: boolean;
  conflicts: number | null;
  possible: number;
  zones: number;
}

export function summed(answered: {
  lead: readonly LeadTimeFinding[] | null;
  checked: Pick<Answer, 'findings'> | null;
}): Summed {
  const { lead, checked } = answered;
  const count = (is: (finding: Finding) => boolean): number => (checked?.findings ?? []).filter(is).length;
  return {
    lateMinutes: lead === null ? null : Math.max(0, ...lead.map(({ lateMinutes }) => lateMinutes)),
    leadAsked: lead !== null && lead.length > 0,
    conflicts: checked && count(({ kind }) => kind === 'fire' || kind === 'conflict' || kind === 'site'),
    possible: count(({ kind }) => kind === 'possible'),
    zones: count(({ kind, zone }) => kind === 'zone' && zone?.met === false),
  };
}
