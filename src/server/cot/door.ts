/**
 * The CoT door of one node: handsets and other TAK tools connect to it, and where the settings say so it dials a TAK
 * server. Positions of assigned devices go the way of every feed; own units and alerts go out to all who are connected.
 */
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { isRefusal, type Refusal, RefusalError, refuse } from '../../contract/index.ts';
import { type CotEvent, cotFix, encodeCot, type Fix, isPosition } from '../../feeds/index.ts';
import type { CotSettings, Running } from '../../node/index.ts';
import { balanced } from '../../text/index.ts';
import { Board } from './board.ts';
import {
  CONNECTION_LIMITS,
  type ConnectionLimits,
  CotConnection,
  ENDINGS,
  type Ending,
} from './connection.ts';
import { isPing, ping, pong } from './ping.ts';
import { MAX_CALLSIGN, type Stranger, Strangers } from './strangers.ts';

export const MAX_CONNECTIONS = 64;
const LOOK_MS = 1_000;
/** In looks: how often a dialled server hears from us, and the log of the same refusal. */
const PING_EVERY = 20;
const SAID_EVERY = 60;
const REDIAL_MS = 1_000;
const REDIAL_AT_MOST_MS = 60_000;

/** What the node writes itself never comes back in as somebody's position. */
const OWN_UID = /^parley[.-]/;

export interface CotCounts {
  /** Connections open now, the dialled one included. */
  open: number;
  /** Positions taken as fixes; events that could not be read or believed; positions that could not be stored. */
  fixes: number;
  refused: number;
  notStored: number;
  /** Positions of devices that are assigned to no unit. */
  strangers: number;
  /** Connections beyond the bound, and how the others ended. */
  turnedAway: number;
  ended: Record<Ending, number>;
}

/** Lines hold codes and counts: no names, no positions. */
export interface CotLog {
  warn(fields: object, message: string): void;
}

export interface CotOptions {
  limits?: Partial<ConnectionLimits>;
  log?: CotLog;
}

/** A device's own words on everybody's map: one short line that turns nothing around it. */
function plainCallsign(said: string): string {
  return balanced(said.slice(0, MAX_CALLSIGN).replaceAll(/\s+/g, ' ').trim());
}

const SILENT: CotLog = { warn() {} };

