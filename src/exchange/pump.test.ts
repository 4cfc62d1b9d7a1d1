import assert from 'node:assert/strict';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, it } from 'node:test';
import { httpLink } from './http-link.ts';
import {
  type Link,
  MAX_PARCEL_BYTES,
  MAX_PARCEL_ENVELOPES,
  type Parcel,
  type ParcelAnswer,
} from './parcel.ts';
import { Pump, type PumpPorts, type Waiting } from './pump.ts';

/** A peer that receipts everything but what `judge` says, and the outbox that its receipts empty. */
class Bench {
  outbox: Waiting[];
  readonly parcels: Parcel[] = [];
  judge: (bytes: string) => ParcelAnswer['results'][number] = (bytes) => ({
    hash: bytes,
    receipt: `ok ${bytes}`,
  });
  before: () => Promise<void> = async () => {};
  readonly waits: number[] = [];
  readonly pump: Pump;
  run: (() => void) | null = null;

  constructor(texts: readonly string[], timers = false) {
    this.outbox = texts.map((bytes) => ({ key: bytes.slice(0, 40), bytes }));
    const link: Pick<Link, 'send'> = {
      send: async (parcel) => {
        this.parcels.push(parcel);
        await this.before();
        return { checkpoint: null, results: parcel.envelopes.map((bytes) => this.judge(bytes)) };
      },
    };
    const ports: PumpPorts = {
      me: 'west',
      peer: 'east',
      link,
      pending: async (limit, but) => this.outbox.filter(({ key }) => !but.has(key)).slice(0, limit),
      receipt: async (bytes) => {
        const held = this.outbox.length;
        this.outbox = this.outbox.filter((one) => `ok ${one.bytes}` !== bytes);
        return this.outbox.length < held;
      },
      checkpoint: () => null,
      peerCheckpoint: async () => {},
    };
    if (timers) {
      ports.later = (run, ms) => {
        this.waits.push(ms);
        this.run = run;
        return () => {
          this.run = null;
        };
      };
    }
    this.pump = new Pump(ports);
  }
}
const names = (count: number, prefix = 'e') => Array.from({ length: count }, (_, i) => `${prefix}${i}`);

