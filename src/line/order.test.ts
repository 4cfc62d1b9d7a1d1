/** Whatever acts come, in whatever order: the same rows, no throw, and nobody is heard who has no say. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { effort } from '../../test/effort.ts';
import { actId, entryOf, message, PLACE, T0, tablesAfter } from '../../test/helpers/line/made.ts';
import type { Entry } from '../contract/index.ts';
import { messageOf } from './message.ts';
import { isOpen } from './obligation.ts';
import { OPENING_NAMES, REPLY_NAMES } from './phrase.ts';
import { MESSAGES, type MessageRow, messageKey } from './view.ts';

const from = fc.constantFrom('west', 'east', 'east', 'east', 'north');
const version = fc.constantFrom(1, 1, 1, 1, 2, 3);
const text = fc.record({
  words: fc.string({ unit: 'binary', maxLength: 40 }).filter((words) => words.isWellFormed()),
  language: fc.constantFrom('und', 'ar', 'ru-RU'),
});
const expiresMs = fc.constantFrom(null, null, null, T0 - 1e6, T0 + 1e6);
const at = fc.constantFrom(null, PLACE, PLACE, { lat: PLACE.lat, lon: PLACE.lon + 0.1 });
const facts = fc.record({ at, timeMs: fc.constant(null), expiresMs });
const target = { from: 'west', messageId: actId(1) };

/** A kind and a body for it; acts refer to one message of west's, which may or may not be among them. */
const act = fc.oneof(
  fc
    .record({ version, facts, text })
    .map((a) => ['line.changed', { ...target, version: a.version, ...a.facts, ...a.text }] as const),
  fc
    .record({ version, text })
    .map((a) => ['line.withdrawn', { ...target, version: a.version, ...a.text }] as const),
  fc
    .record({ version, read: facts, result: fc.constantFrom('match', 'mismatch') })
    .map((a) => ['line.read-back', { ...target, ...a, differences: [], rule: 'r' }] as const),
  fc
    .record({ version, of: fc.option(fc.integer({ min: 2, max: 8 })), text })
    .map(
      ({ of, ...a }) =>
        [
          'line.acknowledged',
          { ...target, version: a.version, readBack: of && actId(of), ...a.text },
        ] as const,
    ),
  fc
    .record({ version, phrase: fc.constantFrom(...REPLY_NAMES), text })
    .map((a) => ['line.reply', { ...target, version: a.version, phrase: a.phrase, ...a.text }] as const),
);
const story = fc
  .record({
    first: fc.record({ phrase: fc.constantFrom(...OPENING_NAMES), facts, text }),
    acts: fc.array(fc.tuple(act, from, fc.constantFrom(true, true, false)), { maxLength: 14 }),
    me: from,
  })
  .map(({ first, acts, me }) => ({
    me,
    entries: [
      entryOf(
        1,
        'line.message',
        message({ phrase: first.phrase, ...first.facts, ...first.text }),
        'west',
        me,
      ),
      ...acts.map(([[kind, body], party, named], n) =>
        entryOf(n + 2, kind, body, party, me, named ? {} : { by: null }),
      ),
    ],
  }));
const stories = story.chain(({ me, entries }) =>
  fc.shuffledSubarray(entries, { minLength: entries.length }).map((shuffled) => ({ me, entries, shuffled })),
);

type Fold = (entries: readonly Entry[], me: string) => Map<string, unknown>;
function holdsOrderRule(fold: Fold): void {
  fc.assert(
    fc.property(stories, ({ me, entries, shuffled }) =>
      assert.deepEqual(fold(shuffled, me), fold(entries, me)),
    ),
    { numRuns: effort(1000), seed: 12, endOnFailure: true },
  );
}
const stateOf = (held: ReadonlyMap<string, unknown>) => {
  const row = held.get(`${MESSAGES} ${messageKey('west', actId(1))}`) as MessageRow | undefined;
  return row ? messageOf(row) : null;
};

test('any acts in any order give the same rows', () => holdsOrderRule(tablesAfter));

test('a planted mutant is caught: what comes before its message is forgotten', () => {
  const mutant: Fold = (entries, me) =>
    tablesAfter(entries.slice(entries.findIndex(({ kind }) => kind === 'line.message')), me);
  assert.throws(() => holdsOrderRule(mutant));
});

test('a planted mutant is caught: the last to arrive is taken for the last said', () => {
  const mutant: Fold = (entries, me) =>
    tablesAfter(
      entries.map((entry, n) => ({ ...entry, id: entry.kind === 'line.message' ? entry.id : actId(n + 2) })),
      me,
    );
  assert.throws(() => holdsOrderRule(mutant));
});

test('whatever is said, acknowledged means: the addressee, by name, and read back rightly', () => {
  let met = 0;
  fc.assert(
    fc.property(story, ({ me, entries }) => {
      const state = stateOf(tablesAfter(entries, me));
      assert.ok(state);
      const standing = state.standings[0];
      assert.equal(state.standings.length, 1);
      if (standing?.acknowledged) {
        met++;
        assert.equal(standing.acknowledged.party, 'east');
        assert.notEqual(standing.acknowledged.officer, null);
        assert.equal(standing.acknowledged.version, state.wording.version);
        assert.notEqual(standing.readBack, 'awaited');
        assert.notEqual(standing.readBack, 'mismatch');
      }
      if (state.withdrawn) assert.equal(state.withdrawn.party, 'west');
      for (const wording of state.wordings) assert.equal(wording.party, 'west');
      if (state.grave && me !== 'north') assert.equal(isOpen(state, me), state.withdrawn === null);
    }),
    { numRuns: effort(3000, 500), seed: 13 },
  );
  assert.ok(met > effort(100, 10), `only ${met} were acknowledged: the rule was hardly tried`);
});
