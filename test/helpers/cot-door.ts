/** A node with a CoT door on a free port of this machine, and TAK tools that connect to it: real sockets. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { isRefusal } from '../../src/contract/index.ts';
import { BARE_EVENT, type CotEvent, EMPTY_STREAM, encodeCot, pushCot } from '../../src/feeds/index.ts';
import { type Config, type CotSettings } from '../../src/node/index.ts';
import { CotDoor, type CotOptions } from '../../src/server/cot/door.ts';
import { type Door, openDoor, START_MS } from './running.ts';

export const DEVICES = { 'ANDROID-1': 'w1', 'ANDROID-2': 'w2' };

export interface CotSide extends Door {
  cot: CotDoor;
  connect(): Promise<Tool>;
}

/** Left out: an exercise node whose clock stands at START_MS. `options`: limits and log of the CoT door. */
export async function openCot(
  party: string,
  { cot: settings, ...config }: Partial<Omit<Config, 'cot'>> & { cot?: Partial<CotSettings> } = {},
  options: CotOptions = {},
): Promise<CotSide> {
  const full: CotSettings = {
    listen: { host: '127.0.0.1', port: 0 },
    insecure: false,
    devices: DEVICES,
    callsigns: {},
    language: 'en',
    ...settings,
  };
  const door = await openDoor(party, { config });
  const cot = new CotDoor(door.running, full, options);
  await cot.open();
  return {
    ...door,
    cot,
    connect: () => Tool.at(cot.address?.port as number),
    async close() {
      await cot.close();
      await door.close();
    },
  };
}

/** A TAK tool as this machine sees it. */
export class Tool {
  readonly socket: Socket;
  /** All that came, as text. */
  text = '';
  readonly events: CotEvent[] = [];
  #stream = EMPTY_STREAM;
  ended = false;

  private constructor(socket: Socket) {
    this.socket = socket;
    socket.on('data', (chunk: Buffer) => {
      this.text += chunk.toString();
      const { state, events } = pushCot(this.#stream, chunk);
      this.#stream = state;
      for (const event of events) {
        assert.ok(!isRefusal(event), `the node sent what cannot be read: ${JSON.stringify(event)}`);
        this.events.push(event);
      }
    });
    socket.on('error', () => {});
    socket.on('close', () => {
      this.ended = true;
    });
  }
  static async at(port: number): Promise<Tool> {
    const socket = connect(port, '127.0.0.1');
    const tool = new Tool(socket);
    await once(socket, 'connect');
    return tool;
  }
  send(...events: (string | Partial<CotEvent>)[]): void {
    this.socket.write(events.map((event) => (typeof event === 'string' ? event : report(event))).join(''));
  }
  named(type: RegExp): CotEvent[] {
    return this.events.filter((event) => type.test(event.type));
  }
  close(): void {
    this.socket.destroy();
  }
}

/** One position as a handset sends it, in XML. */
export function report(over: Partial<CotEvent> = {}): string {
  const event: CotEvent = {
    ...BARE_EVENT,
    uid: 'ANDROID-1',
    type: 'a-f-G-U-C',
    how: 'm-g',
    timeMs: START_MS,
    startMs: START_MS,
    staleMs: START_MS + 75_000,
    point: { lat: 37, lon: 41, haeM: null, ceM: 5, leM: null },
    callsign: 'CHARLIE',
    ...over,
  };
  const text = encodeCot(event);
  assert.ok(!isRefusal(text), JSON.stringify(text));
  return text;
}

/** Waits until it holds; fails with what it says. */
export async function until(holds: () => boolean, what: () => string, withinMs = 8_000): Promise<void> {
  const endMs = performance.now() + withinMs;
  while (!holds()) {
    if (performance.now() > endMs) assert.fail(what());
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
