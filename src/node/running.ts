/** One node with everything that a door needs: what `openNode` returns and the server serves. */
import type { Refusal } from '../contract/index.ts';
import type { Fix } from '../feeds/index.ts';
import type { Signal, Standing } from '../watch/index.ts';
import type { ExerciseClock } from './clock.ts';
import type { Config } from './config.ts';
import type { TakenFix } from './live-seals.ts';
import type { ParleyNode } from './node.ts';
import type { Officers } from './officers.ts';
import type { Peering } from './peering.ts';

/** The latest accepted position of a unit, own or shared by its owner. */
export interface UnitNow {
  party: string;
  unit: string;
  fix: Fix;
  /** Whether it may go to this party's handsets: own units, and others by their owner's word, as last heard. */
  forward: boolean;
}

/** The live watch of one node: fixes in, alarms out, segments sealed. */
export interface Live {
  /** Own units' fixes. Resolves when they are on stable storage; alarms may sound before. */
  take(fixes: readonly Fix[]): Promise<void>;
  /** A peer's signed batch of positions (DSSE JSON text). */
  takePositions(batch: string): Promise<null | Refusal>;
  units(): UnitNow[];
  /** How an own unit stands to its notice now, as far as it was told. */
  standing(unit: string): Standing;
  /** Fixes taken in and not yet sealed, own and shared by their owners, in order of taking. */
  unsealed(): readonly TakenFix[];
  /** Alarms as they sound, before they are recorded. Returns how to stop. */
  onSignal(listener: (signal: Signal) => void): () => void;
  /** Signals whose entry could not be written; 0 when the record keeps up. */
  readonly notRecorded: number;
  /** Moves time on: lost, overdue, seals, sharing. Called by a timer, or by the scenario. */
  tick(): Promise<void>;
  close(): Promise<void>;
}

export interface Running {
  config: Config;
  node: ParleyNode;
  live: Live;
  peering: Peering;
  officers: Officers;
  /** Present on exercise nodes with a set clock. */
  exerciseClock: ExerciseClock | null;
  /** Moves the exercise clock on; the new setting is on stable storage when this resolves, so a crash never turns it back. */
  moveClock(toMs: number, speed: number): Promise<void>;
  /** Resolves when everything is stored and let go. */
  close(): Promise<void>;
}
