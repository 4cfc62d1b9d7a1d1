/**
 * Being cosigned: after each signed checkpoint the node submits it to everybody who may cosign it, collects what they
 * sign, and publishes the checkpoint with it. All of this comes after the commit and in its own time: no acknowledgement
 * ever waits for a witness.
 */
import { isRefusal } from '../contract/index.ts';
import {
  type Cosigner,
  consistencyProof,
  decodeCheckpoint,
  encodeAddCheckpoint,
  isOf,
  judge,
  LAST_S,
  type Policy,
  parseSize,
  readNote,
  readSignatureLine,
  signatureLine,
  type Verifier,
  verifyCosignature,
  withLines,
} from '../record/index.ts';
import type { Store, StoreRead } from '../store/index.ts';
import type { CosignerAt } from './cosigners.ts';
import type { Remembered } from './remembered.ts';
import type { Writer } from './writer.ts';

/** A round that begins right after another would ask for every entry of a busy second. */
const BETWEEN_ROUNDS_MS = 250;
/** An idle log is shown again this often: its witnesses confirm that it has not moved, and tell what they hold. */
const HEARTBEAT_MS = 60_000;
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 60_000;
/** Submissions of one checkpoint to one witness: one, and the size that it says it holds. */
const MAX_TRIES = 3;
const META = 'cosigned';

/** How it stands with one witness, for people. */
export interface CosignerState {
  name: string;
  /** Size it last cosigned of this log, as it told this run of the node; null: it did not. */
  size: string | null;
  /** When, by its own clock, UTC seconds. */
  timeS: string | null;
  /** Why the last try failed; null: it did not. */
  trouble: string | null;
}

/** A checkpoint that the policy counts as cosigned. */
export interface CosignedCheckpoint {
  note: string;
  size: bigint;
  by: { witness: string; timeS: bigint }[];
  /** The median of the witnesses' times, UTC seconds; null: the policy asks for none. */
  timeS: bigint | null;
}

interface Kept {
  /** What the log shows. */
  published: string | null;
  /** The largest that the policy counts as cosigned. */
  cosigned: string | null;
}
/** As it stands in the store. */
export async function keptOf(read: Pick<StoreRead, 'meta'>): Promise<Kept> {
  const text = await read.meta(META);
  return text === undefined ? { published: null, cosigned: null } : (JSON.parse(text) as Kept);
}

export interface CosigningPorts {
  store: Store;
  writer: Writer;
  log: Verifier;
  /** The latest checkpoint signed. */
  latest(): string | null;
  cosigners(): Promise<readonly CosignerAt[]>;
  policy(): Promise<Policy | null>;
  remembered: Remembered;
  /** Real timer; left out where someone calls `round`. Returns how to cancel. */
  later?(run: () => void, ms: number): () => void;
  /** Milliseconds of real time, for waiting. */
  realMs(): number;
  failed(error: unknown): void;
}

interface Standing {
  state: CosignerState;
  /** Size to begin the next submission from. */
  from: bigint;
  failures: number;
  notBeforeMs: number;
}

export class Cosigning {
  readonly #ports: CosigningPorts;
  readonly #standings = new Map<string, Standing>();
  #kept: Kept = { published: null, cosigned: null };
  #cosigned: CosignedCheckpoint | null = null;
  #running: Promise<void> | null = null;
  #again = false;
  #cancel: (() => void) | null = null;
  #closed = false;

  constructor(ports: CosigningPorts) {
    this.#ports = ports;
  }

