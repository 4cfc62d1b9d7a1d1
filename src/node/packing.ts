/** Packs the trees of active plans in a thread of its own, so that no check waits for it. */
import { Worker } from 'node:worker_threads';
import type { Arena, Packed, Packer, PackOrder } from '../conflicts/index.ts';

export interface Packing {
  packer: Packer;
  close(): Promise<void>;
}

/** `broke` is told when the thread ends by itself; orders that it had are never answered then, and the tail grows. */
export function openPacking(broke: (error: Error) => void): Packing {
  const file = `./packing-worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`;
  const worker = new Worker(new URL(file, import.meta.url), {
    execArgv: [],
    // What it packs lies outside its heap, which therefore need not grow.
    resourceLimits: { maxYoungGenerationSizeMb: 8 },
  });
  const waiting: ((packed: Packed) => void)[] = [];
  let closed = false;
  worker.on('message', (packed: Packed) => {
    waiting.shift()?.(packed);
    if (waiting.length === 0) worker.unref();
  });
  worker.on('error', broke);
  worker.on('exit', (code) => {
    if (!closed) broke(new Error(`packing thread ended with ${code}`));
  });
  worker.unref();
  return {
    packer(arena: Arena, order: PackOrder, done) {
      waiting.push(done);
      worker.ref();
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
      worker.postMessage({ memory: arena.memory(), order });
    },
    async close() {
      closed = true;
      await worker.terminate();
    },
  };
}
