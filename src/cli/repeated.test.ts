import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fieldsWith, HOUR } from '../../test/helpers/notices/made.ts';
import { isRefusal } from '../contract/index.ts';
import { fieldsSchema } from '../notices/index.ts';
import { repeated } from './repeated.ts';

const id = '01ARZ3NDEKTSV4RRFFQ69G5FAV';

test('every member of a series says which it belongs to, the first as well, and holds the form', () => {
  const fields = fieldsWith();
  const made = repeated({ type: 'movement', fields, to: ['west'] }, { id, count: 3, everyHours: 24 });
  assert.ok(!isRefusal(made));
  const read = made.map((one) => fieldsSchema.parse(one['fields']));
  assert.deepEqual(
    read.map(({ who }) => who.series),
    [1, 2, 3].map((number) => ({ id, number, of: 3 })),
  );
  assert.ok(made.every(({ to }) => (to as string[])[0] === 'west'));
  assert.ok(fields.times.type === 'passage');
  const [first] = fields.times.atMs;
  assert.deepEqual(
    read.map(({ times }) => times.type === 'passage' && (times.atMs[0] as number) - (first as number)),
    [0, 24 * HOUR, 48 * HOUR],
  );
});

test('what does not move is not repeated', () => {
  const times = { type: 'validity', fromMs: 0, toMs: null, reviewByMs: 0 } as const;
  const refused = repeated({ type: 'site', fields: fieldsWith({ times }) }, { id, count: 2, everyHours: 24 });
  assert.ok(isRefusal(refused) && refused.refused === 'CLI_NOT_REPEATED');
});