  async start(): Promise<void> {
    this.#kept = await keptOf(this.#ports.store.read);
    if (this.#kept.cosigned !== null) await this.#judge(this.#kept.cosigned);
  }

  /** What the log shows to the world: the latest checkpoint whose round is over, with the cosignatures it got. */
  get published(): string | null {
    return this.#kept.published ?? this.#ports.latest();
  }
  /** The largest checkpoint that the policy counts as cosigned; null: none so far. */
  get cosigned(): CosignedCheckpoint | null {
    return this.#cosigned;
  }
  /** In order of their names. */
  get states(): CosignerState[] {
    const all = [...this.#standings.values()].map(({ state }) => state);
    return all.sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  /** A checkpoint was signed. Never throws, never waits. */
  signed(): void {
    if (this.#closed || !this.#ports.later) return;
    if (this.#running) this.#again = true;
    else this.#schedule(0);
  }

  #schedule(ms: number): void {
    this.#cancel?.();
    this.#cancel = this.#ports.later?.(() => void this.round().catch(this.#ports.failed), ms) ?? null;
  }

  /** Asks everybody who is not waited for once, and stores what they say. Rounds never overlap. */
  round(): Promise<void> {
    if (this.#closed) return Promise.resolve();
    this.#running ??= this.#round().finally(() => {
      this.#running = null;
      if (this.#closed) return;
      this.#schedule(this.#again ? BETWEEN_ROUNDS_MS : HEARTBEAT_MS);
      this.#again = false;
    });
    return this.#running;
  }

  async #round(): Promise<void> {
    const note = this.#ports.latest();
    if (note === null || this.#ports.remembered.refusal()) return;
    const cosigners = await this.#ports.cosigners();
    for (const name of this.#standings.keys())
      if (!cosigners.some((one) => one.name === name)) this.#standings.delete(name);
    const lines = await Promise.all(cosigners.map((one) => this.#ask(one, note)));
    const mine = lines.filter((line) => line !== null);
    // The same checkpoint as before keeps what others said of it then.
    const before = this.#kept.published;
    const base = before !== null && textOf(before) === textOf(note) ? before : note;
    await this.#keep(withFresh(base, mine));
  }

  /** Stores first, shows then. */
  async #keep(published: string): Promise<void> {
    const policy = await this.#ports.policy();
    const verdict = policy && judge(published, policy, [this.#ports.log]);
    const enough = verdict && !isRefusal(verdict) && verdict.quorum;
    const kept: Kept = { published, cosigned: enough ? published : this.#kept.cosigned };
    if (kept.published === this.#kept.published && kept.cosigned === this.#kept.cosigned) return;
    await this.#ports.writer.submit((session) => session.txn.setMeta(META, JSON.stringify(kept)));
    this.#kept = kept;
    if (enough) await this.#judge(published);
  }

  async #judge(note: string): Promise<void> {
    const policy = await this.#ports.policy();
    const verdict = policy && judge(note, policy, [this.#ports.log]);
    if (!verdict || isRefusal(verdict) || !verdict.quorum) return;
    const by = verdict.cosignatures.map(({ witness, timeS }) => ({ witness, timeS }));
    this.#cosigned = { note, size: verdict.size, by, timeS: verdict.timeS };
  }

  #standing(name: string): Standing {
    const held = this.#standings.get(name);
    if (held) return held;
    const state: CosignerState = { name, size: null, timeS: null, trouble: null };
    const made: Standing = { state, from: 0n, failures: 0, notBeforeMs: 0 };
    this.#standings.set(name, made);
    return made;
  }

  async #ask(at: CosignerAt, note: string): Promise<string | null> {
    const standing = this.#standing(at.name);
    if (this.#ports.realMs() < standing.notBeforeMs) return null;
    try {
      const line = await this.#submit(at, standing, note);
      standing.failures = 0;
      standing.notBeforeMs = 0;
      standing.state.trouble = null;
      return line;
    } catch (error) {
      standing.failures += 1;
      const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (standing.failures - 1));
      standing.notBeforeMs = this.#ports.realMs() + wait;
      standing.state.trouble = String(error instanceof Error ? error.message : error).slice(0, 200);
      return null;
    }
  }

  /** The witness's verified line. Throws for everything else, with the reason. */
  async #submit(at: CosignerAt, standing: Standing, note: string): Promise<string> {
    const text = textOf(note);
    const checkpoint = decodeCheckpoint(text);
    if (isRefusal(checkpoint)) throw new Error(checkpoint.refused);
    const { size } = checkpoint;
    const { remembered, store } = this.#ports;
    if (remembered.waiting.has(at.name) || !remembered.compared.has(at.name))
      await remembered.compareWith(at);
    // What is known from now on to be forked is shown to nobody for a cosignature.
    const refusal = remembered.refusal();
    if (refusal) throw new Error(refusal.refused);
    for (let tries = 0; tries < MAX_TRIES; tries++) {
      const from = standing.from;
      if (from > size) break;
      const proof =
        from === 0n
          ? []
          : await consistencyProof(from, size, (level, index) => store.read.node(level, Number(index)));
      const reply = await at.link.addCheckpoint(encodeAddCheckpoint({ oldSize: from, proof, note }));
      if (reply.status === 200) {
        const signed = cosignatureIn(reply.body, text, at.key);
        if (!signed) throw new Error('no cosignature of its key in the answer');
        standing.from = size;
        standing.state.size = String(size);
        standing.state.timeS = String(signed.timeS);
        return signed.line;
      }
      const held = reply.status === 409 ? parseSize(reply.body.replace(/\n$/, '')) : null;
      if (held === null) {
        // It may hold another history of this log: only what it shows can tell.
        if (reply.status === 422) await remembered.compareWith(at);
        throw new Error(`HTTP ${reply.status}`);
      }
      if (held === from) break;
      standing.from = held;
    }
    // It says that it holds more than was ever signed here: true only if it can show it.
    standing.from = 0n;
    await remembered.compareWith(at);
    throw new Error('409');
  }

  /** Lets a round under way end, and begins no other. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#cancel?.();
    await this.#running?.catch(() => {});
  }
}

function textOf(note: string): string {
  return note.slice(0, note.lastIndexOf('\n\n') + 1);
}

/** The cosigner's line among those of an answer; lines of other keys are passed over. */
function cosignatureIn(body: string, text: string, key: Cosigner): { line: string; timeS: bigint } | null {
  for (const one of body.split('\n')) {
    const line = readSignatureLine(one);
    const timeS = line && verifyCosignature(text, line, key);
    if (line && timeS !== null && timeS <= LAST_S) return { line: signatureLine(line), timeS };
  }
  return null;
}

/** The note with these lines in place of older ones by the same keys. */
function withFresh(note: string, lines: readonly string[]): string {
  const read = readNote(note);
  const fresh = lines.flatMap((line) => readSignatureLine(line.trimEnd()) ?? []);
  if (isRefusal(read)) return withLines(note, lines);
  const stay = read.lines.filter((line) => !fresh.some((one) => isOf(line, one)));
  return withLines(`${read.text}\n`, [...stay.map(signatureLine), ...lines]);
}
