import assert from 'node:assert/strict';
import { EventEmitter } from 'node:events';
import type { ServerResponse } from 'node:http';
import { after, before, describe, it } from 'node:test';
import { skipFast } from '../../test/effort.ts';
import {
  type Ask,
  type Door,
  joinDoors,
  movement,
  openDoor,
  START_MS,
  signIn,
  signInCookie,
} from '../../test/helpers/running.ts';
import type { SignedIn } from '../node/index.ts';
import { LiveStreams, MAX_WAITING_BYTES } from './live-stream.ts';
import { listen } from './server.ts';

interface Event {
  id: string | undefined;
  event: string;
  data: Record<string, unknown>;
}

/** Reads a stream until `enough` says so; fails after twenty seconds. */
async function read(
  url: string,
  headers: Record<string, string>,
  enough: (events: Event[]) => boolean,
): Promise<Event[]> {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(new Error('the stream said too little')), 20_000);
  const events: Event[] = [];
  try {
    const response = await fetch(url, { headers, signal: abort.signal });
    assert.equal(response.status, 200);
    let text = '';
    for await (const chunk of response.body ?? []) {
      text += Buffer.from(chunk).toString();
      const frames = text.split('\n\n');
      text = frames.pop() as string;
      for (const frame of frames) {
        const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(frame)?.[1];
        const event = field('event');
        if (event)
          events.push({
            id: field('id'),
            event,
            data: JSON.parse(field('data') ?? '{}') as Record<string, unknown>,
          });
      }
      if (enough(events)) return events;
    }
    return events;
  } finally {
    clearTimeout(timer);
    abort.abort();
  }
}

/** A response that nobody reads. */
class Unread extends EventEmitter {
  waiting = 0;
  destroyed = false;
  readonly writableNeedDrain = true;
  get writableLength(): number {
    return this.waiting;
  }
  write(text: string): boolean {
    this.waiting += Buffer.byteLength(text);
    return false;
  }
  end(): void {}
  destroy(): void {
    this.destroyed = true;
  }
}

describe('the live stream', { skip: skipFast }, () => {
  let door: Door;
  let other: Door;
  let all: Ask;
  let cookie: string;
  let url: string;
  before(async () => {
    door = await openDoor('west');
    other = await openDoor('east');
    await joinDoors([door, other]);
    all = await signIn(door, 'all');
    cookie = await signInCookie(door, 'watch');
    url = `${await listen(door.app, '127.0.0.1', 0)}/api/live`;
  });
  after(async () => {
    await door.close();
    await other.close();
  });
  /** Waits until so many streams are open. */
  const opened = async (count: number) => {
    for (;;) {
      const { streams } = (await door.app.inject({ url: '/healthz' })).json();
      if (streams === count) return;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  };
  const file = async () => {
    const filed = await all({ method: 'POST', url: '/api/notices', payload: movement });
    assert.equal(filed.statusCode, 201, filed.body);
  };
  const size = () => Number(door.running.node.writer.tree.size);

  it('tells of entries, positions and alarms as they come', async () => {
    const from = size();
    const reading = read(
      url,
      { cookie },
      (events) =>
        events.some(({ event }) => event === 'unit') &&
        events.filter(({ event }) => event === 'entry').length >= 2,
    );
    await opened(1);
    await file();
    await all({
      method: 'POST',
      url: '/api/fixes',
      payload: [{ unit: 'w1', at: { lat: 37, lon: 41 }, fixMs: START_MS, source: 'gpx' }],
    });
    const events = await reading;
    const entries = events.filter(({ event }) => event === 'entry');
    assert.deepEqual(
      entries.map(({ data }) => data['direction']),
      ['own', 'out'],
    );
    assert.deepEqual(
      entries.map(({ id }) => Number(id)),
      [from, from + 1],
    );
    assert.equal('body' in (entries[0]?.data ?? {}), false);
    assert.equal(events.find(({ event }) => event === 'unit')?.data['unit'], 'w1');
  });

  it('goes on where a client left off: nothing twice, nothing left out', async () => {
    for (let n = 0; n < 3; n++) await file();
    const last = size();
    const seen = (events: Event[]) =>
      events.filter(({ event }) => event === 'entry').map(({ id }) => Number(id));
    const expected = (after: number) => Array.from({ length: last - after - 1 }, (_, n) => after + 1 + n);
    for (const id of [0, 3, last - 2]) {
      const events = await read(
        url,
        { cookie, 'last-event-id': String(id) },
        (got) => seen(got).length >= last - id - 1,
      );
      assert.deepEqual(seen(events), expected(id));
    }
  });

  it('keeps its order when entries come while it replays', async () => {
    const seen = (events: Event[]) =>
      events.filter(({ event }) => event === 'entry').map(({ id }) => Number(id));
    const goal = size() + 40;
    const reading = read(url, { cookie, 'last-event-id': '0' }, (events) => seen(events).length >= goal - 1);
    for (let n = 0; n < 20; n++) await file();
    const ids = seen(await reading);
    assert.deepEqual(
      ids,
      Array.from({ length: ids.length }, (_, n) => n + 1),
    );
  });

  it('is for officers only', async () => {
    assert.equal((await fetch(url)).status, 401);
    assert.equal((await fetch(url, { headers: { cookie: await signInCookie(door, 'admin') } })).status, 403);
  });

  it('drops a client that does not read, and counts it', async () => {
    const streams = new LiveStreams(door.running);
    const raw = new Unread();
    const actor = (await door.running.officers.signIn('watch', 'correct horse battery')) as {
      token: string;
      signedIn: SignedIn;
    };
    await streams.add(raw as unknown as ServerResponse, 0, actor.token, actor.signedIn);
    await new Promise((resolve) => setTimeout(resolve, 50));
    assert.equal(streams.open, 1);
    const before = raw.waiting;
    await file();
    await new Promise((resolve) => setTimeout(resolve, 50));
    assert.equal(raw.waiting, before, 'entries wait in the record, not in memory');
    raw.waiting = MAX_WAITING_BYTES;
    const fix = {
      unit: 'w9',
      at: { lat: 37, lon: 41 },
      fixMs: START_MS,
      receivedMs: START_MS,
      source: 'gpx',
      marks: [],
    };
    await door.running.live.take([fix]);
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    assert.deepEqual([streams.open, streams.dropped, raw.destroyed], [0, 1, true]);
    await streams.close();
  });

  it('ends when the server closes', async () => {
    const extra = await openDoor('north');
    const address = `${await listen(extra.app, '127.0.0.1', 0)}/api/live`;
    const reading = read(address, { cookie: await signInCookie(extra, 'watch') }, () => false);
    await new Promise((resolve) => setTimeout(resolve, 50));
    await extra.close();
    await reading;
  });
});
