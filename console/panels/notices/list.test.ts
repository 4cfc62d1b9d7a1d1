/** The list: every notice in one section, in the order in which an officer must look. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import type { Fields, NoticeView } from '../../../src/notices/index.ts';
import { say } from '../../../src/text/index.ts';
import { fieldsWith, HOUR, idOf, T0 } from '../../../test/helpers/notices/made.ts';
import type { Say } from '../../kit/say.ts';
import { lengthOf } from './length.ts';
import { arranged, GROUPS, listed, matches, needsOf, titleOf } from './list.ts';
import { phaseOf, spanOf, spanWords } from './span.ts';

type Row = NoticeView['row'];
const NOW = T0 + 24 * HOUR;
const word = (version: number, localMs = T0) => ({
  actId: idOf('W'),
  version,
  claimedMs: localMs,
  localMs,
  officer: 'Ann',
  order: 1,
});

interface Wish {
  id?: string;
  party?: string;
  fromH?: number;
  toH?: number;
  version?: number;
  status?: 'active' | 'withdrawn';
  rootHolds?: boolean;
  fields?: Partial<Fields>;
  row?: Partial<Row>;
}
/** A notice as `GET /api/notices` answers it, as far as the list reads it. Hours count from now. */
function made({ fromH = 1, toH = 2, ...wish }: Wish = {}): NoticeView {
  const { id = 'A', party = 'west', version = 1, status = 'active', rootHolds = true, row = {} } = wish;
  const window = { fromMs: NOW + fromH * HOUR, toMs: NOW + toH * HOUR };
  const none = { acknowledgements: {}, positions: {}, dissemination: {}, silences: {}, faults: [] };
  const positions = Object.entries(row.positions ?? {}).map(([by, taken]) => {
    const last = taken.at(-1);
    return [by, { position: last?.position, version: last?.version, words: '', atMs: 0, actId: '' }];
  });
  return {
    noticeId: idOf(id),
    party,
    version,
    status,
    rootHolds,
    filedMs: T0,
    withdrawnMs: status === 'withdrawn' ? T0 : null,
    fields: wish.fields ?? { who: fieldsWith().who, window },
    receipts: {},
    positions: Object.fromEntries(positions),
    history: [],
    row: { ...none, ...row },
  } as unknown as NoticeView;
}
const groupOf = (wish: Wish) => listed(made(wish), 'me', NOW).group;
const read = { me: [{ ...word(1), words: '' }] };
const silence = { ...word(1), clause: 'R1', sinceMs: T0 };

describe('where a notice stands in the list', () => {
  test('another party’s is ours to read until somebody here has read the version in force', () => {
    assert.equal(groupOf({}), 'needs');
    assert.equal(groupOf({ row: { acknowledgements: read } }), 'coming');
    assert.equal(groupOf({ row: { acknowledgements: read }, version: 2 }), 'needs', 'an older one was read');
    assert.equal(
      groupOf({ row: { acknowledgements: { east: read.me } } }),
      'needs',
      'others read for themselves',
    );
    assert.equal(groupOf({ fromH: -2, toH: -1 }), 'past', 'what is over waits for nobody');
    assert.equal(groupOf({ status: 'withdrawn' }), 'withdrawn');
  });

  test('an own one needs us when somebody is silent or against it, and only on the version in force', () => {
    assert.equal(groupOf({ party: 'me' }), 'coming');
    const silences = { east: [silence] };
    assert.deepEqual(needsOf(made({ party: 'me', row: { silences } }), 'me', NOW), [
      { code: 'silent', party: 'east' },
    ]);
    const answered = { silences, acknowledgements: { east: [{ ...word(1), words: '' }] } };
    assert.equal(groupOf({ party: 'me', row: answered }), 'coming', 'who has spoken since is not silent');
    assert.equal(groupOf({ party: 'me', version: 2, row: { silences } }), 'coming');
    for (const position of ['objection', 'alternative', 'denied'] as const) {
      const positions = { east: [{ ...word(1), position, words: '' }] };
      assert.deepEqual(needsOf(made({ party: 'me', row: { positions } }), 'me', NOW), [
        { code: position, party: 'east' },
      ]);
      assert.equal(groupOf({ party: 'me', version: 2, row: { positions } }), 'coming');
    }
    for (const position of ['none', 'no objection', 'agreed'] as const) {
      const positions = { east: [{ ...word(1), position, words: '' }] };
      assert.equal(groupOf({ party: 'me', row: { positions } }), 'coming', position);
    }
  });

  test('two texts under one version, another’s claim and a broken commitment are in sight', () => {
    const faults: Row['faults'] = [
      { actId: 'A', what: 'two roots' },
      { actId: 'B', what: 'not the owner' },
    ];
    const needs = needsOf(made({ party: 'me', rootHolds: false, row: { faults } }), 'me', NOW);
    assert.deepEqual(
      needs.map(({ code }) => code),
      ['two-roots', 'not-the-owner', 'root-broken'],
    );
  });

  test('every notice stands once, whatever its state; ends belong to the window', () => {
    const state = fc.record({
      id: fc.constantFrom('A', 'B', 'C', 'D'),
      party: fc.constantFrom('me', 'west', 'east'),
      fromH: fc.integer({ min: -5, max: 5 }),
      toH: fc.integer({ min: 5, max: 9 }),
      status: fc.constantFrom('active' as const, 'withdrawn' as const),
      rootHolds: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(state, { maxLength: 20 }), (wishes) => {
        const sections = arranged(wishes.map(made), 'me', NOW);
        assert.equal(sections.flatMap(({ items }) => items).length, wishes.length);
        const order = sections.map(({ group }) => GROUPS.indexOf(group));
        assert.deepEqual(
          order,
          order.toSorted((a, b) => a - b),
        );
      }),
    );
    const span = { fromMs: 10, toMs: 20, exact: true };
    assert.deepEqual(
      [9, 10, 20, 21].map((ms) => phaseOf(span, ms)),
      ['coming', 'running', 'running', 'past'],
    );
    assert.equal(phaseOf({ ...span, toMs: null }, 1e15), 'running');
    assert.equal(phaseOf(null, 0), 'untimed');
    assert.equal(groupOf({ fields: {}, row: { acknowledgements: read } }), 'untimed');
  });

  test('what comes next stands first; what is over, latest first', () => {
    const row = { acknowledgements: read };
    const views = [
      made({ id: 'C1', fromH: 9, toH: 10, row }),
      made({ id: 'C2', fromH: 3, toH: 12, row }),
      made({ id: 'R1', fromH: -3, toH: 4, row }),
      made({ id: 'R2', fromH: -1, toH: 2, row }),
      made({ id: 'P1', fromH: -9, toH: -8, row }),
      made({ id: 'P2', fromH: -9, toH: -1, row }),
    ];
    const sections = arranged(views, 'me', NOW);
    assert.deepEqual(
      sections.map(({ group, items }) => [group, ...items.map(({ view }) => view.noticeId.slice(-2))]),
      [
        ['running', 'R2', 'R1'],
        ['coming', 'C2', 'C1'],
        ['past', 'P2', 'P1'],
      ],
    );
  });
});

