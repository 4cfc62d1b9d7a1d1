/** The command `parley`. Exit codes: 0 done, 1 the answer is no, 2 wrong use, 3 failed. */
import { readFileSync } from 'node:fs';
import { RefusalError } from '../contract/index.ts';
import { DONE, sayFailure } from './exit.ts';
import { languageOf } from './language.ts';
import { parseCommandLine } from './program.ts';
import type { Io } from './verb.ts';
import { verbs } from './verbs/index.ts';

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

/** A reader that went away (`| head`) wants no more, and that is no failure. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(DONE);
  throw error;
});

async function main(args: string[]): Promise<number> {
  const { language, refusal } = languageOf(args, process.env);
  const io: Io = {
    language,
    json: args.includes('--json'),
    tty: process.stderr.isTTY === true,
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
  };
  try {
    if (refusal) throw new RefusalError(refusal);
    const { run } = parseCommandLine(args, verbs, version, io);
    return (await run?.()) ?? DONE;
  } catch (error) {
    return sayFailure(io, error);
  }
}

// Not process.exit: what is still being written to a pipe must arrive.
process.exitCode = await main(process.argv.slice(2));