export class CotDoor {
  readonly #running: Running;
  readonly #settings: CotSettings;
  readonly #limits: ConnectionLimits;
  readonly #log: CotLog;
  readonly #board: Board;
  readonly #strangers = new Strangers();
  readonly #connections = new Set<CotConnection>();
  /** Call signs that own devices gave themselves. */
  readonly #heard = new Map<string, string>();
  readonly #stops: (() => void)[] = [];
  readonly #counts: Omit<CotCounts, 'open' | 'strangers'> = {
    fixes: 0,
    refused: 0,
    notStored: 0,
    turnedAway: 0,
    ended: Object.fromEntries(ENDINGS.map((why) => [why, 0])) as Record<Ending, number>,
  };
  #server: Server | null = null;
  #dialling: Socket | null = null;
  #dialled: CotConnection | null = null;
  #redial: NodeJS.Timeout | undefined;
  #failures = 0;
  #looks = 0;
  #closed = false;
  /** Refusals that this minute's log has. */
  readonly #said = new Set<string>();

  constructor(running: Running, settings: CotSettings, options: CotOptions = {}) {
    this.#running = running;
    this.#settings = settings;
    this.#limits = { ...CONNECTION_LIMITS, ...options.limits };
    this.#log = options.log ?? SILENT;
    const { party, mode } = running.config;
    const { callsigns, language } = settings;
    const callsignOf = (unit: string): string =>
      (Object.hasOwn(callsigns, unit) ? callsigns[unit] : this.#heard.get(unit)) ?? unit;
    this.#board = new Board(running.live, { party, mode, language, callsignOf }, (refusal) =>
      this.#log.warn({ code: refusal.refused }, 'an event could not be written as CoT'),
    );
  }

  /** @throws RefusalError NODE_PORT_TAKEN when another program has the port. */
  async open(): Promise<void> {
    const { listen, connect: server } = this.#settings;
    if (listen) await this.#listen(listen.host, listen.port);
    this.#stops.push(
      this.#running.live.onSignal((signal) => {
        const events = this.#board.tell(signal);
        for (const connection of this.#connections) for (const event of events) connection.write(event);
      }),
    );
    const timer = setInterval(() => this.#safely(() => this.#look()), LOOK_MS).unref();
    this.#stops.push(() => clearInterval(timer));
    if (server) this.#dial(server);
  }

  /** What breaks here breaks no watch, and no other door. */
  #safely(run: () => void): void {
    try {
      run();
    } catch (error) {
      this.#running.node.failed(error);
    }
  }

  async #listen(host: string, port: number): Promise<void> {
    const server = createServer({ keepAlive: true }, (socket) => this.#safely(() => this.#add(socket)));
    server.maxConnections = MAX_CONNECTIONS;
    server.on('drop', () => {
      this.#counts.turnedAway += 1;
    });
    server.listen(port, host);
    try {
      await once(server, 'listening');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
      throw new RefusalError(refuse('NODE_PORT_TAKEN', { host, port: String(port) }));
    }
    server.on('error', (error) =>
      this.#log.warn({ code: (error as NodeJS.ErrnoException).code }, 'the CoT door failed'),
    );
    this.#server = server;
  }

  /** Where handsets connect; null: nowhere. */
  get address(): { host: string; port: number } | null {
    const at = this.#server?.address() as AddressInfo | null | undefined;
    return at ? { host: at.address, port: at.port } : null;
  }
  /** Whether the TAK server that the settings name is reached; null: they name none. */
  get dialled(): boolean | null {
    return this.#settings.connect ? this.#dialled !== null : null;
  }
  get counts(): CotCounts {
    const { ended, ...counts } = this.#counts;
    return {
      open: this.#connections.size,
      ...counts,
      strangers: this.#strangers.reports,
      ended: { ...ended },
    };
  }
  strangers(): Stranger[] {
    return this.#strangers.list();
  }

  #add(socket: Socket, gone: () => void = () => {}): CotConnection {
    const connection = new CotConnection(socket, {
      take: (events) => this.#take(events, connection).catch(this.#running.node.failed),
      gone: (why) => {
        this.#connections.delete(connection);
        this.#counts.ended[why] += 1;
        if (why !== 'closed' && why !== 'stopped') this.#log.warn({ why }, 'a CoT connection was ended');
        gone();
      },
      now: () => performance.now(),
      limits: this.#limits,
    });
    this.#connections.add(connection);
    const nowMs = this.#running.node.clock.now();
    for (const alarm of this.#board.alarms(nowMs)) connection.write(alarm);
    connection.show(this.#board.units(nowMs));
    return connection;
  }

  /** A server that cannot be reached is tried again, ever more slowly; one that was reached, at once. */
  #dial(to: { host: string; port: number }): void {
    if (this.#closed) return;
    const again = () => {
      this.#dialled = null;
      const waitMs = Math.min(REDIAL_AT_MOST_MS, REDIAL_MS * 2 ** this.#failures);
      this.#failures = Math.min(this.#failures + 1, 16);
      if (!this.#closed) this.#redial = setTimeout(() => this.#dial(to), waitMs).unref();
    };
    const socket = connect({ ...to, keepAlive: true });
    this.#dialling = socket;
    socket.once('error', again);
    socket.once('connect', () => {
      socket.off('error', again);
      this.#failures = 0;
      this.#safely(() => {
        this.#dialled = this.#add(socket, again);
        this.#ping();
      });
    });
  }

  #ping(): void {
    const event = encodeCot(ping(this.#running.node.clock.now()));
    if (!isRefusal(event)) this.#dialled?.write(event);
  }

  #look(): void {
    this.#looks += 1;
    if (this.#looks % SAID_EVERY === 0) this.#said.clear();
    for (const connection of this.#connections) connection.check();
    if (this.#connections.size === 0) return;
    const units = this.#board.units(this.#running.node.clock.now());
    for (const connection of this.#connections) connection.show(units);
    if (this.#looks % PING_EVERY === 0) this.#ping();
  }

  async #take(events: readonly (CotEvent | Refusal)[], connection: CotConnection): Promise<void> {
    const nowMs = this.#running.node.clock.now();
    const fixes: Fix[] = [];
    for (const event of events) {
      if (isRefusal(event)) this.#refused(event);
      else if (isPing(event)) this.#answer(connection, nowMs);
      else {
        const fix = this.#fixOf(event, nowMs);
        if (fix === null) continue;
        if (isRefusal(fix)) this.#refused(fix);
        else fixes.push(fix);
      }
    }
    if (fixes.length === 0) return;
    for (const { unit, fixMs } of fixes) connection.reported.set(unit, fixMs);
    try {
      await this.#running.live.take(fixes);
      this.#counts.fixes += fixes.length;
    } catch (error) {
      // CoT has no answer to a position: the sender cannot be told, the operator is.
      this.#counts.notStored += fixes.length;
      this.#running.node.failed(error);
    }
  }

  #refused({ refused }: Refusal): void {
    this.#counts.refused += 1;
    // A sender that speaks nonsense must not fill the log as well.
    if (this.#said.has(refused)) return;
    this.#said.add(refused);
    this.#log.warn(
      { code: refused },
      'a CoT event was refused; others like it in this minute are only counted',
    );
  }

  #answer(connection: CotConnection, nowMs: number): void {
    const event = encodeCot(pong(nowMs));
    if (!isRefusal(event)) connection.write(event);
  }

  /** Only a device's own entry counts, not what objects are born with. */
  #fixOf(event: CotEvent, nowMs: number): Fix | Refusal | null {
    const { devices } = this.#settings;
    const unit = Object.hasOwn(devices, event.uid) ? (devices[event.uid] ?? null) : null;
    if (unit === null) {
      const isStrange = isPosition(event) && !OWN_UID.test(event.uid);
      if (isStrange && this.#strangers.hear(event, nowMs))
        this.#log.warn({}, 'a CoT device that is assigned to no unit reported: see /api/cot');
      return null;
    }
    const fix = cotFix(event, () => unit, nowMs);
    const callsign = fix && !isRefusal(fix) ? plainCallsign(event.callsign ?? '') : '';
    if (callsign !== '') this.#heard.set(unit, callsign);
    return fix;
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#redial);
    this.#dialling?.destroy();
    for (const stop of this.#stops) stop();
    for (const connection of this.#connections) connection.end('stopped');
    const server = this.#server;
    if (server) await new Promise<void>((resolve) => server.close(() => resolve()));
  }
}
