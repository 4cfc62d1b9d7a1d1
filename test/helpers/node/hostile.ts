/** A node with peers whose keys the test holds, so that it can sign anything in their name. */
import assert from 'node:assert/strict';
import { type Entry, isRefusal } from '../../../src/contract/index.ts';
import { VirtualClock } from '../../../src/node/clock.ts';
import { makeParty } from '../../../src/node/folder.ts';
import type { House } from '../../../src/node/house.ts';
import type { Identity } from '../../../src/node/identity.ts';
import type { ParleyNode } from '../../../src/node/node.ts';
import { seededRandom } from '../../../src/node/random.ts';
import { allEntries, viewHashes } from '../../../src/node/views.ts';
import { DELIVERIES, type DeliveryRow } from '../../../src/parties/index.ts';
import {
  canonicalJson,
  decodeEnvelope,
  type Envelope,
  encodeEnvelope,
  encodeHeader,
  envelopeHash,
  makeReceiptBody,
  pae,
  payloadTypeOf,
  type Statement,
} from '../../../src/record/index.ts';
import type { Store } from '../../../src/store/index.ts';
import { memoryNode, run } from '../nodes.ts';

export const START = Date.parse('2020-08-24T06:00:00Z');
export const HOUR = 3_600_000;

export const movement = {
  type: 'movement',
  fields: {
    who: {
      organisation: 'West',
      callSign: 'WEST 1',
      units: ['w1'],
      purpose: 'patrol',
      activity: 'patrol',
      escort: false,
      emergency: false,
    },
    route: {
      type: 'corridor',
      points: [
        { lat: 37, lon: 41 },
        { lat: 37.05, lon: 41.1 },
      ],
      halfWidthM: 200,
    },
    times: {
      type: 'passage',
      atMs: [START + 24 * HOUR, START + 25 * HOUR],
      earlyS: 600,
      lateS: 600,
      model: 'rigid',
    },
  },
};

const ULID = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
export function idOf(number: number): string {
  let text = '';
  for (let rest = number, i = 0; i < 26; i++, rest = Math.floor(rest / 32)) text = ULID[rest % 32] + text;
  return text;
}

/** Who an envelope is addressed to: a node in this process, or as much of one elsewhere. */
export interface Addressee {
  party: string;
  house: House;
  now(): number;
}

/** A party whose keys the test holds: it signs whatever it is told to. */
export class Forger {
  readonly identity: Identity;
  readonly #to: Addressee;
  #seq = 0;
  #id: number;

  constructor(to: Addressee, identity: Identity) {
    this.#to = to;
    this.identity = identity;
    this.#id = identity.party.length * 1_000_000;
  }

  statement(kind: string, body: unknown, change: Partial<Statement> = {}): Statement {
    return {
      v: 1,
      mode: 'exercise',
      kind,
      kindVersion: 1,
      class: this.#to.house.kinds.get(kind)?.class ?? 'admin',
      id: idOf(++this.#id),
      from: this.identity.party,
      log: this.identity.card.origin,
      to: this.#to.party,
      peerSeq: kind === 'parties.receipt' ? 0 : (change.peerSeq ?? ++this.#seq),
      prevToPeer: null,
      seen: null,
      claimedTime: new Date(this.#to.now()).toISOString(),
      expires: null,
      precedence: 'priority',
      refs: [],
      by: null,
      approvals: [],
      body,
      ...change,
    };
  }
  /** Signed as it is, sound or not. */
  sign(statement: Statement | Record<string, unknown>, payloadType?: string): Envelope {
    const { kind, kindVersion } = statement as Statement;
    const type = payloadType ?? payloadTypeOf(kind, kindVersion);
    const payload = new TextEncoder().encode(canonicalJson(statement));
    const { message } = this.identity;
    return { payloadType: type, payload, keyid: message.keyid, sig: message.sign(pae(type, payload)) };
  }
  bytes(kind: string, body: unknown, change: Partial<Statement> = {}): string {
    return encodeEnvelope(this.sign(this.statement(kind, body, change)));
  }
}

/** The same before a node in this process. */
export class Peer extends Forger {
  readonly node: ParleyNode;

  constructor(node: ParleyNode, identity: Identity) {
    super({ party: node.identity.party, house: node.house, now: () => node.clock.now() }, identity);
    this.node = node;
  }
  async send(kind: string, body: unknown, change: Partial<Statement> = {}) {
    return this.node.receive(this.bytes(kind, body, change));
  }
  /** The code under which this is refused; null when it is taken. */
  async codeOf(bytes: string): Promise<string | null> {
    const received = await this.node.receive(bytes);
    return isRefusal(received) ? received.refused : null;
  }

  /** The receipt this peer owes for an act sent to it, `change` made to its body before it is signed. */
  async receiptFor(
    actId: string,
    receivedMs: number,
    change: Record<string, unknown> = {},
    statement: Partial<Statement> = {},
  ): Promise<string> {
    const row = await this.node.store.read.get<DeliveryRow>(DELIVERIES, `${actId}/${this.identity.party}`);
    assert.ok(row, 'sent');
    const stored = await this.node.store.read.entry(row.outIndex);
    const envelope = decodeEnvelope(stored?.envelope as Uint8Array) as Envelope;
    assert.equal(envelopeHash(envelope), row.hash);
    const sent = JSON.parse(new TextDecoder().decode(envelope.payload)) as Statement;
    const header = encodeHeader({
      direction: 'in',
      class: this.node.house.kinds.get(sent.kind)?.class ?? 'admin',
      peer: this.node.identity.party,
      peerSeq: sent.peerSeq,
      prev: null,
      timeMs: receivedMs,
    });
    const opening = { salt1: new Uint8Array(16), header, salt2: new Uint8Array(16), envelope };
    const body = { ...makeReceiptBody(sent, this.identity.card.origin, 7, opening), ...change };
    return this.bytes('parties.receipt', body, statement);
  }
}

export function identityOf(party: string): Identity {
  const names = { en: party, ru: party, ar: party };
  return makeParty({ party, mode: 'exercise', names, url: null }, seededRandom(`hostile ${party}`)).identity;
}

/** The node `west` and its enrolled peers `east` and `north`, who are the test. */
export async function besieged(store?: Store) {
  const clock = new VirtualClock(START);
  const node = await memoryNode('west', clock, store);
  const east = new Peer(node, identityOf('east'));
  const north = new Peer(node, identityOf('north'));
  if ((await node.store.read.size()) <= 1) {
    for (const peer of [east, north]) await run(node, 'parties.enrol', { card: peer.identity.card });
  }
  return { clock, node, east, north };
}

export async function entriesOf(node: ParleyNode): Promise<Entry[]> {
  const entries: Entry[] = [];
  for await (const entry of allEntries(node.store.read)) entries.push(entry);
  return entries;
}

/** The views are what the record alone gives. */
export async function intact(node: ParleyNode): Promise<void> {
  for (const [table, hash] of await viewHashes(node.store.read, node.house, node.identity))
    assert.equal(await node.store.dumpHash(table), hash, table);
}
