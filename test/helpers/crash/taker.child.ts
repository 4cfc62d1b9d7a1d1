/**
 * `parley serve` in two steps: everything is read and compiled, the process says `loaded` with its process id and waits; then it is told
 * its configuration file and goes on as the command would. So what is killed, traced or given a bad disk is the node's
 * own work, not the reading of its sources, and the next process can make ready while the last one still runs.
 */
import { createInterface } from 'node:readline';
import { runCommandLine } from '../../../src/cli/run.ts';

// The verb would load these only now.
await import('../../../src/server/index.ts');
process.stdout.write(`loaded ${process.pid}\n`);
const lines = createInterface({ input: process.stdin });
lines.once('line', async (configPath) => {
  lines.close();
  process.stdin.unref?.();
  process.exitCode = await runCommandLine(['serve', '--json', '--config', configPath], process.env, {
    tty: false,
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
  });
});
lines.once('close', () => process.stdin.destroy());