test('the search finds call signs, units, owners and ids in any case, all words of it', () => {
  const view = made({ fields: { who: { ...fieldsWith().who, callSign: 'Колонна 7', units: ['w1'] } } });
  for (const asked of ['', 'КОЛОННА', 'w1', 'колонна w1', view.noticeId.toLowerCase(), 'party of'])
    assert.ok(matches(view, asked, 'Party of the West'), asked);
  for (const asked of ['colonna', 'w1 w2']) assert.ok(!matches(view, asked, 'West'), asked);
  assert.equal(titleOf(view), 'Колонна 7');
  assert.equal(titleOf(made({ fields: {} })), null, 'a name that was not shown is not made up');
});

test('times are written in UTC and local time, with the zone, and nothing twice', () => {
  const at = (text: string) => Date.parse(text);
  const span = { fromMs: at('2020-08-25T06:30Z'), toMs: at('2020-08-25T07:48Z'), exact: true };
  assert.deepEqual(spanWords(span, { zone: 'Asia/Damascus', language: 'en' }), {
    utc: '2020-08-25 06:30Z – 07:48Z',
    local: '2020-08-25 09:30 – 10:48 +03:00',
  });
  const overNight = { ...span, toMs: at('2020-08-26T01:00:05Z') };
  assert.equal(spanWords(overNight, { language: 'ar' }).utc, '2020-08-25 06:30:00Z – 2020-08-26 01:00:05Z');
  assert.deepEqual(spanWords({ ...span, toMs: null }, { language: 'ru' }), {
    utc: '2020-08-25 06:30Z',
    local: null,
  });
  // The clocks go back between the two ends: each keeps its own offset.
  const autumn = { fromMs: at('2020-10-29T20:00Z'), toMs: at('2020-10-29T23:00Z'), exact: true };
  assert.match(
    spanWords(autumn, { zone: 'Asia/Damascus', language: 'en' }).local ?? '',
    /\+03:00 – .*\+02:00/,
  );
});

test('the exact times are told with their margins, the rough ones as rough', () => {
  const { times, window } = fieldsWith();
  assert.deepEqual(spanOf({ times, window }), {
    fromMs: T0 + 24 * HOUR - 600_000,
    toMs: T0 + 25 * HOUR + 600_000,
    exact: true,
  });
  assert.equal(spanOf({ window })?.exact, false);
  assert.equal(spanOf({}), null);
});

test('a length of time is cut to two units, in every language', () => {
  const english: Say = (sentence, params) => say('en', sentence, params);
  const minutes = (n: number) => lengthOf(english, n * 60_000);
  assert.deepEqual([0, 0.5, 7, 60, 61, 1469, 2880, 4400].map(minutes), [
    '0 s',
    '30 s',
    '7 min',
    '1 h',
    '1 h 1 min',
    '24 h 29 min',
    '2 d',
    '3 d 1 h',
  ]);
  assert.equal(minutes(-61), '1 h 1 min', 'the sign is said by the sentence around it');
});
