import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { dropping, writer } from './outgoing.ts';

const point = z.strictObject({ lat: z.number(), lon: z.number() });
const answer = z.strictObject({
  id: z.string(),
  list: z.array(z.strictObject({ at: point.nullable(), note: z.string().optional() })),
  byParty: z.record(z.string(), point),
  kind: z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('a'), x: z.number() }),
    z.strictObject({ type: z.literal('b'), at: point }),
  ]),
  either: z.union([z.strictObject({ a: z.number() }), z.strictObject({ a: z.number(), b: z.number() })]),
});
const secret = 'SECRET';
const place = { lat: 1, lon: 2, secret };
const value = {
  id: 'n',
  secret,
  list: [{ at: place, secret }, { at: null }],
  byParty: { east: place },
  kind: { type: 'b', at: place, secret },
  either: { a: 1, b: 2 },
};

test('an undeclared field never leaves, however deep it stands', () => {
  const text = writer(answer)(value);
  assert.ok(!text.includes(secret), text);
  assert.deepEqual(JSON.parse(text), {
    id: 'n',
    list: [{ at: { lat: 1, lon: 2 } }, { at: null }],
    byParty: { east: { lat: 1, lon: 2 } },
    kind: { type: 'b', at: { lat: 1, lon: 2 } },
    either: { a: 1, b: 2 },
  });
});

test('of a union the exact branch is taken, not one that is cut down', () => {
  assert.equal(writer(answer.shape.either)({ a: 1, b: 2 }), '{"a":1,"b":2}');
  assert.equal(writer(answer.shape.either)({ a: 1, c: 3 }), '{"a":1}');
});

test('what the plain writer would have let through, or failed on', () => {
  assert.ok(JSON.stringify(value).includes(secret));
  assert.ok(!answer.safeParse(value).success);
});

test('a declared field that is missing is an error, not silence', () => {
  assert.throws(() => writer(answer)({ ...value, id: undefined }));
});

test('checks of the schema still hold; a transform cannot be checked', () => {
  const checked = z.strictObject({ n: z.number() }).refine(({ n }) => n > 0);
  assert.throws(() => writer(checked)({ n: -1 }));
  assert.throws(() => dropping(z.strictObject({ at: z.string().transform(Number) })), /transform/);
});
