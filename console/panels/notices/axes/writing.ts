/** How times and spans are written inside the sentences about a recipient. */
import { useMemo } from 'react';
import { utcOf } from '../../../kit/Moment.tsx';
import { useSay } from '../../../kit/say.ts';
import { nodeNow } from '../../../state/clock.ts';
import { lengthOf } from '../length.ts';
import type { Writing } from './words.ts';

export function useWriting(): Writing {
  const say = useSay();
  return useMemo(() => ({ say, time: (ms) => utcOf(ms, nodeNow()), span: (ms) => lengthOf(say, ms) }), [say]);
}
