/** What notices are for: words that notices carry and terms rank. */
export const ACTIVITIES = [
  'patrol',
  'convoy',
  'supply',
  'aid',
  'evacuation',
  'medical',
  'engineering',
  'site',
  'other',
] as const;
export type Activity = (typeof ACTIVITIES)[number];
