import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { after, afterEach, describe, it } from 'node:test';
import { skipFast } from '../../../test/effort.ts';
import { type CotSide, openCot, report, Tool, until } from '../../../test/helpers/cot-door.ts';
import { movement, openDoor, START_MS, signIn } from '../../../test/helpers/running.ts';
import { RefusalError } from '../../contract/index.ts';
import { listen } from '../server.ts';
import { CotDoor } from './door.ts';

let sides: CotSide[] = [];
let tools: Tool[] = [];
async function open(...args: Parameters<typeof openCot>): Promise<CotSide> {
  const side = await openCot(...args);
  sides.push(side);
  return side;
}
async function tool(side: CotSide): Promise<Tool> {
  const one = await side.connect();
  tools.push(one);
  return one;
}
afterEach(async () => {
  for (const one of tools) one.close();
  for (const side of sides) await side.close();
  [sides, tools] = [[], []];
});
const unit = (side: CotSide, name: string) => side.running.live.units().find(({ unit: own }) => own === name);
const fix = (name: string, lat: number, fixMs = START_MS, source = 'gpx') => ({
  unit: name,
  at: { lat, lon: 41 },
  fixMs,
  receivedMs: START_MS,
  source,
  marks: [],
});

describe('positions of handsets', { skip: skipFast }, () => {
  it('become fixes of the unit that the device is assigned to', async () => {
    const west = await open('west');
    const phone = await tool(west);
    phone.send({}, { uid: 'ANDROID-2', courseDeg: 90, speedMps: 5, timeMs: START_MS - 1000 });
    await until(
      () => west.cot.counts.fixes === 2,
      () => JSON.stringify(west.cot.counts),
    );
    const one = unit(west, 'w1');
    assert.equal(one?.party, 'west');
    assert.deepEqual(one?.fix, {
      unit: 'w1',
      at: { lat: 37, lon: 41 },
      fixMs: START_MS,
      receivedMs: START_MS,
      accuracyM: 5,
      source: 'cot',
      marks: [],
    });
    assert.equal(unit(west, 'w2')?.fix.speedMps, 5);
  });

  it('of a device that nobody assigned are counted and shown, and not used', async () => {
    const west = await open('west');
    const phone = await tool(west);
    const strange = { uid: 'STRANGER', callsign: 'غريب' };
    phone.send(strange, strange, { uid: 'toString' }, { uid: 'STRANGER', type: 'b-t-f' }, {});
    await until(
      () => west.cot.counts.fixes === 1,
      () => JSON.stringify(west.cot.counts),
    );
    assert.deepEqual(
      west.running.live.units().map((one) => one.unit),
      ['w1'],
    );
    assert.equal(west.cot.counts.strangers, 3);
    assert.deepEqual(
      west.cot.strangers().map(({ uid, callsign, reports }) => [uid, callsign, reports]),
      [
        ['STRANGER', 'غريب', 2],
        ['toString', 'CHARLIE', 1],
      ],
    );
  });

  it('are not read out of what the node itself sent, nor out of chat, markers and alerts', async () => {
    const west = await open('west', { cot: { devices: { 'ANDROID-1': 'w1' } } });
    const phone = await tool(west);
    phone.send({ uid: 'parley.unit.4.west.w9' }, { type: 'b-t-f' }, { type: 'b-a-o' }, { type: 'u-d-c-c' });
    phone.send({ type: 't-x-c-t' });
    await until(
      () => phone.named(/^t-x-c-t-r$/).length === 1,
      () => phone.text,
    );
    assert.deepEqual(
      [west.cot.counts.fixes, west.cot.counts.strangers, west.running.live.units()],
      [0, 0, []],
    );
  });

  it('that cannot be read are counted and logged by code; those around them are taken', async () => {
    const lines: [object, string][] = [];
    const log = { warn: (fields: object, line: string) => void lines.push([fields, line]) };
    const west = await open('west', {}, { log });
    const phone = await tool(west);
    const bad = report().replace('lat="37"', 'lat="97"');
    phone.send(bad, bad, '<event uid="x" ', report(), '<!DOCTYPE a>', report({ uid: 'ANDROID-2' }));
    await until(
      () => west.cot.counts.fixes === 2,
      () => JSON.stringify(west.cot.counts),
    );
    assert.equal(west.cot.counts.refused, 3);
    assert.deepEqual(
      lines.map(([fields]) => fields),
      [{ code: 'FEEDS_POSITION_OUT_OF_RANGE' }, { code: 'FEEDS_COT_BROKEN' }],
      'each code once in a minute',
    );
    assert.doesNotMatch(JSON.stringify(lines), /97|ANDROID|CHARLIE/);
  });

  it('that cannot be stored are counted, and the connection stays', async () => {
    const west = await open('west');
    const failures: unknown[] = [];
    const { live, node } = west.running;
    const { take } = live;
    Object.assign(node, { failed: (error: unknown) => failures.push(error) });
    live.take = async () => Promise.reject(new Error('disk full'));
    const phone = await tool(west);
    phone.send({});
    await until(
      () => west.cot.counts.notStored === 1,
      () => JSON.stringify(west.cot.counts),
    );
    assert.equal(failures.length, 1);
    live.take = take;
    phone.send({ timeMs: START_MS + 1000 });
    await until(
      () => west.cot.counts.fixes === 1,
      () => JSON.stringify(west.cot.counts),
    );
  });
});

