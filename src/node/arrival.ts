/**
 * A peer's envelope before its turn: decoded, and where others are on their way too, its signature verified beside the
 * event loop. From a store behind a socket, what its turn will read is fetched meanwhile. Nothing is decided here:
 * `receive` asks everything again, and finds the answers at hand.
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

export class Arrivals {
  readonly #store: Pick<Store, 'kind' | 'ahead'>;
  readonly #ports: Pick<SessionPorts, 'house' | 'identity'>;
  #before: Promise<unknown> = Promise.resolve();
  /** On their way, until they are answered. */
  #underway = 0;

  constructor(store: Pick<Store, 'kind' | 'ahead'>, ports: Pick<SessionPorts, 'house' | 'identity'>) {
    this.#store = store;
    this.#ports = ports;
  }

  /** In the order of coming, however long each takes: a later one waits here, not in the record. */
  async take<Result>(
    bytes: string | Uint8Array,
    turn: (envelope: Envelope) => Promise<Result>,
  ): Promise<Result | Refusal> {
    const alone = this.#underway === 0;
    this.#underway += 1;
    try {
      const arriving = this.#arrive(bytes, alone);
      // To nothing: an answer that held the one before would hold every envelope that ever came.
      const inOrder = Promise.allSettled([this.#before, arriving]).then(() => undefined);
      this.#before = inOrder;
      await inOrder;
      const envelope = await arriving;
      return isRefusal(envelope) ? envelope : await turn(envelope);
    } finally {
      this.#underway -= 1;
    }
  }

  /** @param alone another thread would take longer than it saves */
  async #arrive(bytes: string | Uint8Array, alone: boolean): Promise<Envelope | Refusal> {
    const envelope = decodeEnvelope(bytes);
    const far = this.#store.kind === 'postgres';
    if (isRefusal(envelope) || (alone && !far)) return envelope;
    const sender = await senderOf(this.#store.ahead, envelope);
    if (isRefusal(sender)) return envelope;
    // Side by side: rows that a forged envelope has read for nothing are forgotten in time.
    const claimed = claimedStatement(envelope);
    await Promise.all([
      openAhead(envelope, sender),
      !far || isRefusal(claimed) ? null : readAhead(this.#store.ahead, this.#ports, envelope, claimed),
    ]);
    return envelope;
  }
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
