/** One party's node: rooms, writer, record and keys put together. Doors (HTTP, CLI, scenario) talk to this. */
import {
  type By,
  type Ctx,
  type Entry,
  isRefusal,
  type Precedence,
  type Read,
  type Refusal,
  RefusalError,
  type Role,
  refuse,
} from '../contract/index.ts';
import type { Link } from '../exchange/index.ts';
import {
  cardKeys,
  decodeVkey,
  encodeVkey,
  keyIdOf,
  type Policy,
  type Signer,
  toHex,
  type Verifier,
} from '../record/index.ts';
import type { Store } from '../store/index.ts';
import { Arrivals } from './arrival.ts';
import { Checkpoints, type Lock } from './checkpoints.ts';
import type { Clock } from './clock.ts';
import { cosignersOf, knownLogs, logOf, policyOf, unaskedOf } from './cosigners.ts';
import { type CosignedCheckpoint, Cosigning } from './cosigning.ts';
import { forgetFiles, forgetNamed, namesFiles } from './erase.ts';
import { Gossip } from './gossip.ts';
import { Heard } from './heard.ts';
import type { House } from './house.ts';
import type { Identity } from './identity.ts';
import { logKeysOf, ownCards } from './own-cards.ts';
import { type KnownLog, PeerCheckpoints } from './peers.ts';
import { PlanIndex } from './plan-index.ts';
import { type Random, ulid } from './random.ts';
import { readerOf } from './reader.ts';
import { type Received, receive } from './receive.ts';
import { Remembered } from './remembered.ts';
import { RestoredGate, type RestoredPorts } from './restored.ts';
import type { SessionPorts } from './session.ts';
import { takeKeys } from './take-keys.ts';
import { readAgain } from './upgrade.ts';
import { bringViewsUpToDate } from './views.ts';
import { Witness } from './witness.ts';
import { Writer, type WriterPorts, writeDrafts, writeDue } from './writer.ts';

/** Who acts through a door: an officer with roles, or the node itself (`officer: null`). */
export interface Actor {
  by: By | null;
  roles: readonly Role[];
}
/** The node acting for itself: internal commands have no roles at all. */
export const ITSELF: Actor = { by: null, roles: [] };

export interface EntryMade {
  index: number;
  id: string;
  kind: string;
  hash: string;
  precedence: Precedence;
}
export type Outcome = { entries: EntryMade[] } & Record<string, unknown>;

export interface NodePorts {
  identity: Identity;
  /** The message key before, where the record does not know the present card yet. */
  messageBefore?: Signer | null;
  house: House;
  store: Store;
  lock: Lock;
  clock: Clock;
  random: Random;
  /** Real timer; returns how to cancel. Left out where someone calls what falls due (scenarios). */
  later?(run: () => void, ms: number): () => void;
  /** Whose cosignatures count, and logs that are no party's; else any enrolled party's cosignature counts. */
  policy?: Policy;
  /** The way to an enrolled party's node. Left out: nobody cosigns this log, and nobody is asked what it remembers. */
  linkTo?(party: string, url: string | null): Link | null;
  /** The record came out of a backup. */
  restored?: RestoredPorts | null;
  /** Something broke that no caller is waiting for. */
  failed(error: unknown): void;
}

type Listener = (entries: readonly Entry[]) => void;

/** Others may still hold checkpoints under the log key before the present one. */
function keyBefore({ card, logBefore }: Identity): Verifier[] {
  const key = logBefore && decodeVkey(encodeVkey(card.origin, logBefore.publicKey));
  return !key || isRefusal(key) ? [] : [key];
}

export class ParleyNode {
  readonly identity: Identity;
  readonly house: House;
  readonly store: Store;
  readonly clock: Clock;
  readonly random: Random;
  /** As configured. */
  readonly policy: Policy | undefined;
  readonly writer: Writer;
  readonly checkpoints: Checkpoints;
  readonly peers: PeerCheckpoints;
  readonly plans: PlanIndex;
  readonly witness: Witness;
  readonly remembered: Remembered;
  readonly restored: RestoredGate;
  readonly #blocked: () => Refusal | null;
  readonly cosigning: Cosigning;
  readonly gossip: Gossip;
  /** Signs of life of peers that are no entries. */
  readonly heard = new Heard();
  /** Something broke that no caller is waiting for. */
  readonly failed: (error: unknown) => void;
  readonly #ports: SessionPorts;
  readonly #listeners = new Set<Listener>();
  /** Files of what was erased, being deleted. */
  #forgetting: Promise<void> = Promise.resolve();
  readonly #arrivals: Arrivals;