describe('the pump', () => {
  it('sends all that waits, in the order given, in parcels of bounded count', async () => {
    const bench = new Bench(names(200));
    assert.equal(await bench.pump.pump(), 200);
    assert.deepEqual(
      bench.parcels.flatMap(({ envelopes }) => envelopes),
      names(200),
    );
    assert.ok(bench.parcels.every(({ envelopes }) => envelopes.length <= MAX_PARCEL_ENVELOPES));
  });

  it('an idle link gets one turn, with the checkpoint and no envelope', async () => {
    const bench = new Bench([]);
    await bench.pump.pump();
    assert.deepEqual(
      bench.parcels.map(({ envelopes }) => envelopes),
      [[]],
    );
  });

  it('keeps every parcel within what the door of a node takes', async () => {
    const big = names(12).map((name) => `${name} ${'"x"'.repeat(200_000)}`);
    const bench = new Bench(big);
    assert.equal(await bench.pump.pump(), 12);
    for (const parcel of bench.parcels)
      assert.ok(Buffer.byteLength(JSON.stringify(parcel)) <= MAX_PARCEL_BYTES - 100_000);
    assert.ok(bench.parcels.length >= 3);
  });

  it('what a peer refuses holds up nothing behind it, and is tried once a run', async () => {
    const bench = new Bench([...names(100, 'bad'), ...names(50)]);
    bench.judge = (bytes) =>
      bytes.startsWith('bad') ? { refused: 'NODE_BUSY', params: {} } : { hash: '', receipt: `ok ${bytes}` };
    assert.equal(await bench.pump.pump(), 50);
    assert.equal(bench.outbox.length, 100);
    assert.equal(bench.pump.state.trouble, 'NODE_BUSY');
    assert.equal(bench.parcels.flatMap(({ envelopes }) => envelopes).length, 150);
    assert.equal(await bench.pump.pump(), 0);
    assert.equal(
      bench.parcels.flatMap(({ envelopes }) => envelopes).length,
      250,
      'and again by the next run',
    );
  });

  it('a peer that answers with things that prove nothing is not asked for ever', async () => {
    const bench = new Bench(names(10));
    bench.judge = () => ({ hash: '', receipt: 'an old receipt' });
    assert.equal(await bench.pump.pump(), 0);
    assert.equal(bench.parcels.length, 1);
  });

  it('a receipt that cannot be stored does not keep the others of its parcel from being stored', async () => {
    const link: Pick<Link, 'send'> = {
      send: async (parcel) => ({
        checkpoint: null,
        results: parcel.envelopes.map((bytes) => ({ hash: '', receipt: bytes })),
      }),
    };
    const stored: string[] = [];
    const pump = new Pump({
      me: 'west',
      peer: 'east',
      link,
      pending: async (_limit, but) =>
        names(3)
          .filter((key) => !but.has(key))
          .map((key) => ({ key, bytes: key })),
      receipt: async (bytes) => {
        if (bytes === 'e0') throw new Error('full');
        await Promise.resolve();
        stored.push(bytes);
        return true;
      },
      checkpoint: () => null,
      peerCheckpoint: async () => {},
    });
    assert.equal(await pump.pump(), 0);
    assert.deepEqual(stored, ['e1', 'e2']);
    assert.equal(pump.state.trouble, 'full');
  });

  it('an answer lost on the way: sent again, and the same receipt empties the outbox once', async () => {
    const bench = new Bench(names(5));
    bench.before = async () => {
      throw new Error('cut');
    };
    assert.equal(await bench.pump.pump(), 0);
    assert.deepEqual([bench.pump.state.failures, bench.pump.state.trouble], [1, 'cut']);
    bench.before = async () => {};
    assert.equal(await bench.pump.pump(), 5);
    assert.deepEqual(bench.parcels[0]?.envelopes, bench.parcels[1]?.envelopes);
    assert.equal(bench.pump.state.failures, 0);
  });

  it('waits longer after each failure, up to a bound, and a kick cuts the wait short', async () => {
    const bench = new Bench(names(1), true);
    bench.before = async () => {
      throw new Error('down');
    };
    await bench.pump.pump();
    for (let i = 0; i < 9; i++) {
      bench.run?.();
      await bench.pump.pump();
    }
    assert.deepEqual(
      bench.waits,
      [...bench.waits].sort((a, b) => a - b),
    );
    assert.ok(bench.waits[0]! < bench.waits[3]! && bench.waits.at(-1)! <= 30_000);
    bench.before = async () => {};
    bench.pump.kick();
    await bench.pump.pump();
    assert.equal(bench.outbox.length, 0);
  });

  it('closes while a turn is under way: waits for it, and starts nothing after', async () => {
    const bench = new Bench(names(100), true);
    let free = () => {};
    bench.before = () =>
      new Promise((resolve) => {
        free = resolve;
      });
    void bench.pump.pump();
    while (bench.parcels.length === 0) await new Promise(setImmediate);
    const closed = bench.pump.close();
    bench.pump.kick();
    free();
    await closed;
    assert.equal(bench.parcels.length, 1);
    assert.equal(bench.run, null);
    bench.pump.kick();
    assert.equal(bench.parcels.length, 1);
  });

  it('an answer that does not match its parcel is no answer', async () => {
    const bench = new Bench(names(2));
    const pump = new Pump({
      me: 'west',
      peer: 'east',
      link: { send: async () => ({ checkpoint: null, results: [] }) },
      pending: async (limit) => bench.outbox.slice(0, limit),
      receipt: async () => true,
      checkpoint: () => null,
      peerCheckpoint: async () => {},
    });
    assert.equal(await pump.pump(), 0);
    assert.equal(pump.state.failures, 1);
  });
});

describe('the link over HTTP', () => {
  async function served<Result>(
    listener: RequestListener,
    work: (link: Link) => Promise<Result>,
  ): Promise<Result> {
    const server = createServer(listener);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    try {
      return await work(httpLink(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
    } finally {
      server.closeAllConnections();
      server.close();
    }
  }
  const parcel: Parcel = { from: 'west', checkpoint: null, envelopes: [] };

  it('takes a sound answer and throws at every other', async () => {
    const sound: ParcelAnswer = { checkpoint: null, results: [] };
    assert.deepEqual(
      await served(
        (_request, response) => response.end(JSON.stringify(sound)),
        (link) => link.send(parcel),
      ),
      sound,
    );
    const bad: RequestListener[] = [
      (_request, response) => response.end('{"checkpoint":null}'),
      (_request, response) => response.end('not json'),
      (_request, response) => {
        response.statusCode = 500;
        response.end(JSON.stringify(sound));
      },
      (_request, response) => {
        response.writeHead(302, { location: '/elsewhere' });
        response.end();
      },
      (_request, response) => {
        // Endless: cut off at the bound, not read to an end that never comes.
        const more = () => {
          while (!response.destroyed && response.write(Buffer.alloc(65_536, 0x20)));
        };
        response.on('drain', more);
        more();
      },
      (request) => request.socket.destroy(),
    ];
    for (const listener of bad) await assert.rejects(served(listener, (link) => link.send(parcel)));
  });
});
