import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { skipFast } from '../../test/effort.ts';
import { naiveKeys } from '../../test/helpers/handover/naive.ts';
import { type Entry, isRefusal } from '../contract/index.ts';
import { ITEM_KINDS, type Item } from '../handover/index.ts';
import { entryOf } from '../node/index.ts';
import type { Driver } from './driver.ts';
import type { Scenario } from './file.ts';
import { MemoryDriver } from './memory-driver.ts';
import { readScenario } from './read.ts';
import { Timeline } from './timeline.ts';

type Step = Scenario['timeline'][number];
const act = (at: string, node: string, officer: string, what: string, body: object, as?: string): Step =>
  ({ at, node, officer, do: what, with: body, ...(as && { as }), made: true }) as Step;

/** Beside the day as the scenario tells it: the line in use, a notice that nobody reads, alerts closed by hand. */
const MORE: readonly Step[] = [
  act(
    '2020-08-24T09:00:00Z',
    'north',
    'liaison',
    'line.send',
    { phrase: 'notify', to: [{ party: 'south' }], words: 'Fuel truck moves' },
    'notify',
  ),
  act('2020-08-24T09:20:00Z', 'south', 'liaison', 'line.acknowledge', {
    from: 'north',
    messageId: '$notify.messageId',
  }),
  act(
    '2020-08-24T09:30:00Z',
    'south',
    'liaison',
    'line.send',
    { phrase: 'hold', to: [{ party: 'north' }] },
    'hold',
  ),
  act('2020-08-24T09:40:00Z', 'north', 'liaison', 'line.acknowledge', {
    from: 'south',
    messageId: '$hold.messageId',
  }),
  act('2020-08-24T10:00:00Z', 'north', 'liaison', 'line.reply', {
    from: 'south',
    messageId: '$hold.messageId',
    phrase: 'complying',
  }),
  act(
    '2020-08-24T11:00:00Z',
    'south',
    'commander',
    'line.warn',
    {
      phrase: 'ultimatum',
      to: [{ party: 'north' }],
      words: 'Leave the zone',
      expiresMs: '2020-08-25T06:00:00Z',
    },
    'ultimatum',
  ),
  act(
    '2020-08-24T12:00:00Z',
    'north',
    'liaison',
    'line.call',
    { with: 'south', number: '1', event: 'ringing' },
    'call',
  ),
  act('2020-08-24T12:10:00Z', 'north', 'liaison', 'line.call', {
    call: { openedBy: 'north', callId: '$call.callId' },
    event: 'ended',
  }),
  act('2020-08-24T12:30:00Z', 'north', 'liaison', 'line.call', {
    with: 'south',
    number: '2',
    event: 'ringing',
  }),
  act(
    '2020-08-24T13:00:00Z',
    'south',
    'liaison',
    'notices.file',
    {
      type: 'movement',
      fields: {
        who: {
          organisation: 'Party B',
          callSign: 'SUPPLY',
          units: ['truck'],
          purpose: 'supply',
          activity: 'supply',
          escort: false,
          emergency: false,
        },
        route: {
          type: 'corridor',
          points: [
            { lat: 37.12, lon: 42.0 },
            { lat: 37.14, lon: 42.19 },
          ],
          halfWidthM: 150,
        },
        times: {
          type: 'passage',
          atMs: ['2020-08-25T06:45:00Z', '2020-08-25T07:25:00Z'],
          earlyS: 600,
          lateS: 1800,
          model: 'rigid',
        },
      },
    },
    'supply',
  ),
  act('2020-08-24T16:00:00Z', 'north', 'commander', 'notices.position', {
    noticeId: '$supply.noticeId',
    position: 'alternative',
    words: 'An hour later',
  }),
  act('2020-08-25T07:10:00Z', 'south', 'liaison', 'watch.close', {
    alertId: '$contact.alertId',
    reason: 'dealt with',
  }),
];

/** When the record is looked at: early, with everything in play, during and after the encounter, when all is over. */
const LOOKS = [
  '2020-08-24T05:20:00Z',
  '2020-08-24T06:01:00Z',
  '2020-08-24T09:01:00Z',
  '2020-08-24T09:31:00Z',
  '2020-08-24T12:01:00Z',
  '2020-08-24T15:00:00Z',
  '2020-08-24T16:01:00Z',
  '2020-08-25T07:01:00Z',
  '2020-08-25T07:05:00Z',
  '2020-08-25T07:20:00Z',
  '2020-08-26T12:00:00Z',
].map((time) => Date.parse(time));

interface Look {
  party: string;
  atMs: number;
  items: Item[];
  naive: string[];
}

async function entriesOf(driver: MemoryDriver, party: string): Promise<Entry[]> {
  const { read } = driver.nodeOf(party).store;
  const entries: Entry[] = [];
  for (let index = 0; ; index++) {
    const entry = await read.entry(index);
    if (!entry) return entries;
    entries.push(entryOf(entry));
  }
}

