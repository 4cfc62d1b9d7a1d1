/**
 * What a node holds in memory when it has opened a record and read from all over it, in a process that has done nothing
 * else: what another piece of work left on the heap would count for the record.
 */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type Folder, folderAt } from '../../src/node/index.ts';
import { inclusionProof } from '../../src/record/index.ts';
import { openWest } from '../kit/party.ts';
import { seeded } from '../kit/rounds.ts';

const READS = 500;

export interface Held {
  /** Heap, and memory beside it, that live after a collection, bytes. */
  held: number;
  /** Resident set of the process, bytes: the middle layers of the database and the runtime included. */
  resident: number;
}

/** Opens the record of this closed folder in a process of its own. SQLite only: of a database it knows no address. */
export async function heldBy(folder: Folder): Promise<Held> {
  const args = ['--expose-gc', fileURLToPath(import.meta.url), folder.path];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  return JSON.parse(stdout) as Held;
}

async function measure(path: string): Promise<Held> {
  const node = await openWest(folderAt(path, null));
  const { tree } = node.writer;
  const roll = seeded(11);
  for (let i = 0; i < READS; i++) {
    const index = Math.floor(roll() * Number(tree.size));
    await inclusionProof(BigInt(index), tree.size, (level, at) => node.store.read.node(level, Number(at)));
    await node.store.read.entry(index);
  }
  for (let i = 0; i < 3; i++) {
    globalThis.gc?.();
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const { heapUsed, external, rss } = process.memoryUsage();
  await node.close();
  // `external` holds the array buffers already.
  return { held: heapUsed + external, resident: rss };
}

if (process.argv[1] === fileURLToPath(import.meta.url) && process.argv[2]) {
  process.stdout.write(JSON.stringify(await measure(process.argv[2])));
}
