/** Parties, statements, logs and damage for this room's tests. Seeded: the same seed gives the same bytes. */
import type { Direction, EntryClass } from '../../../src/contract/index.ts';
import { makeCard, type PartyCard } from '../../../src/record/card.ts';
import { signCheckpoint } from '../../../src/record/checkpoint.ts';
import { type Envelope, envelopeHash, signEnvelope } from '../../../src/record/envelope.ts';
import { sha256, toBase64, utf8 } from '../../../src/record/hash.ts';
import { encodeHeader } from '../../../src/record/header.ts';
import { type Signer, signerFromSeed } from '../../../src/record/key.ts';
import { KeyringSeeds } from '../../../src/record/keyring.ts';
import { type FullOpening, leafOf, openingToJson, withoutBody } from '../../../src/record/leaf.ts';
import {
  appendLeaf,
  type CompactTree,
  EMPTY_TREE,
  inclusionProof,
  leafHash,
  rootOf,
} from '../../../src/record/merkle.ts';
import type { Pack } from '../../../src/record/pack/format.ts';
import type { Statement } from '../../../src/record/statement.ts';

export interface Rng {
  bytes(count: number): Uint8Array;
  /** 0 ≤ n < below. */
  int(below: number): number;
}
export function seeded(seed: string): Rng {
  let counter = 0;
  let pool = Buffer.alloc(0);
  const bytes = (count: number): Uint8Array => {
    while (pool.length < count) pool = Buffer.concat([pool, sha256(utf8(`${seed} ${counter++}`))]);
    const out = Uint8Array.from(pool.subarray(0, count));
    pool = pool.subarray(count);
    return out;
  };
  return { bytes, int: (below) => Buffer.from(bytes(4)).readUInt32BE() % below };
}

export interface Party {
  name: string;
  origin: string;
  seeds: KeyringSeeds;
  root: Signer;
  message: Signer;
  log: Signer;
  card: PartyCard;
}
export function makeParty(name: string): Party {
  const seed = (role: string) => sha256(utf8(`${name} ${role}`));
  const seeds = new KeyringSeeds({
    root: seed('root'),
    message: seed('message'),
    log: seed('log'),
    cosign: seed('cosign'),
    encryption: seed('encryption'),
    tls: seed('tls'),
  });
  const keys = {
    ...seeds.publicKeys(),
    root: signerFromSeed(seed('root')),
    message: seeds.messageSigner(),
    log: seeds.logSigner(),
  };
  const origin = `${name}.example/log`;
  const card = makeCard(
    { party: name, mode: 'exercise', names: { en: name, ru: name, ar: name }, origin, url: null },
    keys,
  );
  const { root, message, log } = keys;
  return { name, origin, seeds, root, message, log, card };
}

/** A valid statement of `from`, changed by `over`. */
export function statementBy(from: Party, over: Partial<Statement> = {}): Statement {
  return {
    v: 1,
    mode: 'exercise',
    kind: 'notices.filed',
    kindVersion: 1,
    class: 'notice',
    id: '01ARZ3NDEKTSV4RRFFQ69G5FAV',
    from: from.name,
    log: from.origin,
    to: null,
    peerSeq: 0,
    prevToPeer: null,
    seen: null,
    claimedTime: '2020-08-25T07:00:00.000Z',
    expires: null,
    precedence: 'priority',
    refs: [],
    by: null,
    approvals: [],
    body: {},
    ...over,
  };
}

interface Held {
  opening: FullOpening;
  peer: string | null;
}
/** One party's log in memory. */
export class SampleLog {
  readonly owner: Party;
  readonly rng: Rng;
  readonly held: Held[] = [];
  tree: CompactTree = EMPTY_TREE;
  readonly nodes = new Map<string, Uint8Array>();
  constructor(owner: Party) {
    this.owner = owner;
    this.rng = seeded(`log of ${owner.name}`);
  }
  read = (level: number, index: bigint): Uint8Array | undefined => this.nodes.get(`${level}/${index}`);

