/** Entries for tests: right in shape, with content that follows from the seed alone. */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isRefusal, RefusalError } from '../../../src/contract/index.ts';
import type { StoredEntry } from '../../../src/store/store.ts';

function digest(text: string): Uint8Array {
  return new Uint8Array(createHash('sha256').update(text).digest());
}

export function entryAt(index: number, seed = '', with_: Partial<StoredEntry> = {}): StoredEntry {
  const name = `${seed}#${index}`;
  const leaf = new Uint8Array(65);
  leaf[0] = 1;
  leaf.set(digest(`header ${name}`), 1);
  leaf.set(digest(`body ${name}`), 33);
  return {
    index,
    leafHash: digest(`leaf ${name}`),
    leaf,
    header: `{"n":${index}}`,
    salt1: digest(`salt1 ${name}`).slice(0, 16),
    salt2: digest(`salt2 ${name}`).slice(0, 16),
    envelope: new TextEncoder().encode(`{"payload":"${name}"}`),
    hash: createHash('sha256').update(`hash ${name}`).digest('hex'),
    actId: `act-${index % 7}`,
    kind: index % 2 === 0 ? 'notice.filed' : 'receipt.given',
    kindVersion: 1,
    class: index % 2 === 0 ? 'notice' : 'receipt',
    direction: index % 3 === 0 ? 'own' : index % 3 === 1 ? 'out' : 'in',
    peer: index % 3 === 0 ? null : index % 2 === 0 ? 'north' : 'south',
    peerSeq: index % 3 === 0 ? 0 : Math.floor(index / 3) + 1,
    localMs: 1_600_000_000_000 + index,
    meta: JSON.stringify({ index, name }),
    ...with_,
  };
}

/** The code a call is refused with; null when it is not refused. */
export async function codeOfRefusal(call: Promise<unknown>): Promise<string | null> {
  try {
    await call;
    return null;
  } catch (error) {
    if (error instanceof RefusalError && isRefusal(error.refusal)) return error.refusal.refused;
    throw error;
  }
}

/** A folder that is removed when the test ends. */
export function temporaryFolder(t: { after(clean: () => void): void }): string {
  const folder = mkdtempSync(join(tmpdir(), 'parley-store-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
