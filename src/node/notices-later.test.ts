/** Timed release, the day of review and its verification, between whole nodes on one clock. */
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { memoryNode, officer, run } from '../../test/helpers/nodes.ts';
import { fieldsWith, HOUR, SALTS, T0, Table, versionBody } from '../../test/helpers/notices/made.ts';
import { isRefusal } from '../contract/index.ts';
import { GROUPS, type NoticeView, openGroups, openingsHold, openOnly } from '../notices/index.ts';
import { VirtualClock } from './clock.ts';
import { Network } from './network.ts';
import type { ParleyNode } from './node.ts';
import { viewHashes } from './views.ts';

class Three {
  readonly clock = new VirtualClock(T0);
  readonly network = new Network();
  nodes!: Record<'west' | 'east' | 'north', ParleyNode>;

  async open(): Promise<this> {
    const [west, east, north] = await Promise.all(
      ['west', 'east', 'north'].map((name) => memoryNode(name, this.clock)),
    );
    this.nodes = { west, east, north } as never;
    const all = Object.values(this.nodes);
    for (const node of all) {
      for (const other of all)
        if (other !== node) await run(node, 'parties.enrol', { card: other.identity.card });
      await this.network.join(node, async () => {});
    }
    return this;
  }
  /** Time passes, clocks fall due, letters arrive. */
  async pass(ms: number): Promise<void> {
    this.clock.moveTo(this.clock.now() + ms);
    for (const node of Object.values(this.nodes)) await node.tick();
    await this.network.settle();
  }
  async seen(by: 'west' | 'east' | 'north', noticeId: string): Promise<NoticeView> {
    const view = await this.nodes[by].ask<NoticeView | null>('notices.byId', { noticeId });
    assert.ok(view, `${by} has no ${noticeId}`);
    return view;
  }
}

describe('timed release', () => {
  let three: Three;
  let noticeId: string;
  before(async () => {
    three = await new Three().open();
    const { area: _, window: __, ...fields } = fieldsWith();
    const made = await run(three.nodes.west, 'notices.file', {
      type: 'movement',
      fields,
      disclose: { north: 'coarse' },
      release: { east: { atMs: T0 + 2 * HOUR } },
    });
    noticeId = made['noticeId'] as string;
    await three.pass(0);
  });
  const groups = async (by: 'east' | 'north'): Promise<string[]> =>
    Object.keys((await three.seen(by, noticeId)).fields).sort();
  const COARSE = ['area', 'contacts', 'who', 'window'];

  it('until its time the addressee sees the rough picture, and knows that more will come', async () => {
    assert.deepEqual(await groups('east'), COARSE);
    const [version] = (await three.seen('east', noticeId)).history;
    assert.deepEqual(
      version?.release?.map(({ party, atMs, actId }) => [party, atMs, actId]),
      [['east', T0 + 2 * HOUR, null]],
    );
    assert.equal(
      (await three.seen('north', noticeId)).history[0]?.release,
      undefined,
      'nobody hears of others’ terms',
    );
    await three.pass(2 * HOUR - 1);
    assert.deepEqual(await groups('east'), COARSE, 'not a millisecond early');
  });

  it('then an entry opens it: the same version, the same root, to that party alone, once', async () => {
    const before = await three.seen('east', noticeId);
    await three.pass(1);
    const after = await three.seen('east', noticeId);
    assert.deepEqual(await groups('east'), [...GROUPS].sort());
    assert.deepEqual([after.version, after.history[0]?.root], [1, before.history[0]?.root]);
    assert.equal(after.rootHolds, true);
    assert.deepEqual(after.row.faults, []);
    assert.deepEqual(await groups('north'), COARSE);
    const release = (await three.seen('west', noticeId)).history[0]?.release?.[0];
    assert.ok(release?.actId);
    const copies = await three.nodes.west.reader.act(release.actId);
    assert.deepEqual(
      copies.map(({ kind, direction, peer }) => [kind, direction, peer]),
      [
        ['notices.released', 'own', null],
        ['notices.released', 'out', 'east'],
      ],
    );
    const size = await three.nodes.west.store.read.size();
    await three.pass(0);
    assert.equal(await three.nodes.west.store.read.size(), size, 'falls due once');
  });

  it('a change afterwards is shown as precisely as it was by then', async () => {
    const { area: _, window: __, ...fields } = fieldsWith({ people: { count: 40 } });
    await run(three.nodes.west, 'notices.amend', { noticeId, fields });
    await three.pass(0);
    assert.deepEqual(await groups('east'), [...GROUPS].sort());
    assert.deepEqual(await groups('north'), COARSE);
  });

  it('a change before keeps the hour; a withdrawal lets it lapse; by hand it may come sooner', async () => {
    const { area: _, window: __, ...fields } = fieldsWith();
    const file = async (): Promise<string> => {
      const atMs = three.clock.now() + HOUR;
      const made = await run(three.nodes.west, 'notices.file', {
        type: 'movement',
        fields,
        release: { east: { atMs } },
      });
      await three.pass(0);
      return made['noticeId'] as string;
    };
    const [changed, gone, early] = [await file(), await file(), await file()];
    await run(three.nodes.west, 'notices.amend', { noticeId: changed, fields });
    await run(three.nodes.west, 'notices.withdraw', { noticeId: gone });
    await run(three.nodes.west, 'notices.release', { noticeId: early, party: 'east' });
    await three.pass(0);
    const route = async (id: string): Promise<boolean> =>
      (await three.seen('east', id)).fields.route !== undefined;
    assert.deepEqual([await route(changed), await route(gone), await route(early)], [false, false, true]);
    await three.pass(HOUR);
    assert.deepEqual([await route(changed), await route(gone), await route(early)], [true, false, true]);
    const node = three.nodes.west;
    const asked = { noticeId: early, party: 'nobody', shown: 'exact' };
    const refused = await node.command('notices.release', asked, officer('Ann'));
    assert.equal(isRefusal(refused) && refused.refused, 'NOTICES_UNKNOWN_PARTY');
  });

  it('the views are the record read again', async () => {
    for (const { store, house, identity, checkpoints } of Object.values(three.nodes)) {
      await checkpoints.sign();
      for (const [table, hash] of await viewHashes(store.read, house, identity))
        assert.equal(await store.dumpHash(table), hash, `${identity.party} ${table}`);
    }
  });
});

