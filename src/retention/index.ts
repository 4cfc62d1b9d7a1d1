/** Erasing what a retention clause lets go: bodies and files; place, header, leaf and proof stay. */
import type { Room } from '../contract/index.ts';
import { erase } from './erase.ts';
import { erased } from './kinds.ts';
import { queries } from './queries.ts';
import { refusals } from './refusals.ts';

export type { Allowed, Kept } from './facts.ts';
export { type Erased, erased as erasedKind } from './kinds.ts';

export const retention: Room = {
  name: 'retention',
  kinds: [erased],
  commands: { 'retention.erase': erase },
  queries,
  needs: ['terms.retention', 'house.kept', 'parties.deliveries', 'incidents.frozenBy', 'notices.stands'],
  refusals,
  text: {},
};
