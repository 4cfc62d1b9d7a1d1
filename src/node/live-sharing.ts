/**
 * Positions of own units to the peers that the settings name, as signed batches on their own channel: newest first,
 * droppable. Nothing is shared that is not named.
 */
import { isRefusal, type Refusal, RefusalError, refuse } from '../contract/index.ts';
import type { Link } from '../exchange/index.ts';
import type { Fix } from '../feeds/index.ts';
import { decodeEnvelope, encodeEnvelope, pae, verifySignature } from '../record/index.ts';
import { decodePositions, encodePositions, MAX_BATCH_FIXES, type Positions } from '../watch/index.ts';
import type { Config } from './config.ts';
import type { ParleyNode } from './node.ts';
import { senderOf } from './receive.ts';

export const POSITIONS_TYPE = 'application/vnd.parley.watch.positions.v1+json';

/** A peer's watch looks back less far than this. */
const RESUMED_MS = 300_000;

export interface SharingPorts {
  node: ParleyNode;
  share: Config['share'];
  linkTo(peer: string): Pick<Link, 'positions'> | null;
}

export class Sharing {
  readonly #ports: SharingPorts;
  readonly #waiting = new Map<string, Fix[]>();
  readonly #seqs = new Map<string, number>();

  constructor(ports: SharingPorts) {
    this.#ports = ports;
  }

  /** Peers that are shown this unit's position; none for another party's unit. */
  partiesFor(party: string, unit: string): string[] {
    if (party !== this.#ports.node.identity.party) return [];
    return this.#ports.share
      .filter(({ units }) => units === 'all' || units.includes(unit))
      .map(({ to }) => to);
  }

  /** Units of these that the peer may pass on to its handsets, as a batch names them. */
  #forwarded(peer: string, fixes: readonly Fix[]): string[] {
    const leave = this.#ports.share.find(({ to }) => to === peer)?.forward ?? [];
    const units = new Set(fixes.map(({ unit }) => unit));
    return [...units].filter((unit) => leave === 'all' || leave.includes(unit)).sort();
  }

  queue(fix: Fix): void {
    for (const peer of this.partiesFor(this.#ports.node.identity.party, fix.unit)) {
      const waiting = this.#waiting.get(peer) ?? [];
      waiting.push(fix);
      // A thin link gets the newest: what does not fit in one batch is dropped here and stays in our own segments.
      if (waiting.length > MAX_BATCH_FIXES) waiting.splice(0, waiting.length - MAX_BATCH_FIXES);
      this.#waiting.set(peer, waiting);
    }
  }

  /**
   * After a restart nobody knows what was still to go: the last minutes of these own units go once more. A peer that
   * has them learns nothing new from it. `unsealed`: what was taken in and stands in no sealed segment yet.
   */
  async resume(
    units: readonly { unit: string; newestMs: number }[],
    unsealed: readonly { party: string; fix: Fix }[],
  ): Promise<void> {
    const { node } = this.#ports;
    const { party } = node.identity;
    const recent: Fix[] = [];
    for (const { unit, newestMs } of units.slice(0, MAX_BATCH_FIXES)) {
      if (this.partiesFor(party, unit).length === 0) continue;
      const asked = { party, unit, fromMs: Math.max(0, newestMs - RESUMED_MS), toMs: newestMs };
      recent.push(...(await node.ask<{ fixes: Fix[] }>('watch.track', asked)).fixes);
      for (const { party: of, fix } of unsealed) if (of === party && fix.unit === unit) recent.push(fix);
    }
    for (const fix of recent.sort((a, b) => a.fixMs - b.fixMs)) this.queue(fix);
  }

  /** One batch to each peer that has something coming. A batch that fails is tried again with what came since. */
  async send(): Promise<void> {
    await Promise.all([...this.#waiting].map(([peer, fixes]) => this.#sendTo(peer, fixes)));
  }

  async #sendTo(peer: string, fixes: readonly Fix[]): Promise<void> {
    const { node, linkTo } = this.#ports;
    const link = linkTo(peer);
    if (!link || fixes.length === 0) return;
    this.#waiting.delete(peer);
    const { party, mode, message } = node.identity;
    // Starts from the clock, so that the count goes on rising after a restart.
    const seq = Math.max((this.#seqs.get(peer) ?? 0) + 1, node.clock.now());
    this.#seqs.set(peer, seq);
    const batch: Positions = {
      v: 1,
      mode,
      from: party,
      to: peer,
      seq,
      sentMs: node.clock.now(),
      fixes: [...fixes],
    };
    const forward = this.#forwarded(peer, fixes);
    if (forward.length > 0) batch.forward = forward;
    const payload = encodePositions(batch);
    if (isRefusal(payload)) throw new RefusalError(payload);
    const sig = message.sign(pae(POSITIONS_TYPE, payload));
    try {
      await link.positions(
        encodeEnvelope({ payloadType: POSITIONS_TYPE, payload, keyid: message.keyid, sig }),
      );
    } catch {
      const since = this.#waiting.get(peer) ?? [];
      this.#waiting.set(peer, [...fixes, ...since].slice(-MAX_BATCH_FIXES));
    }
  }
}

/** A peer's batch, its signature checked against the peer's enrolled key. */
export async function openBatch(node: ParleyNode, text: string): Promise<Positions | Refusal> {
  const envelope = decodeEnvelope(text);
  if (isRefusal(envelope)) return envelope;
  if (envelope.payloadType !== POSITIONS_TYPE) {
    return refuse('RECORD_ENVELOPE_TYPE', { given: envelope.payloadType, expected: POSITIONS_TYPE });
  }
  const sender = await senderOf(node.reader, envelope);
  if (isRefusal(sender)) return sender;
  if (!verifySignature(sender.messageKey, pae(envelope.payloadType, envelope.payload), envelope.sig)) {
    return refuse('RECORD_SIGNATURE_WRONG', { party: sender.party });
  }
  const batch = decodePositions(envelope.payload);
  if (isRefusal(batch)) return batch;
  const { party, mode } = node.identity;
  if (batch.to !== party) return refuse('NODE_NOT_FOR_US', { to: batch.to, us: party });
  if (batch.mode !== mode)
    return refuse('NODE_OTHER_MODE', { party: batch.from, theirs: batch.mode, ours: mode });
  return batch;
}
