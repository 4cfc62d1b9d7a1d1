/**
 * The one writer. Commands, peers' envelopes and clocks come in order from a bounded queue: facts, decide, sign,
 * append, apply, each in a savepoint, many in one transaction. While one is on its way to the disk the next is decided
 * on top of it and takes in what comes, until the disk is free. Answers leave after COMMIT, never before.
 */
import {
  type By,
  type Draft,
  type Due,
  type Entry,
  isRefusal,
  type On,
  type Refusal,
  RefusalError,
  refuse,
} from '../contract/index.ts';
import { type CompactTree, EMPTY_TREE, loadTree } from '../record/index.ts';
import type { Store, Txn } from '../store/index.ts';
import { carryOut } from './erase.ts';
import { Session, type SessionPorts } from './session.ts';

/** Reactions may set off reactions; a longer chain than this is a loop between rooms. */
const MAX_CHAIN = 6;
const MAX_QUEUE = 10_000;
/** Jobs that share one fsync. */
const MAX_BATCH = 64;

type Work<Result> = (session: Session) => Promise<Result>;
interface Job {
  work: Work<unknown>;
  done(result: unknown): void;
  failed(error: unknown): void;
}

/** A batch on its way to the disk. */
interface Leaving {
  /** As it will be. */
  tree: CompactTree;
  outcome: 'open' | 'durable' | 'failed';
  /** Resolves when the outcome is known and everybody was told. */
  over: Promise<void>;
}

export interface WriterPorts extends SessionPorts {
  store: Store;
  /** Called after COMMIT with what it made durable. */
  committed(entries: readonly Entry[], tree: CompactTree): void;
}

export class Writer {
  readonly #ports: WriterPorts;
  #tree: CompactTree = EMPTY_TREE;
  readonly #queue: Job[] = [];
  #running: Promise<void> | null = null;
  #leaving: Leaving | null = null;
  #arrived = (): void => {};
  #closed = false;

  constructor(ports: WriterPorts) {
    this.#ports = ports;
  }

  /** Reads the tree's edge from the store. Call once before anything else. */
  async start(): Promise<void> {
    const { read } = this.#ports.store;
    this.#tree = await loadTree(BigInt(await read.size()), (level, index) => read.node(level, Number(index)));
  }
  /** The committed tree. */
  get tree(): CompactTree {
    return this.#tree;
  }
  get queued(): number {
    return this.#queue.length;
  }

