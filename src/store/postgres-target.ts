/** Which database a record is in: `postgres://user@host:port/database`. The password is never part of it. */
import { isIPv4 } from 'node:net';
import { isRefusal, type Refusal, refuse } from '../contract/index.ts';

const DEFAULT_PORT = 5432;
const PART = /^[A-Za-z0-9_.-]{1,63}$/;

export interface PostgresTarget {
  /** A name or address, or the folder of a Unix socket. */
  host: string;
  port: number;
  user: string;
  database: string;
  /** How refusals name it. */
  name: string;
  /** First line: the password. Absent where the server asks for none (peer authentication). */
  passwordFile?: string;
  /** PEM file of the authority that the server's certificate must come from. Absent: no TLS, this machine only. */
  caFile?: string;
}

export interface PostgresSetting {
  postgres: string;
  passwordFile?: string | undefined;
  caFile?: string | undefined;
}

/**
 * Refuses, never printing the text it was given, since that may hold a password: STORE_URL_PASSWORD, STORE_URL_BAD;
 * STORE_URL_INSECURE for another machine without TLS.
 */
export function postgresTarget({
  postgres,
  passwordFile,
  caFile,
}: PostgresSetting): PostgresTarget | Refusal {
  const parts = partsOf(postgres);
  if (isRefusal(parts)) return parts;
  if (caFile === undefined && !isHere(parts.host)) return refuse('STORE_URL_INSECURE', { host: parts.host });
  return {
    ...parts,
    ...(passwordFile !== undefined && { passwordFile }),
    ...(caFile !== undefined && { caFile }),
  };
}

function partsOf(text: string): Omit<PostgresTarget, 'passwordFile' | 'caFile'> | Refusal {
  if (!URL.canParse(text)) {
    // Something with a password in it may be what keeps it from being read.
    return refuse(/^\w+:\/\/[^/@]*:[^/@]*@/.test(text) ? 'STORE_URL_PASSWORD' : 'STORE_URL_BAD');
  }
  const url = new URL(text);
  if (url.password !== '' || /password/i.test(url.search)) return refuse('STORE_URL_PASSWORD');
  const scheme = url.protocol === 'postgres:' || url.protocol === 'postgresql:';
  const host = decoded(url.hostname).replace(/^\[(.*)\]$/, '$1');
  const user = decoded(url.username);
  const database = decoded(url.pathname.slice(1));
  const whole = url.search === '' && url.hash === '' && host !== '' && !host.includes('\0');
  if (!scheme || !whole || !PART.test(user) || !PART.test(database)) return refuse('STORE_URL_BAD');
  const port = url.port === '' ? DEFAULT_PORT : Number(url.port);
  return { host, port, user, database, name: `${database} (${host}:${port})` };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '\0';
  }
}

function isHere(host: string): boolean {
  return (
    host.startsWith('/') ||
    host === 'localhost' ||
    host === '::1' ||
    (isIPv4(host) && host.startsWith('127.'))
  );
}
