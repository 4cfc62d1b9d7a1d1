/** Why a person closes an alert: the reasons that the node takes. */
import type { AlertClosed } from '../../../src/watch/kinds.ts';

export const REASONS = [
  'dealt with',
  'false alarm',
  'agreed between the parties',
  'incident opened',
  'other',
] as const satisfies readonly AlertClosed['reason'][];
