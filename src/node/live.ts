/**
 * The live watch of one node: fixes in, alarms out at once, entries after. The engine is pure and in memory; fixes
 * are on stable storage (journal) before a feed is answered; once a minute they become sealed segments.
 */
import { isRefusal, type Refusal, refuse } from '../contract/index.ts';
import type { Fix } from '../feeds/index.ts';
import type { Journal } from '../store/index.ts';
import {
  ALERTS,
  type AlertRow,
  alertKey,
  createWatch,
  EPISODES,
  episodeKey,
  type Outcome,
  onFix,
  onTick,
  type Signal,
  type Standing,
  standingOf,
  type WatchConfig,
  type WatchState,
} from '../watch/index.ts';
import { Leaves } from './live-leaves.ts';
import { type LiveMemory, type Remembered, recalled, remembered } from './live-memory.ts';
import { Plans } from './live-plans.ts';
import { SealQueue, type TakenFix } from './live-seals.ts';
import { openBatch, Sharing, type SharingPorts } from './live-sharing.ts';
import { ITSELF, type ParleyNode } from './node.ts';
import type { Live, UnitNow } from './running.ts';

export type { LiveMemory } from './live-memory.ts';

export interface LivePorts {
  node: ParleyNode;
  journal: Journal;
  memory: LiveMemory;
  sharing: Omit<SharingPorts, 'node'>;
  config?: Partial<WatchConfig>;
  failed(error: unknown): void;
}

/** Batches are numbered by the sender's clock in ms: one this much older than the newest is a replay. */
const REPLAY_MS = 600_000;
/** A batch numbered lower than that is taken all the same from a peer that has been quiet for so long: its clock was set. */
const QUIET_MS = 60_000;
/** Plans enter and leave the watch as time passes, also where nothing is reported. */
const REPLAN_MS = 60_000;
/** Signals that wait to be recorded; beyond this the oldest go, counted. */
const MAX_WAITING = 1_000;

export async function openLive(ports: LivePorts): Promise<Live> {
  const live = new LiveWatch(ports, await stateFrom(ports));
  await live.start();
  return live;
}

async function stateFrom({ memory, node, config }: LivePorts): Promise<Remembered> {
  const text = await memory.read();
  const held = text === undefined ? null : recalled(text);
  // A damaged memory costs the open episodes their history, not the record.
  return held ?? { state: createWatch({ party: node.identity.party, ...config }), waiting: [] };
}

class LiveWatch implements Live {
  readonly #ports: LivePorts;
  #state: WatchState;
  readonly #plans: Plans;
  readonly #seals: SealQueue;
  readonly #sharing: Sharing;
  readonly #units = new Map<string, Omit<UnitNow, 'forward'>>();
  readonly #leaves = new Leaves();
  readonly #listeners = new Set<(signal: Signal) => void>();
  readonly #seqs = new Map<string, { last: number; heardMs: number }>();
  #waiting: Signal[];
  /** Signals that will never be recorded: refused by the record, or gone from a full queue. */
  #lost = 0;
  #planning: Promise<void> = Promise.resolve();
  #plannedMs = Number.NEGATIVE_INFINITY;
  #recording: Promise<void> = Promise.resolve();
  #stop: (() => void) | null = null;
  #behind = 0;

