/** A movement made several times: one input for each, so that each notice has its own check, receipts and silence. */
import { type Refusal, refuse } from '../contract/index.ts';
import type { Fields } from '../notices/index.ts';

const HOUR_MS = 3_600_000;

export interface Repetition {
  /** ULID of the series. It is no notice's: every member bears it, the first as well. */
  id: string;
  count: number;
  everyHours: number;
}

/** Inputs of `notices.file`, in the order of their times; CLI_NOT_REPEATED where nothing moves. */
export function repeated(
  input: Record<string, unknown>,
  { id, count, everyHours }: Repetition,
): Record<string, unknown>[] | Refusal {
  const { fields } = input as { fields: Pick<Fields, 'who' | 'times'> };
  const { who, times } = fields;
  if (times?.type !== 'passage') return refuse('CLI_NOT_REPEATED');
  return Array.from({ length: count }, (_, i) => {
    const shiftMs = Math.round(i * everyHours * HOUR_MS);
    const moved = { ...times, atMs: times.atMs.map((ms) => ms + shiftMs) };
    const series = { id, number: i + 1, of: count };
    return { ...input, fields: { ...fields, times: moved, who: { ...who, series } } };
  });
}
