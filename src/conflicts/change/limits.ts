/** How far a change may go. What is not said is worked out of the plan itself, and stands in the answer. */
import { z } from 'zod';

const mps = z.number().positive().max(150);

export const limitsSchema = z.strictObject({
  /** Longest delay, hold or lateness looked at, whole seconds. */
  mostS: z.number().int().min(1).max(604_800).default(86_400),
  /** A leg is driven no slower and no faster. null: not under half its own speed, nor over the fastest leg of the plan. */
  slowestMps: mps.nullable().default(null),
  fastestMps: mps.nullable().default(null),
  /** Speed on roads, and what a metre more costs. null: the mean of the plan while it moves. */
  roadMps: mps.nullable().default(null),
  /** Longest detour looked at, metres beyond the stretch it replaces. */
  mostExtraM: z.number().int().min(0).max(200_000).default(30_000),
  /** So near to a road a point of the route must lie to leave or rejoin it there, metres. */
  snapM: z.number().min(1).max(5_000).default(100),
});
export type Limits = z.infer<typeof limitsSchema>;

/** Limits where nothing is said. */
export const LIMITS: Limits = limitsSchema.parse({});
