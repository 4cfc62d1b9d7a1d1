/** One officer at one node, over the public API. Knows three ends of a request: answered, refused, or lost on the way. */
import { type Refusal, refuse } from '../contract/index.ts';

const TIMEOUT_MS = 20_000;

/** The connection failed: what was asked may or may not have been done. */
export class Lost extends Error {}

interface SignedIn {
  url: string;
  officer: string;
  password: string;
}

export class HttpClient {
  readonly #who: SignedIn;
  #cookie: string | null = null;

  constructor(who: SignedIn) {
    this.#who = who;
  }

  async #fetch(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<{ status: number; headers: Headers; text: string }> {
    try {
      const response = await fetch(this.#who.url + path, {
        method,
        headers: {
          accept: 'application/json',
          'accept-language': 'en',
          ...(this.#cookie ? { cookie: this.#cookie } : {}),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        body: body === undefined ? null : JSON.stringify(body),
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      return { status: response.status, headers: response.headers, text: await response.text() };
    } catch (error) {
      throw new Lost(String((error as Error).cause ?? error));
    }
  }

  async #signIn(): Promise<void> {
    const { officer, password } = this.#who;
    const { status, headers } = await this.#fetch('POST', '/sign-in', { officer, password });
    if (status !== 200) throw new Lost(`sign-in: ${status}`);
    this.#cookie = headers
      .getSetCookie()
      .map((line) => line.split(';', 1)[0])
      .join('; ');
  }

  /** @throws Lost */
  async send(method: string, path: string, body?: unknown): Promise<unknown | Refusal> {
    if (!this.#cookie) await this.#signIn();
    let answer = await this.#fetch(method, path, body);
    if (answer.status === 401) {
      await this.#signIn();
      answer = await this.#fetch(method, path, body);
    }
    const parsed = parse(answer.text);
    if (answer.status < 300) return parsed;
    // Not now: the store is full, the queue is long, the node is closing.
    if (answer.status === 503 || answer.status === 429) throw new Lost(`HTTP ${answer.status}`);
    const { code, params } = (parsed ?? {}) as { code?: string; params?: Refusal['params'] };
    return refuse(code ?? 'SCENARIO_DEMO_ANSWER', params ?? { url: this.#who.url, status: answer.status });
  }

  /** Own entries after this index, as the live stream tells them. @throws Lost */
  async entriesAfter(
    index: number,
    upTo: number,
  ): Promise<{ index: number; id: string; kind: string; direction: string }[]> {
    if (upTo <= index + 1) return [];
    if (!this.#cookie) await this.#signIn();
    const found: { index: number; id: string; kind: string; direction: string }[] = [];
    try {
      const response = await fetch(`${this.#who.url}/api/live`, {
        headers: { cookie: this.#cookie ?? '', ...(index < 0 ? {} : { 'last-event-id': String(index) }) },
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      let text = '';
      const decoder = new TextDecoder();
      for await (const chunk of response.body ?? []) {
        text += decoder.decode(chunk as Uint8Array, { stream: true });
        const frames = text.split('\n\n');
        text = frames.pop() ?? '';
        for (const frame of frames) {
          if (!frame.includes('event: entry')) continue;
          const entry = parse(/^data: (.*)$/m.exec(frame)?.[1] ?? '') as (typeof found)[number] | null;
          if (entry) found.push(entry);
        }
        if ((found.at(-1)?.index ?? -1) >= upTo - 1) break;
      }
    } catch (error) {
      throw new Lost(String(error));
    }
    return found;
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
