/** Proof packs of a scenario: taken from one node's record, and read back with nothing but their bytes. */
import { isRefusal, type Refusal } from '../contract/index.ts';
import { entriesNamed, type ProofSource, proveAbsence, provePresence } from '../node/index.ts';
import { type PackVerdict, verifyPack } from '../record/index.ts';
import type { Wanted } from './driver.ts';

export async function takePack(source: ProofSource, wanted: Wanted): Promise<Uint8Array | Refusal> {
  if (!('acts' in wanted)) {
    const { peer, window, units, during } = wanted;
    return proveAbsence(source, { peer, window, units: units && [...units], during });
  }
  const indexes: number[] = [];
  for (const act of wanted.acts) {
    const found = await entriesNamed(source.read, act);
    if (isRefusal(found)) return found;
    indexes.push(...found);
  }
  return provePresence(source, indexes);
}

/** As a stranger would read it. */
export function readPack(bytes: Uint8Array): PackVerdict | Refusal {
  return verifyPack(bytes);
}