  append(
    envelope: Envelope,
    at: {
      direction: Direction;
      class: EntryClass;
      peer?: string;
      peerSeq?: number;
      timeMs: number;
      prev?: number;
    },
  ): number {
    const peer = at.peer ?? null;
    const last = peer === null ? -1 : this.held.findLastIndex((h) => h.peer === peer);
    const header = encodeHeader({
      direction: at.direction,
      class: at.class,
      peer,
      peerSeq: at.peerSeq ?? 0,
      prev: at.prev ?? (last < 0 ? null : last),
      timeMs: at.timeMs,
    });
    const opening = { salt1: this.rng.bytes(16), header, salt2: this.rng.bytes(16), envelope };
    this.held.push({ opening, peer });
    const { tree, nodes } = appendLeaf(this.tree, leafHash(leafOf(opening)));
    this.tree = tree;
    for (const { level, index, hash } of nodes) this.nodes.set(`${level}/${index}`, hash);
    return this.held.length - 1;
  }
  /** An own entry signed by the owner. */
  own(over: Partial<Statement>, entryClass: EntryClass, timeMs: number): number {
    const envelope = signEnvelope(
      statementBy(this.owner, { class: entryClass, ...over }),
      this.owner.message,
    );
    return this.append(envelope, { direction: 'own', class: entryClass, timeMs });
  }
  checkpoint(): string {
    const { origin, log } = this.owner;
    return signCheckpoint({ origin, size: this.tree.size, root: rootOf(this.tree) }, log);
  }
  async proof(index: number): Promise<string[]> {
    return (await inclusionProof(BigInt(index), this.tree.size, this.read)).map(toBase64);
  }
  async packEntry(index: number, shown: 'full' | 'header'): Promise<Pack['entries'][number]> {
    const { opening } = this.held[index]!;
    return {
      log: this.owner.origin,
      index,
      proof: await this.proof(index),
      opening: openingToJson(shown === 'full' ? opening : withoutBody(opening)),
    };
  }
}

/** Signs, and appends in both logs: `out` at the sender, `in` at the receiver. */
export function exchange(
  from: SampleLog,
  to: SampleLog,
  over: Partial<Statement>,
  entryClass: EntryClass,
  timeMs: number,
): { envelope: Envelope; statement: Statement; hash: string; out: number; in: number } {
  const statement = statementBy(from.owner, {
    to: to.owner.name,
    claimedTime: new Date(timeMs).toISOString(),
    class: entryClass,
    ...over,
  });
  const envelope = signEnvelope(statement, from.owner.message);
  const at = { class: entryClass, peerSeq: statement.peerSeq, timeMs };
  return {
    envelope,
    statement,
    hash: envelopeHash(envelope),
    out: from.append(envelope, { ...at, direction: 'out', peer: to.owner.name }),
    in: to.append(envelope, { ...at, direction: 'in', peer: from.owner.name }),
  };
}

/** One to four random injuries: flips, cuts, insertions, repeats, or pieces of `others`. */
export function damage(bytes: Uint8Array, rng: Rng, others: readonly Uint8Array[] = []): Uint8Array {
  let out = Buffer.from(bytes);
  for (let n = 1 + rng.int(4); n > 0; n--) {
    const at = rng.int(out.length + 1);
    const kind = rng.int(7);
    if (kind === 0 && at < out.length) out[at]! ^= 1 << rng.int(8);
    else if (kind === 1) out = out.subarray(0, at);
    else if (kind === 2)
      out = Buffer.concat([out.subarray(0, at), rng.bytes(1 + rng.int(8)), out.subarray(at)]);
    else if (kind === 3)
      out = Buffer.concat([out.subarray(0, at), out.subarray(Math.min(out.length, at + 1 + rng.int(9)))]);
    else if (kind === 4 && at < out.length) out[at] = TOKENS.charCodeAt(rng.int(TOKENS.length));
    else if (kind === 5) {
      const from = rng.int(out.length + 1);
      out = Buffer.concat([out.subarray(0, at), out.subarray(from, from + rng.int(40)), out.subarray(at)]);
    } else if (kind === 6 && others.length > 0) {
      const other = others[rng.int(others.length)]!;
      const from = rng.int(other.length + 1);
      out = Buffer.concat([out.subarray(0, at), other.subarray(from, from + rng.int(60)), out.subarray(at)]);
    }
  }
  return out;
}
const TOKENS = '{}[]",:\\/+-=0123456789eE.ntu \n\u0000abfAZ_';
