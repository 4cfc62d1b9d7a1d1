/** The command `parley`. */
import { askAt } from './ask.ts';
import { runCommandLine } from './run.ts';

/** A reader that went away (`| head`) wants no more, and that is no failure. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

// Not process.exit: what is still being written to a pipe must arrive.
process.exitCode = await runCommandLine(process.argv.slice(2), process.env, {
  tty: process.stderr.isTTY === true,
  // Questions go to standard error, so that they can be answered where the answer itself goes to a file.
  ...(process.stdin.isTTY && process.stderr.isTTY
    ? { ask: askAt({ input: process.stdin, output: process.stderr }) }
    : {}),
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
});
