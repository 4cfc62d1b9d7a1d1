/** A patch of ground: a circle, or a polygon ring (not closed: the last point joins the first; edges are geodesics). */
import { z } from 'zod';
import { pointSchema } from './point.ts';

export const areaSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('circle'),
    center: pointSchema,
    radiusM: z.number().positive().max(1_000_000),
  }),
  z.strictObject({ type: z.literal('polygon'), ring: z.array(pointSchema).min(3).max(10_000) }),
]);
export type Area = z.infer<typeof areaSchema>;
