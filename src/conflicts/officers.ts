/** Who may ask this room, and how its sentences come. */
import { z } from 'zod';

export const ANY_OFFICER = ['watch', 'planner', 'liaison', 'command', 'monitor'] as const;
export const saidSchema = z.strictObject({ en: z.string(), ru: z.string(), ar: z.string() });
