/** Kills a child that commits one transaction after another, opens the record again, and compares it with what was said. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { entryAt } from './entries.ts';
import { openPlace } from './place.ts';

export const CHILD = join(import.meta.dirname, 'crash.child.ts');

export interface Check {
  size: number;
  /** Every `ack N` said: N entries were promised. */
  promised: number;
  problems: string[];
}

/** Opens the record again and compares it with what was said. */
export async function inspect(folder: string, output: string): Promise<Check> {
  const promised = Math.max(0, ...[...output.matchAll(/^ack (\d+)$/gm)].map((match) => Number(match[1])));
  const store = await openPlace(folder);
  const problems: string[] = [];
  try {
    const size = await store.read.size();
    if (size < promised) problems.push(`promised ${promised}, kept ${size}`);
    const rows = await store.read.scan<{ hash: string }>('crash.rows');
    if (rows.length !== size) problems.push(`${size} entries, ${rows.length} rows of their view`);
    if (Number((await store.read.meta('next')) ?? 0) !== size) problems.push('meta of another size');
    const entries = await store.read.entries({ limit: size });
    const nodes = await Promise.all(entries.map(({ index }) => store.read.node(0, index)));
    if (entries.length !== size) problems.push(`${entries.length} entries in a log of ${size}`);
    for (const [index, entry] of entries.entries()) {
      const node = nodes[index];
      const whole =
        entry.hash === entryAt(index).hash && entry.index === index && rows[index]?.row.hash === entry.hash;
      if (!whole || !node || !Buffer.from(node).equals(entry.leafHash))
        problems.push(`entry ${index} is not whole`);
    }
    return { size, promised, problems };
  } finally {
    await store.close();
  }
}

/** Starts the child; some time after its first acknowledgement, `kill` ends it or its server. Returns what it said. */
export async function runAndKill(
  folder: string,
  mode: string,
  afterMs: number,
  kill: (child: { kill(signal: 'SIGKILL'): void }) => void = (child) => child.kill('SIGKILL'),
): Promise<string> {
  const child = spawn(process.execPath, [CHILD, folder, mode], { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  let timer: NodeJS.Timeout | undefined;
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    if (output.includes('ack ')) timer ??= setTimeout(() => kill(child), afterMs);
  });
  await once(child, 'close');
  clearTimeout(timer);
  return output;
}
