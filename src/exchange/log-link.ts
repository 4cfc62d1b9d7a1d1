/** The way to what another node, or somebody else's witness, serves of logs (C2SP): files to read, and a door to be cosigned at. */
import { readBounded } from './bounded.ts';

/** Larger than any tile, bundle of commitments or checkpoint. */
export const MAX_LOG_FILE_BYTES = 262_144;
const TIMEOUT_MS = 5_000;

/** What a witness answered to a checkpoint that was submitted. */
export interface WitnessReply {
  /** HTTP status. */
  status: number;
  body: string;
}

/** Throws when the other side cannot be reached, or answers something else than it was asked for. */
export interface LogLink {
  /** A file of the other side's own log, or null where it has none of that name: `checkpoint`, `tile/…`. */
  logFile(path: string): Promise<Uint8Array | null>;
  /** The checkpoint that the other side last cosigned of a log, by the hash of its origin; null: none. */
  witnessed(originHash: string): Promise<string | null>;
  addCheckpoint(body: string): Promise<WitnessReply>;
}

async function get(url: string): Promise<Uint8Array | null> {
  const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS) });
  const bytes = await readBounded(response, MAX_LOG_FILE_BYTES);
  if (response.status === 404) return null;
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  return bytes;
}

export interface LogPlaces {
  /** Prefix of the log; null where only the witness is known. */
  log: string | null;
  /** Submission and monitoring prefix of the witness. */
  witness: string;
}

/** Prefixes without a trailing slash. */
export function httpLogLink({ log, witness }: LogPlaces): LogLink {
  return {
    async logFile(path) {
      return log === null ? null : get(`${log}/${path}`);
    },
    async witnessed(hash) {
      const bytes = await get(`${witness}/${hash}/checkpoint`);
      return bytes && Buffer.from(bytes).toString('utf8');
    },
    async addCheckpoint(body) {
      const response = await fetch(`${witness}/add-checkpoint`, {
        method: 'POST',
        headers: { 'content-type': 'text/plain; charset=utf-8' },
        body,
        redirect: 'error',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      const bytes = await readBounded(response, MAX_LOG_FILE_BYTES);
      return { status: response.status, body: Buffer.from(bytes).toString('utf8') };
    },
  };
}
