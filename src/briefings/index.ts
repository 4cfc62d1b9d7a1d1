/** The bulletin: what a day amounts to, each figure with the entries it was counted from. */
import type { Room } from '../contract/index.ts';
import { view } from './book.ts';
import { NEEDS } from './gather.ts';
import { published } from './kinds.ts';
import { publish } from './publish.ts';
import { queries } from './queries.ts';
import { refusals } from './refusals.ts';
import { text } from './text.ts';

export { countedOf, hashOf } from './bulletin.ts';
export { dateAfter, dateIn, dayOf, timeIn, zoneOf } from './day.ts';
export type { Bulletin, Figure } from './figure.ts';
export type { Published } from './kinds.ts';
export type { PublishedBulletin } from './queries.ts';

export const briefings: Room = {
  name: 'briefings',
  kinds: [published],
  view,
  commands: { 'briefings.publish': publish },
  queries,
  needs: NEEDS,
  refusals,
  text,
};
