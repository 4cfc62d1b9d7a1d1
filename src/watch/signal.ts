/** What the live watch says: one episode begins, goes on, or ends. */
import { z } from 'zod';
import { pointSchema } from '../geo/index.ts';
import { partyId } from '../terms/index.ts';

/** A unit against its own notice, then a pair of units of different parties. */
export const CONFORMANCE_TYPES = [
  'off corridor',
  'early',
  'late',
  'halted',
  'overdue',
  'lost',
  'not where declared',
] as const;
export const ENCOUNTER_TYPES = ['closing', 'contact', 'conduct distance', 'conduct speed'] as const;
export const SIGNAL_TYPES = [...CONFORMANCE_TYPES, ...ENCOUNTER_TYPES] as const;
export type SignalType = (typeof SIGNAL_TYPES)[number];

/** What the watch had to go by, best first. */
export const LEVELS = ['shared positions', 'own position against notice', 'sighting'] as const;
export type Level = (typeof LEVELS)[number];

/** blocking: one stands on the other's notified way; standing: one stands, the other comes on, no way notified. */
export const MEETINGS = ['head-on', 'crossing', 'overtaking', 'blocking', 'standing'] as const;
export type Meeting = (typeof MEETINGS)[number];

const ms = z.number().int().min(0).max(8.64e15);
const unitRef = z.strictObject({ party: partyId, unit: z.string().min(1).max(64) });
export type UnitRef = z.infer<typeof unitRef>;

/** How two units stand to each other at the moment of a signal. Distances in metres to 1 cm. */
export const approachSchema = z.strictObject({
  distanceM: z.number().min(0),
  /** From the unit to the other, degrees true. */
  bearingDeg: z.number().min(0).max(360),
  /** Least distance ahead (DCPA) and time until then (TCPA); null where they are not closing. */
  leastM: z.number().min(0).nullable(),
  inS: z.number().min(0).nullable(),
  /** One standard deviation of `leastM` as the error circles and the time ahead give it. */
  sigmaM: z.number().min(0).nullable(),
  meeting: z.enum(MEETINGS).nullable(),
  /** Which prediction said so. */
  by: z.enum(['constant velocity', 'notified route', 'position']),
  /** Since the episode began: least distance, and the highest speed of each, m/s. */
  minDistanceM: z.number().min(0),
  maxSpeedMps: z.number().min(0),
  otherMaxSpeedMps: z.number().min(0),
});
export type Approach = z.infer<typeof approachSchema>;

export const signalSchema = z.strictObject({
  /** Names the episode; the same in its begin, its continuations and its end. */
  episode: z.string().min(1).max(400),
  type: z.enum(SIGNAL_TYPES),
  phase: z.enum(['begins', 'continues', 'ends']),
  /** Changed or taken back by a fix that came late or out of order. */
  revised: z.boolean(),
  /** With `ends`: the fix that came late shows that there was no such episode. */
  withdrawn: z.boolean(),
  /** The unit that the signal is about; of a pair, the first by party and unit: no blame lies in the order. */
  party: partyId,
  unit: z.string().min(1).max(64),
  other: unitRef.nullable(),
  noticeId: z.string().max(64).nullable(),
  version: z.number().int().positive().nullable(),
  /** Clause that the rule was taken from; null where the node's own settings were. */
  clause: z.string().max(64).nullable(),
  /** Where the unit was, and the other where its position is shared. Null: no position is held. */
  at: pointSchema.nullable(),
  otherAt: pointSchema.nullable(),
  /** Time of the fix or tick that gave the signal, UTC ms. */
  atMs: ms,
  /** When the episode began. */
  beginsMs: ms,
  /** off corridor, contact, closing, conduct distance: metres; conduct speed: m/s; else seconds. */
  value: z.number(),
  valueUnit: z.enum(['m', 'm/s', 's']),
  /** certain: holds for every place inside the error circles; possible: for the reported places. */
  certainty: z.enum(['certain', 'possible']),
  level: z.enum(LEVELS),
  approach: approachSchema.nullable(),
  /** Ids of the fixes it rests on (`fixId`). */
  basis: z.array(z.string().regex(/^[0-9a-f]{64}$/)).max(16),
});
export type Signal = z.infer<typeof signalSchema>;

/** Names rules and thresholds of this engine in alerts, so that an old alert can be re-run. */
export const RULE_VERSION = 'parley-watch/1';