  constructor(ports: LivePorts, { state, waiting }: Remembered) {
    this.#ports = ports;
    this.#state = state;
    this.#waiting = waiting;
    this.#plans = new Plans(ports.node);
    this.#seals = new SealQueue(ports.node, ports.journal, (unit, party) =>
      this.#sharing.partiesFor(party, unit),
    );
    this.#sharing = new Sharing({ ...ports.sharing, node: ports.node });
  }

  async start(): Promise<void> {
    const { node, journal } = this.#ports;
    await this.#replan();
    this.#stop = node.onEntries((entries) => {
      if (entries.some(({ kind }) => kind.startsWith('notices.') || kind.startsWith('terms.'))) {
        void this.#replan().catch(this.#ports.failed);
      }
    });
    // What was journalled and not yet sealed when the node last ended: reports already known change nothing.
    const { lines } = await journal.readAll();
    for (const { party, fix } of lines as TakenFix[]) {
      this.#seals.hold({ party, fix });
      this.#feed(party, fix);
    }
    await this.#sharing.resume(this.#ownUnits(), this.#seals.held);
  }

  /** Those heard of last first. */
  #ownUnits(): { unit: string; newestMs: number }[] {
    const { party: me } = this.#ports.node.identity;
    return [...this.#state.units.values()]
      .filter(({ party, newestMs }) => party === me && newestMs >= 0)
      .sort((a, b) => b.heardMs - a.heardMs);
  }

  get notRecorded(): number {
    return this.#behind + this.#lost;
  }

  /** One after the other: of two that read at once the older reading could win. */
  #replan(): Promise<void> {
    this.#planning = this.#planning
      .catch(() => {})
      .then(async () => {
        this.#plannedMs = this.#ports.node.clock.now();
        for (const change of await this.#plans.changes()) this.#say(change(this.#state));
      });
    return this.#planning;
  }

  #say({ state, signals }: Outcome): void {
    this.#state = state;
    for (const signal of signals) {
      for (const listener of this.#listeners) this.#tell(listener, signal);
      // "Still going on" is for the screen: an entry a minute for every episode would drown the record.
      if (signal.phase !== 'continues' || signal.revised) this.#waiting.push(signal);
    }
    const over = this.#waiting.length - MAX_WAITING;
    if (over > 0) this.#lost += this.#waiting.splice(0, over).length;
    if (signals.length > 0) void this.#record();
  }

  /** A door that breaks must not keep the alarm from the next one. */
  #tell(listener: (signal: Signal) => void, signal: Signal): void {
    try {
      listener(signal);
    } catch (error) {
      this.#ports.failed(error);
    }
  }

  /** Writes what was said, in order. What cannot be written now is tried again with the next tick. */
  #record(): Promise<void> {
    this.#recording = this.#recording.then(async () => {
      while (this.#waiting.length > 0) {
        const signal = this.#waiting[0] as Signal;
        try {
          if (await this.#recorded(signal)) {
            if (this.#waiting[0] === signal) this.#waiting.shift();
            continue;
          }
          const outcome = await this.#ports.node.command(
            'watch.raise',
            { signal, to: this.#toldTo(signal) },
            ITSELF,
          );
          if (isRefusal(outcome)) {
            this.#lost += 1;
            this.#ports.failed(new Error(outcome.refused));
          }
        } catch (error) {
          this.#behind = this.#waiting.length;
          this.#ports.failed(error);
          return;
        }
        // The queue may have lost its head meanwhile.
        if (this.#waiting[0] === signal) this.#waiting.shift();
      }
      this.#behind = 0;
    });
    return this.#recording;
  }

  /**
   * After a kill the journal is played again, and with it come signals that the record has: an episode begins once
   * and ends once. What a late report revised is told again.
   */
  async #recorded({ episode, phase, revised, withdrawn }: Signal): Promise<boolean> {
    const { read } = this.#ports.node.store;
    const { party } = this.#ports.node.identity;
    const known = await read.get<{ alertId: string }>(EPISODES, episodeKey(party, episode));
    const row = known && (await read.get<AlertRow>(ALERTS, alertKey(party, known.alertId)));
    if (!row || revised || withdrawn) return false;
    return phase === 'begins' || (phase === 'ends' && row.ended);
  }

  /** The parties of a pair are warned; of its own unit's conformance a party tells those with whom it shares it. */
  #toldTo(signal: Signal): { party: string; position: boolean }[] {
    const { party: me } = this.#ports.node.identity;
    if (signal.phase === 'continues') return [];
    const mine = signal.party === me ? signal.unit : signal.other?.party === me ? signal.other.unit : null;
    const shared = mine === null ? [] : this.#sharing.partiesFor(me, mine);
    const pair = signal.other ? [signal.party, signal.other.party].filter((party) => party !== me) : [];
    const parties = new Set([...pair, ...shared]);
    return [...parties].map((party) => ({ party, position: shared.includes(party) }));
  }

  #feed(party: string, fix: Fix): void {
    const key = `${party}/${fix.unit}`;
    const now = this.#units.get(key);
    if (!now || fix.fixMs >= now.fix.fixMs) this.#units.set(key, { party, unit: fix.unit, fix });
    this.#say(onFix(this.#state, { party, fix, level: 'shared positions' }));
  }

  async #takeIn(party: string, fixes: readonly Fix[]): Promise<void> {
    const taken = fixes.map((fix): TakenFix => ({ party, fix }));
    const stored = this.#ports.journal.append(taken);
    for (const item of taken) {
      this.#seals.hold(item);
      this.#feed(party, item.fix);
    }
    await stored;
  }

  async take(fixes: readonly Fix[]): Promise<void> {
    const { party } = this.#ports.node.identity;
    for (const fix of fixes) this.#sharing.queue(fix);
    await this.#takeIn(party, fixes);
  }

  async takePositions(text: string): Promise<null | Refusal> {
    const { node } = this.#ports;
    const batch = await openBatch(node, text);
    if (isRefusal(batch)) return batch;
    // Batches may overtake one another; the same one twice, or one replayed later, says nothing new.
    const receivedMs = node.clock.now();
    const { last, heardMs } = this.#seqs.get(batch.from) ?? { last: 0, heardMs: 0 };
    const quiet = Math.abs(receivedMs - heardMs) > QUIET_MS;
    if (!quiet && batch.seq <= last - REPLAY_MS)
      return refuse('NODE_BATCH_OLD', { party: batch.from, seq: batch.seq, last });
    node.heard.note(batch.from, 'positions', receivedMs);
    this.#seqs.set(batch.from, { last: quiet ? batch.seq : Math.max(last, batch.seq), heardMs: receivedMs });
    this.#leaves.hear(batch);
    await this.#takeIn(
      batch.from,
      // In the order of time: after the newest of a long batch the watch takes the oldest for too late.
      batch.fixes.toSorted((a, b) => a.fixMs - b.fixMs).map((fix) => ({ ...fix, receivedMs })),
    );
    return null;
  }

  units(): UnitNow[] {
    const { party: me } = this.#ports.node.identity;
    return [...this.#units.values()].map((now) => ({
      ...now,
      forward: now.party === me || this.#leaves.covers(now.party, now.unit),
    }));
  }
  standing(unit: string): Standing {
    return standingOf(this.#state, this.#ports.node.identity.party, unit);
  }
  unsealed(): readonly TakenFix[] {
    return this.#seals.held;
  }
  onSignal(listener: (signal: Signal) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async tick(): Promise<void> {
    const { node, memory } = this.#ports;
    const nowMs = node.clock.now();
    this.#say(onTick(this.#state, nowMs));
    await this.#record();
    await this.#sharing.send();
    const remember = () => memory.write(remembered({ state: this.#state, waiting: this.#waiting }));
    const sealed = await this.#seals.seal(nowMs, remember);
    if (sealed || Math.abs(nowMs - this.#plannedMs) >= REPLAN_MS) await this.#replan();
  }

  async close(): Promise<void> {
    this.#stop?.();
    await this.#record();
    await this.#ports.journal.close();
  }
}
