/**
 * A peer's envelope before its turn: decoded, its signature verified beside the event loop, and what its turn will
 * read fetched ahead, for many envelopes at once. Nothing is decided here: `receive` asks everything again, and finds
 * the answers at hand.
 */
import { type Entry, isRefusal, type Refusal } from '../contract/index.ts';
import {
  claimedStatement,
  decodeEnvelope,
  type Envelope,
  envelopeHash,
  openAhead,
  type Statement,
} from '../record/index.ts';
import type { Store } from '../store/index.ts';
import { understands } from './house.ts';
import { senderOf } from './receive.ts';
import type { SessionPorts } from './session.ts';

export async function arrive(
  ahead: Store['ahead'],
  ports: Pick<SessionPorts, 'house' | 'identity'>,
  bytes: string | Uint8Array,
): Promise<Envelope | Refusal> {
  const envelope = decodeEnvelope(bytes);
  if (isRefusal(envelope)) return envelope;
  const sender = await senderOf(ahead, envelope);
  if (isRefusal(sender)) return envelope;
  // Side by side: rows that a forged envelope has read for nothing are forgotten in time.
  const claimed = claimedStatement(envelope);
  await Promise.all([
    openAhead(envelope, sender),
    isRefusal(claimed) ? null : readAhead(ahead, ports, envelope, claimed),
  ]);
  return envelope;
}

/** Whether it is here already, and the rows that the views touch for it: its index and time do not matter for that. */
async function readAhead(
  ahead: Store['ahead'],
  { house, identity }: Pick<SessionPorts, 'house' | 'identity'>,
  envelope: Envelope,
  statement: Statement,
): Promise<void> {
  const { understood, body } = understands(house, statement);
  const hash = envelopeHash(envelope);
  const guess: Entry = {
    index: 0,
    direction: 'in',
    peer: statement.from,
    class: statement.class,
    kind: statement.kind,
    kindVersion: statement.kindVersion,
    id: statement.id,
    hash,
    mode: statement.mode,
    from: statement.from,
    to: statement.to,
    by: statement.by,
    precedence: statement.precedence,
    refs: statement.refs,
    claimedMs: Date.parse(statement.claimedTime),
    localMs: 0,
    peerSeq: statement.peerSeq,
    understood,
    body,
  };
  const keys = house.views
    .filter(({ view }) => understood || view.seesAll)
    .flatMap(({ view }) => {
      try {
        return view.touches(guess, identity).filter(({ unread }) => !unread);
      } catch {
        // Its turn will find out, and say so.
        return [];
      }
    });
  await Promise.all([ahead.entryByHash(hash), ...keys.map(({ table, key }) => ahead.get(table, key))]);
}
