import assert from 'node:assert/strict';
import { test } from 'node:test';
import { APART, agreement, MINUTE, movement } from '../../../test/helpers/conflicts/changes.ts';
import { T } from '../../../test/helpers/conflicts/plans.ts';
import { type Ask, type Ctx, isRefusal, type Read } from '../../contract/index.ts';
import type { Terms } from '../../terms/index.ts';
import { conflicts } from '../index.ts';
import type { Suggestion } from './proposal.ts';

const OURS = '01ARZ3NDEKTSV4RRFFQ69G5FA0';
const THEIRS = '01ARZ3NDEKTSV4RRFFQ69G5FA1';
const EAST = movement(
  [
    [-5_000, 0],
    [0, 0],
    [5_000, 0],
  ],
  [0, 10, 20],
);
const ACROSS = movement(
  [
    [0, -3_000],
    [0, 3_000],
  ],
  [4, 16],
);

const notice = (noticeId: string, party: string, fields: object, more: object = {}) => ({
  noticeId,
  version: 2,
  party,
  type: 'movement',
  fields,
  ...more,
});

type Said = Record<'en' | 'ru' | 'ar', string>;
type Told = Suggestion & {
  says: Said;
  proposals: (Suggestion['proposals'][number] & { says: Said })[];
  questions: { says: Said }[];
};

/** A node of party north in small: what it knows, and which terms are in force when. */
function house(notices: object[], termsAt: (atMs: number) => Terms = () => agreement([APART])) {
  const spans: { fromMs: number; toMs: number }[] = [];
  const ctx = { party: 'north', mode: 'exercise', now: T - 60 * MINUTE, by: null } as Ctx;
  const ask: Ask = (async (name: string, question: { atMs: number; fromMs: number; toMs: number }) => {
    if (name === 'terms.inForce') return termsAt(question.atMs);
    const answer = conflicts.answers?.[name];
    if (answer) return answer({} as Read, question, ctx, ask);
    if (name === 'notices.claims') {
      const held = notices as { noticeId: string }[];
      return { notices: held.map((one) => ({ noticeId: one.noticeId, claims: [one] })), next: null };
    }
    spans.push(question);
    return notices;
  }) as Ask;
  const query = conflicts.queries?.['conflicts.suggest'];
  assert.ok(query);
  const run = async (input: object): Promise<Told> => {
    const answer = await query.run({} as Read, query.schema.parse(input), ctx, ask);
    assert.ok(!isRefusal(answer), JSON.stringify(answer));
    return query.answers.parse(JSON.parse(JSON.stringify(answer))) as Told;
  };
  const refused = async (input: object): Promise<string | null> => {
    const answer = await query.run({} as Read, query.schema.parse(input), ctx, ask);
    return isRefusal(answer) ? answer.refused : null;
  };
  return { run, refused, spans };
}

test('fields that are not filed: proposals by the schema, in sentences, with what they were reckoned from', async () => {
  const { run, spans } = house([notice(THEIRS, 'south', ACROSS)]);
  const told = await run({ fields: EAST });
  assert.equal(told.state, 'changes');
  assert.deepEqual(told.inputs.notices, [{ party: 'south', noticeId: THEIRS, version: 2 }]);
  assert.equal(told.inputs.asOfMs, T - 60 * MINUTE);
  const [first] = told.proposals;
  assert.match(first?.says.en ?? '', /Cost: \d+ seconds?\. Removes: notice \w+ of south\.$/);
  assert.match(first?.says.ru ?? '', /Цена: \d+ секунд/);
  assert.match(first?.says.ar ?? '', /الكلفة/);
  // Whoever comes as late as a change may lead is asked for too.
  assert.ok(spans.some(({ toMs }) => toMs >= T + 20 * MINUTE + 86_400_000));
});

test('a notice that stands: its own fields, version and agreements', async () => {
  const positions = { south: { position: 'agreed', version: 2 }, west: { position: 'agreed', version: 1 } };
  const { run, refused } = house([
    notice(THEIRS, 'south', ACROSS),
    notice(OURS, 'north', EAST, { positions }),
  ]);
  const told = await run({ noticeId: OURS });
  assert.deepEqual(told.subject, { party: 'north', noticeId: OURS, version: 2 });
  for (const { askAgain, says } of told.proposals) {
    assert.deepEqual(askAgain, ['south']);
    assert.match(says.en, /to be asked again: south\.$/);
  }
  assert.equal(await refused({ noticeId: 'nobody' }), 'NOTICES_UNKNOWN');
  assert.equal(await refused({}), 'CONFLICTS_NO_TIME');
});

test('terms that begin later: what they forbid is not offered', async () => {
  const wide = agreement([{ ...APART, id: 'wide', distanceM: 90_000 }], 'later');
  // From the minute after ours was to begin, ninety kilometres are to lie between.
  const strict = house([notice(THEIRS, 'south', ACROSS)], (atMs) => (atMs > T ? wide : agreement([APART])));
  const told = await strict.run({ fields: EAST, limits: { mostS: 3_600 } });
  assert.ok(!told.proposals.some(({ kind }) => kind === 'delay'));
  assert.equal(told.tried.find(({ kind }) => kind === 'delay')?.outcome, 'none');
  const same = house([notice(THEIRS, 'south', ACROSS)]);
  assert.ok(
    (await same.run({ fields: EAST, limits: { mostS: 3_600 } })).proposals.some(
      ({ kind }) => kind === 'delay',
    ),
  );
});

test('an area of others is asked about; a plan of our own that is rough, of ourselves', async () => {
  const rough = {
    area: { type: 'circle', center: { lat: 36.6, lon: 40.2 }, radiusM: 2_000 },
    window: { fromMs: T, toMs: T + 60 * MINUTE },
  };
  const told = await house([notice(THEIRS, 'south', rough)]).run({ fields: EAST });
  assert.deepEqual([told.state, told.proposals.length], ['ask', 0]);
  assert.match(
    told.questions[0]?.says.en ?? '',
    /^Ask south: where exactly does notice \w+ of south pass, and when\? Only an area/,
  );
  const own = await house([notice(THEIRS, 'south', ACROSS)]).run({ fields: rough });
  assert.match(own.questions[0]?.says.en ?? '', /^Say exactly where and when this plan passes/);
});

test('input out of bounds is refused by the schema', () => {
  const query = conflicts.queries?.['conflicts.suggest'];
  assert.ok(query);
  const line = {
    points: [
      { lat: 36, lon: 40 },
      { lat: 36, lon: 41 },
    ],
    oneWay: false,
  };
  assert.ok(query.schema.safeParse({ fields: EAST, roads: [line] }).success);
  for (const wrong of [
    { fields: EAST, limits: { mostS: 0 } },
    { fields: EAST, limits: { slowestMps: -1 } },
    { fields: EAST, roads: [{ ...line, points: [line.points[0]] }] },
    { fields: EAST, roads: Array.from({ length: 25_001 }, () => line) },
    { fields: EAST, more: 1 },
  ])
    assert.ok(!query.schema.safeParse(wrong).success, JSON.stringify(wrong).slice(0, 80));
});
