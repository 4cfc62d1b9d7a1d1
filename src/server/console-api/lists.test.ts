import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import {
  type Ask,
  type Door,
  joinDoors,
  movement,
  openDoor,
  START_MS,
  signIn,
} from '../../../test/helpers/running.ts';
import type { Lookup } from './shapes.ts';

const HOUR = 3_600_000;

describe('what the console starts from', () => {
  let west: Door;
  let east: Door;
  let ask: Ask;
  const filed: string[] = [];
  before(async () => {
    west = await openDoor('west', { config: { offices: ['liaison cell'] } });
    east = await openDoor('east');
    await joinDoors([west, east]);
    ask = await signIn(west, 'all');
    for (let n = 0; n < 7; n++) {
      const { fields } = movement;
      const atMs = fields.times.atMs.map((ms) => ms + n * 24 * HOUR);
      const payload = { ...movement, fields: { ...fields, times: { ...fields.times, atMs } } };
      const answer = await ask({ method: 'POST', url: '/api/notices', payload });
      assert.equal(answer.statusCode, 201, answer.body);
      filed.push(answer.json().noticeId);
      // Two at a time come in one and the same millisecond.
      west.real.ms += n % 2;
    }
  });
  after(async () => {
    await west.close();
    await east.close();
  });
  interface Page {
    notices: { noticeId: string }[];
    more: boolean;
    next: string | null;
    total: number;
  }
  const page = async (query: string): Promise<Page> => {
    const answer = await ask({ url: `/api/notices${query}` });
    assert.equal(answer.statusCode, 200, answer.body);
    return answer.json<Page>();
  };
  const ids = ({ notices }: Page) => notices.map(({ noticeId }) => noticeId);

  it('lists all notices oldest first where they fit', async () => {
    const all = await page('');
    assert.deepEqual(ids(all).toSorted(), filed.toSorted());
    assert.deepEqual([all.more, all.next, all.total], [false, null, 7]);
  });

  it('pages back from the newest, each notice once', async () => {
    const whole = ids(await page(''));
    const seen: string[] = [];
    let turns = 0;
    for (let next: string | null = ''; next !== null; turns++) {
      const one: Page = await page(`?limit=3${next ? `&before=${encodeURIComponent(next)}` : ''}`);
      assert.equal(one.total, 7);
      seen.unshift(...ids(one));
      next = one.next;
    }
    assert.deepEqual([seen, turns], [whole, 3]);
  });

  it('keeps to a window, a state and its bounds', async () => {
    const fromMs = START_MS + 3 * 24 * HOUR - HOUR;
    assert.deepEqual(ids(await page(`?fromMs=${fromMs}&toMs=${fromMs + 4 * HOUR}`)), [filed[2]]);
    await ask({ method: 'POST', url: `/api/notices/${filed[0]}/withdraw`, payload: { reason: 'off' } });
    assert.deepEqual(ids(await page('?status=withdrawn')), [filed[0]]);
    assert.equal((await page('?status=active')).total, 6);
    for (const query of ['limit=0', 'limit=501', 'before=x', 'fromMs=-1'])
      assert.equal((await ask({ url: `/api/notices?${query}` })).statusCode, 422, query);
  });

  it('answers what stays the same for a whole watch at once, and no secret', async () => {
    const answer = await ask({ url: '/api/lookup' });
    assert.equal(answer.statusCode, 200, answer.body);
    const lookup = answer.json<Lookup>();
    assert.deepEqual([lookup.party, lookup.mode, lookup.names.ru], ['west', 'exercise', 'Сторона west']);
    assert.equal(lookup.me.officer, 'all');
    assert.deepEqual(lookup.offices, ['liaison cell', 'watch']);
    assert.ok(lookup.officers.some(({ name, roles }) => name === 'Ann Oak' && roles.length === 6));
    assert.deepEqual(
      lookup.parties.map(({ party, role }) => [party, role]),
      [
        ['west', 'me'],
        ['east', 'party'],
      ],
    );
    assert.deepEqual([lookup.clock.canBeSet, lookup.clock.speed, lookup.ground], [true, 1, null]);
    assert.match(lookup.version, /^\d+\.\d+\.\d+/);
    assert.doesNotMatch(answer.body, /scrypt|password/);
    assert.equal((await west.app.inject({ url: '/api/lookup' })).statusCode, 401);
  });
});