  private constructor(ports: NodePorts) {
    this.identity = ports.identity;
    this.plans = new PlanIndex(ports, (name, question) => this.ask(name, question));
    this.house = this.plans.house;
    this.store = ports.store;
    this.clock = ports.clock;
    this.random = ports.random;
    this.failed = ports.failed;
    this.policy = ports.policy;
    const keys = cardKeys(ports.identity.card);
    if (isRefusal(keys)) throw new RefusalError(keys);
    const { origin } = ports.identity.card;
    const { read } = ports.store;
    const policy = ports.policy ?? null;
    const logKeys = async (): Promise<readonly [Verifier, ...Verifier[]]> => [
      keys.log,
      ...keyBefore(ports.identity),
      ...logKeysOf(await ownCards(read)),
    ];
    const stolen = new Set(ports.identity.card.revoked.map(({ keyid }) => keyid));
    const cosigners = () => cosignersOf(read, policy, ports.linkTo ?? (() => null));
    const findLog: (
      from: Pick<typeof read, 'get' | 'scan'>,
      by: { party: string } | { origin: string },
    ) => Promise<KnownLog | null> = (from, by) => logOf(from, policy, by);
    this.peers = new PeerCheckpoints({ store: ports.store, logOf: findLog });
    this.remembered = new Remembered({
      store: ports.store,
      identity: ports.identity,
      // A stolen key signs what this record never held: what it shows says nothing.
      keys: async () => (await logKeys()).filter(({ publicKey }) => !stolen.has(keyIdOf(publicKey))),
      cosigners,
      unasked: () => unaskedOf(read, ports.linkTo ?? (() => null)),
      now: () => ports.clock.now(),
    });
    this.restored = new RestoredGate(ports.restored ?? null, this.remembered, ports.failed);
    const blocked = () => this.remembered.refusal() ?? this.restored.refusal();
    this.#blocked = blocked;
    const session: SessionPorts = {
      house: this.house,
      identity: ports.identity,
      clock: ports.clock,
      random: ports.random,
      files: ports.store.files,
      seen: (peer) => this.peers.get(peer),
      blocked,
      changing: (rows, index) => this.plans.changing(rows, index),
    };
    this.#ports = session;
    this.#arrivals = new Arrivals(ports.store, session);
    const writerPorts: WriterPorts = {
      ...session,
      store: ports.store,
      committed: (entries, tree) => {
        this.checkpoints.grown(tree);
        this.plans.committed(Number(tree.size));
        for (const entry of entries) this.#forget(entry);
        for (const listener of this.#listeners) {
          try {
            listener(entries);
          } catch (error) {
            this.failed(error);
          }
        }
      },
    };
    this.writer = new Writer(writerPorts);
    this.checkpoints = new Checkpoints({
      store: ports.store,
      writer: this.writer,
      lock: ports.lock,
      origin,
      signers: [ports.identity.log, ...(ports.identity.logBefore ? [ports.identity.logBefore] : [])],
      verifiers: logKeys,
      blocked,
      signed: () => this.cosigning.signed(),
      later: ports.later,
      failed: ports.failed,
    });
    this.cosigning = new Cosigning({
      store: ports.store,
      writer: this.writer,
      log: keys.log,
      latest: () => this.checkpoints.note,
      cosigners,
      policy: () => policyOf(read, policy),
      remembered: this.remembered,
      later: ports.later,
      realMs: () => performance.now(),
      failed: ports.failed,
    });
    this.witness = new Witness({
      store: ports.store,
      writer: this.writer,
      clock: ports.clock,
      name: keys.cosign.name,
      signer: ports.identity.cosign,
      blocked,
      logOf: findLog,
    });
    this.gossip = new Gossip({
      cosigners,
      logs: () => knownLogs(read, policy),
      compare: (log, note, fetchTile) => this.peers.compare(log, note, fetchTile, this.writer),
      later: ports.later,
      failed: ports.failed,
    });
  }

  /** The largest checkpoint of this log that counts as cosigned under the policy; null: none so far. */
  get cosigned(): CosignedCheckpoint | null {
    return this.cosigning.cosigned;
  }

