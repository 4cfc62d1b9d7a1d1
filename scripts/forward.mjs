/** Runs a program of this repository under Node 24 as if it were this process: same streams, signals, exit code. */
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { join } from 'node:path';
import { whenAbandoned } from './abandoned.mjs';
import { root, say } from './ready.mjs';

/** Fallback Nodes older than 24 announce type stripping as experimental; the newcomer needs no such line. */
export const FLAGS = ['--disable-warning=ExperimentalWarning'];

/**
 * Half of a short run is Node reading the same sources again. It keeps what it made of them here, by content and by its
 * own version; the processes and workers that are started in turn use it too. Where it cannot write it does without.
 */
export const COMPILED = join(root, 'node_modules', '.cache', 'parley-compiled');

/**
 * @param {string} node path of the Node binary
 * @param {string} file program, from the root of the repository
 * @param {readonly string[]} args
 */
export function forward(node, file, args) {
  const env = { NODE_COMPILE_CACHE: COMPILED, ...process.env };
  const child = spawn(node, [...FLAGS, join(root, file), ...args], { stdio: 'inherit', env });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      // A terminal gives Ctrl-C to the whole group itself; the child must not hear it twice.
      if (signal === 'SIGINT' && process.stdin.isTTY) return;
      child.kill(signal);
    });
  }
  whenAbandoned(() => child.kill('SIGTERM'));
  child.on('error', (error) => {
    say(`could not start ${node}: ${error.message}`);
    process.exit(3);
  });
  child.on('exit', (code, signal) => {
    process.exit(signal ? 128 + (constants.signals[signal] ?? 0) : (code ?? 3));
  });
}
