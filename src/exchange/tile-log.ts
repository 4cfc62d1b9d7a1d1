/**
 * Somebody's tlog-tiles log over HTTP, read and never believed: each answer is bounded in time and size, redirects are
 * not followed, and what cannot be had is refused once, by name.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { type Refusal, RefusalError, refuse } from '../contract/index.ts';
import { MAX_NOTE_BYTES, MAX_TILE_ENTRY_BYTES, TILE_HASH_BYTES, TILE_WIDTH } from '../record/index.ts';
import { readBounded, TooLong } from './bounded.ts';

/** Reads a path under the log's prefix; null: the log does not have it. @throws RefusalError EXCHANGE_LOG_… */
export type ReadLog = (path: string) => Promise<Uint8Array | null>;

const TIMEOUT_MS = 20_000;
/** Waits before the second and third try. */
const PAUSES_MS = [200, 1_000];
const HASH_TILE_BYTES = TILE_WIDTH * TILE_HASH_BYTES;
const BUNDLE_BYTES = TILE_WIDTH * (2 + MAX_TILE_ENTRY_BYTES);

function mostBytes(path: string): number {
  if (path === 'checkpoint') return MAX_NOTE_BYTES;
  return path.startsWith('tile/entries/') ? BUNDLE_BYTES : HASH_TILE_BYTES;
}

/** What one try gave; a refusal where another try may help. */
async function tryOnce(url: string, limit: number, timeoutMs: number): Promise<Uint8Array | null | Refusal> {
  try {
    const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(timeoutMs) });
    const { status } = response;
    if (status === 200) return await readBounded(response, limit);
    await response.body?.cancel();
    if (status === 404 || status === 410) return null;
    const failed = refuse('EXCHANGE_LOG_ANSWER', { url, status });
    if (status === 429 || status >= 500) return failed;
    throw new RefusalError(failed);
  } catch (error) {
    if (error instanceof RefusalError) throw error;
    if (error instanceof TooLong) throw new RefusalError(refuse('EXCHANGE_LOG_TOO_LONG', { url, limit }));
    const { cause, name } = error as Error & { cause?: { code?: string } };
    return refuse('EXCHANGE_LOG_UNREACHABLE', { url, reason: cause?.code ?? name });
  }
}

/** `base`: the log's prefix without a trailing slash. `pausesMs`: before each further try. */
export function httpLog(
  base: string,
  timeoutMs = TIMEOUT_MS,
  pausesMs: readonly number[] = PAUSES_MS,
): ReadLog {
  return async (path) => {
    const url = `${base}/${path}`;
    let last: Refusal | undefined;
    for (const waitMs of [0, ...pausesMs]) {
      if (waitMs > 0) await pause(waitMs);
      const got = await tryOnce(url, mostBytes(path), timeoutMs);
      if (got === null || got instanceof Uint8Array) return got;
      last = got;
    }
    throw new RefusalError(last as Refusal);
  };
}
