/** Drives real nodes over their public API, as officers and devices do. A node that is away is waited for, nothing is done twice. */
import { join } from 'node:path';
import { isRefusal, type Refusal, RefusalError, refuse } from '../contract/index.ts';
import { buildHouse, fileLock, folderAt, rooms } from '../node/index.ts';
import { openReadOnlySqlite } from '../store/index.ts';
import type { MadeParty } from './demo-folder.ts';
import { DUTY } from './demo-folder.ts';
import { pause } from './demo-node.ts';
import type { Acting, Driver, Wanted } from './driver.ts';
import type { Scenario } from './file.ts';
import { HttpClient, Lost } from './http-client.ts';
import { takePack } from './pack.ts';
import type { Report } from './track.ts';

const KNOTS_PER_MPS = 3600 / 1852;
/** Real time after which a node that does not answer is given up. */
const PATIENCE_MS = 90_000;
const AGAIN_MS = 150;
/** What one node has said the others may still be writing down, or have to be started again first. */
const LATER_MS = 500;
const LATER_TRIES = 60;
/** After idle time was skipped: every node looks at its clocks ten times a second. */
const LOOK_MS = 150;

/** The entry that a command makes: by it an answer lost on the way is found again. */
const MAKES: Readonly<Record<string, string>> = {
  'notices.file': 'notices.filed',
  'notices.amend': 'notices.amended',
  'notices.withdraw': 'notices.withdrawn',
  'notices.acknowledge': 'notices.acknowledged',
  'notices.position': 'notices.position',
  'notices.disseminate': 'notices.disseminated',
  'incidents.open': 'incidents.opened',
  'incidents.account': 'incidents.account',
  'parties.complete': 'parties.complete',
};
/** A retry that is told this has been done already. */
const DONE_ALREADY = new Set(['TERMS_ALREADY_SIGNED', 'TERMS_VERSION_STEP', 'INCIDENTS_ALREADY_CLOSED']);

const house = buildHouse(rooms);

/** Runs again until it is not lost, or patience ends. */
async function persist<Result>(
  stopped: AbortSignal,
  url: string,
  run: () => Promise<Result>,
): Promise<Result> {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    stopped.throwIfAborted();
    try {
      return await run();
    } catch (error) {
      if (!(error instanceof Lost)) throw error;
      if (Date.now() > until) throw new RefusalError(refuse('SCENARIO_DEMO_SILENT', { url }));
      await pause(AGAIN_MS);
    }
  }
}

function placeOf(
  route: string,
  input: Record<string, unknown>,
): { method: string; path: string; rest: Record<string, unknown> } {
  const [method, pattern] = route.split(' ') as [string, string];
  const rest = { ...input };
  const path = pattern.replaceAll(/:(\w+)/g, (_, name: string) => {
    const value = String(rest[name]);
    delete rest[name];
    return encodeURIComponent(value);
  });
  return { method, path: `/api${path}`, rest };
}

export class HttpDriver implements Driver {
  readonly #parties: ReadonlyMap<string, MadeParty>;
  readonly #stopped: AbortSignal;
  readonly #clients = new Map<string, HttpClient>();
  #setting: { shownMs: number; realMs: number; speed: number };

  constructor(scenario: Scenario, parties: readonly MadeParty[], speed: number, stopped: AbortSignal) {
    this.#parties = new Map(parties.map((one) => [one.party, one]));
    this.#stopped = stopped;
    this.#setting = { shownMs: Date.parse(scenario.start), realMs: Date.now(), speed };
  }

