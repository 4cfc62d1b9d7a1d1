/** A storage whose commits wait until they are let go, well or badly. */
import { RefusalError, refuse } from '../../../src/contract/index.ts';
import { memoryParts } from '../../../src/store/memory.ts';
import { type ShellParts, StoreShell } from '../../../src/store/shell.ts';
import type { Store } from '../../../src/store/store.ts';
import type { Writes } from '../../../src/store/writes.ts';

export interface Held {
  parts: ShellParts;
  /** Commits on their way, the oldest first. */
  waiting: ((outcome: 'durable' | 'full') => void)[];
  /** From now on: whether commits wait. At first they do. */
  hold(waits: boolean): void;
}

/** The same as a store that lets all commits go until `hold(true)`. */
export function heldStore(): Omit<Held, 'parts'> & { store: Store } {
  const { parts, ...held } = heldStorage();
  held.hold(false);
  return { ...held, store: new StoreShell(parts) };
}

export function heldStorage(): Held {
  const parts = memoryParts();
  const { writer } = parts;
  const waiting: Held['waiting'] = [];
  let waits = true;
  const writeAll = writer.writeAll.bind(writer);
  writer.writeAll = async (writes: Writes) => {
    const outcome = waits
      ? await new Promise<'durable' | 'full'>((resolve) => waiting.push(resolve))
      : 'durable';
    if (outcome === 'full') throw new RefusalError(refuse('STORE_FULL'));
    await writeAll(writes);
  };
  return {
    parts,
    waiting,
    hold: (now) => {
      waits = now;
    },
  };
}
