import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Signal } from '../../../src/watch/index.ts';
import type { AlertAnswer } from '../../state/answers.ts';
import { dueOf, episodesOf } from './urgency.ts';

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

  it('no clock where they are not closing', () => {
    assert.equal(dueOf(signal({ phase: 'ends' })), null);
    assert.equal(dueOf(signal({ approach: { ...approach, inS: null } as Signal['approach'] })), null);
  });
});
