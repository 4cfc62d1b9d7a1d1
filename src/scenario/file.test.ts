import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { effort } from '../../test/effort.ts';
import { dice, mutate } from '../../test/mutate.ts';
import { isRefusal } from '../contract/index.ts';
import { sayRefusal } from '../text/index.ts';
import type { Scenario } from './file.ts';
import { leavesOf, markFaults } from './marks.ts';
import { MAX_SCENARIO_BYTES, parseScenario, readScenario, scenarioNames } from './read.ts';
import { refusals } from './refusals.ts';
import { resolveRefs, withTimes } from './times.ts';
import { reportsOf } from './track.ts';

const text = (name: string): string =>
  readFileSync(new URL(`../../scenarios/${name}.yaml`, import.meta.url), 'utf8');
const code = (given: string): string => {
  const read = parseScenario(given);
  return isRefusal(read) ? read.refused : 'ok';
};
const SMALL = JSON.stringify({
  format: 1,
  id: 'small',
  exercise: true,
  title: { en: 't', ru: 'т', ar: 'ع' },
  date: '2020-01-01',
  place: { name: { en: 'p', ru: 'п', ar: 'م' }, at: { lat: 1, lon: 2 }, made: true },
  sources: { s: { cite: 'c', says: 's' } },
  start: '2020-01-01T00:00:00Z',
  end: '2020-01-02T00:00:00Z',
  parties: {
    a: {
      names: { en: 'A', ru: 'А', ar: 'أ' },
      officers: { o: { name: 'O', office: 'w', roles: ['watch'] } },
      units: ['u'],
      made: true,
    },
  },
  terms: {
    made: true,
    document: {
      termsId: 't',
      version: 1,
      title: { en: 't', ru: 'т', ar: 'ع' },
      parties: ['a', 'b'],
      fromMs: '2020-01-01T00:00:00Z',
      toMs: null,
      clauses: [
        {
          id: 'K',
          kind: 'corridor',
          text: { en: 't', ru: 'т', ar: 'ع' },
          binds: ['a'],
          toleranceM: 1,
          sustainedS: 1,
        },
      ],
    },
  },
  timeline: [
    {
      at: '2020-01-01T01:00:00Z',
      node: 'a',
      officer: 'o',
      do: 'terms.propose',
      with: '$terms',
      as: 'x',
      made: true,
    },
  ],
  expect: [{ words: { on: ['a'], incident: '$x.incidentId', account: 'x' } }],
});

describe('every datum has a source or is marked as made', () => {
  for (const name of scenarioNames()) {
    it(name, () => {
      const scenario = readScenario(name);
      assert.ok(!isRefusal(scenario), JSON.stringify(scenario));
      const sources = new Set(Object.keys(scenario.sources));
      const blocks = [
        scenario.place,
        scenario.terms,
        ...Object.values(scenario.parties),
        ...scenario.timeline,
      ];
      for (const [i, block] of blocks.entries()) assert.deepEqual(markFaults(block, sources, String(i)), []);
      const sourced = blocks.flatMap(({ facts }) => Object.values(facts ?? {}));
      for (const source of sources) assert.ok(sourced.includes(source), `${source} supports nothing`);
      // Neutral names, and an exercise.
      assert.equal(scenario.exercise, true);
      assert.doesNotMatch(
        JSON.stringify(scenario.parties),
        /russia|america|united states|\bUS\b|turk|syria|coalition|росси|сша|америк|سوري|روسي|أمريك/i,
      );
    });
  }
  it('a mark taken away, made up, doubled or without its source is refused', () => {
    const given = text('dayrik');
    assert.equal(code(given), 'ok');
    assert.equal(
      code(given.replace('    made: [name]', '').replace('made: [name]', '')),
      'SCENARIO_UNMARKED',
    );
    assert.equal(code(given.replace('made: [name]', 'made: [name, nowhere]')), 'SCENARIO_MARK_STALE');
    assert.equal(code(given.replace('made: [name]', 'made: [name, at]')), 'SCENARIO_MARK_TWICE');
    assert.equal(
      code(given.replace('facts: { at: study }', 'facts: { at: hearsay }')),
      'SCENARIO_SOURCE_UNKNOWN',
    );
  });
  it('references and the play’s own words are no data', () => {
    assert.deepEqual(leavesOf({ at: 1, node: 'a', as: 'x', with: { id: '$x.id', n: [2, { m: '$$3' }] } }), [
      'at',
      'with.n.0',
      'with.n.1.m',
    ]);
  });
});

