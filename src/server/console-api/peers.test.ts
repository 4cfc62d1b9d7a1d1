import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { skipFast } from '../../../test/effort.ts';
import {
  type Ask,
  type Door,
  joinDoors,
  movement,
  openDoor,
  START_MS,
  settleDoors,
  signIn,
  signInCookie,
} from '../../../test/helpers/running.ts';
import { listen } from '../server.ts';
import { linkOf } from './peers-now.ts';
import type { Peer, Peers } from './shapes.ts';

const MINUTE = 60_000;

describe('the other parties, in sight', { skip: skipFast }, () => {
  let west: Door;
  let east: Door;
  let atWest: Ask;
  let minute = 0;
  before(async () => {
    west = await openDoor('west', {
      config: {
        share: [
          { to: 'east', units: ['w1'] },
          { to: 'north', units: 'all' },
        ],
      },
    });
    east = await openDoor('east', { config: { share: [{ to: 'west', units: 'all' }] } });
    await joinDoors([west, east]);
    atWest = await signIn(west, 'all');
  });
  beforeEach(() => {
    minute += 1;
    for (const door of [west, east]) door.real.ms = minute * MINUTE;
  });
  after(async () => {
    await west.close();
    await east.close();
  });
  const now = () => START_MS + minute * MINUTE;
  const peers = async (): Promise<Peer[]> => {
    const answer = await atWest({ url: '/api/peers' });
    assert.equal(answer.statusCode, 200, answer.body);
    return answer.json<Peers>().peers;
  };
  const peer = async (party: string) => (await peers()).find((one) => one.party === party) as Peer;
  const file = async () => {
    const answer = await atWest({ method: 'POST', url: '/api/notices', payload: movement });
    assert.equal(answer.statusCode, 201, answer.body);
  };

  it('names who is enrolled, and who is only named in the settings', async () => {
    const [first, second, ...rest] = await peers();
    assert.deepEqual([first?.party, first?.enrolled, first?.role], ['east', true, 'party']);
    assert.deepEqual(first?.names, { en: 'Party east', ru: 'Сторона east', ar: 'طرف east' });
    assert.deepEqual([second?.party, second?.enrolled, second?.names], ['north', false, null]);
    assert.deepEqual([second?.silence.state, second?.link.state], ['not-enrolled', 'no-address']);
    assert.deepEqual([rest.length, first?.heard, first?.silence.state], [0, null, 'never-heard']);
    assert.deepEqual([first?.positions.sent, second?.positions.sent], [['w1'], 'all']);
  });

  it('counts what waits, and says since when nothing came', async () => {
    await file();
    const since = now();
    minute += 3;
    west.real.ms = minute * MINUTE;
    const { outbox, silence } = await peer('east');
    assert.deepEqual(outbox, { waiting: 1, more: false, oldestMs: since });
    assert.equal(silence.state, 'silent');
    assert.equal(
      silence.says.en,
      `Silent: 1 message waits for its receipt, the oldest since ${new Date(since).toISOString().slice(0, 19).replace('T', ' ')} UTC.`,
    );
  });

  it('is heard by a receipt, then by a message', async () => {
    await settleDoors([west, east]);
    const receipted = await peer('east');
    assert.deepEqual([receipted.heard?.atMs, receipted.outbox.waiting], [now(), 0]);
    assert.deepEqual([receipted.silence.state, receipted.link.state], ['heard', 'works']);
    minute += 1;
    for (const door of [west, east]) door.real.ms = minute * MINUTE;
    const atEast = await signIn(east, 'all');
    await atEast({ method: 'POST', url: '/api/notices', payload: movement });
    await east.running.peering.settle();
    const heard = (await peer('east')).heard;
    assert.deepEqual([heard?.atMs, heard?.by], [now(), 'message']);
  });

  it('is heard by an answer to our call, and by positions', async () => {
    await east.running.node.checkpoints.sign();
    await west.running.peering.settle();
    const answered = (await peer('east')).heard;
    assert.deepEqual([answered?.atMs, answered?.by], [now(), 'answer']);
    minute += 1;
    for (const door of [west, east]) door.real.ms = minute * MINUTE;
    const fix = {
      unit: 'e1',
      at: { lat: 37, lon: 41 },
      fixMs: now(),
      receivedMs: now(),
      source: 'gpx',
      marks: [],
    };
    await east.running.live.take([fix]);
    await east.running.live.tick();
    const { heard, positions } = await peer('east');
    assert.deepEqual([heard?.atMs, heard?.by], [now(), 'positions']);
    assert.deepEqual([positions.received, positions.receivedMs], [['e1'], now()]);
  });

  it('is not heard by an old checkpoint that anybody can send again, but by a longer log', async () => {
    const before = (await peer('east')).heard;
    const call = (checkpoint: string | null) =>
      west.app.inject({
        method: 'POST',
        url: '/exchange/parcels',
        payload: { from: 'east', checkpoint, envelopes: [] },
      });
    const old = east.running.node.checkpoints.note;
    assert.equal((await call(old)).statusCode, 200);
    assert.deepEqual((await peer('east')).heard, before);
    const atEast = await signIn(east, 'all');
    await atEast({ method: 'POST', url: '/api/notices', payload: movement });
    await east.running.node.checkpoints.sign();
    await call(east.running.node.checkpoints.note);
    assert.deepEqual(
      [(await peer('east')).heard?.by, (await peer('east')).heard?.atMs],
      ['checkpoint', now()],
    );
    // Another party's note under its name is no sign of life of it.
    minute += 1;
    west.real.ms = minute * MINUTE;
    await west.running.node.checkpoints.sign();
    await call(west.running.node.checkpoints.note);
    assert.notEqual((await peer('east')).heard?.atMs, now());
  });

  it('is not heard, and the link does not work, where another answers in its place', async () => {
    const stranger = await openDoor('north');
    await stranger.running.node.checkpoints.sign();
    west.peers.set('east', stranger);
    await west.running.peering.settle();
    const { heard, link } = await peer('east');
    assert.notEqual(heard?.atMs, now());
    assert.deepEqual([link.state, link.tone], ['stranger', 'bad']);
    west.peers.set('east', east);
    await west.running.peering.settle();
    assert.equal((await peer('east')).link.state, 'works');
    await stranger.close();
  });

  it('is quiet when nothing of ours waits, and says so without fault', async () => {
    await settleDoors([west, east]);
    minute += 5;
    west.real.ms = minute * MINUTE;
    const { silence } = await peer('east');
    assert.deepEqual([silence.state, silence.tone], ['quiet', 'wait']);
  });

  it('pushes a picture when it changes, and not when it does not', async () => {
    const url = `${await listen(west.app, '127.0.0.1', 0)}/api/live`;
    const abort = new AbortController();
    const response = await fetch(url, {
      headers: { cookie: await signInCookie(west, 'monitor') },
      signal: abort.signal,
    });
    const pictures: Peers[] = [];
    let text = '';
    const reading = (async () => {
      for await (const chunk of response.body ?? []) {
        text += Buffer.from(chunk).toString();
        const frames = text.split('\n\n');
        text = frames.pop() as string;
        for (const frame of frames) {
          const data = /^event: peers\ndata: (.*)$/m.exec(frame)?.[1];
          if (data) pictures.push(JSON.parse(data) as Peers);
        }
      }
    })().catch(() => {});
    const until = async (count: number) => {
      for (let turn = 0; turn < 100 && pictures.length < count; turn++)
        await new Promise((resolve) => setTimeout(resolve, 50));
    };
    await until(1);
    assert.deepEqual(pictures[0]?.peers, await peers());
    await new Promise((resolve) => setTimeout(resolve, 2_200));
    assert.equal(pictures.length, 1, 'nothing changed');
    await file();
    await until(2);
    assert.deepEqual(pictures[1]?.peers.find(({ party }) => party === 'east')?.outbox.waiting, 1);
    abort.abort();
    await reading;
  });

  it('says in plain words why a link fails', () => {
    const link = (trouble: string | null, lastAnsweredMs: number | null = null) =>
      linkOf({ trouble, lastAnsweredMs, failures: 2 });
    const states = [
      ['fetch failed', 'unreachable'],
      ['east cannot be reached', 'unreachable'],
      ['HTTP 503', 'http'],
      ['The operation was aborted due to timeout', 'timeout'],
      ['NODE_UNKNOWN_SENDER', 'refused'],
      ['answer does not match parcel', 'failed'],
    ] as const;
    for (const [trouble, state] of states) assert.equal(link(trouble).state, state, trouble);
    assert.match(link('HTTP 503').says.ar, /503/);
    assert.deepEqual(
      [link(null).state, link(null, 1).state, linkOf(null).state],
      ['not-tried', 'works', 'no-address'],
    );
  });
});
