/** The figures of a bulletin, in their order. The part before the first dot is the section. */

interface Spec {
  id: string;
  /** How it is counted: `briefings.r.<rule>`. */
  rule: string;
  /** Parts: they need not add up (a late notice is also a movement). Their names: `briefings.l.<part>`. */
  parts: readonly string[];
}

const SORTS = ['movement', 'site', 'area', 'flight', 'protected', 'late'] as const;
const SIDES = ['ours', 'theirs'] as const;
const TIMINGS = ['within', 'outside', 'untimed'] as const;

export const FIGURES = [
  { id: 'notices.filed', rule: 'notice', parts: SORTS },
  { id: 'notices.received', rule: 'notice', parts: SORTS },
  { id: 'notices.amended', rule: 'version', parts: SIDES },
  { id: 'notices.withdrawn', rule: 'withdrawn', parts: SIDES },
  { id: 'notices.outstanding', rule: 'outstanding', parts: [] },
  { id: 'replies.theirs', rule: 'read', parts: TIMINGS },
  { id: 'replies.ours', rule: 'read', parts: TIMINGS },
  { id: 'replies.silent', rule: 'silent', parts: SIDES },
  { id: 'replies.told', rule: 'told', parts: SIDES },
  {
    id: 'replies.positions',
    rule: 'position',
    parts: ['none', 'no objection', 'objection', 'alternative', 'agreed', 'denied'],
  },
  { id: 'replies.moved', rule: 'moved', parts: [] },
  { id: 'replies.moved-undecidable', rule: 'moved', parts: [] },
  { id: 'conflicts.found', rule: 'pair', parts: ['fire', 'conflict', 'place', 'zone', 'possible'] },
  { id: 'conflicts.cleared', rule: 'cleared', parts: ['changed', 'withdrawn', 'passed'] },
  { id: 'conflicts.standing', rule: 'standing', parts: [] },
  { id: 'watch.deviations', rule: 'alert', parts: ['off corridor', 'not where declared'] },
  { id: 'watch.schedule', rule: 'alert', parts: ['early', 'behind', 'halted', 'overdue'] },
  { id: 'watch.lost', rule: 'alert', parts: [] },
  { id: 'watch.encounters', rule: 'alert', parts: ['closing', 'contact'] },
  { id: 'watch.conduct', rule: 'alert', parts: ['conduct distance', 'conduct speed'] },
  { id: 'watch.taken-back', rule: 'taken-back', parts: [] },
  { id: 'watch.received', rule: 'alert-received', parts: [] },
  { id: 'watch.sightings', rule: 'sighting', parts: SIDES },
  { id: 'watch.closed', rule: 'alert-closed', parts: [] },
  { id: 'watch.open', rule: 'alert-open', parts: [] },
  { id: 'line.sent', rule: 'message', parts: [] },
  { id: 'line.received', rule: 'message', parts: [] },
  { id: 'line.grave', rule: 'grave', parts: ['threat', 'ultimatum'] },
  { id: 'line.expired', rule: 'expired', parts: [] },
  { id: 'line.mismatch', rule: 'mismatch', parts: SIDES },
  { id: 'line.calls', rule: 'call', parts: ['decider', 'no-decider'] },
  { id: 'line.silent', rule: 'line-silent', parts: [] },
  { id: 'incidents.opened', rule: 'incident', parts: SIDES },
  { id: 'incidents.closed', rule: 'incident-closed', parts: SIDES },
  { id: 'incidents.accounts', rule: 'account', parts: SIDES },
  { id: 'incidents.verdicts', rule: 'verdict', parts: ['supported', 'contradicted', 'undecidable'] },
  { id: 'record.clock', rule: 'clock', parts: [] },
  { id: 'record.breaks', rule: 'break', parts: [] },
  { id: 'record.not-understood', rule: 'not-understood', parts: [] },
  { id: 'record.equivocation', rule: 'equivocation', parts: [] },
  { id: 'record.not-followed-up', rule: 'not-followed-up', parts: [] },
] as const satisfies readonly Spec[];

export const SECTIONS = ['notices', 'replies', 'conflicts', 'watch', 'line', 'incidents', 'record'] as const;
export type SectionId = (typeof SECTIONS)[number];

type Main = (typeof FIGURES)[number];
type Whole<One extends Main> = One extends Main ? One['id'] | `${One['id']}.${One['parts'][number]}` : never;
/** `notices.filed`, `notices.filed.movement` */
export type FigureId = Whole<Main>;

export function sectionOf(id: string): SectionId {
  return id.slice(0, id.indexOf('.')) as SectionId;
}
