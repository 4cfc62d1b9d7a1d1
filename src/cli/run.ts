/** One command line, from its words to its exit code. */
import { readFileSync } from 'node:fs';
import { RefusalError } from '../contract/index.ts';
import { DONE, sayFailure } from './exit.ts';
import { type Environment, languageOf } from './language.ts';
import { parseCommandLine } from './program.ts';
import type { Io } from './verb.ts';
import { verbs } from './verbs/index.ts';

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

/** Never throws: what goes wrong is said on `err`. Exit codes: 0 done, 1 the answer is no, 2 wrong use, 3 failed. */
export async function runCommandLine(
  args: readonly string[],
  env: Environment,
  streams: Pick<Io, 'out' | 'err' | 'tty' | 'ask'>,
): Promise<number> {
  const { language, refusal } = languageOf(args, env);
  const io: Io = { ...streams, language, json: args.includes('--json') };
  try {
    if (refusal) throw new RefusalError(refusal);
    const { run } = parseCommandLine(args, verbs, version, io);
    return (await run?.()) ?? DONE;
  } catch (error) {
    return sayFailure(io, error);
  }
}
