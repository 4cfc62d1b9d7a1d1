/**
 * One connection to PostgreSQL. Queries are sent as they are called, without waiting for answers: those of one turn of
 * the event loop travel together, and the server takes them in order (the driver's pipeline mode).
 */
import { readFile } from 'node:fs/promises';
import type { Socket } from 'node:net';
import pg from 'pg';
import { RefusalError, refuse } from '../contract/index.ts';
import type { PostgresTarget } from './postgres-target.ts';
import { bind, type Template } from './queries.ts';

/** Longest wait for a connection, and for any one answer: a server that says nothing for so long has failed (ms). */
const CONNECT_MS = 10_000;
const ANSWER_MS = 120_000;
/** How long a server that is just starting up (replaying its log after a crash) is waited for (ms). */
const STARTING_MS = 60_000;
export const STARTING_LOOK_MS = 250;
/** One that goes down as we come, as after the kill of one of its processes, is soon back or away (ms). */
export const FALLING_MS = 5_000;

const OID_BYTEA = 17;
const OID_INT8 = 20;

/** Counts and indices are whole numbers below 2^53 by the store's own checks; bytes come as plain arrays. */
const types: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (format !== 'binary' && oid === OID_INT8) return Number;
    if (format !== 'binary' && oid === OID_BYTEA)
      return (text: string) => new Uint8Array(Buffer.from(text.slice(2), 'hex'));
    return pg.types.getTypeParser(oid, format as 'text') as (value: string) => unknown;
  },
};

/** The five characters of an SQL error; empty for any other error. */
export function sqlState(error: unknown): string {
  return error instanceof pg.DatabaseError ? (error.code ?? '') : '';
}

/** Why an error of a running connection is the end of the store. */
export function failure(error: unknown): RefusalError {
  if (error instanceof RefusalError) return error;
  const reason = error instanceof Error ? error.message : String(error);
  return new RefusalError(refuse('STORE_FAILED', { reason }));
}

export interface Answered<Row> {
  rows: Row[];
  /** Rows changed or returned. */
  count: number;
  /** `COMMIT`, `INSERT` and so on. */
  command: string;
}

type Values = Readonly<Record<string, unknown>>;

const names = new WeakMap<Template, string>();
let named = 0;
/** Under which name a connection keeps the prepared statement. */
function nameOf(query: Template): string {
  let name = names.get(query);
  if (!name) {
    name = `parley_${++named}`;
    names.set(query, name);
  }
  return name;
}

export class PostgresLink {
  readonly #client: pg.Client;
  /** What the other end says is the number of its server process. */
  backend = 0;
  #waiting = 0;
  #corked = false;
  /** Being opened or closed: what breaks then is told to whoever does that. */
  #moving = true;

  private constructor(client: pg.Client, broke: (error: RefusalError) => void) {
    this.#client = client;
    client.connection.once('backendKeyData', ({ processID }: { processID: number }) => {
      this.backend = processID;
    });
    client.on('error', (error) => {
      if (!this.#moving) broke(failure(error));
    });
  }

  /** @throws RefusalError STORE_DATABASE_AWAY, STORE_DATABASE_REFUSES, STORE_PASSWORD_FILE, STORE_CA_FILE */
  static async open(target: PostgresTarget, broke: (error: RefusalError) => void): Promise<PostgresLink> {
    const began = Date.now();
    for (;;) {
      const client = await makeClient(target);
      const link = new PostgresLink(client, broke);
      try {
        await client.connect();
        link.#moving = false;
        link.#socket.unref();
        return link;
      } catch (error) {
        await client.end().catch(() => {});
        if (Date.now() - began >= patienceMs(error)) throw openFailure(error, target);
        await new Promise((resolve) => setTimeout(resolve, STARTING_LOOK_MS));
      }
    }
  }

  get #socket(): Socket {
    return this.#client.connection.stream as Socket;
  }

  /** Runs one compiled query, prepared on first use, with its values by name, or all of them in order. */
  run<Row>(query: Template, values: Values | readonly unknown[] = {}): Promise<Answered<Row>> {
    const inOrder = Array.isArray(values) ? [...values] : bind(query, values as Values);
    return this.#send<Row>({ name: nameOf(query), text: query.sql, values: inOrder });
  }

