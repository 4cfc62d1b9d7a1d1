/** The secret that opens the keyring: from a descriptor, a mounted file or a systemd credential; read once, never kept. */
import { readFileSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import { RefusalError, refuse } from '../contract/index.ts';
import type { Unlock } from './config.ts';

const MAX_SECRET_BYTES = 4096;

function source(unlock: Unlock, base: string): { from: string; read(): Buffer } {
  if ('fd' in unlock) return { from: `fd ${unlock.fd}`, read: () => readFileSync(unlock.fd) };
  if ('file' in unlock) {
    const path = isAbsolute(unlock.file) ? unlock.file : resolve(base, unlock.file);
    return { from: path, read: () => readFileSync(path) };
  }
  const folder = process.env['CREDENTIALS_DIRECTORY'];
  if (!folder) throw new RefusalError(refuse('NODE_NO_SECRET', { from: `credential ${unlock.credential}` }));
  return {
    from: `credential ${unlock.credential}`,
    read: () => readFileSync(join(folder, unlock.credential)),
  };
}

/** Without the line end that editors and `echo` add. Throws RefusalError NODE_NO_SECRET. */
export function readSecret(unlock: Unlock, base: string): Uint8Array {
  const { from, read } = source(unlock, base);
  let bytes: Buffer;
  try {
    bytes = read();
  } catch {
    throw new RefusalError(refuse('NODE_NO_SECRET', { from }));
  }
  let end = bytes.length;
  while (end > 0 && (bytes[end - 1] === 0x0a || bytes[end - 1] === 0x0d)) end--;
  if (end < 8 || end > MAX_SECRET_BYTES) throw new RefusalError(refuse('NODE_NO_SECRET', { from }));
  return Uint8Array.from(bytes.subarray(0, end));
}
