/** A running node, as the command line talks to it: the same API as everyone's, signed in as an officer. */
import { z } from 'zod';
import { RefusalError, refuse } from '../contract/index.ts';
import type { Language } from '../text/index.ts';
import { doors } from './house.ts';
import type { Profile } from './profile.ts';
import { ownZone } from './time.ts';

const TIMEOUT_MS = 60_000;
const MAX_ANSWER_BYTES = 67_108_864;
const API = '/api';

const saidNoSchema = z.object({ code: z.string(), what: z.string(), mend: z.string() });

/** The node refused, in its own words. */
export class NodeSaidNo extends Error {
  readonly status: number;
  readonly said: z.infer<typeof saidNoSchema>;
  constructor(status: number, said: z.infer<typeof saidNoSchema>) {
    super(said.code);
    this.name = 'NodeSaidNo';
    this.status = status;
    this.said = said;
  }
}

function reasonOf(error: unknown): string {
  const { cause, message } = error as Error & { cause?: { code?: string; message?: string } };
  return cause?.code ?? cause?.message ?? message;
}

async function bodyOf(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > MAX_ANSWER_BYTES) throw new Error(`answer larger than ${MAX_ANSWER_BYTES} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

export class Client {
  readonly #url: string;
  readonly #language: Language;
  #cookie: string | null = null;

  private constructor(url: string, language: Language) {
    this.#url = url;
    this.#language = language;
  }

  /** @throws NodeSaidNo for a wrong password, RefusalError CLI_UNREACHABLE or CLI_NO_OFFICER */
  static async signIn({ url, officer, password }: Profile, language: Language): Promise<Client> {
    if (officer === null || password === null) throw new RefusalError(refuse('CLI_NO_OFFICER', { url }));
    const client = new Client(url, language);
    const response = await client.#send('POST', '/sign-in', { officer, password });
    client.#cookie = response.headers
      .getSetCookie()
      .map((line) => line.split(';', 1)[0] as string)
      .join('; ');
    return client;
  }
  /** For doors that ask for nobody. */
  static anyone(url: string, language: Language): Client {
    return new Client(url, language);
  }

  async #send(method: string, path: string, body?: unknown): Promise<{ headers: Headers; body: string }> {
    const headers: Record<string, string> = { 'accept-language': this.#language, accept: 'application/json' };
    if (this.#cookie) headers['cookie'] = this.#cookie;
    if (body !== undefined) headers['content-type'] = 'application/json';
    let response: Response;
    let text: string;
    try {
      response = await fetch(this.#url + path, {
        method,
        headers,
        body: body === undefined ? null : JSON.stringify(body),
        redirect: 'error',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      text = await bodyOf(response);
    } catch (error) {
      throw new RefusalError(refuse('CLI_UNREACHABLE', { url: this.#url, reason: reasonOf(error) }));
    }
    if (!response.ok) throw this.#refused(response, text);
    return { headers: response.headers, body: text };
  }

  #refused(response: Response, text: string): Error {
    try {
      return new NodeSaidNo(response.status, saidNoSchema.parse(JSON.parse(text)));
    } catch {
      return new RefusalError(refuse('CLI_NOT_A_NODE', { url: this.#url, status: response.status }));
    }
  }

  /** Sends to an address and reads the answer as JSON; null where there is none. */
  async send(method: string, path: string, body?: unknown): Promise<unknown> {
    const { body: text } = await this.#send(method, path, body);
    if (text === '') return null;
    try {
      return JSON.parse(text) as unknown;
    } catch {
      throw new RefusalError(refuse('CLI_NOT_A_NODE', { url: this.#url, status: 200 }));
    }
  }

  /** A page of the node, as it stands. */
  async page(path: string): Promise<string> {
    return (await this.#send('GET', path)).body;
  }

  /** Runs a command or query of the rooms. Parameters of its address are taken out of the input. */
  async call<Answer = Record<string, unknown>>(name: string, input: object = {}): Promise<Answer> {
    const door = doors().get(name);
    if (!door) throw new RefusalError(refuse('CLI_UNKNOWN_NAME', { name: name.slice(0, 80) }));
    const rest: Record<string, unknown> = { ...input };
    const path = door.path.replaceAll(/:(\w+)/g, (_, parameter: string) => {
      const value = rest[parameter];
      if (value === undefined)
        throw new RefusalError(refuse('CLI_MISSING_FIELD', { name, field: parameter }));
      delete rest[parameter];
      return encodeURIComponent(String(value));
    });
    if (door.method !== 'GET') return (await this.send(door.method, API + path, rest)) as Answer;
    const query = new URLSearchParams();
    for (const [key, value] of Object.entries(rest)) {
      for (const one of Array.isArray(value) ? value : [value])
        if (one !== undefined) query.append(key, String(one));
    }
    return (await this.send('GET', `${API}${path}${query.size > 0 ? `?${query}` : ''}`)) as Answer;
  }

  /** The node's own clock: on an exercise node not the wall's. */
  async clock(): Promise<{ nowMs: number; speed: number }> {
    return (await this.send('GET', `${API}/clock`)) as { nowMs: number; speed: number };
  }

  /** In which zone local times are shown: this terminal's, else the node's; null where neither is set. */
  async zone(): Promise<string | null> {
    return ownZone() ?? ((await this.send('GET', `${API}/me`)) as { zone: string | null }).zone;
  }

  /** Leaves no session behind. Best effort: it expires by itself. */
  async signOut(): Promise<void> {
    if (!this.#cookie) return;
    await this.#send('POST', '/sign-out').catch(() => {});
    this.#cookie = null;
  }
}