  /** Runs plain SQL without values: one statement or several. `answerMs`: where it may take longer than others. */
  exec<Row>(text: string, answerMs?: number): Promise<Answered<Row>> {
    return this.#send<Row>({ text, ...(answerMs !== undefined && { query_timeout: answerMs }) });
  }

  async close(): Promise<void> {
    this.#moving = true;
    this.#socket.ref();
    await this.#client.end();
  }

  async #send<Row>(query: pg.QueryConfig): Promise<Answered<Row>> {
    // A store with nothing under way does not keep the process alive.
    if (this.#waiting++ === 0) this.#socket.ref();
    try {
      this.#cork();
      const result = (await this.#client.query(query)) as pg.QueryResult | pg.QueryResult[];
      const last = (Array.isArray(result) ? result.at(-1) : result) as pg.QueryResult;
      return { rows: last.rows as Row[], count: last.rowCount ?? 0, command: last.command };
    } finally {
      if (--this.#waiting === 0 && !this.#moving) this.#socket.unref();
    }
  }

  /** Holds back what this turn writes until its end, so that it leaves as one. */
  #cork(): void {
    if (this.#corked) return;
    const socket = this.#socket;
    this.#corked = true;
    socket.cork();
    queueMicrotask(() => {
      this.#corked = false;
      socket.uncork();
    });
  }
}

/** "The database system is starting up"; "terminating connection because of crash of another server process". */
const STARTING_UP = '57P03';
const CRASHED = '57P02';

/** The connection is gone, as opposed to an answer that says no. */
export function isLost(error: unknown): boolean {
  if (error instanceof RefusalError) return false;
  const state = sqlState(error);
  return state === '' || state === CRASHED || state === STARTING_UP;
}

/** How long to go on trying to connect after such an error. */
function patienceMs(error: unknown): number {
  const state = sqlState(error);
  if (state === STARTING_UP) return STARTING_MS;
  const cut = error instanceof Error && /ECONNRESET|terminated unexpectedly/.test(error.message);
  return state === CRASHED || cut ? FALLING_MS : 0;
}

async function makeClient(target: PostgresTarget): Promise<pg.Client> {
  const { host, port, user, database, passwordFile, caFile } = target;
  const password = passwordFile === undefined ? undefined : await secretIn(passwordFile);
  return new pg.Client({
    host,
    port,
    user,
    database,
    // As a function, so that neither the environment nor a password file of the user's is ever looked at.
    password: (async () => password) as () => Promise<string>,
    ssl: caFile === undefined ? false : { ca: await caIn(caFile), rejectUnauthorized: true },
    application_name: 'parley',
    client_encoding: 'UTF8',
    options: '-c search_path=parley',
    connectionTimeoutMillis: CONNECT_MS,
    query_timeout: ANSWER_MS,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    pipeline: true,
    types,
  });
}

async function secretIn(path: string): Promise<string> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch {
    throw new RefusalError(refuse('STORE_PASSWORD_FILE', { path }));
  }
  const password = text.replace(/[\r\n]+$/, '');
  if (password === '' || password.length > 4096)
    throw new RefusalError(refuse('STORE_PASSWORD_FILE', { path }));
  return password;
}

async function caIn(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch {
    throw new RefusalError(refuse('STORE_CA_FILE', { path }));
  }
}

export function openFailure(error: unknown, { name }: PostgresTarget): RefusalError {
  if (error instanceof RefusalError) return error;
  const reason = error instanceof Error ? error.message || String(error) : String(error);
  // An SQL error is the server's own answer: wrong password, no such database, too many connections. It asked for a
  // password and there is none: the driver says so, in words that begin like this.
  const refused = sqlState(error) !== '' || reason.startsWith('SASL');
  const params = { database: name, reason };
  return new RefusalError(
    refused ? refuse('STORE_DATABASE_REFUSES', params) : refuse('STORE_DATABASE_AWAY', params),
  );
}
