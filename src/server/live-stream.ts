/**
 * What happens, as it happens: server-sent events. Entries are read from the record, so a client that comes back with
 * its last event id misses none; alarms and positions are of the moment and are not repeated.
 */
import type { ServerResponse } from 'node:http';
import type { Entry } from '../contract/index.ts';
import { entryOf, type ParleyNode, type Running, type SignedIn, type UnitNow } from '../node/index.ts';
import type { Signal } from '../watch/index.ts';
import { peersNow } from './console-api/peers-now.ts';
import { peersSchema } from './console-api/shapes.ts';
import { writer } from './outgoing.ts';

export const MAX_STREAMS = 64;
const HEARTBEAT_MS = 15_000;
/** At most one position a second for each unit, and one picture of the peers. */
const TURN_MS = 1_000;
const PAGE = 256;
/** Bytes that may wait for a client. One that lets more pile up is dropped: it comes back and reads on. */
export const MAX_WAITING_BYTES = 1_048_576;

/** What a reader of the stream learns of an entry: that it is there. Bodies are read by the rooms' own queries. */
export function shownEntry({
  index,
  id,
  kind,
  class: entryClass,
  direction,
  peer,
  from,
  to,
  precedence,
  refs,
  localMs,
  understood,
}: Entry) {
  return {
    index,
    id,
    kind,
    class: entryClass,
    direction,
    peer,
    from,
    to,
    precedence,
    refs,
    localMs,
    understood,
  };
}

export function frame(event: string, data: unknown, id?: number): string {
  return framed(event, JSON.stringify(data), id);
}
function framed(event: string, json: string, id?: number): string {
  return `${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${json}\n\n`;
}
const writePeers = writer(peersSchema);

interface ClientPorts {
  node: ParleyNode;
  raw: ServerResponse;
  /** First entry that this client has not seen. */
  next: number;
  /** Is the officer still signed in? */
  welcome(): boolean;
  gone(slow: boolean): void;
}

class Client {
  readonly #ports: ClientPorts;
  #next: number;
  #reading: Promise<void> | null = null;
  #more = false;
  #over = false;
  /** The last position shown of each unit. */
  readonly #units = new Map<string, UnitNow['fix']>();
  #peers: string | null = null;

  constructor(ports: ClientPorts) {
    this.#ports = ports;
    this.#next = ports.next;
    ports.raw.on('close', () => this.end(false));
    ports.raw.on('error', () => this.end(false));
  }

  write(text: string): void {
    const { raw } = this.#ports;
    if (this.#over) return;
    raw.write(text);
    if (raw.writableLength > MAX_WAITING_BYTES) this.end(true);
  }

  /** Sends entries up to the end of the record. A client that is slow to read is waited for, not buffered for. */
  catchUp(): void {
    if (this.#reading) {
      this.#more = true;
      return;
    }
    this.#reading = this.#read()
      .catch(() => this.end(false))
      .finally(() => {
        this.#reading = null;
        if (this.#more && !this.#over) {
          this.#more = false;
          this.catchUp();
        }
      });
  }

  async #read(): Promise<void> {
    for (;;) {
      const page = await this.#ports.node.store.read.entries({ fromIndex: this.#next, limit: PAGE });
      for (const stored of page) {
        if (this.#over) return;
        const entry = entryOf(stored);
        this.write(frame('entry', shownEntry(entry), entry.index));
        this.#next = entry.index + 1;
      }
      await this.#drained();
      if (page.length < PAGE || this.#over) return;
    }
  }

  #drained(): Promise<void> {
    const { raw } = this.#ports;
    if (!raw.writableNeedDrain || this.#over) return Promise.resolve();
    return new Promise((resolve) => {
      raw.once('drain', resolve);
      raw.once('close', resolve);
    });
  }

  showUnits(units: readonly UnitNow[]): void {
    for (const { party, unit, fix } of units) {
      const key = `${party}/${unit}`;
      if (this.#units.get(key) === fix) continue;
      this.#units.set(key, fix);
      this.write(frame('unit', { party, unit, fix }));
    }
  }

  /** The picture of the peers, where it is not the one shown last. */
  showPeers(json: string): void {
    if (this.#peers === json) return;
    this.#peers = json;
    this.write(framed('peers', json));
  }

  heartbeat(): void {
    if (this.#ports.welcome()) this.write(': here\n\n');
    else this.end(false);
  }

  end(slow: boolean): void {
    if (this.#over) return;
    this.#over = true;
    if (slow) this.#ports.raw.destroy();
    else this.#ports.raw.end();
    this.#ports.gone(slow);
  }
}

/** All live streams of one node, on one timer and one subscription. */
export class LiveStreams {
  readonly #running: Running;
  readonly #clients = new Set<Client>();
  readonly #stops: (() => void)[] = [];
  #look: Promise<void> | null = null;
  /** Clients that were ended because they did not read fast enough. */
  dropped = 0;

  constructor(running: Running) {
    this.#running = running;
    const each = (say: (client: Client) => void) => {
      for (const client of this.#clients) say(client);
    };
    const turns = setInterval(() => {
      if (this.#clients.size === 0) return;
      const now = running.live.units();
      each((client) => client.showUnits(now));
      this.#showPeers();
    }, TURN_MS);
    const hearts = setInterval(() => each((client) => client.heartbeat()), HEARTBEAT_MS);
    turns.unref();
    hearts.unref();
    this.#stops.push(
      () => clearInterval(turns),
      () => clearInterval(hearts),
      running.node.onEntries(() => each((client) => client.catchUp())),
      running.live.onSignal((signal: Signal) => each((client) => client.write(frame('signal', signal)))),
    );
  }
  get open(): number {
    return this.#clients.size;
  }

  /** One look at a time: a slow store gets no second question before it has answered the first. */
  #showPeers(): void {
    this.#look ??= this.#lookAtPeers().finally(() => {
      this.#look = null;
    });
  }
  async #lookAtPeers(): Promise<void> {
    try {
      const json = writePeers(await peersNow(this.#running));
      for (const client of this.#clients) client.showPeers(json);
    } catch (error) {
      this.#running.node.failed(error);
    }
  }

  /** Begins a stream on a response whose head is not sent yet. `after`: index of the last entry seen, null for none. */
  async add(raw: ServerResponse, after: number | null, token: string, actor: SignedIn): Promise<void> {
    const { node, officers, live } = this.#running;
    const client = new Client({
      node,
      raw,
      next: after === null ? await node.store.read.size() : after + 1,
      welcome: () => officers.whoIs(token)?.officer.id === actor.officer.id,
      gone: (slow) => {
        this.#clients.delete(client);
        if (slow) this.dropped += 1;
      },
    });
    if (raw.destroyed) return;
    this.#clients.add(client);
    client.write('retry: 2000\n\n');
    client.showUnits(live.units());
    client.catchUp();
  }

  async close(): Promise<void> {
    for (const stop of this.#stops) stop();
    for (const client of this.#clients) client.end(false);
    await this.#look;
  }
}