describe('a release that is not of the version', () => {
  const ID = '01ARZ3NDEKTSV4RRFFQ69G5FAV';
  const whole = versionBody(ID, 1).openings;

  it('opens no more than asked, and still gives the root', () => {
    const opened = openOnly(ID, 1, whole, ['route', 'times']);
    assert.deepEqual(Object.keys(opened.opened).sort(), ['route', 'times']);
    assert.ok(openingsHold(ID, 1, opened));
    assert.equal(opened.root, whole.root);
  });

  it('planted: another route under a claimed root, another root, another owner: nothing is taken', () => {
    const table = new Table();
    table.take('west', 'notices.filed', versionBody(ID, 1, ['who', 'area', 'window']));
    const other = fieldsWith({ people: { count: 99 } });
    const forged = { ...openGroups(ID, 1, other, SALTS, ['people']), root: whole.root };
    const body = (openings: unknown) => ({ noticeId: ID, version: 1, party: 'me', openings });
    table.take('west', 'notices.released', body(forged));
    table.take('west', 'notices.released', body(openGroups(ID, 1, other, SALTS, ['people'])));
    assert.equal(table.notice(ID).versions[0]?.fields.people, undefined);
    assert.deepEqual(
      table.notice(ID).faults.map(({ what }) => what),
      ['two roots', 'two roots'],
    );
    table.take('east', 'notices.released', body(openOnly(ID, 1, whole, ['people'])));
    assert.equal(table.notice(ID).versions[0]?.fields.people, undefined, 'only its owner opens it');
    table.take('west', 'notices.released', body(openOnly(ID, 1, whole, ['people'])));
    assert.deepEqual(
      table.notice(ID).versions[0]?.fields.people,
      { count: 12 },
      'control: the true one is taken',
    );
  });
});

describe('the day of review', () => {
  it('is said once on every node when it is past, and again only after the next', async () => {
    const three = await new Three().open();
    const { west } = three.nodes;
    const site = {
      type: 'site',
      fields: {
        who: fieldsWith().who,
        route: { type: 'site', name: 'Clinic', category: 'health', at: { lat: 37, lon: 41 }, radiusM: 100 },
        times: { type: 'validity', fromMs: T0, toMs: null, reviewByMs: T0 + HOUR },
      },
    };
    const noticeId = (await run(west, 'notices.file', site))['noticeId'] as string;
    const said = async (by: 'west' | 'east'): Promise<number | undefined> =>
      (await three.seen(by, noticeId)).row.reviewDue?.version;
    await three.pass(HOUR);
    assert.deepEqual(
      [await said('west'), await said('east')],
      [undefined, undefined],
      'on the day it is not past',
    );
    await three.pass(1);
    assert.deepEqual([await said('west'), await said('east')], [1, 1]);
    const size = await west.store.read.size();
    await three.pass(HOUR);
    assert.equal(await west.store.read.size(), size);
    const verify = (reviewByMs: number) => ({ noticeId, by: 'Anna', how: 'visited', reviewByMs });
    const late = await west.command('notices.verify', verify(T0), officer('Ann'));
    assert.equal(isRefusal(late) && late.refused, 'NOTICES_REVIEW_PAST');
    await run(west, 'notices.verify', verify(three.clock.now() + HOUR));
    await three.pass(0);
    const { fields, version, row } = await three.seen('east', noticeId);
    assert.ok(fields.route?.type === 'site');
    assert.deepEqual([version, fields.route.verified?.by, row.reviewDue?.version], [2, 'Anna', 1]);
    await three.pass(HOUR + 1);
    assert.deepEqual([await said('west'), await said('east')], [2, 2]);
    const own = await three.nodes.east.command(
      'notices.verify',
      verify(three.clock.now() + HOUR),
      officer('Ann'),
    );
    assert.equal(isRefusal(own) && own.refused, 'NOTICES_NOT_OWNER');
  });
});
