/** Parties whose keys change and are stolen, and a thief who signs what it likes with what it took. Seeded. */
import assert from 'node:assert/strict';
import { isRefusal } from '../../../src/contract/index.ts';
import { VirtualClock } from '../../../src/node/clock.ts';
import { makeParty, speaking } from '../../../src/node/folder.ts';
import { fsck } from '../../../src/node/fsck.ts';
import { buildHouse, memoryLock, Network, ParleyNode, rooms } from '../../../src/node/index.ts';
import { type KeyChange, type NextKeys, nextKeys } from '../../../src/node/next-keys.ts';
import { seededRandom } from '../../../src/node/random.ts';
import { entryOf } from '../../../src/node/reader.ts';
import { EMPTY_LINK, LINKS, type LinkRow } from '../../../src/parties/index.ts';
import {
  canonicalJson,
  type Envelope,
  encodeEnvelope,
  pae,
  payloadTypeOf,
  type Signer,
  type Statement,
} from '../../../src/record/index.ts';
import { createMemoryDisk, createMemoryStore } from '../../../src/store/index.ts';
import { run } from '../nodes.ts';
import { seeded } from '../record/samples.ts';
import { idOf, START } from './hostile.ts';

const house = buildHouse(rooms);

/** One party over its restarts: the same disk, whatever keys. */
export class KeyedParty {
  readonly name: string;
  readonly root: Signer;
  readonly #disk = createMemoryDisk();
  readonly #lock = memoryLock();
  readonly #clock: VirtualClock;
  readonly #random;
  keys: NextKeys;
  node!: ParleyNode;

  constructor(name: string, clock: VirtualClock, seed: string) {
    this.name = name;
    this.#clock = clock;
    this.#random = seededRandom(`${seed} ${name}`);
    const names = { en: name, ru: name, ar: name };
    const made = makeParty({ party: name, mode: 'exercise', names, url: null }, this.#random);
    this.keys = made;
    this.root = made.seeds.rootSigner() as Signer;
  }

  async open(messageBefore: Signer | null = null): Promise<ParleyNode> {
    this.node = await ParleyNode.open({
      identity: speaking(this.keys.card, this.keys.seeds),
      messageBefore,
      house,
      store: createMemoryStore({ disk: this.#disk }),
      lock: this.#lock,
      clock: this.#clock,
      random: this.#random,
      failed: (error) => {
        throw error;
      },
    });
    return this.node;
  }

  /** Stops, takes its next keys, starts again. */
  async change(change: KeyChange, network: Network): Promise<void> {
    const before = this.keys.seeds.messageSigner();
    await this.node.close();
    this.keys = nextKeys(this.keys, this.root, change, this.#random);
    await this.open(before);
    await network.join(this.node, async () => {});
  }

  async fsck() {
    const { store } = this.node;
    await this.node.checkpoints.sign();
    return fsck(store.read, {
      house,
      files: store.files,
      card: this.keys.card,
      lock: await this.#lock.read(),
    });
  }
}

/** Parties that know each other. */
export async function keyedParties(names: readonly string[], seed: string) {
  const clock = new VirtualClock(START);
  const parties = names.map((name) => new KeyedParty(name, clock, seed));
  for (const party of parties) await party.open();
  for (const { node } of parties)
    for (const other of parties)
      if (other.node !== node) await run(node, 'parties.enrol', { card: other.keys.card });
  const network = new Network();
  for (const { node } of parties) await network.join(node, async () => {});
  return { clock, parties, network, rng: seeded(seed) };
}

/** Holds a stolen message key. */
export class Thief {
  readonly #key: Signer;
  readonly #as: KeyedParty;
  #made = 0;
  constructor(as: KeyedParty) {
    this.#as = as;
    this.#key = as.keys.seeds.messageSigner();
  }

  forge(to: KeyedParty, peerSeq: number, claimedMs: number, change: Partial<Statement> = {}): Envelope {
    const statement: Statement = {
      v: 1,
      mode: 'exercise',
      kind: 'line.message',
      kindVersion: 1,
      class: 'line',
      id: idOf(7_000_000 + ++this.#made),
      from: this.#as.name,
      log: this.#as.keys.card.origin,
      to: to.name,
      peerSeq,
      prevToPeer: null,
      seen: null,
      claimedTime: new Date(claimedMs).toISOString(),
      expires: null,
      precedence: 'flash',
      refs: [],
      by: null,
      approvals: [],
      body: { forged: this.#made },
      ...change,
    };
    const payloadType = payloadTypeOf(statement.kind, statement.kindVersion);
    const payload = new TextEncoder().encode(canonicalJson(statement));
    return { payloadType, payload, keyid: this.#key.keyid, sig: this.#key.sign(pae(payloadType, payload)) };
  }
  /** The code under which it is refused; null where it is taken. */
  async send(to: KeyedParty, envelope: Envelope): Promise<string | null> {
    const received = await to.node.receive(encodeEnvelope(envelope));
    return isRefusal(received) ? received.refused : null;
  }
}

export async function linkOf(of: KeyedParty, peer: KeyedParty): Promise<LinkRow> {
  return (await of.node.store.read.get<LinkRow>(LINKS, peer.name)) ?? EMPTY_LINK;
}

/** Every message that `from` sent and that is not held, receipted, at its addressee. */
export async function undelivered(from: KeyedParty, all: readonly KeyedParty[]): Promise<string[]> {
  const missing: string[] = [];
  const { read } = from.node.store;
  for (let fromIndex = 0; ; ) {
    const page = await read.entries({ direction: 'out', fromIndex, limit: 512 });
    for (const stored of page) {
      const entry = entryOf(stored);
      if (entry.class === 'receipt') continue;
      const to = all.find(({ name }) => name === entry.peer) as KeyedParty;
      const [delivery] = (
        await from.node.ask<{ peer: string; receipt: unknown }[]>('parties.deliveries', { actId: entry.id })
      ).filter(({ peer }) => peer === entry.peer);
      if (!(await to.node.store.read.entryByHash(entry.hash))) missing.push(`${entry.kind} not held`);
      else if (!delivery?.receipt) missing.push(`${entry.kind} not receipted`);
    }
    const last = page.at(-1);
    if (!last || page.length < 512) return missing;
    fromIndex = last.index + 1;
  }
}

export async function say(from: KeyedParty, to: KeyedParty, words: string): Promise<void> {
  assert.notEqual(from, to);
  await run(from.node, 'line.send', { phrase: 'free text', words, to: [{ party: to.name }] });
}
