/** Positions on WGS 84. Degrees; latitude -90..90, longitude -180..180. */
import { z } from 'zod';

export const pointSchema = z.strictObject({
  lat: z.number().min(-90).max(90),
  lon: z.number().min(-180).max(180),
});
export type Point = z.infer<typeof pointSchema>;