describe('what every connected tool is told', { skip: skipFast }, () => {
  it('own units, whatever feed they came by, once for each change, and never what it said itself', async () => {
    const west = await open('west', { cot: { callsigns: { w7: 'قافلة الإغاثة ١' } } });
    await west.running.live.take([fix('w7', 37.5)]);
    const [one, two] = [await tool(west), await tool(west)];
    one.send({});
    await until(
      () => two.events.length >= 2,
      () => two.text,
    );
    const seen = two.events.map(({ uid, type, callsign }) => [uid, type, callsign]);
    assert.deepEqual(seen, [
      ['parley.unit.4.west.w7', 'a-f-G', 'EX قافلة الإغاثة ١'],
      ['parley.unit.4.west.w1', 'a-f-G', 'EX CHARLIE'],
    ]);
    const [first] = two.events;
    assert.deepEqual([first?.timeMs, first?.staleMs, first?.how], [START_MS, START_MS + 120_000, 'm-g']);
    assert.equal(first?.remarks, 'EXERCISE\nno notice');
    assert.deepEqual(first?.more.event, [['opex', 'e-parley']]);
    await west.running.live.take([fix('w7', 37.6, START_MS + 1000)]);
    await until(
      () => two.events.length >= 3 && one.events.length >= 2,
      () => two.text,
    );
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    assert.deepEqual(
      one.events.map(({ uid, point }) => [uid.slice(-2), point.lat]),
      [
        ['w7', 37.5],
        ['w7', 37.6],
      ],
      'not w1: this tool reports it',
    );
    assert.equal(two.events.length, 3, 'nothing twice');
  });

  it('in a live node nothing is called an exercise', async () => {
    const west = await open('west', { mode: 'live', cot: { callsigns: { w7: 'WEST 7' } } });
    await west.running.live.take([fix('w7', 37.5)]);
    const one = await tool(west);
    await until(
      () => one.events.length === 1,
      () => one.text,
    );
    const [event] = one.events;
    assert.deepEqual(
      [event?.callsign, event?.remarks, event?.more.event],
      ['WEST 7', 'no notice', [['opex', 'o-parley']]],
    );
  });

  it('a position that is too old is not sent as if it were one', async () => {
    const west = await open('west');
    await west.running.live.take([fix('w7', 37.5, START_MS - 120_000), fix('w8', 37.5, START_MS - 119_000)]);
    const one = await tool(west);
    await until(
      () => one.events.length === 1,
      () => one.text,
    );
    assert.equal(one.events[0]?.uid, 'parley.unit.4.west.w8');
  });

  it('how a unit stands to its notice, and the alert as it sounds', async () => {
    const west = await open('west', { cot: { language: 'ru', callsigns: { w1: 'Конвой 1' } } });
    const officer = await signIn(west, 'all');
    const times = { ...movement.fields.times, atMs: [START_MS, START_MS + 3_600_000] };
    const payload = { ...movement, fields: { ...movement.fields, times } };
    const { noticeId } = (await officer({ method: 'POST', url: '/api/notices', payload })).json();
    assert.ok(noticeId);
    const one = await tool(west);
    // From its start due north, two kilometres off its way: without a clause the limit is 100 m for two minutes.
    let recorded = 0;
    west.running.node.onEntries((entries) => {
      recorded += entries.filter(({ kind }) => kind === 'watch.alert').length;
    });
    let toldBefore: boolean | null = null;
    west.running.live.onSignal(() => {
      toldBefore ??= recorded === 0;
    });
    for (let s = 0; s <= 240; s += 10) {
      west.real.ms = s * 1000;
      const atMs = START_MS + s * 1000;
      const lat = Math.min(37 + s / 2000, 37.02);
      await west.running.live.take([{ ...fix('w1', lat, atMs), receivedMs: atMs }]);
    }
    await until(
      () => one.named(/^b-a-o$/).length > 0,
      () => one.text,
    );
    const [alarm] = one.named(/^b-a-o$/);
    assert.equal(toldBefore, true);
    assert.equal(alarm?.callsign, 'УЧ Конвой 1');
    assert.match(alarm?.remarks ?? '', /^УЧЕНИЕ\n.*коридор/s);
    assert.match(alarm?.detail ?? '', /<emergency type="Parley">УЧ Конвой 1<\/emergency>/);
    assert.deepEqual([alarm?.point.lat, alarm?.point.lon], [37.02, 41]);
    await until(
      () =>
        one
          .named(/^a-/)
          .some(({ remarks }) => remarks?.includes('вне коридора') && remarks.includes(noticeId)),
      () => one.text,
    );
    // One who comes later is told of what goes on.
    const late = await tool(west);
    await until(
      () => late.named(/^b-a-o$/).length === 1,
      () => late.text,
    );
    assert.equal(late.events[0]?.type, 'b-a-o', 'the alarm first');
  });

  it('pings are answered', async () => {
    const west = await open('west');
    const one = await tool(west);
    one.send({ uid: 'ANDROID-1-ping', type: 't-x-c-t', callsign: null });
    await until(
      () => one.events.length === 1,
      () => one.text,
    );
    assert.deepEqual([one.events[0]?.uid, one.events[0]?.type], ['takPong', 't-x-c-t-r']);
    assert.equal(west.cot.counts.strangers, 0);
  });
});

