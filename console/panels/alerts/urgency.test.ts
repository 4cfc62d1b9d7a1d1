import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Signal } from '../../../src/watch/index.ts';
import type { AlertAnswer } from '../../state/answers.ts';
import { dueOf, episodesOf, lostSight, toneOf } from './urgency.ts';

const approach = {
  distanceM: 800,
  bearingDeg: 90,
  leastM: 20,
  inS: 60,
  sigmaM: 5,
  meeting: 'crossing',
} as Signal['approach'];
function signal(over: Partial<Signal>): Signal {
  return {
    episode: 'e',
    type: 'closing',
    phase: 'begins',
    party: 'north',
    unit: 'column',
    other: { party: 'south', unit: 'patrol' },
    atMs: 1_000_000,
    beginsMs: 1_000_000,
    approach,
    ...over,
  } as Signal;
}
function row(last: Signal, over: Partial<AlertAnswer> = {}): AlertAnswer {
  return {
    from: 'north',
    alertId: `${last.episode}-${over.from ?? 'north'}`,
    first: last,
    last,
    raisedMs: last.atMs,
    ended: last.phase === 'ends',
    withdrawn: false,
    closed: null,
    ...over,
  } as AlertAnswer;
}
const live = (...signals: Signal[]) => new Map(signals.map((each) => [each.episode, each]));
const ids = (...args: Parameters<typeof episodesOf>): string[] => episodesOf(...args).map(({ id }) => id);