describe('a file that cannot be used is refused by name', () => {
  const cases: [string, (given: string) => string, string][] = [
    ['no YAML', () => 'a: [', 'SCENARIO_UNREADABLE'],
    ['a name twice', (given) => `${given}\nformat: 1\n`, 'SCENARIO_UNREADABLE'],
    ['an own tag', (given) => given.replace('format: 1', 'format: !run 1'), 'SCENARIO_UNREADABLE'],
    ['not an exercise', (given) => given.replace('exercise: true', 'exercise: false'), 'SCENARIO_FIELD'],
    ['an unknown field', (given) => given.replace('format: 1', 'format: 1\nsecret: 1'), 'SCENARIO_FIELD'],
    ['an unknown party', (given) => given.replace('node: south', 'node: west'), 'SCENARIO_NAME_UNKNOWN'],
    [
      'an unknown officer',
      (given) => given.replace('officer: commander', 'officer: cook'),
      'SCENARIO_NAME_UNKNOWN',
    ],
    [
      'an unknown unit',
      (given) => given.replace('unit: column\n      everyS', 'unit: tank\n      everyS'),
      'SCENARIO_NAME_UNKNOWN',
    ],
    [
      'an unknown result',
      (given) => given.replace('notice: $notice.noticeId, by', 'notice: $other.noticeId, by'),
      'SCENARIO_NAME_UNKNOWN',
    ],
    [
      'before the beginning',
      (given) => given.replace('at: 2020-08-24T08:00:00Z', 'at: 2020-08-23T08:00:00Z'),
      'SCENARIO_TIMES',
    ],
    [
      'a track that goes back',
      (given) => given.replace('at: 2020-08-25T07:00:15Z', 'at: 2020-08-25T06:00:15Z'),
      'SCENARIO_TIMES',
    ],
  ];
  for (const [name, change, expected] of cases) {
    it(name, () => {
      const given = text('dayrik');
      const changed = change(given);
      assert.notEqual(changed, given);
      const read = parseScenario(changed);
      assert.ok(isRefusal(read), 'it was taken');
      assert.equal(read.refused, expected, JSON.stringify(read.params));
      for (const language of ['en', 'ru', 'ar'] as const) {
        assert.doesNotMatch(sayRefusal(language, refusals, read).what, /undefined|\{/);
      }
    });
  }
  it('too large, and aliases that blow up', () => {
    assert.equal(code(' '.repeat(MAX_SCENARIO_BYTES + 1)), 'SCENARIO_TOO_LARGE');
    const bomb = ['a: &a [x, x, x, x, x, x, x, x, x]'];
    for (let i = 1; i < 9; i++) {
      const [before, name] = ['abcdefghi'[i - 1], 'abcdefghi'[i]];
      bomb.push(`${name}: &${name} [${Array(9).fill(`*${before}`).join(', ')}]`);
    }
    assert.match(code(bomb.join('\n')), /^SCENARIO_/);
    assert.match(code('['.repeat(200_000)), /^SCENARIO_/);
  });
  it('an unknown name names those that there are', () => {
    const read = readScenario('no-such-scenario');
    assert.ok(isRefusal(read) && read.refused === 'SCENARIO_UNKNOWN');
    assert.equal(read.params['known'], 'dayrik, khirbet-ammu, planning');
  });
});

describe('fuzz', () => {
  const pieces = [
    'null',
    '[]',
    '{}',
    '"$x"',
    '-1',
    '1e999',
    '&a ',
    '*a',
    '!x ',
    '\n',
    '---\n',
    '"made":',
    '\u0000',
    '9999-99-99T99:99:99Z',
  ];
  const holds = (given: string): void => {
    const read = parseScenario(given) as Scenario | { refused: string };
    assert.ok('refused' in read ? Object.hasOwn(refusals, read.refused) : read.format === 1, given);
  };
  it('100,000 small inputs and 1,000 damaged files: a scenario or one refusal, never a throw', () => {
    assert.equal(code(SMALL), 'ok');
    const roll = dice(20200825);
    const short = Buffer.from('{"a":[1,{b: x}],? c}');
    for (let i = 0; i < effort(100_000); i++) holds(Buffer.from(mutate(short, pieces, roll)).toString());
    const small = Buffer.from(SMALL);
    for (let i = 0; i < effort(1_000); i++) holds(Buffer.from(mutate(small, pieces, roll)).toString());
  });
});

describe('times, references and tracks', () => {
  it('times under …Ms become UTC ms, words stay', () => {
    assert.deepEqual(
      withTimes({
        fromMs: '2020-01-01T00:00:00Z',
        atMs: ['2020-01-01T02:00:00+02:00', 5],
        words: '2020-01-01T00:00:00Z',
      }),
      {
        fromMs: 1_577_836_800_000,
        atMs: [1_577_836_800_000, 5],
        words: '2020-01-01T00:00:00Z',
      },
    );
  });
  it('references reach into results, and what is not there is refused', () => {
    const results = new Map([['a', { b: [{ c: 7 }] }]]);
    assert.deepEqual(resolveRefs({ x: '$a.b.0.c', y: '$$a', z: 'costs $5' }, results), {
      x: 7,
      y: '$a',
      z: 'costs $5',
    });
    const lost = resolveRefs(['$a.q'], results);
    assert.ok(isRefusal(lost) && lost.refused === 'SCENARIO_NO_RESULT');
  });
  it('a track is reported at even times, at the legs’ speed, standing where two points are one', () => {
    const at = (minute: string) => `2020-01-01T00:${minute}:00Z`;
    const reports = reportsOf({
      track: {
        party: 'a',
        unit: 'u',
        everyS: 10,
        accuracyM: 5,
        points: [
          { lat: 0, lon: 0, at: at('00') },
          { lat: 0, lon: 0.01, at: at('02') },
          { lat: 0, lon: 0.01, at: at('03') },
        ],
      },
    });
    assert.equal(reports.length, 19);
    assert.ok(reports.every(({ fixMs }, i) => i === 0 || fixMs - (reports[i - 1]?.fixMs ?? 0) === 10_000));
    // 0.01° of longitude on the equator is 1113.2 m; in 120 s that is 9.28 m/s, due east.
    assert.deepEqual([reports[0]?.speedMps, reports[0]?.courseDeg, reports[6]?.lon], [9.28, 90, 0.005]);
    assert.deepEqual([reports[15]?.speedMps, reports[15]?.lon], [0, 0.01]);
  });
});
