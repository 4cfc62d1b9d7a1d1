/** The thread in which trees of active plans are packed: it reads shared memory, and hands the tree over without a copy. */
import { parentPort } from 'node:worker_threads';
import { Arena, type Memory, type PackOrder, pack } from '../conflicts/index.ts';

parentPort?.on('message', ({ memory, order }: { memory: Memory; order: PackOrder }) => {
  const packed = pack(Arena.from(memory), order);
  const given = [packed.rows, packed.legs, packed.nodes].map(({ buffer }) => buffer as ArrayBuffer);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
  parentPort?.postMessage(packed, given);
});
