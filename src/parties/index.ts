/** Parties: who takes part, the series exchanged with each, and who is proved to hold what. */
import type { Room } from '../contract/index.ts';
import { partyKinds } from './kinds.ts';
import { refusals } from './refusals.ts';
import { answers, enrol, queries, stateComplete } from './room.ts';
import { text } from './text.ts';
import { view } from './view.ts';

export { type BesideDelivery, deliveryEvidence } from './evidence.ts';
export {
  type Complete,
  type Enrolled,
  type Forked,
  forked as forkedKind,
  MAX_RECORDED,
  type NowUnderstood,
  notFollowedUp as notFollowedUpKind,
  nowUnderstood,
  type Opened,
  type Receipt,
  type Recorded,
  receipt as receiptKind,
  recorded as recordedKind,
  rekeyed as rekeyedKind,
} from './kinds.ts';
export { type Delivered, type PeerLink, sharesKey } from './room.ts';
export {
  DELIVERIES,
  type DeliveryRow,
  deliveryKey,
  EMPTY_LINK,
  FORKS,
  type ForkRow,
  INBOX,
  type InboxRow,
  LINKS,
  type LinkRow,
  OUTBOX,
  type OutboxRow,
  outboxKey,
  PARTIES,
  type PartyRow,
  STATED,
  seqKey,
  seqOfKey,
  UNPROVED,
  type UnprovedRow,
} from './view.ts';

export const parties: Room = {
  name: 'parties',
  kinds: partyKinds,
  view,
  commands: { 'parties.enrol': enrol, 'parties.complete': stateComplete },
  queries,
  answers,
  refusals,
  text,
};