  #party(id: string): MadeParty {
    return this.#parties.get(id) as MadeParty;
  }
  #client({ node, officer }: Acting): HttpClient {
    const key = `${node}/${officer}`;
    const held = this.#clients.get(key);
    if (held) return held;
    const { url, passwords } = this.#party(node);
    const made = new HttpClient({ url, officer, password: passwords[officer] as string });
    this.#clients.set(key, made);
    return made;
  }
  #send(acting: Acting, method: string, path: string, body?: unknown): Promise<unknown | Refusal> {
    const { url } = this.#party(acting.node);
    return persist(this.#stopped, url, () => this.#client(acting).send(method, path, body));
  }

  now(): number {
    const { shownMs, realMs, speed } = this.#setting;
    return Math.floor(shownMs + (Date.now() - realMs) * speed);
  }

  /** Every node's clock to this time. One that is ahead already stays. */
  async setClocks(toMs: number): Promise<void> {
    await Promise.all([...this.#parties.keys()].map((party) => this.setClock(party, toMs)));
    this.#setting = { ...this.#setting, shownMs: toMs, realMs: Date.now() };
  }
  async setClock(party: string, toMs = this.now()): Promise<void> {
    const answer = await this.#send({ node: party, officer: DUTY }, 'POST', '/api/exercise/clock', { toMs });
    if (isRefusal(answer) && answer.refused !== 'NODE_CLOCK_BACK') throw new RefusalError(answer);
  }

  async moveTo(ms: number, idle: boolean): Promise<void> {
    if (idle) {
      await this.setClocks(ms);
      await pause(LOOK_MS);
      return;
    }
    while (this.now() < ms) {
      this.#stopped.throwIfAborted();
      await pause(Math.min(500, Math.max(1, (ms - this.now()) / this.#setting.speed)));
    }
  }

  async command(acting: Acting, name: string, input: unknown): Promise<Record<string, unknown> | Refusal> {
    const command = house.commands.get(name);
    if (!command) return refuse('NODE_UNKNOWN_COMMAND', { name });
    const { method, path, rest } = placeOf(command.route, input as Record<string, unknown>);
    const client = this.#client(acting);
    const { url } = this.#party(acting.node);
    const before = await this.#size(url);
    let lost = false;
    return persist(this.#stopped, url, async () => {
      if (lost) {
        const done = await this.#made(client, url, name, before);
        if (done) return done;
      }
      try {
        const answer = await client.send(method, path, rest);
        const already = lost && isRefusal(answer) && DONE_ALREADY.has(answer.refused);
        return (already ? { entries: [] } : answer) as Record<string, unknown> | Refusal;
      } catch (error) {
        lost = true;
        throw error;
      }
    });
  }

  async #size(url: string): Promise<number> {
    return persist(this.#stopped, url, async () => {
      try {
        const response = await fetch(`${url}/healthz`, { signal: AbortSignal.timeout(5_000) });
        return ((await response.json()) as { entries: number }).entries;
      } catch (error) {
        throw new Lost(String(error));
      }
    });
  }

  /** The answer to a command whose answer was lost, where the record shows that it was done. */
  async #made(
    client: HttpClient,
    url: string,
    name: string,
    before: number,
  ): Promise<Record<string, unknown> | null> {
    const kind = MAKES[name];
    if (!kind) return null;
    const since = await client.entriesAfter(before - 1, await this.#size(url));
    const made = since.find((entry) => entry.kind === kind && entry.direction === 'own');
    return made ? { entries: [made], noticeId: made.id, incidentId: made.id } : null;
  }

  async query(acting: Acting, name: string, input: unknown): Promise<unknown | Refusal> {
    const query = house.queries.get(name);
    if (!query) return refuse('NODE_UNKNOWN_COMMAND', { name });
    const { method, path, rest } = placeOf(query.route, input as Record<string, unknown>);
    if (method !== 'GET') return this.#send(acting, method, path, rest);
    const words = new URLSearchParams(
      Object.entries(rest).map(([key, value]): [string, string] => [key, String(value)]),
    );
    return this.#send(acting, 'GET', `${path}${words.size > 0 ? `?${words}` : ''}`);
  }

  /** As a phone with Traccar Client: one request for each position, kept and sent again until the node has it. */
  async reports(party: string, reports: readonly Report[]): Promise<void> {
    const { url } = this.#party(party);
    for (const { unit, lat, lon, fixMs, speedMps, courseDeg, accuracyM } of reports) {
      const query = new URLSearchParams({
        id: unit,
        lat: String(lat),
        lon: String(lon),
        timestamp: String(fixMs),
        speed: (speedMps * KNOTS_PER_MPS).toFixed(3),
        bearing: String(courseDeg),
        accuracy: String(accuracyM),
      });
      await persist(this.#stopped, url, async () => {
        let status: number;
        try {
          const response = await fetch(`${url}/feeds/osmand?${query}`, {
            method: 'POST',
            signal: AbortSignal.timeout(10_000),
          });
          await response.arrayBuffer();
          status = response.status;
        } catch (error) {
          throw new Lost(String(error));
        }
        if (status >= 500 || status === 429) throw new Lost(`HTTP ${status}`);
        if (status !== 200) throw new RefusalError(refuse('SCENARIO_DEMO_ANSWER', { url, status }));
      });
    }
  }

  async link(): Promise<void> {
    throw new RefusalError(refuse('SCENARIO_DEMO_LINK'));
  }

  /** From the record in the node's folder, read beside the running node, as `parley prove` does. */
  async prove(acting: Acting, wanted: Wanted): Promise<Uint8Array | Refusal> {
    const { folder, card } = this.#party(acting.node);
    const data = folderAt(join(folder, 'data'));
    for (let left = 40; ; left--) {
      this.#stopped.throwIfAborted();
      const store = await openReadOnlySqlite(data.record);
      let pack: Uint8Array | Refusal;
      try {
        pack = await takePack(
          { read: store, card, checkpoint: (await fileLock(data).read()) ?? null },
          wanted,
        );
      } finally {
        await store.close();
      }
      // A checkpoint follows each commit within a second.
      const early = isRefusal(pack) && /^NODE_PROVE_(UNSIGNED|NO_CHECKPOINT)$/.test(pack.refused);
      if (!early || left === 0) return pack;
      await pause(AGAIN_MS);
    }
  }

  async later(tries: number): Promise<boolean> {
    this.#stopped.throwIfAborted();
    if (tries >= LATER_TRIES) return false;
    await pause(LATER_MS);
    return true;
  }

  /** Waits until every node has received what every other had sent it by now. */
  async quiet(after: 'reports' | 'step' | 'time'): Promise<void> {
    if (after !== 'step') return;
    const sent = await this.#counts('sent');
    const until = Date.now() + PATIENCE_MS;
    for (;;) {
      const received = await this.#counts('received');
      const behind = [...sent].find(([way, count]) => (received.get(way) ?? 0) < count);
      if (!behind) return;
      if (Date.now() > until) throw new RefusalError(refuse('SCENARIO_DEMO_SILENT', { url: behind[0] }));
      await pause(AGAIN_MS);
    }
  }

  /** By `from>to`: how many messages `from` sent to `to`, or how many `to` has received of them. */
  async #counts(side: 'sent' | 'received'): Promise<Map<string, number>> {
    const counts = new Map<string, number>();
    await Promise.all(
      [...this.#parties.keys()].map(async (me) => {
        const answer = await this.query({ node: me, officer: DUTY }, 'parties.list', {});
        if (isRefusal(answer)) throw new RefusalError(answer);
        type Row = { party: string; role: string; sent: number; received: number; gaps: number[] };
        for (const row of (answer as { parties: Row[] }).parties) {
          if (row.role === 'me') continue;
          if (side === 'sent') counts.set(`${me}>${row.party}`, row.sent);
          else
            counts.set(`${row.party}>${me}`, row.gaps.length > 0 ? Math.min(...row.gaps) - 1 : row.received);
        }
      }),
    );
    return counts;
  }
}
