/** The floor that no honest record can do without: verify, sign, append the same bytes to a file, fdatasync. */
import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ParleyNode } from '../../src/node/index.ts';
import {
  decodeEnvelope,
  type Envelope,
  encodeEnvelope,
  encodeHeader,
  envelopeHash,
  leafHash,
  leafOf,
  makeReceiptBody,
  openEnvelope,
  RECEIPT_KIND,
  RECEIPT_VERSION,
  type Sender,
  type Statement,
  senderOf,
  signEnvelope,
  toHex,
} from '../../src/record/index.ts';
import { ok } from '../kit/ok.ts';
import type { PeerOfWest, Sent } from '../kit/party.ts';
import { timed } from '../kit/rounds.ts';

export interface Given {
  ms: number;
  /** Of each act, from asking to the answer. */
  latenciesMs: number[];
  /** Hashes of the envelopes that were taken. */
  taken: string[];
}

/** The floor: the same verifying, signing and bytes, one file, no views, no tree, no queries. */
export class RawLog {
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
