/**
 * The proof that follows a receipt: the peer's leaf, which the receipt opens, is looked for in the peer's own log, read
 * by tiles like anybody's. Once it stands there under a checkpoint that witnesses enough have cosigned, an entry of this
 * record keeps the proof; the receipt's bytes never change.
 */
import { type Entry, isRefusal } from '../contract/index.ts';
import type { LogLink } from '../exchange/index.ts';
import {
  DELIVERIES,
  type DeliveryRow,
  deliveryKey,
  MAX_RECORDED,
  PARTIES,
  type PartyRow,
  type Recorded,
  recordedKind,
  UNPROVED,
  type UnprovedRow,
} from '../parties/index.ts';
import {
  cardKeys,
  checkReceipt,
  decodeEnvelope,
  fromUtf8,
  inclusionProof,
  judge,
  logKeysNow,
  type Policy,
  type PolicyVerdict,
  type Statement,
  tileReader,
  toBase64,
  verifyInclusion,
} from '../record/index.ts';
import type { ParleyNode } from './node.ts';
import { entryOf } from './reader.ts';

/** Looks at one peer are at least so far apart. */
const BETWEEN_MS = 15_000;
/** Receipts looked at in one go: some may be of what was erased, and can be proved no more. */
const MAX_LOOKED = 512;

export interface RecordingPorts {
  node: ParleyNode;
  linkTo(peer: string, url: string | null): Pick<LogLink, 'logFile'> | null;
  /** Under which cosignatures count; null: any enrolled party's witness but that of the log itself is enough. */
  policy: Policy | null;
  /** Milliseconds that only go forward, for waiting. */
  realMs(): number;
}
type Proof = Recorded['proofs'][number];

/** Who may vouch for a peer's log: this node and every other enrolled party, where no policy was configured. */
async function policyFor({ node, policy }: RecordingPorts, peer: string): Promise<Policy> {
  if (policy) return policy;
  const rows = await node.store.read.scan<PartyRow>(PARTIES);
  const witnesses = rows.flatMap(({ row: { card } }) => {
    const keys = cardKeys(card);
    return card.party === peer || isRefusal(keys) ? [] : [{ name: card.party, key: keys.cosign, url: null }];
  });
  const members = witnesses.map(({ name }) => name);
  return { logs: [], witnesses, groups: [{ name: 'Enrolled', threshold: 1, members }], quorum: 'Enrolled' };
}

export class Recording {
  readonly #ports: RecordingPorts;
  readonly #nextMs = new Map<string, number>();
  /** Peers whose signed log does not hold what they receipted, with the size at which that was seen. */
  readonly contradicted = new Map<string, number>();
  #running: Promise<unknown> = Promise.resolve();
  #busy = false;

  constructor(ports: RecordingPorts) {
    this.#ports = ports;
  }

