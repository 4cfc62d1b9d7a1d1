/** A store whose next commit reports a failure, though it kept the transaction (`persisted`) or did not (`lost`). */
import { RefusalError, refuse } from '../../../src/contract/index.ts';
import type { WriteDriver } from '../../../src/store/driver.ts';
import { type ShellParts, StoreShell } from '../../../src/store/shell.ts';
import type { Writes } from '../../../src/store/writes.ts';

export const FAULTS = ['lost', 'persisted'] as const;
export type Fault = (typeof FAULTS)[number];

/** `open` makes the parts; `next` is asked at each commit. */
export async function faultyStore(
  open: (broke: (error: RefusalError) => void) => Promise<ShellParts>,
  next: () => Fault | null,
): Promise<StoreShell> {
  let shell: StoreShell | null = null;
  const parts = await open((error) => shell?.saw(error));
  const writer: WriteDriver = new Proxy(parts.writer, {
    get(driver, name) {
      if (name === 'writeAll')
        return async (writes: Writes) => {
          const fault = next();
          if (fault !== 'lost') await driver.writeAll(writes);
          if (fault) throw new RefusalError(refuse('STORE_FAILED', { reason: `commit: ${fault}` }));
        };
      const member = driver[name as keyof WriteDriver] as unknown;
      return typeof member === 'function' ? member.bind(driver) : member;
    },
  });
  shell = new StoreShell({ ...parts, writer });
  return shell;
}
