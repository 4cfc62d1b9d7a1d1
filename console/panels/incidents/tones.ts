/** How a verdict is marked. */
import type { Verdict } from '../../../src/incidents/index.ts';
import type { Tone } from '../../kit/Badge.tsx';

export const TONES = {
  supported: 'good',
  contradicted: 'bad',
  undecidable: 'wait',
} as const satisfies Record<Verdict, Tone>;