  /**
   * Queues work; resolves with its result once that is on stable storage. A result that is a refusal, or a throw,
   * leaves nothing of this piece of work behind and does not touch its neighbours.
   */
  submit<Result>(work: Work<Result>): Promise<Result> {
    if (this.#closed) return Promise.reject(new RefusalError(refuse('NODE_CLOSING')));
    if (this.#queue.length >= MAX_QUEUE)
      return Promise.reject(new RefusalError(refuse('NODE_BUSY', { queued: MAX_QUEUE })));
    return new Promise<Result>((resolve, reject) => {
      this.#queue.push({ work, done: (result) => resolve(result as Result), failed: reject });
      this.#arrived();
      this.#running ??= this.#run();
    });
  }

  /** Resolves when nothing is queued or under way. */
  async idle(): Promise<void> {
    while (this.#running) await this.#running;
  }
  async close(): Promise<void> {
    this.#closed = true;
    await this.idle();
  }

  async #run(): Promise<void> {
    try {
      while (this.#queue.length > 0 || this.#leaving) {
        if (this.#queue.length > 0) await this.#batch();
        else if (this.#leaving) await this.#arrivalOr(this.#leaving.over);
      }
    } finally {
      this.#running = null;
    }
  }

  async #arrivalOr(over: Promise<void>): Promise<void> {
    const arrival = new Promise<void>((resolve) => {
      this.#arrived = resolve;
    });
    await Promise.race([arrival, over]);
  }

  /** Resolves when this batch is on its way. */
  async #batch(): Promise<void> {
    const before = this.#leaving;
    const jobs: Job[] = [];
    const answers: (() => void)[] = [];
    let txn: Txn | undefined;
    try {
      txn = await this.#ports.store.begin();
      const session = new Session(txn, this.#treeOf(before, BigInt(await txn.size())), this.#ports);
      await this.#decide(session, before, jobs, answers);
      await this.#leave(txn, session, before, jobs, answers);
    } catch (error) {
      // No room for any of them, or for these: nothing of it is durable, so nobody is told that it is.
      const lost = jobs.length > 0 ? jobs : this.#queue.splice(0, MAX_BATCH);
      for (const job of lost) job.failed(error);
      await txn?.abort();
    }
  }

  /** The tree of what the transaction stands on: whether the batch before is part of that, the store knows. */
  #treeOf(before: Leaving | null, size: bigint): CompactTree {
    return before && before.tree.size === size ? before.tree : this.#tree;
  }

  /** All that is queued; while the batch before is on its way, what comes meanwhile. */
  async #decide(
    session: Session,
    before: Leaving | null,
    jobs: Job[],
    answers: (() => void)[],
  ): Promise<void> {
    const isFree = (): boolean => before === null || before.outcome !== 'open';
    for (;;) {
      for (let job: Job | undefined; jobs.length < MAX_BATCH && (job = this.#queue.shift()); ) {
        jobs.push(job);
        answers.push(await this.#one(session, job));
        if (before && isFree()) break;
      }
      // Its callers hear first.
      if (isFree()) return before?.over;
      await (jobs.length < MAX_BATCH ? this.#arrivalOr(before!.over) : before!.over);
    }
  }

  async #leave(
    txn: Txn,
    session: Session,
    before: Leaving | null,
    jobs: readonly Job[],
    answers: readonly (() => void)[],
  ): Promise<void> {
    const leaving: Leaving = { tree: session.tree, outcome: 'open', over: Promise.resolve() };
    const commit = async (): Promise<void> => {
      try {
        await txn.commit();
        this.#tree = session.tree;
        leaving.outcome = 'durable';
        // It is durable: whatever a listener makes of it, the callers hear so.
        for (const answer of answers) answer();
        if (session.entries.length > 0) this.#ports.committed(session.entries, session.tree);
      } catch (error) {
        if (leaving.outcome === 'durable') throw error;
        leaving.outcome = 'failed';
        for (const job of jobs) job.failed(error);
      } finally {
        if (this.#leaving === leaving) this.#leaving = null;
        await txn.abort();
      }
    };
    leaving.over = commit();
    this.#leaving = leaving;
    // What stands on a batch that failed fails with it; nothing more is to stand on that.
    if (before?.outcome === 'failed') await leaving.over;
  }

  async #one(session: Session, job: Job): Promise<() => void> {
    const place = await session.mark();
    try {
      const result = await job.work(session);
      if (isRefusal(result)) await session.rollbackTo(place);
      return () => job.done(result);
    } catch (error) {
      await session.rollbackTo(place);
      return () => job.failed(error);
    }
  }
}

/** Writes drafts and what they set off; returns the own entries made, reactions included. */
export async function writeDrafts(
  session: Session,
  ports: SessionPorts,
  drafts: readonly Draft[],
  by: By | null,
): Promise<Entry[]> {
  const made: Entry[] = [];
  for (const draft of drafts) {
    const entry = await session.write(draft, by);
    await carryOut(session.txn, ports, entry);
    made.push(entry, ...(await react(session, ports, entry, 1)));
  }
  return made;
}

/**
 * What a peer's entry sets off, each room for itself: the entry is held and receipted whatever a room makes of it.
 * A room that throws leaves nothing behind but an entry saying that it did.
 */
export async function reactToPeer(session: Session, ports: SessionPorts, entry: Entry): Promise<void> {
  if (!entry.understood) return;
  for (const room of ports.house.rooms) {
    for (const on of room.on ?? []) {
      if (!on.kinds.includes(entry.kind)) continue;
      const place = await session.mark();
      try {
        await reactOne(session, ports, on, entry, 1);
      } catch (error) {
        // Where it was the store that failed, this fails too, and with it the whole piece of work.
        await session.rollbackTo(place);
        await session.write(notFollowedUp(entry, room.name, error), null);
      }
    }
  }
}

/** The entry that says: this came, and `room` could not do with it what it should have. */
export function notFollowedUp(entry: Entry, room: string, error: unknown): Draft {
  const why = String(error instanceof Error ? error.message : error).toWellFormed();
  const body = { peer: entry.from, hash: entry.hash, room, why: why.slice(0, 500) };
  return { kind: 'parties.not-followed-up', body, refs: [entry.id] };
}

async function reactOne(
  session: Session,
  ports: SessionPorts,
  on: On,
  entry: Entry,
  depth: number,
): Promise<Entry[]> {
  const ctx = session.ctx(null);
  const drafts = on.decide(entry, await on.facts(session.read, entry, ctx, session.ask), ctx);
  if (drafts.length > 0 && depth >= MAX_CHAIN)
    throw new Error(`${entry.kind} sets off a chain longer than ${MAX_CHAIN}`);
  const made: Entry[] = [];
  for (const draft of drafts) {
    const own = await session.write(draft, null);
    made.push(own, ...(await react(session, ports, own, depth + 1)));
  }
  return made;
}

/** Runs what an own entry sets off in the rooms, in the same savepoint. */
export async function react(
  session: Session,
  ports: SessionPorts,
  entry: Entry,
  depth: number,
): Promise<Entry[]> {
  if (!entry.understood) return [];
  const made: Entry[] = [];
  for (const room of ports.house.rooms) {
    for (const on of room.on ?? []) {
      if (on.kinds.includes(entry.kind)) made.push(...(await reactOne(session, ports, on, entry, depth)));
    }
  }
  return made;
}

/** Lets one room's clocks fall due. Returns the entries made. */
export async function writeDue(session: Session, ports: SessionPorts, due: Due): Promise<Entry[]> {
  const ctx = session.ctx(null);
  const drafts = due.decide(await due.facts(session.read, ctx, session.ask), ctx);
  return writeDrafts(session, ports, drafts, null);
}

export type { Refusal };
