/** The watch handover: the node itself lists what stands open, the outgoing officer adds words, the incoming one takes it. */
import type { Room } from '../contract/index.ts';
import { commands } from './commands.ts';
import { NEEDS } from './gather.ts';
import { handoverKinds } from './kinds.ts';
import { queries } from './queries.ts';
import { refusals } from './refusals.ts';
import { text } from './text.ts';
import { view } from './view.ts';

export { QUIET_PEER_MS } from './gather.ts';
export {
  type Counts,
  ITEM_KINDS,
  type Item,
  type ItemKind,
  type Listed,
  MAX_ITEMS,
  type Since,
} from './item.ts';
export type { Given, Taken } from './kinds.ts';

export const handover: Room = {
  name: 'handover',
  kinds: handoverKinds,
  view,
  commands,
  queries,
  needs: NEEDS,
  refusals,
  text,
};