async function look(driver: MemoryDriver, party: string, officer: string): Promise<Look> {
  const asked = { node: party, officer };
  const answer = (await driver.query(asked, 'handover.open', { limit: 5_000 })) as {
    items: Item[];
    total: number;
  };
  assert.ok(!isRefusal(answer), JSON.stringify(answer));
  assert.equal(answer.total, answer.items.length);
  const atMs = driver.now();
  return { party, atMs, items: answer.items, naive: naiveKeys(await entriesOf(driver, party), party, atMs) };
}

/** The same timeline, and a look at every record whenever one of the moments has come and all is quiet. */
function watched(driver: MemoryDriver, due: number[], looks: Look[]): Driver {
  return {
    now: () => driver.now(),
    moveTo: (ms) => driver.moveTo(ms),
    command: (acting, name, input) => driver.command(acting, name, input),
    query: (acting, name, input) => driver.query(acting, name, input),
    reports: (party, reports) => driver.reports(party, reports),
    link: (a, b, up) => driver.link(a, b, up),
    prove: (acting, wanted) => driver.prove(acting, wanted),
    later: () => driver.later(),
    async quiet() {
      await driver.quiet();
      if (due[0] === undefined || driver.now() < due[0]) return;
      while (due[0] !== undefined && driver.now() >= due[0]) due.shift();
      for (const [party, officer] of [
        ['north', 'liaison'],
        ['south', 'liaison'],
        ['observer', 'monitor'],
      ] as const)
        looks.push(await look(driver, party, officer));
    },
  };
}

/** What a list lacks or has too much of, by the record itself. */
function faultsOf({ party, atMs, items, naive }: Look): string[] {
  const keys = new Set(items.map(({ key }) => key));
  const at = `${party} ${new Date(atMs).toISOString()}`;
  return [
    ...naive.filter((key) => !keys.has(key)).map((key) => `${at} lacks ${key}`),
    ...[...keys].filter((key) => !naive.includes(key)).map((key) => `${at} has ${key}`),
  ];
}

describe('the watch handed over on the day of the scenario', { skip: skipFast }, () => {
  const looks: Look[] = [];
  let driver: MemoryDriver;
  before(async () => {
    const scenario = readScenario('dayrik');
    assert.ok(!isRefusal(scenario));
    const timeline = [...scenario.timeline, ...MORE];
    driver = await MemoryDriver.open(scenario, 'main');
    const played = await new Timeline({ ...scenario, timeline }, 'main', {
      driver: watched(driver, [...LOOKS], looks),
      happening() {},
    }).play();
    assert.equal(played.stopped, null);
  });
  after(() => driver.close());

  it('leaves no open item out and invents none, at any moment on any node', () => {
    assert.equal(looks.length, 3 * LOOKS.length);
    assert.deepEqual(looks.flatMap(faultsOf), []);
  });

  it('had something of every kind to forget, and forgetting any of it is found', () => {
    const kinds = new Set(looks.flatMap(({ items }) => items.map(({ kind }) => kind)));
    const unseen = ITEM_KINDS.filter((kind) => !kinds.has(kind));
    assert.deepEqual(unseen, ['unit'], 'the scenario plays no unit that stays lost behind a closed alert');
    for (const kind of kinds) {
      const forgetful = looks.map((one) => ({
        ...one,
        items: one.items.filter((item) => item.kind !== kind),
      }));
      assert.ok(forgetful.flatMap(faultsOf).length > 0, `a list without ${kind} passes`);
    }
  });

  it('rests every item on entries of that record, in order and in three languages', async () => {
    for (const party of ['north', 'south']) {
      const ids = new Set((await entriesOf(driver, party)).map(({ id }) => id));
      for (const { items } of looks.filter((one) => one.party === party)) {
        const ranks = items.map(({ kind }) => ITEM_KINDS.indexOf(kind));
        assert.deepEqual(
          ranks,
          ranks.toSorted((a, b) => a - b),
        );
        for (const { kind, refs, says } of items) {
          assert.ok(kind === 'peer' || refs.length > 0, kind);
          for (const ref of refs) assert.ok(ids.has(ref), `${kind} ${ref}`);
          for (const text of Object.values(says))
            assert.ok(text.length > 5 && !/[{}]|undefined/.test(text), text);
          assert.match(says.ru, /\p{Script=Cyrillic}/u);
          assert.match(says.ar, /\p{Script=Arabic}/u);
        }
      }
    }
  });

  it('says when an ultimatum runs out, and that it did', () => {
    const ultimatums = looks.flatMap(({ party, atMs, items }) =>
      items.filter(({ kind }) => kind === 'ultimatum').map((item) => ({ party, atMs, item })),
    );
    const dueMs = Date.parse('2020-08-25T06:00:00Z');
    for (const { atMs, item } of ultimatums) {
      assert.equal(item.dueMs, dueMs);
      assert.match(
        item.says.en,
        atMs < dueMs ? /runs out at 2020-08-25 06:00Z/ : /ran out at 2020-08-25 06:00Z/,
      );
      assert.equal(item.words, 'Leave the zone');
    }
    assert.deepEqual([...new Set(ultimatums.map(({ party }) => party))].sort(), ['north', 'south']);
  });
});
