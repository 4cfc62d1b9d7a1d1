/** A state in one or two words. The sign carries it too: never colour alone. */
import type { ReactNode } from 'react';

export type Tone = 'good' | 'wait' | 'bad' | 'quiet';
const SIGNS: Readonly<Record<Tone, string>> = { good: '●', wait: '◐', bad: '▲', quiet: '○' };

export function Badge({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <span className={`badge ${tone}`}>
      <span aria-hidden="true" className="sign">
        {SIGNS[tone]}
      </span>
      {children}
    </span>
  );
}