describe('alerts in order of the time left to act', () => {
  it('what happens stands before what comes, the nearer before the later, the clockless and the ended last', () => {
    const rows = [
      row(signal({ episode: 'over', phase: 'ends', type: 'contact' })),
      row(signal({ episode: 'late', type: 'late', approach: null })),
      row(signal({ episode: 'far', approach: { ...approach, inS: 400 } as Signal['approach'] })),
      row(signal({ episode: 'near' })),
      row(signal({ episode: 'contact', type: 'contact' })),
    ];
    assert.deepEqual(ids(rows, live(), 'north'), ['contact', 'near', 'far', 'late', 'over']);
    // Order of arrival, the plausible mistake, is not this order.
    assert.notDeepEqual(
      rows.map(({ last }) => last.episode),
      ids(rows, live(), 'north'),
    );
  });

  it('one meeting seen by three nodes is one thing, and names who raised it', () => {
    const meeting = signal({});
    const rows = ['observer', 'south', 'north'].map((from) => row(meeting, { from }));
    const [only, ...rest] = episodesOf(rows, live(), 'north');
    assert.deepEqual(rest, []);
    assert.deepEqual(only?.raisers, ['north', 'observer', 'south']);
    assert.equal(only?.open.length, 3);
  });

  it('an alarm is shown before it is recorded, and said to be unrecorded until this node’s own entry is there', () => {
    const sounded = signal({});
    assert.equal(episodesOf([], live(sounded), 'north')[0]?.unrecorded, true);
    assert.equal(episodesOf([row(sounded, { from: 'south' })], live(sounded), 'north')[0]?.unrecorded, true);
    assert.equal(episodesOf([row(sounded)], live(sounded), 'north')[0]?.unrecorded, false);
  });

  it('a meeting that a person closed here does not come back by the stream', () => {
    const sounded = signal({});
    const closed = { localMs: 1, officer: 'ann' } as AlertAnswer['closed'];
    assert.deepEqual(ids([row(sounded, { closed })], live(sounded), 'north'), []);
    // But one node's alert closed and another's not is still open.
    assert.deepEqual(ids([row(sounded, { closed }), row(sounded, { from: 'south' })], live(), 'north'), [
      'e',
    ]);
  });

  it('the newer word stands: a signal after the row moves the clock, an older one does not', () => {
    const early = signal({ atMs: 1_000_000 });
    const later = signal({
      atMs: 1_010_000,
      phase: 'continues',
      approach: { ...approach, inS: 30 } as Signal['approach'],
    });
    assert.equal(episodesOf([row(early)], live(later), 'north')[0]?.dueMs, 1_040_000);
    assert.equal(episodesOf([row(later)], live(early), 'north')[0]?.dueMs, 1_040_000);
  });

  it('a peer that lost sight of a meeting does not end it for our own watch', () => {
    const ends = signal({ phase: 'ends', atMs: 1_020_000 });
    const [still] = episodesOf([row(signal({})), row(ends, { from: 'south' })], live(), 'north');
    assert.equal(still?.over, false);
  });

  it('an end for want of positions is no end: it goes on, unseen, until somebody saw them part', () => {
    // The last positions had them 300 m apart and closing, and then there were none.
    const blind = signal({
      phase: 'ends',
      atMs: 1_090_000,
      approach: { ...approach, distanceM: 300 } as never,
    });
    assert.ok(lostSight(blind));
    const [unseen] = episodesOf([row(blind)], live(blind), 'north');
    assert.deepEqual([unseen?.unseen, unseen?.over, unseen?.rank], [true, false, 'going on']);
    assert.equal(toneOf(unseen as never), 'notice');
    // A peer still sees them close: its word stands, and sounds.
    const sees = signal({ phase: 'begins', atMs: 1_000_000 });
    const [seen] = episodesOf([row(blind), row(sees, { from: 'south' })], live(), 'north');
    assert.deepEqual([seen?.unseen, seen?.rank, toneOf(seen as never)], [false, 'soon', 'urgent']);
    // A peer saw them part later: over.
    const parted = signal({
      phase: 'ends',
      atMs: 1_100_000,
      approach: { ...approach, inS: null, distanceM: 900, minDistanceM: 300 } as never,
      value: 300,
    });
    assert.ok(!lostSight(parted));
    const [over] = episodesOf([row(blind), row(parted, { from: 'south' })], live(), 'north');
    assert.equal(over?.rank, 'over');
  });

  it('our own watch that saw them part ends it, and what was taken back was never', () => {
    const parted = signal({
      phase: 'ends',
      atMs: 1_100_000,
      approach: { ...approach, inS: null, distanceM: 900, minDistanceM: 300 } as never,
      value: 300,
    });
    const [over] = episodesOf([row(parted), row(signal({}), { from: 'south' })], live(), 'north');
    assert.equal(over?.rank, 'over');
    assert.ok(!lostSight(signal({ phase: 'ends', withdrawn: true })));
    assert.ok(!lostSight(signal({ phase: 'ends', type: 'late', approach: null })));
  });

  it('a contact that ends where the two still touch was lost from sight', () => {
    const touching = { ...approach, inS: null, distanceM: 12, minDistanceM: 10 } as never;
    assert.ok(lostSight(signal({ type: 'contact', phase: 'ends', value: 10, approach: touching })));
    const apart = { ...approach, inS: null, distanceM: 60, minDistanceM: 10 } as never;
    assert.ok(!lostSight(signal({ type: 'contact', phase: 'ends', value: 10, approach: apart })));
  });

  it('closed by a person, and brought back by a late position: it stands there again, and sounds', () => {
    const closed = { localMs: 1_050_000, officer: 'ann' } as AlertAnswer['closed'];
    const again = signal({ phase: 'continues', revised: true, atMs: 1_060_000 });
    const [one] = episodesOf([row(again, { closed })], live(), 'north');
    assert.deepEqual([one?.reopened, one?.open, toneOf(one as never)], [true, [], 'urgent']);
    assert.equal(episodesOf([row(signal({}), { closed })], live(again), 'north')[0]?.reopened, true);
    // That it merely goes on was known when it was closed.
    const on = signal({ phase: 'continues', revised: false, atMs: 1_060_000 });
    assert.deepEqual(ids([row(signal({}), { closed })], live(on), 'north'), []);
    const ended = signal({ phase: 'ends', revised: true, atMs: 1_070_000 });
    assert.deepEqual(ids([row(ended, { closed })], live(), 'north'), []);
  });

  it('an alarm that sounded and ended while nothing could be written does not vanish', () => {
    const ended = signal({ phase: 'ends', atMs: 1_100_000, approach: { ...approach, inS: null } as never });
    const [one] = episodesOf([], live(ended), 'north');
    assert.deepEqual([one?.over, one?.unrecorded], [true, true]);
    assert.deepEqual(ids([], live({ ...ended, withdrawn: true }), 'north'), []);
  });

  it('no clock where they are not closing', () => {
    assert.equal(dueOf(signal({ phase: 'ends' })), null);
    assert.equal(dueOf(signal({ approach: { ...approach, inS: null } as Signal['approach'] })), null);
  });
});
