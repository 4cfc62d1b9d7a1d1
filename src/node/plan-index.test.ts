/** The index of plans that a node keeps, against the rows read anew: random histories, with nothing told apart. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { effort } from '../../test/effort.ts';
import { random } from '../../test/helpers/conflicts/plans.ts';
import { memoryNode, officer } from '../../test/helpers/nodes.ts';
import { conflicts } from '../conflicts/index.ts';
import type { Ask } from '../contract/index.ts';
import { isRefusal } from '../contract/index.ts';
import { direct } from '../geo/index.ts';
import type { NoticeRow } from '../notices/index.ts';
import { VirtualClock } from './clock.ts';
import { Network } from './network.ts';
import type { ParleyNode } from './node.ts';

const T0 = Date.parse('2020-08-24T06:00:00Z');
const HOUR = 3_600_000;
const MIDDLE = { lat: 36.6, lon: 40.2 };
const PARTIES = ['west', 'east', 'north'] as const;
type Roll = () => number;

const fresh = conflicts.answers?.['conflicts.known'];
assert.ok(fresh);

function who(roll: Roll) {
  const activity = (['patrol', 'supply', 'medical'] as const)[Math.floor(roll() * 3)];
  return {
    organisation: 'W',
    callSign: '',
    units: [],
    purpose: '',
    activity,
    escort: false,
    emergency: false,
  };
}

/** Fields of some movement, site or area that begins within a day before or after `nowMs`. */
function anyNotice(roll: Roll, nowMs: number) {
  const at = () => direct(MIDDLE, roll() * 360, roll() * 15_000);
  const fromMs = Math.round(nowMs + (roll() - 0.3) * 24 * HOUR);
  const kind = roll();
  if (kind < 0.7) {
    const atMs = [fromMs, fromMs + Math.round(roll() * 2 * HOUR), fromMs + Math.round((2 + roll()) * HOUR)];
    const route = { type: 'corridor', points: [at(), at(), at()], halfWidthM: 500 + roll() * 2_000 };
    const times = { type: 'passage', atMs, earlyS: 600, lateS: Math.round(roll() * 3_600), model: 'rigid' };
    return { type: 'movement', fields: { who: who(roll), route, times } };
  }
  const toMs = roll() < 0.3 ? null : fromMs + Math.round((1 + roll() * 30) * HOUR);
  const times = { type: 'validity', fromMs, toMs, reviewByMs: nowMs + 90 * 24 * HOUR };
  if (kind < 0.85) {
    const route = { type: 'site', name: 'clinic', category: 'medical', at: at(), radiusM: 1 + roll() * 800 };
    return { type: 'site', fields: { who: who(roll), route, times } };
  }
  const shape = { type: 'circle', center: at(), radiusM: 300 + roll() * 3_000 };
  const route = { type: 'area', name: 'range', use: roll() < 0.5 ? 'fire' : 'exercise', shape };
  return { type: 'area', fields: { who: who(roll), route, times } };
}

interface House {
  clock: VirtualClock;
  network: Network;
  nodes: ParleyNode[];
}

async function opened(): Promise<House> {
  const clock = new VirtualClock(T0);
  const network = new Network();
  const nodes: ParleyNode[] = [];
  for (const party of PARTIES) nodes.push(await memoryNode(party, clock));
  for (const node of nodes) {
    for (const other of nodes) {
      if (other === node) continue;
      assert.ok(!isRefusal(await command(node, 'parties.enrol', { card: other.identity.card })));
    }
    await network.join(node, async () => {});
  }
  return { clock, network, nodes };
}

function command(node: ParleyNode, name: string, input: object): Promise<unknown> {
  const schema = node.house.commands.get(name)?.schema;
  return node.command(name, schema?.parse(input), officer('Ann'));
}

async function rowsOf(node: ParleyNode): Promise<NoticeRow[]> {
  return (await node.reader.scan<NoticeRow>('notices_current')).map(({ row }) => row);
}

/** One step of a history: some commands at once, letters, time. Seeded, so two houses live through the same. */
async function step(house: House, roll: Roll): Promise<void> {
  const { clock, network, nodes } = house;
  const jobs: Promise<unknown>[] = [];
  for (let n = 0; n < 3; n++) {
    const node = nodes[Math.floor(roll() * nodes.length)] as ParleyNode;
    const rows = await rowsOf(node);
    const own = rows.filter(({ party, status }) => party === node.identity.party && status === 'active');
    const chosen = own[Math.floor(roll() * own.length)];
    const others = PARTIES.filter((party) => party !== node.identity.party);
    const disclose =
      roll() < 0.25
        ? { [others[0] as string]: ['who'] }
        : roll() < 0.3
          ? { [others[1] as string]: 'coarse' }
          : {};
    const deed = roll();
    const notice = anyNotice(roll, clock.now());
    if (deed < 0.55 || !chosen) jobs.push(command(node, 'notices.file', { ...notice, disclose }));
    else if (deed < 0.8) {
      let same = anyNotice(roll, clock.now());
      while (same.type !== chosen.type) same = anyNotice(roll, clock.now());
      jobs.push(command(node, 'notices.amend', { noticeId: chosen.noticeId, fields: same.fields }));
    } else if (deed < 0.9) jobs.push(command(node, 'notices.withdraw', { noticeId: chosen.noticeId }));
    else
      jobs.push(command(node, 'notices.release', { noticeId: chosen.noticeId, party: others[0] as string }));
  }
  await Promise.all(jobs);
  if (roll() < 0.7) await network.settle();
  const leap = roll();
  clock.moveTo(clock.now() + Math.round(leap < 0.85 ? leap * HOUR : leap < 0.97 ? 20 * HOUR : 60 * HOUR));
  for (const node of nodes) await node.tick();
}

