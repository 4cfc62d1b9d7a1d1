/** The small verifier, and mutants of it: the same file with a line made lenient. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export const SMALL = join(import.meta.dirname, '..', '..', '..', 'verifiers', 'verify-pack.mjs');

export interface SmallVerifier {
  verifyPack(bytes: Uint8Array): Promise<{ answer: string; report: string; roots: Map<string, string> }>;
  verifySignature(key: Uint8Array, message: Uint8Array, signature: Uint8Array): Promise<boolean>;
  decodeEnvelope(bytes: Uint8Array): unknown;
  openEnvelope(
    envelope: unknown,
    sender: { party: string; log: string; messageKey: Uint8Array },
  ): Promise<{ id: string }>;
  envelopeHash(envelope: unknown): Promise<string>;
}

export const small = (await import(pathToFileURL(SMALL).href)) as SmallVerifier;

/** @param changes pieces of the source, each found exactly once, and what stands there instead */
export async function mutantOf(changes: Record<string, string>): Promise<SmallVerifier> {
  let source = readFileSync(SMALL, 'utf8');
  for (const [from, to] of Object.entries(changes)) {
    if (source.split(from).length !== 2) throw new Error(`not exactly once in the small verifier: ${from}`);
    source = source.replace(from, () => to);
  }
  const folder = mkdtempSync(join(tmpdir(), 'parley-mutant-'));
  try {
    const path = join(folder, 'mutant.mjs');
    writeFileSync(path, source);
    return (await import(pathToFileURL(path).href)) as SmallVerifier;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What a verifier says of a pack, in words that all of them share: the report, `page` where only the page is wrong, or `no`. */
export async function saysSmall(verifier: SmallVerifier, bytes: Uint8Array): Promise<string> {
  try {
    return (await verifier.verifyPack(bytes)).report;
  } catch (error) {
    return (error as Error).message === 'the page does not say what the proofs say' ? 'page' : 'no';
  }
}
