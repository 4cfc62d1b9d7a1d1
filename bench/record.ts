/**
 * What a verified, durable, receipted act costs. A peer's envelopes go through the real node on SQLite: verified,
 * appended, receipt signed, appended, committed. The reference of the same rounds does what no honest record can do
 * without: verify, sign, append the same bytes to a file, fdatasync, as many acts to one sync as are in flight.
 */
import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isRefusal, RefusalError } from '../src/contract/index.ts';
import { buildHouse, type Folder, fsck, type ParleyNode, readCard, rooms } from '../src/node/index.ts';
import {
  appendLeaf,
  checkReceipt,
  decodeEnvelope,
  EMPTY_TREE,
  type Envelope,
  encodeEnvelope,
  encodeHeader,
  envelopeHash,
  inclusionProof,
  leafHash,
  leafOf,
  makeReceiptBody,
  openEnvelope,
  RECEIPT_KIND,
  RECEIPT_VERSION,
  rootOf,
  type Sender,
  type Statement,
  senderOf,
  signEnvelope,
  toHex,
  verifyInclusion,
} from '../src/record/index.ts';
import { openReadOnlySqlite, type StoredEntry } from '../src/store/index.ts';
import { message, openWest, PeerOfWest, type Sent, westFolder } from './kit/party.ts';
import { optionsOf, print, type Row } from './kit/report.ts';
import { interleave, median, quantile, ratioOf, sameOrThrow, seeded, timed } from './kit/rounds.ts';

const options = optionsOf(process.argv.slice(2));
const full = options.size === 'full';
const ROUNDS = 5;
/** Acts a round at so many in flight. */
const LOADS: readonly (readonly [inFlight: number, acts: number])[] = full
  ? [
      [1, 150],
      [16, 300],
      [64, 600],
      [256, 600],
    ]
  : [
      [1, 5],
      [64, 64],
    ];
const PROOFS = full ? 500 : 20;

interface Given {
  ms: number;
  /** Of each act, from asking to the answer. */
  latenciesMs: number[];
  /** Hashes of the envelopes that were taken. */
  taken: string[];
}
const ok = <Value>(value: Value): Exclude<Value, { refused: string }> => {
  if (isRefusal(value)) throw new RefusalError(value);
  return value as Exclude<Value, { refused: string }>;
};

/** The node under `inFlight` senders that each wait for their receipt before they send again. */
async function throughNode(node: ParleyNode, acts: readonly Sent[], inFlight: number): Promise<Given> {
  const latenciesMs: number[] = [];
  const receipts: [Sent, Uint8Array][] = [];
  let at = 0;
  const sender = async () => {
    for (let act = acts[at++]; act; act = acts[at++]) {
      const started = performance.now();
      const { receipt } = ok(await node.receive(act.text));
      latenciesMs.push(performance.now() - started);
      if (!receipt) throw new Error('an act was taken without a receipt');
      receipts.push([act, receipt]);
    }
  };
  const ms = await timed(() => Promise.all(Array.from({ length: inFlight }, sender)));
  // Outside the time: every receipt is sound and names this act.
  const us = ok(senderOf(node.identity.card));
  const taken = receipts.map(([act, bytes]) => {
    const statement = ok(openEnvelope(ok(decodeEnvelope(bytes)), us));
    const checked = ok(
      checkReceipt(statement.body, ok(decodeEnvelope(act.text)), act.statement, {
        log: us.log,
      }),
    );
    return checked.body.of;
  });
  return { ms, latenciesMs, taken };
}

/** The floor: the same verifying, signing and bytes, one file, no views, no tree, no queries. */
class RawLog {
  readonly #node: ParleyNode;
  readonly #sender: Sender;
  readonly #folder = mkdtempSync(join(tmpdir(), 'parley-raw-'));
  readonly #file = openSync(join(this.#folder, 'log'), 'a');
  #index = 0;

  constructor(node: ParleyNode, peer: PeerOfWest) {
    this.#node = node;
    this.#sender = ok(senderOf(peer.identity.card));
  }