  /** Looks at each peer that is due, one after the other and in the background. Never throws, never waits. */
  tick(): void {
    if (this.#busy) return;
    this.#busy = true;
    this.#running = this.#round()
      .catch(this.#ports.node.failed)
      .finally(() => {
        this.#busy = false;
      });
  }
  async close(): Promise<void> {
    await this.#running;
  }

  async #round(): Promise<void> {
    for (const { row } of await this.#ports.node.store.read.scan<PartyRow>(PARTIES)) {
      const { party } = row.card;
      if (row.role === 'me' || this.#ports.realMs() < (this.#nextMs.get(party) ?? 0)) continue;
      this.#nextMs.set(party, this.#ports.realMs() + BETWEEN_MS);
      // A peer that cannot be reached, or serves nothing yet, is asked again later.
      await this.look(party).catch(() => 0);
    }
  }

  /** Proves what can be proved of one peer now; returns how many receipts. @throws where its log cannot be read */
  async look(peer: string): Promise<number> {
    const { node, linkTo } = this.#ports;
    const { read } = node.store;
    const row = await read.get<PartyRow>(PARTIES, peer);
    const open = await read.scan<UnprovedRow>(UNPROVED, { prefix: `${peer}/`, limit: MAX_LOOKED });
    const link = row && linkTo(peer, row.card.url);
    if (open.length === 0 || !link) return 0;
    const verdict = await this.#checkpointOf(row, link);
    if (!verdict) return 0;
    const { note, size, root } = verdict;
    const readNode = tileReader(size, (path) => link.logFile(path));
    const proofs: Proof[] = [];
    for (const { row: unproved } of open) {
      if (proofs.length === MAX_RECORDED) break;
      const leaf = await this.#leafOf(peer, unproved.actId, row.card.origin);
      if (!leaf || BigInt(leaf.index) >= size) continue;
      const hashes = await inclusionProof(BigInt(leaf.index), size, readNode);
      if (!verifyInclusion(BigInt(leaf.index), size, leaf.leafHash, hashes, root)) {
        // Tiles may be anybody's work on the way here: only another leaf that does stand there contradicts.
        const there = await readNode(0, BigInt(leaf.index));
        if (there && verifyInclusion(BigInt(leaf.index), size, there, hashes, root))
          this.#contradicts(peer, leaf.index, Number(size));
        continue;
      }
      proofs.push({ act: unproved.actId, of: leaf.of, index: leaf.index, hashes: hashes.map(toBase64) });
    }
    if (proofs.length === 0) return 0;
    const witnesses = verdict.cosignatures.map(({ witness }) => witness);
    await this.#keep({ peer, checkpoint: note, size: Number(size), witnesses, proofs });
    return proofs.length;
  }

  /** Said once for each peer: its signed receipt and its signed log do not fit, and a person must look. */
  #contradicts(peer: string, index: number, size: number): void {
    const first = !this.contradicted.has(peer);
    this.contradicted.set(peer, size);
    if (!first) return;
    const what = `the log of ${peer}, of ${size} entries, does not hold at ${index} what its receipt says`;
    this.#ports.node.failed(new Error(what));
  }

  /** The checkpoint that the peer publishes, where its key signed it and witnesses enough have cosigned it. */
  async #checkpointOf(
    row: PartyRow,
    link: Pick<LogLink, 'logFile'>,
  ): Promise<(PolicyVerdict & { note: string }) | null> {
    const bytes = await link.logFile('checkpoint');
    const note = bytes && fromUtf8(bytes);
    const keys = logKeysNow(row);
    if (!note || isRefusal(keys)) return null;
    const verdict = judge(note, await policyFor(this.#ports, row.card.party), keys);
    const fits = !isRefusal(verdict) && verdict.quorum && verdict.size <= BigInt(Number.MAX_SAFE_INTEGER);
    return fits ? { ...verdict, note } : null;
  }

  /** The leaf that the receipt opens, worked out from our own copy; null where that was erased. */
  async #leafOf(
    peer: string,
    actId: string,
    log: string,
  ): Promise<{ of: string; index: number; leafHash: Uint8Array } | null> {
    const { read } = this.#ports.node.store;
    const delivery = await read.get<DeliveryRow>(DELIVERIES, deliveryKey(actId, peer));
    const sent = delivery?.receipt && (await read.entry(delivery.outIndex));
    const receipt = delivery?.receipt && (await read.entry(delivery.receipt.entryIndex));
    const envelope = sent?.envelope && decodeEnvelope(sent.envelope);
    if (!receipt || !envelope || isRefusal(envelope)) return null;
    const statement = JSON.parse(new TextDecoder().decode(envelope.payload)) as Statement;
    const checked = checkReceipt(entryOf(receipt).body, envelope, statement, { log });
    if (isRefusal(checked)) return null;
    return { of: checked.body.of, index: checked.body.index, leafHash: checked.leafHash };
  }

  async #keep(body: Recorded): Promise<void> {
    await this.#ports.node.writer.submit(async (session): Promise<Entry | null> => {
      const still: Proof[] = [];
      for (const proof of body.proofs) {
        const row = await session.read.get<DeliveryRow>(DELIVERIES, deliveryKey(proof.act, body.peer));
        if (row?.receipt && !row.proof) still.push(proof);
      }
      if (still.length === 0) return null;
      const refs = still.map(({ act }) => act);
      return session.write({ kind: recordedKind.name, body: { ...body, proofs: still }, refs }, null);
    });
  }
}
