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
  const [{ house }, { tableOf }, scenario] = await Promise.all([
    import('./house.ts'),
    import('../server/index.ts'),
    import('../scenario/index.ts'),
  ]);
  return { ...tableOf(house()), ...scenario.refusals, ...refusals };
}

/** Of what was typed or named (ours, a scenario's, a time, a place): 4xx is wrong use but for 409, an answer of no. All others failed. */
function codeOf({ refused }: Refusal, table: RefusalTable): number {
  const row = /^(?:CLI|SCENARIO|TEXT|GEO_PLACE|GEO_GRID)_/.test(refused) ? table[refused] : undefined;
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
  const table = await tableFor(refusal.refused);
  print(io, sayRefusal(io.language, table, refusal));
  return codeOf(refusal, table);
}
