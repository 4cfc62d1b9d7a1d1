/** Talking to this party's own node: JSON in, JSON out, refusals as they are said. */

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

export type Params = Readonly<Record<string, string | number | boolean | undefined>>;

function addressOf(path: string, params: Params = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(params))
    if (value !== undefined) search.set(name, String(value));
  const query = search.toString();
  return query === '' ? path : `${path}?${query}`;
}

/** A sign-in that has run out leads back to the sign-in page. */
function signInAgain(): void {
  location.assign('/sign-in');
}

async function answerOf<Answer>(asking: Promise<Response>): Promise<Answer> {
  let response: Response;
  try {
    response = await asking;
  } catch {
    throw new NoAnswer();
  }
  if (response.ok) return (response.status === 204 ? null : await response.json()) as Answer;
  if (response.status === 401) signInAgain();
  const said = (await response.json().catch(() => null)) as {
    code: string;
    what: string;
    mend: string;
  } | null;
  throw new ApiRefusal(
    response.status,
    said ?? { code: `HTTP_${response.status}`, what: response.statusText, mend: '' },
  );
}

/** `path` as under `/api`: `get('/notices', { limit: 50 })`. Throws ApiRefusal or NoAnswer. */
export function get<Answer>(path: string, params?: Params): Promise<Answer> {
  return answerOf<Answer>(fetch(addressOf(`/api${path}`, params)));
}

/** Resolves when what was asked for is on stable storage. Throws ApiRefusal or NoAnswer. */
export function post<Answer>(path: string, body: unknown): Promise<Answer> {
  return answerOf<Answer>(
    fetch(`/api${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  );
}

/** Ends the sign-in of this browser. */
export async function signOut(): Promise<void> {
  await answerOf(fetch('/sign-out', { method: 'POST' }));
  signInAgain();
}
