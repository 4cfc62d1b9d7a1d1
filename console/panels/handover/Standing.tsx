/** Whether a handover was taken: said in words, so that one nobody took is seen. */
import { Badge } from '../../kit/Badge.tsx';
import { useSay } from '../../kit/say.ts';
import type { standingOf } from './list.ts';
import { text } from './text.ts';

const TONES = { taken: 'good', waiting: 'bad', replaced: 'quiet' } as const;

export function Standing({ standing }: { standing: ReturnType<typeof standingOf> }) {
  const say = useSay();
  return <Badge tone={TONES[standing]}>{say(text[`state.${standing}`])}</Badge>;
}
