/**
 * This node as a witness of other logs. Comparing with what it last cosigned and storing what it cosigns now happen
 * in one piece of work of the one writer; the cosignature leaves after the commit. So no crash and no crowd of
 * submitters can make it sign two histories, on any store.
 */
import { isRefusal, type Refusal, refuse } from '../contract/index.ts';
import { FORKS, type ForkRow } from '../parties/index.ts';
import {
  cosign,
  decodeCheckpoint,
  ED25519_COSIGNATURE,
  isOf,
  judgeAddCheckpoint,
  noteKeyId,
  originHash,
  originOf,
  readAddCheckpoint,
  readNote,
  type Signer,
  signatureLine,
  type Witnessed,
  withLines,
} from '../record/index.ts';
import type { Store } from '../store/index.ts';
import type { Clock } from './clock.ts';
import { type KnownLog, type PeerLogsPorts, recordFork } from './peers.ts';
import type { Writer } from './writer.ts';

/** A checkpoint cosigned less than this ago is answered with the cosignature that is stored: nothing is written. */
const FRESH_S = 60n;

/** Where the record keeps the note last cosigned of a log. */
export function witnessedKey(hash: string): string {
  return `witness.${hash}`;
}

export interface WitnessPorts extends PeerLogsPorts {
  store: Store;
  writer: Writer;
  clock: Clock;
  /** Key name and key of the cosignatures. */
  name: string;
  signer: Signer;
  /** Why this node must not sign anything now; null: it may. */
  blocked(): Refusal | null;
}

/** 200 with signature lines, or 409 with the size last cosigned. */
export type Cosigning = { answer: 'cosigned'; lines: string } | { answer: 'size'; size: bigint };

interface Held extends Witnessed {
  note: string;
  /** Our line in it, and its time; null where it is of a key that we had before. */
  line: string | null;
  timeS: bigint;
}

export class Witness {
  readonly #ports: WitnessPorts;
  constructor(ports: WitnessPorts) {
    this.#ports = ports;
  }

  /** The checkpoint last cosigned, with the log's signature and this witness's; null: none of that log. */
  async checkpoint(hash: string): Promise<string | null> {
    return (await this.#ports.store.read.meta(witnessedKey(hash))) ?? null;
  }

  /** Resolves when what it says is on stable storage. */
  async add(body: string | Uint8Array): Promise<Cosigning | Refusal> {
    const request = readAddCheckpoint(body);
    if (isRefusal(request)) return request;
    const origin = originOf(request);
    if (isRefusal(origin)) return origin;
    const { store, writer, blocked, logOf } = this.#ports;
    // What needs no answer from the writer is refused before it takes a place in its queue.
    const early = judgeAddCheckpoint(request, await logOf(store.read, { origin }), null);
    if (isRefusal(early) && early.refused !== 'RECORD_WITNESS_PROOF') return early;
    const stopped = blocked();
    if (stopped) return stopped;
    const { refusal, answer } = await writer.submit(async (session) => {
      const log = await logOf(session.txn, { origin });
      const key = witnessedKey(originHash(origin));
      const text = await session.txn.meta(key);
      const held = text === undefined ? null : this.#read(text);
      const judged = judgeAddCheckpoint(request, log, held);
      if (log && (await session.read.get<ForkRow>(FORKS, origin)) !== undefined)
        return { refusal: refuse('NODE_LOG_FORKED', { log: origin }), answer: null };
      if (isRefusal(judged)) {
        if (judged.refused === 'RECORD_WITNESS_FORK' && held)
          await recordFork(session, log as KnownLog, {
            notes: [held.note, request.note],
            prefix: [],
            proof: [],
          });
        // Not as a bare refusal: the writer would take back the evidence with it.
        return { refusal: judged, answer: null };
      }
      if (judged.answer === 'size') return { refusal: null, answer: judged };
      const nowS = BigInt(Math.floor(this.#ports.clock.now() / 1000));
      if (held?.line && held.size === judged.checkpoint.size && nowS - held.timeS < FRESH_S)
        return { refusal: null, answer: { answer: 'cosigned', lines: held.line } as const };
      // Never earlier than what was said before, whatever has been done to the clock.
      const timeS = held && held.timeS > nowS ? held.timeS : nowS;
      const { name, signer } = this.#ports;
      const line = cosign(judged.text, { name, signer }, timeS);
      await session.txn.setMeta(key, withLines(`${judged.text}\n`, [...judged.logLines, line]));
      return { refusal: null, answer: { answer: 'cosigned', lines: line } as const };
    });
    return refusal ?? answer;
  }

  /** What this witness itself stored. */
  #read(note: string): Held {
    const read = readNote(note);
    const checkpoint = isRefusal(read) ? read : decodeCheckpoint(read.text);
    const last = isRefusal(read) ? undefined : read.lines.at(-1);
    if (isRefusal(checkpoint) || !last) throw new Error('the witness’s own checkpoint cannot be read');
    const { name, signer } = this.#ports;
    const ours = isOf(last, { name, keyId: noteKeyId(name, signer.publicKey, ED25519_COSIGNATURE) });
    const { size, root } = checkpoint;
    const timeS = Buffer.from(last.signature).readBigUInt64BE();
    return { size, root, note, line: ours ? signatureLine(last) : null, timeS };
  }
}