/** How many of the questions the node answers otherwise than its rows do. */
async function differences(node: ParleyNode, roll: Roll, nowMs: number): Promise<number> {
  const check = conflicts.answers?.['conflicts.check'];
  assert.ok(check);
  const asking: Ask = async (name, question) => {
    if (name === 'conflicts.known')
      return (await fresh?.(node.reader, question as never, node.ctx(null), asking)) as never;
    return node.ask(name, question);
  };
  let different = 0;
  for (let i = 0; i < 3; i++) {
    const { type, fields } = anyNotice(roll, nowMs - (roll() < 0.2 ? 80 * HOUR : 0));
    const question = { type, fields, party: PARTIES[Math.floor(roll() * 3)], noticeId: null };
    const kept = await check(node.reader, question as never, node.ctx(null), node.ask);
    const anew = await check(node.reader, question as never, node.ctx(null), asking);
    assert.ok(!isRefusal(kept));
    if (JSON.stringify(kept) !== JSON.stringify(anew)) different++;
  }
  return different;
}

async function lived(
  house: House,
  seed: number,
  steps: number,
  looked?: (node: ParleyNode) => Promise<void>,
) {
  const roll = random(seed);
  for (let i = 0; i < steps; i++) {
    await step(house, roll);
    for (const node of looked ? house.nodes : []) await looked?.(node);
  }
}

async function records(house: House): Promise<string[]> {
  const all: string[] = [];
  for (const node of house.nodes) {
    const size = await node.store.read.size();
    for (let index = 0; index < size; index++) all.push((await node.store.read.entry(index))?.meta ?? '');
  }
  return all;
}

describe('the index of plans that a node keeps', () => {
  const houses: House[] = [];
  const open = async (): Promise<House> => {
    const house = await opened();
    houses.push(house);
    return house;
  };
  let living: House;
  before(async () => {
    living = await open();
  });
  after(async () => {
    for (const { nodes } of houses) for (const node of nodes) await node.close();
  });

  it('answers as the rows read anew do, at each step of random histories', async () => {
    const roll = random(71);
    const counts = { asked: 0, different: 0, found: 0 };
    await lived(living, 70, effort(20), async (node) => {
      counts.asked += 3;
      counts.different += await differences(node, roll, living.clock.now());
    });
    counts.found = (await records(living)).filter((meta) => meta.includes('"conflicts.found"')).length;
    assert.equal(counts.different, 0);
    assert.ok(counts.found > 10, JSON.stringify(counts));
    for (const node of living.nodes) assert.ok((node.plans.size ?? 0) > 3, 'the index is in use');
  });

  it('a node opened again on that record holds the same', async () => {
    const roll = random(72);
    for (const node of living.nodes) {
      await node.plans.start(Number(node.writer.tree.size));
      assert.equal(await differences(node, roll, living.clock.now()), 0);
    }
  });

  it('a record is the same, entry for entry, with the index and without it', async () => {
    const [one, other] = [await open(), await open()];
    for (const node of other.nodes)
      (node.house.answers as Map<string, unknown>).set('conflicts.known', fresh);
    await lived(one, 73, effort(8));
    await lived(other, 73, effort(8));
    const [with_, without] = [await records(one), await records(other)];
    assert.ok(with_.some((meta) => meta.includes('"conflicts.found"')));
    assert.deepEqual(with_, without);
  });

  it('planted: an index that misses amendments, or everything, is noticed', async () => {
    for (const fault of ['amendments', 'all'] as const) {
      const house = await open();
      await lived(house, 74, effort(6, 6));
      const roll = random(75);
      let different = 0;
      for (const { plans } of house.nodes) {
        const { changing } = plans;
        if (fault === 'all') plans.changing = () => {};
        const known = new Set<string>();
        if (fault === 'amendments') {
          plans.changing = (rows, index) => {
            const first = rows.filter(({ key }) => !known.has(key));
            for (const { key } of rows) known.add(key);
            changing.call(plans, first, index);
          };
        }
      }
      for (let i = 0; i < 12 && different === 0; i++) {
        await step(house, random(76 + i));
        for (const node of house.nodes) different += await differences(node, roll, house.clock.now());
      }
      assert.ok(different > 0, fault);
    }
  });

  it('a refusal, and a batch that is rolled back, leave the index as it was', async () => {
    const [node] = living.nodes as [ParleyNode];
    const roll = random(77);
    const before = node.plans.size;
    for (let i = 0; i < 5; i++) {
      const outcome = node.writer.submit(async (session) => {
        const own = (await rowsOf(node)).find(({ party }) => party === node.identity.party) as NoticeRow;
        const body = { noticeId: own.noticeId, version: own.version, reason: '' };
        await session.write({ kind: 'notices.withdrawn', body }, null);
        throw new Error('undone');
      });
      await assert.rejects(outcome, /undone/);
      assert.equal(await differences(node, roll, living.clock.now()), 0);
    }
    await command(node, 'notices.file', anyNotice(roll, living.clock.now()));
    await node.plans.settled();
    assert.equal(node.plans.size, (before ?? 0) + 1);
    assert.equal(await differences(node, roll, living.clock.now()), 0);
  });
});
