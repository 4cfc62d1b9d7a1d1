/** strace on a process that runs already: its calls in order, and faults put into them. */
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Why nothing can be traced here; false where it can. */
export const noStrace: string | false = (() => {
  const run = spawnSync('strace', ['-f', '-o', '/dev/null', 'true']);
  if (run.error) return 'needs package: strace';
  return run.status === 0 ? false : 'this machine lets nobody trace: no fault was injected';
})();

/** One system call as it ended. */
export interface Call {
  /** Thread. */
  tid: number;
  name: string;
  /** The whole line: arguments with the paths of descriptors, result. */
  text: string;
  /** How many of this name the thread has made, this one included: what `when=` counts. */
  nth: number;
  injected: boolean;
}

/** Traces all threads of the process into `log`; resolves when it is attached. */
export async function attach(pid: number, log: string, options: readonly string[]): Promise<void> {
  const child = spawn('strace', ['-f', '-y', '-o', log, ...options, '-p', String(pid)], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  await new Promise<void>((resolve, reject) => {
    let said = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('attached')) resolve();
    });
    child.once('exit', () => reject(new Error(`strace: ${said}`)));
  });
}

const LINE = /^(\d+) +(?:<\.\.\. )?([a-z0-9_]+)(?:\(| resumed>)/;

/** The calls of a log, in the order in which they began. Those that never returned are there too. */
export function callsOf(log: string): Call[] {
  const calls: Call[] = [];
  const counts = new Map<string, number>();
  const open = new Map<number, Call>();
  for (const line of readFileSync(log, 'utf8').split('\n')) {
    const [, thread, name] = LINE.exec(line) ?? [];
    if (thread === undefined || name === undefined) continue;
    const tid = Number(thread);
    if (line.includes('<... ')) {
      const begun = open.get(tid);
      if (begun) begun.text += line;
      if (begun && line.includes('(INJECTED)')) begun.injected = true;
      open.delete(tid);
      continue;
    }
    const key = `${tid} ${name}`;
    const nth = (counts.get(key) ?? 0) + 1;
    counts.set(key, nth);
    const call = { tid, name, text: line, nth, injected: line.includes('(INJECTED)') };
    calls.push(call);
    if (line.includes('<unfinished ...>')) open.set(tid, call);
  }
  return calls;
}