  #take(act: Sent): { bytes: string[]; hash: string } {
    const envelope = ok(decodeEnvelope(act.text));
    const statement = ok(openEnvelope(envelope, this.#sender));
    const { clock, random, identity } = this.#node;
    const timeMs = clock.now();
    const headerOf = (direction: 'in' | 'out', peerSeq: number): string =>
      encodeHeader({
        direction,
        class: direction === 'in' ? 'line' : 'receipt',
        peer: 'east',
        peerSeq,
        prev: null,
        timeMs,
      });
    const store = (header: string, of: Envelope, text: string) => {
      const salts = { salt1: random.bytes(16), salt2: random.bytes(16) };
      const opening = { ...salts, header, envelope: of };
      const line = [
        toHex(leafHash(leafOf(opening))),
        toHex(salts.salt1),
        toHex(salts.salt2),
        header,
        text,
        '',
      ];
      return { opening, line: line.join('\n') };
    };
    const came = store(headerOf('in', statement.peerSeq), envelope, act.text);
    const receipt: Statement = {
      ...statement,
      kind: RECEIPT_KIND,
      kindVersion: RECEIPT_VERSION,
      from: 'west',
      to: 'east',
      log: identity.card.origin,
      peerSeq: 0,
      by: null,
      refs: [statement.id],
      body: makeReceiptBody(statement, identity.card.origin, this.#index, came.opening),
    };
    this.#index += 2;
    const given = signEnvelope(receipt, identity.message);
    const went = store(headerOf('out', 0), given, encodeEnvelope(given));
    return { bytes: [came.line, went.line], hash: envelopeHash(envelope) };
  }

  async run(acts: readonly Sent[], inFlight: number): Promise<Given> {
    const latenciesMs: number[] = [];
    const taken: string[] = [];
    const ms = await timed(() => {
      for (let from = 0; from < acts.length; from += inFlight) {
        const started = performance.now();
        const batch = acts.slice(from, from + inFlight).map((act) => this.#take(act));
        writeSync(this.#file, batch.flatMap(({ bytes }) => bytes).join(''));
        fdatasyncSync(this.#file);
        const tookMs = performance.now() - started;
        for (const { hash } of batch) {
          latenciesMs.push(tookMs);
          taken.push(hash);
        }
      }
    });
    return { ms, latenciesMs, taken };
  }

  close(): void {
    closeSync(this.#file);
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

const rows: Row[] = [];
const ratios: Record<string, number> = {};
const add = (name: string, engine: string, metric: string, value: number, unit: string) =>
  rows.push({ case: name, engine, metric, value, unit });

async function appends(node: ParleyNode, peer: PeerOfWest, raw: RawLog): Promise<void> {
  let number = 0;
  for (const [inFlight, acts] of LOADS) {
    const batch = () => Array.from({ length: acts }, () => peer.next('line.message', message(number++)));
    // Signed outside the time, each round once: both engines are given the same envelopes.
    const rounds = Array.from({ length: ROUNDS + 1 }, batch);
    const [warm, ...counted] = rounds as [Sent[], ...Sent[][]];
    await throughNode(node, warm.slice(0, 100), inFlight);
    await raw.run(warm.slice(0, 100), inFlight);
    const given = await interleave(ROUNDS, {
      parley: (round) => throughNode(node, counted[round] as Sent[], inFlight),
      raw: (round) => raw.run(counted[round] as Sent[], inFlight),
    });
    for (const [round, one] of given.parley.entries()) {
      sameOrThrow(`${inFlight} in flight, round ${round}`, one.taken, (given.raw[round] as Given).taken);
    }
    const name = `append, ${inFlight} in flight`;
    const perS = (all: readonly Given[]) => all.map(({ ms }) => (acts * 1000) / ms);
    for (const engine of ['parley', 'raw'] as const) {
      add(name, engine, 'acts', median(perS(given[engine])), '1/s');
      for (const share of [0.5, 0.99])
        add(
          name,
          engine,
          `p${share * 100}`,
          median(given[engine].map(({ latenciesMs }) => quantile(latenciesMs, share))),
          'ms',
        );
    }
    ratios[`append${inFlight}_vs_raw`] = ratioOf(perS(given.parley), perS(given.raw));
    if (inFlight === 64) {
      ratios['append64_per_s'] = median(perS(given.parley));
      ratios['append64_p99_ms'] = median(given.parley.map(({ latenciesMs }) => quantile(latenciesMs, 0.99)));
    }
  }
}

/** Proofs that single entries stand in the log, each held against the root. */
async function proofs(node: ParleyNode): Promise<void> {
  const { tree } = node.writer;
  const root = rootOf(tree);
  const roll = seeded(7);
  const tookMs: number[] = [];
  for (let i = 0; i < PROOFS; i++) {
    const index = Math.floor(roll() * Number(tree.size));
    let proof: Uint8Array[] = [];
    tookMs.push(
      await timed(async () => {
        proof = await inclusionProof(BigInt(index), tree.size, (level, at) =>
          node.store.read.node(level, Number(at)),
        );
      }),
    );
    const { leafHash: leaf } = (await node.store.read.entry(index)) as StoredEntry;
    if (!verifyInclusion(BigInt(index), tree.size, leaf, proof, root)) throw new Error(`proof of ${index}`);
  }
  const name = `proof of one of ${tree.size} entries`;
  add(name, 'parley', 'p50', median(tookMs), 'ms');
  add(name, 'parley', 'p99', quantile(tookMs, 0.99), 'ms');
}

/** From closed folder to a node that takes envelopes. */
async function coldStarts(folder: Folder, peer: PeerOfWest, size: number): Promise<void> {
  const tookMs: number[] = [];
  for (let round = 0; round < (full ? ROUNDS : 1); round++) {
    const act = peer.next('line.message', message(round));
    let node: ParleyNode | undefined;
    tookMs.push(
      await timed(async () => {
        node = await openWest(folder);
        ok(await node.receive(act.text));
      }),
    );
    await node?.close();
  }
  add(`cold start at ${size} entries`, 'parley', 'to the first receipt', median(tookMs), 'ms');
}

/** The whole check, beside the least a stranger with the keys would have to do: read, verify, hash, compare the root. */
async function fscks(folder: Folder, peer: PeerOfWest): Promise<void> {
  const card = await readCard(folder);
  const senders = new Map(
    [ok(senderOf(card)), ok(senderOf(peer.identity.card))].map((one) => [one.party, one]),
  );
  const lock = await readFile(folder.lock, 'utf8');
  const store = await openReadOnlySqlite(folder.record);
  const size = await store.size();
  const whole = async () => {
    const started = performance.now();
    const report = await fsck(store, { house: buildHouse(rooms), files: store.files, card, lock });
    if (!report.ok) throw new Error(`fsck: ${JSON.stringify(report)}`);
    return { ms: performance.now() - started, said: `${report.signed} entries under the signed root` };
  };
  const least = async () => {
    const started = performance.now();
    let tree = EMPTY_TREE;
    for (let fromIndex = 0; fromIndex < size; ) {
      const page = await store.entries({ fromIndex, limit: 256 });
      for (const { envelope: bytes, header, salt1, salt2 } of page) {
        const envelope = ok(decodeEnvelope(bytes as Uint8Array));
        const { from } = JSON.parse(new TextDecoder().decode(envelope.payload)) as Statement;
        ok(openEnvelope(envelope, senders.get(from) as Sender));
        tree = appendLeaf(tree, leafHash(leafOf({ salt1, header, salt2, envelope }))).tree;
      }
      fromIndex += page.length;
    }
    const root = Buffer.from(rootOf(tree)).toString('base64');
    if (!lock.includes(root)) throw new Error('the root is not the one that was signed');
    return { ms: performance.now() - started, said: `${tree.size} entries under the signed root` };
  };
  const given = await interleave(full ? 3 : 1, { parley: whole, 'read, verify, hash': least });
  const [parley, reference] = Object.values(given) as (typeof given)['parley'][];
  const words = (all: typeof parley) => (all ?? []).map(({ said }) => said);
  sameOrThrow('fsck', words(parley), words(reference));
  const perS = (all: typeof parley) => (all ?? []).map(({ ms }) => (size * 1000) / ms);
  const name = `fsck of ${size} entries`;
  add(name, 'parley', 'entries', median(perS(parley)), '1/s');
  add(name, 'read, verify, hash', 'entries', median(perS(reference)), '1/s');
  ratios['fsck_vs_verify'] = ratioOf(perS(parley), perS(reference));
  await store.close();
}

const { folder, clean } = await westFolder();
try {
  const node = await openWest(folder);
  const peer = await PeerOfWest.enrol(node);
  const raw = new RawLog(node, peer);
  try {
    await appends(node, peer, raw);
  } finally {
    raw.close();
  }
  await proofs(node);
  await node.close();
  const size = Number(node.writer.tree.size);
  await coldStarts(folder, peer, size);
  await fscks(folder, peer);
  print({ bench: 'record', rows, ratios }, options);
} finally {
  clean();
}
