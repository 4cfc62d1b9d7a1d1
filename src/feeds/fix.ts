/** One position report of one unit, whatever device or protocol it came by. */
import { z } from 'zod';
import { pointSchema } from '../geo/index.ts';

/** Why a fix is not taken at face value. A marked fix is kept and shown; the watch decides what it may be used for. */
export const FIX_MARKS = [
  'time-of-receipt',
  'future',
  'out-of-order',
  'implausible',
  'duplicate',
  'late',
  'speed-unit-guessed',
  'zone-assumed',
] as const;

export const fixSchema = z.strictObject({
  /** Unit id within its party, as named in notices. */
  unit: z.string().min(1).max(64),
  at: pointSchema,
  /** UTC ms by the device; the time of receipt, marked so, where the device gave none. */
  fixMs: z.number().int(),
  /** UTC ms by the node that took it in. */
  receivedMs: z.number().int(),
  speedMps: z.number().min(0).max(2000).optional(),
  /** Degrees true, 0..360. */
  courseDeg: z.number().min(0).max(360).optional(),
  /** Radius of the error circle, metres, where the device says. */
  accuracyM: z.number().min(0).max(100_000).optional(),
  /** Feed it came by: `osmand`, `gpx`, … */
  source: z.string().max(32),
  marks: z.array(z.enum(FIX_MARKS)).default([]),
});
export type Fix = z.infer<typeof fixSchema>;