  /** Opens the record; an empty one gets its first entry. Throws RefusalError when lock and record disagree. */
  static async open(ports: NodePorts, offices: readonly string[] = []): Promise<ParleyNode> {
    const node = new ParleyNode(ports);
    await node.writer.start();
    const refusal = await node.checkpoints.start();
    if (refusal) throw new RefusalError(refusal);
    if (node.writer.tree.size > 0n) await node.#checkFirst();
    await bringViewsUpToDate(node.store, node.house, node.identity, ports.failed);
    await node.plans.start(Number(node.writer.tree.size));
    await forgetFiles(ports.store);
    await node.peers.start();
    await node.cosigning.start();
    // Before anything is signed: whoever can be reached says what it remembers of this log.
    await node.remembered.compareAll();
    if (node.writer.tree.size === 0n) {
      const body = { card: node.identity.card, offices: [...offices] };
      await node.writer.submit((session) =>
        writeDrafts(session, node.#ports, [{ kind: 'parties.opened', body }], null),
      );
    }
    if (!node.blocked) {
      await node.writer.submit((session) => takeKeys(session, node.identity, ports.messageBefore ?? null));
      await node.writer.submit((session) => readAgain(session, node.#ports));
    }
    node.gossip.start();
    // What was written after the last signature of the run before.
    node.checkpoints.grown(node.writer.tree);
    return node;
  }

  /** Why nothing may be signed now; null: it may. */
  get blocked(): Refusal | null {
    return this.#blocked();
  }

  /** Live or exercise, and which party, is settled by the first entry. */
  async #checkFirst(): Promise<void> {
    const first = await this.reader.entry(0);
    if (first && (first.mode !== this.identity.mode || first.from !== this.identity.party)) {
      const { party, mode } = this.identity;
      throw new RefusalError(
        refuse('NODE_OTHER_RECORD', { record: `${first.from} (${first.mode})`, node: `${party} (${mode})` }),
      );
    }
  }

  /** After every commit, with the entries made durable. Returns how to stop. */
  onEntries(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #allowed(roles: readonly Role[] | 'anyone', actor: Actor): boolean {
    if (roles === 'anyone') return true;
    return actor === ITSELF || roles.some((role) => actor.roles.includes(role));
  }

  /** Runs one command; resolves once its entries are on stable storage. `input` has passed the command's schema. */
  async command(name: string, input: unknown, actor: Actor): Promise<Outcome | Refusal> {
    const command = this.house.commands.get(name);
    if (!command) return refuse('NODE_UNKNOWN_COMMAND', { name });
    if (!this.#allowed(command.roles, actor)) {
      return refuse('NODE_NOT_ALLOWED', { what: name, roles: command.roles.join(', ') || '-' });
    }
    const blocked = this.#blocked();
    if (blocked) return blocked;
    const outcome = await this.writer.submit(async (session) => {
      const ctx = session.ctx(actor.by);
      const facts = await command.facts(session.read, input, ctx, session.ask);
      const drafts = command.decide(facts, input, ctx);
      if (isRefusal(drafts)) return drafts;
      const made = await writeDrafts(session, this.#ports, drafts, actor.by);
      return {
        entries: made.map(({ index, id, kind, hash, precedence }) => ({ index, id, kind, hash, precedence })),
        ...command.reply?.(facts, input, drafts),
      };
    });
    // Whoever erased is told so when the files are gone too.
    await this.#forgetting;
    return outcome;
  }

  #forget(entry: Entry): void {
    if (!namesFiles(entry)) return;
    const forget = () => forgetNamed(this.store.files, entry);
    this.#forgetting = this.#forgetting.then(forget).then(this.plans.settled).catch(this.failed);
  }

  /** What is committed, as the rooms read it. */
  get reader(): Read {
    return readerOf(this.store.read, this.store.files);
  }

  /** Answers one query from what is committed. */
  async query(name: string, input: unknown, actor: Actor): Promise<unknown> {
    const query = this.house.queries.get(name);
    if (!query) return refuse('NODE_UNKNOWN_COMMAND', { name });
    if (!this.#allowed(query.roles, actor)) {
      return refuse('NODE_NOT_ALLOWED', { what: name, roles: String(query.roles) });
    }
    return query.run(this.reader, input, this.ctx(actor.by), this.ask);
  }

  /** A question answered from what is committed. */
  ask = async <Answer>(name: string, question: unknown): Promise<Answer> => {
    const answer = this.house.answers.get(name);
    if (!answer) throw new Error(`nobody answers ${name}`);
    return (await answer(this.reader, question, this.ctx(null), this.ask)) as Answer;
  };

  ctx(by: By | null): Ctx {
    const now = this.clock.now();
    const { party, mode } = this.identity;
    return {
      party,
      mode,
      now,
      by,
      newId: () => ulid(now, this.random),
      randomHex: (bytes) => toHex(this.random.bytes(bytes)),
    };
  }

  /** A peer's envelope: verified, appended, receipted. Resolves after the fsync. */
  async receive(bytes: string | Uint8Array): Promise<Received | Refusal> {
    const blocked = this.#blocked();
    if (blocked) return blocked;
    return this.#arrivals.take(bytes, (envelope) =>
      this.writer.submit((session) => receive(session, this.#ports, envelope)),
    );
  }

  /** Lets clocks fall due, each room's for itself: one that breaks stops no other. Returns how many entries that made. */
  async tick(): Promise<number> {
    let made = 0;
    this.restored.tick();
    if (this.#blocked()) return made;
    for (const { due } of this.house.rooms) {
      if (!due) continue;
      try {
        made += (await this.writer.submit((session) => writeDue(session, this.#ports, due))).length;
      } catch (error) {
        this.failed(error);
      }
    }
    return made;
  }

  /** Waits for work under way, signs what is not yet signed, lets the store go. */
  async close(): Promise<void> {
    await Promise.all([this.cosigning.close(), this.gossip.close()]);
    await this.writer.close();
    await this.plans.close();
    await this.#forgetting;
    if (this.store.state === 'open') await this.checkpoints.sign();
    await this.store.close();
  }
}
