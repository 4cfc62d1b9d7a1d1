import assert from 'node:assert/strict';
import { test } from 'node:test';
import { alike } from './steady.ts';

test('lists are alike when the same things stand in them in the same order, one level deep', () => {
  const fields = {};
  assert.ok(alike([{ id: 1, fields }], [{ id: 1, fields }]));
  assert.ok(alike([], []));
  assert.ok(!alike([{ id: 1, fields }], [{ id: 1, fields: {} }]));
  assert.ok(!alike([{ id: 1 }], [{ id: 1, more: 2 }]));
  assert.ok(!alike([{ id: 1 }, { id: 2 }], [{ id: 2 }, { id: 1 }]));
  assert.ok(!alike([{ id: 1 }], []));
});
