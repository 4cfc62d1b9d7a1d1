/** A store's worker thread: the writer with its connection, or the reader with another, so reads never queue behind an fsync. */
import type { DatabaseSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';
import { RefusalError, refuse } from '../contract/index.ts';
import type { Answer, Call, Opening, Outcome, Request, Setup } from './sqlite-channel.ts';
import { openReader, openRefusal, openWriter } from './sqlite-open.ts';
import { dumpHash, READS, type ReadName, Statements } from './sqlite-statements.ts';
import { SqliteWriter } from './sqlite-writer.ts';

const setup = workerData as Setup;

function answer(message: Answer): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
  parentPort?.postMessage(message);
}

function valueOf(value: unknown): Outcome {
  return { value };
}

function refused(error: unknown): Outcome {
  if (error instanceof RefusalError) return { refusal: error.refusal };
  return {
    refusal: refuse('STORE_FAILED', { reason: error instanceof Error ? error.message : String(error) }),
  };
}

function serve(run: (call: Call) => unknown, rest: () => void): void {
  parentPort?.on('message', async ({ id, calls }: Request) => {
    // Calls run in order and at once; only a dump goes on afterwards, and nothing else waits for it.
    const running = calls.map((call): Outcome | Promise<Outcome> => {
      try {
        const result = run(call);
        return result instanceof Promise ? result.then(valueOf, refused) : valueOf(result);
      } catch (error) {
        return refused(error);
      }
    });
    const slow = running.some((outcome) => outcome instanceof Promise);
    answer({ id, outcomes: slow ? await Promise.all(running) : (running as Outcome[]) });
    rest();
  });
}

function serveWriter(): Opening {
  const writer = new SqliteWriter(openWriter(setup.folder, setup.create, setup.maxPages));
  serve(
    ({ name, args }) => writer.call(name, args),
    () => {
      const broke = writer.rest();
      if (broke) answer({ broke: broke.refusal });
    },
  );
  return { full: writer.startedFull };
}

function serveReader(): Opening {
  const db: DatabaseSync = openReader(setup.folder);
  const on = new Statements(db);
  serve(
    ({ name, args }) => {
      if (name === 'close') return db.close();
      if (name === 'dumpHash') return dumpTable(String(args[0]));
      return (READS[name as ReadName] as (on: Statements, ...rest: unknown[]) => unknown)(on, ...args);
    },
    () => {},
  );
  return { full: false };
}

/** On a connection of its own, which keeps the snapshot while other reads pass. */
async function dumpTable(table: string): Promise<string> {
  const db = openReader(setup.folder);
  try {
    return await dumpHash(new Statements(db), table);
  } finally {
    db.close();
  }
}

try {
  const opening = setup.role === 'writer' ? serveWriter() : serveReader();
  answer({ id: 0, outcomes: [{ value: opening }] });
} catch (error) {
  answer({ id: 0, outcomes: [{ refusal: openRefusal(error, setup.folder).refusal }] });
}