describe('a TAK server that the node dials', { skip: skipFast }, () => {
  it('is sent pings and units, heard, and dialled again when it went away', async () => {
    const calls: Socket[] = [];
    const server = createServer((socket) => void calls.push(socket));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const west = await open('west', { cot: { listen: undefined, connect: { host: '127.0.0.1', port } } });
    try {
      await until(
        () => calls.length === 1,
        () => 'not dialled',
      );
      const [first] = calls as [Socket];
      let text = '';
      first.on('data', (chunk) => {
        text += chunk;
      });
      assert.equal(west.cot.address, null);
      first.write(report());
      await until(
        () => west.cot.counts.fixes === 1,
        () => JSON.stringify(west.cot.counts),
      );
      await west.running.live.take([fix('w7', 37.5)]);
      await until(
        () => /type="t-x-c-t"/.test(text) && /west\.w7/.test(text),
        () => text,
      );
      assert.equal(west.cot.dialled, true);
      first.destroy();
      await until(
        () => calls.length === 2,
        () => 'not dialled again',
      );
    } finally {
      await west.close();
      sides = [];
      for (const call of calls) call.destroy();
      server.close();
    }
  });
});

describe('the door', { skip: skipFast }, () => {
  const taken = createServer();
  after(() => taken.close());

  it('opens and closes with the server, and says how it does', async () => {
    const cot = {
      listen: { host: '127.0.0.1', port: 0 },
      insecure: false,
      devices: { 'ANDROID-1': 'w1' },
      callsigns: {},
      language: 'en' as const,
    };
    const west = await openDoor('west', { config: { cot } });
    await listen(west.app, '127.0.0.1', 0);
    const one = await Tool.at(west.app.cot?.address?.port as number);
    one.send({}, { uid: 'STRANGER' });
    await until(
      () => west.app.cot?.counts.strangers === 1,
      () => 'not heard',
    );
    const watch = await signIn(west, 'watch');
    const health = (await west.app.inject({ url: '/healthz' })).json();
    assert.deepEqual(health.cot, { open: 1, fixes: 1, refused: 0, strangers: 1, slow: 0 });
    const now = (await watch({ url: '/api/cot' })).json();
    assert.equal(now.address.host, '127.0.0.1');
    assert.equal(now.dialled, null);
    assert.deepEqual(now.strangers[0], {
      uid: 'STRANGER',
      callsign: 'CHARLIE',
      reports: 1,
      firstMs: START_MS,
      lastMs: START_MS,
    });
    assert.equal((await west.app.inject({ url: '/api/cot' })).statusCode, 401);
    await west.close();
    await until(
      () => one.ended,
      () => 'still open',
    );
  });

  it('without settings is none', async () => {
    const east = await openDoor('east');
    assert.equal(east.app.cot, null);
    assert.equal((await east.app.inject({ url: '/healthz' })).json().cot, null);
    const watch = await signIn(east, 'watch');
    assert.equal((await watch({ url: '/api/cot' })).json().code, 'SERVER_NO_COT');
    await east.close();
  });

  it('refuses a port that another program has', async () => {
    taken.listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as AddressInfo;
    const west = await open('west');
    const settings = { listen: { host: '127.0.0.1', port }, insecure: false, devices: {}, callsigns: {} };
    const second = new CotDoor(west.running, { ...settings, language: 'en' });
    await assert.rejects(
      second.open(),
      (error) => error instanceof RefusalError && error.refusal.refused === 'NODE_PORT_TAKEN',
    );
  });
});
