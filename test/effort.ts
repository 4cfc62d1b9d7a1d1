/** How hard a test tries: everything in the full run, a sample where answers are wanted within a minute. */

/** True in the quick run (`npm run check`). */
export const FAST = process.env['PARLEY_FAST'] === '1';

/** For `skip:` of a test that starts whole processes or cannot be made short. */
export const skipFast: 'slow' | false = FAST && 'slow';

/**
 * How many inputs to try: `full`, or in the quick run `fast`, by default a fiftieth (at least one).
 * Counts that a test asserts afterwards belong in proportion: `taken > effort(10_000)`.
 */
export function effort(full: number, fast: number = Math.ceil(full / 50)): number {
  return FAST ? fast : full;
}
