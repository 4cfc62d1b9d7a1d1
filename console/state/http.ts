/** Talking to this party's own node: JSON in, JSON out, refusals as they are said. */
import { storeOf } from './store.ts';

/** The node said no, and how it could be yes. Its sentences are in the language of the page. */
export class ApiRefusal extends Error {
  readonly code: string;
  readonly what: string;
  readonly mend: string;
  readonly status: number;
  constructor(status: number, said: { code: string; what: string; mend: string }) {
    super(said.what);
    this.status = status;
    this.code = said.code;
    this.what = said.what;
    this.mend = said.mend;
  }
}

/** The node did not answer: it is down, or the way to it is. */
export class NoAnswer extends Error {}
/** It was told to do something, and no answer says whether it did. */
export class Unsure extends NoAnswer {}

export type Params = Readonly<Record<string, string | number | boolean | undefined>>;

function addressOf(path: string, params: Params = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(params))
    if (value !== undefined) search.set(name, String(value));
  const query = search.toString();
  return query === '' ? path : `${path}?${query}`;
}

/**
 * The node takes this browser for nobody: the sign-in ran out, or was ended elsewhere. The page stays, with what was
 * typed, and says so: leaving it would leave the watch without its alarms.
 */
export const signedOut = storeOf(false);

/** A node that stands still keeps the line open and says nothing. */
const PATIENCE_MS = 30_000;
/** As long as the node itself gives a request. */
const PATIENCE_TO_WRITE_MS = 60_000;

async function refusalOf(response: Response): Promise<ApiRefusal> {
  const said = (await response.json().catch(() => null)) as {
    code: string;
    what: string;
    mend: string;
  } | null;
  // What stands between page and node may answer in its own way.
  const code = `HTTP ${response.status}`;
  return new ApiRefusal(
    response.status,
    typeof said?.what === 'string' ? said : { code, what: response.statusText || code, mend: '' },
  );
}

async function answerOf<Answer>(asked: string, init: RequestInit, none: () => NoAnswer): Promise<Answer> {
  let response: Response;
  try {
    response = await fetch(asked, { signal: AbortSignal.timeout(PATIENCE_MS), ...init });
  } catch {
    throw none();
  }
  if (!response.ok) {
    if (response.status === 401) signedOut.set(true);
    throw await refusalOf(response);
  }
  try {
    return (response.status === 204 ? null : await response.json()) as Answer;
  } catch {
    throw none();
  }
}

/** `path` as under `/api`: `get('/notices', { limit: 50 })`. Throws ApiRefusal or NoAnswer. */
export function get<Answer>(path: string, params?: Params, signal?: AbortSignal): Promise<Answer> {
  return answerOf<Answer>(addressOf(`/api${path}`, params), signal ? { signal } : {}, () => new NoAnswer());
}

/** Resolves when what was asked for is on stable storage. Throws ApiRefusal or Unsure. */
export function post<Answer>(path: string, body: unknown): Promise<Answer> {
  const init = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(PATIENCE_TO_WRITE_MS),
  };
  return answerOf<Answer>(`/api${path}`, init, () => new Unsure());
}

/** Ends the sign-in of this browser and leaves the page. */
/** Unsent plans kept in this browser: whoever sits here next must not find them. */
function forget(): void {
  try {
    for (const key of Object.keys(localStorage))
      if (key.startsWith('parley.filing.')) localStorage.removeItem(key);
  } catch {
    // No storage, nothing kept.
  }
}

export async function signOut(): Promise<void> {
  await answerOf('/sign-out', { method: 'POST' }, () => new Unsure());
  forget();
  location.assign('/sign-in');
}
