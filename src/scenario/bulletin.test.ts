import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { skipFast } from '../../test/effort.ts';
import { bulletinOf, countsOf, disagreements, figuresOf, recordOf } from '../../test/helpers/bulletin.ts';
import type { Bulletin } from '../briefings/index.ts';
import { isRefusal } from '../contract/index.ts';
import { viewHashes } from '../node/index.ts';
import { MemoryDriver } from './memory-driver.ts';
import { readScenario } from './read.ts';
import { Timeline } from './timeline.ts';

async function play(name: string, variant: string): Promise<MemoryDriver> {
  const scenario = readScenario(name);
  assert.ok(!isRefusal(scenario));
  const driver = await MemoryDriver.open(scenario, variant);
  const played = await new Timeline(scenario, variant, { driver, happening() {} }).play();
  assert.equal(played.stopped, null);
  return driver;
}

/** The bulletin held against its record: what the checks below must notice. */
function mutants(bulletin: Bulletin): Record<string, Bulletin> {
  const change = (id: string, how: (figure: Bulletin['sections'][number]['figures'][number]) => void) => {
    const copy = structuredClone(bulletin);
    const figure = figuresOf(copy).get(id);
    assert.ok(figure, id);
    how(figure);
    return copy;
  };
  return {
    'received counted twice': change('notices.received', (figure) => {
      const again = figure.entries.map((entry) => ({ ...entry, thing: `${entry.thing}/again` }));
      figure.entries.push(...again);
      figure.count *= 2;
    }),
    'one entry dropped': change('notices.received', (figure) => {
      figure.entries.pop();
      figure.count = new Set(figure.entries.map(({ thing }) => thing)).size;
    }),
    'one entry dropped, its number kept': change('notices.received', (figure) => void figure.entries.pop()),
  };
}

async function agree(driver: MemoryDriver, parties: readonly string[], days: readonly string[]) {
  for (const party of parties) {
    const node = driver.nodeOf(party);
    const record = await recordOf(node);
    for (const date of days) {
      for (const zone of ['UTC', 'Asia/Damascus']) {
        const bulletin = await bulletinOf(node, date, zone);
        assert.deepEqual(disagreements(bulletin, record, 120), [], `${party} ${date} ${zone}`);
        assert.deepEqual(await bulletinOf(node, date, zone), bulletin, 'counted twice, it is the same');
      }
    }
    // What a rebuild gives is what stands: so it would count the same.
    for (const [table, hash] of await viewHashes(node.store.read, node.house, node.identity)) {
      if (table.startsWith('briefings_')) assert.equal(await node.store.dumpHash(table), hash, table);
    }
  }
}
const counts = async (driver: MemoryDriver, party: string, date: string) =>
  countsOf(await bulletinOf(driver.nodeOf(party), date));

describe('the bulletins of dayrik', { skip: skipFast }, () => {
  let driver: MemoryDriver;
  before(async () => {
    driver = await play('dayrik', 'all');
  });
  after(() => driver.close());

  it('give what an independent count of the entries gives, on both records, in two zones', () =>
    agree(driver, ['north', 'south'], ['2020-08-24', '2020-08-25', '2020-08-26']));

  it('tell the day: notice, objection, encounter, verdicts', async () => {
    const first = await counts(driver, 'north', '2020-08-24');
    assert.equal(first['notices.filed.movement'], 1);
    assert.equal(first['replies.theirs.within'], 1);
    assert.equal(first['replies.positions.objection'], 1);
    const meeting = await bulletinOf(driver.nodeOf('north'), '2020-08-25');
    const figures = figuresOf(meeting);
    assert.equal(figures.get('replies.moved')?.count, 1);
    const moved = figures.get('replies.moved')?.entries.map(({ kind }) => kind) ?? [];
    for (const kind of ['notices.filed', 'notices.position', 'watch.sealed'])
      assert.ok(moved.includes(kind), kind);
    assert.match(figures.get('watch.encounters')?.details[0]?.en ?? '', /^Closest distance told: [\d.]+ m$/);
    const last = await counts(driver, 'north', '2020-08-26');
    assert.equal(last['incidents.accounts'], 2);
    assert.ok((last['incidents.verdicts.supported'] as number) > 0);
  });

  it('an entry falls on the day that the zone’s calendar shows', async () => {
    const node = driver.nodeOf('north');
    // 22:00 UTC of the 24th to 22:00 of the 25th.
    const shifted = await bulletinOf(node, '2020-08-25', '+02:00');
    assert.deepEqual(
      [shifted.from, shifted.to, shifted.zone],
      ['2020-08-25T00:00:00+02:00', '2020-08-26T00:00:00+02:00', '+02:00'],
    );
    assert.equal(shifted.toMs - shifted.fromMs, 86_400_000);
  });

  it('names no place', async () => {
    for (const date of ['2020-08-24', '2020-08-25', '2020-08-26']) {
      const bulletin = await bulletinOf(driver.nodeOf('north'), date);
      assert.doesNotMatch(JSON.stringify(bulletin), /"(?:lat|lon|at|points|route)":|37\.1\d|42\.1\d/);
    }
  });
});

describe('the bulletins of khirbet-ammu', { skip: skipFast }, () => {
  let driver: MemoryDriver;
  before(async () => {
    driver = await play('khirbet-ammu', 'a');
  });
  after(() => driver.close());

  it('give what an independent count of the entries gives, on both records, in two zones', () =>
    agree(driver, ['north', 'south'], ['2020-02-11', '2020-02-12']));

  it('a deviation is told once, with all that was told of it', async () => {
    const figures = figuresOf(await bulletinOf(driver.nodeOf('north'), '2020-02-12'));
    const deviations = figures.get('watch.deviations.off corridor');
    assert.equal(deviations?.count, 1);
    assert.ok((deviations?.entries.length as number) > 1);
  });

  it('control: a bulletin that counts twice, or loses an entry, is found out', async () => {
    const node = driver.nodeOf('south');
    const record = await recordOf(node);
    const bulletin = await bulletinOf(node, '2020-02-11');
    assert.ok((countsOf(bulletin)['notices.received'] as number) > 0);
    assert.deepEqual(disagreements(bulletin, record, 120), []);
    for (const [what, mutant] of Object.entries(mutants(bulletin)))
      assert.ok(disagreements(mutant, record, 120).length > 0, what);
  });
});
