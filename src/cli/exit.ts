/** What went wrong, said once in the person's language, and the exit code that goes with it. */
import { type Refusal, RefusalError, type RefusalTable, refuse } from '../contract/index.ts';
import { sayRefusal } from '../text/index.ts';
import { NodeSaidNo } from './client.ts';
import { refusals } from './refusals.ts';
import { type Io, tell } from './verb.ts';

export const DONE = 0;
export const NO = 1;
export const WRONG_USE = 2;
export const FAILED = 3;

/** The whole table is loaded only where something has to be said from it. */
async function tableFor(code: string): Promise<RefusalTable> {
  if (Object.hasOwn(refusals, code)) return refusals;
  const [{ house }, { tableOf }, node, scenario] = await Promise.all([
    import('./house.ts'),
    import('../server/index.ts'),
    import('../node/index.ts'),
    import('../scenario/index.ts'),
  ]);
  return { ...tableOf(house()), ...node.proveRefusals, ...scenario.refusals, ...refusals };
}

/** Of our own table: 4xx is wrong use but for 409, which is an answer of no; 5xx failed. All others failed. */
function codeOf(refusal: Refusal): number {
  const row = Object.hasOwn(refusals, refusal.refused) ? refusals[refusal.refused] : undefined;
  if (!row || row.status >= 500) return FAILED;
  return row.status === 409 ? NO : WRONG_USE;
}

/** A node that could not let us in or do its work has failed us; one that said no to the matter answered. */
function codeOfStatus(status: number, code: string): number {
  if (status === 400 || status === 413 || code === 'NODE_BAD_INPUT') return WRONG_USE;
  return status === 401 || status === 429 || status >= 500 ? FAILED : NO;
}

function print(io: Io, said: { code: string; what: string; mend: string }): void {
  if (io.json) io.err(`${JSON.stringify(said)}\n`);
  else
    io.err(
      `${said.what}\n${said.mend ? `${said.mend}\n` : ''}${tell(io, 'cli.code', { code: said.code })}\n`,
    );
}

/** Says it on standard error; returns the exit code. */
export async function sayFailure(io: Io, error: unknown): Promise<number> {
  if (error instanceof NodeSaidNo) {
    print(io, error.said);
    return codeOfStatus(error.status, error.said.code);
  }
  const reason = error instanceof Error ? error.message : String(error);
  const refusal = error instanceof RefusalError ? error.refusal : refuse('CLI_UNEXPECTED', { reason });
  if (!(error instanceof RefusalError) && process.env['PARLEY_DEBUG'] && error instanceof Error) {
    io.err(`${error.stack}\n`);
  }
  print(io, sayRefusal(io.language, await tableFor(refusal.refused), refusal));
  return codeOf(refusal);
}
