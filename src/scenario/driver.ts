/** How a scenario moves its nodes: in memory by the runner, over the public API by the demo. The timeline knows no other way. */
import type { Refusal } from '../contract/index.ts';
import type { Report } from './track.ts';

/** Which officer of which party acts. */
export interface Acting {
  node: string;
  officer: string;
}
export type Wanted =
  | { acts: readonly string[] }
  | {
      peer: string;
      window: { fromMs: number; toMs: number };
      units: readonly string[] | null;
      during: { fromMs: number; toMs: number } | null;
    };

export interface Driver {
  /** Exercise time of the nodes, UTC ms. */
  now(): number;
  /** Moves every node's clock to this time. `idle`: nothing happens in between. */
  moveTo(ms: number, idle: boolean): Promise<void>;
  command(acting: Acting, name: string, input: unknown): Promise<Record<string, unknown> | Refusal>;
  query(acting: Acting, name: string, input: unknown): Promise<unknown | Refusal>;
  /** Reports of one party's units, as their devices send them. */
  reports(party: string, reports: readonly Report[]): Promise<void>;
  link(a: string, b: string, up: boolean): Promise<void>;
  /** A proof pack from one node's record: its bytes. */
  prove(acting: Acting, wanted: Wanted): Promise<Uint8Array | Refusal>;
  /** Waits a little for what nodes may still be writing down, before an answer that lacks it is asked for again; false when there is nothing to wait for any more. */
  later(tries: number): Promise<boolean>;
  /** Lets clocks fall due and waits until no node has anything left to say to another. A driver of real nodes may leave that to them. */
  quiet(after: 'reports' | 'step' | 'time'): Promise<void>;
}
