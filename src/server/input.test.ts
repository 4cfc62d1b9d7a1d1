import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { z } from 'zod';
import { effort } from '../../test/effort.ts';
import { isRefusal } from '../contract/index.ts';
import { fromAddress, joined, readBody, readInput } from './input.ts';
import { fromAccept } from './language.ts';

const schema = z.strictObject({
  limit: z.number().int().max(10).default(5),
  open: z.boolean().optional(),
  party: z.string(),
  kinds: z.array(z.number()).optional(),
});

test('words of an address become what the schema asks for, and nothing else does', () => {
  assert.deepEqual(fromAddress(schema, { limit: '3', open: 'true', party: '12', kinds: '7' }), {
    limit: 3,
    open: true,
    party: '12',
    kinds: [7],
  });
  assert.deepEqual(fromAddress(schema, { limit: '0x10', open: 'yes' }), { limit: '0x10', open: 'yes' });
  assert.deepEqual(
    fromAddress(schema, { lang: 'ru', other: '1' }),
    { other: '1' },
    'lang is the server’s own',
  );
  assert.deepEqual(Object.keys(fromAddress(schema, { __proto__: null, constructor: '1' })), ['constructor']);
});

test('a body that contradicts the address is refused', () => {
  assert.deepEqual(joined('en', { words: 'x' }, { noticeId: 'A' }), { words: 'x', noticeId: 'A' });
  assert.deepEqual(joined('en', undefined, { noticeId: 'A' }), { noticeId: 'A' });
  assert.deepEqual(joined('en', { noticeId: 'A' }, { noticeId: 'A' }), { noticeId: 'A' });
  const refused = joined('en', { noticeId: 'B' }, { noticeId: 'A' });
  assert.ok(isRefusal(refused));
  assert.equal(refused.params['field'], 'noticeId');
});

test('the fault is named in the caller’s language', () => {
  const said = (['en', 'ru', 'ar'] as const).map((language) => {
    const refused = readInput(schema, { limit: 11, party: 'x' }, language);
    assert.ok(isRefusal(refused));
    assert.equal(refused.params['field'], 'limit');
    return String(refused.params['problem']);
  });
  assert.match(said[0] as string, /Too big/);
  assert.match(said[1] as string, /\p{Script=Cyrillic}/u);
  assert.match(said[2] as string, /\p{Script=Arabic}/u);
  assert.equal(said.filter((text) => text.endsWith('.')).length, 0);
});

test('of a union the deepest fault is told', () => {
  const either = z.strictObject({
    at: z.union([z.strictObject({ lat: z.number().max(90) }), z.enum(['home'])]),
  });
  const refused = readInput(either, { at: { lat: 91 } }, 'en');
  assert.ok(isRefusal(refused));
  assert.equal(refused.params['field'], 'at.lat');
});

test('bodies: JSON or one refusal, whatever the bytes', () => {
  assert.deepEqual(readBody(Buffer.from('')), { value: undefined });
  assert.deepEqual(readBody(Buffer.from('{"a":1}')), { value: { a: 1 } });
  for (const text of ['{', '{"a":1,}', "{'a':1}", 'nul', '\xff']) {
    const read = readBody(Buffer.from(text, 'latin1'));
    assert.ok(isRefusal(read) && read.refused === 'NODE_NOT_JSON', text);
  }
  const doubled = readBody(Buffer.from('{"a":1,"a":2}'));
  assert.ok(
    isRefusal(doubled) && doubled.refused.startsWith('RECORD_JSON_'),
    'a name twice is no JSON of ours',
  );
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), fc.constantFrom('', '{', '[', '{"a":'), (bytes, head) => {
      const read = readBody(Buffer.concat([Buffer.from(head), bytes]));
      assert.ok(isRefusal(read) || 'value' in read);
    }),
    { numRuns: effort(100_000), seed: 1 },
  );
});

test('the language is the one wanted most of those there are', () => {
  assert.equal(fromAccept('ru-RU,ru;q=0.9,en;q=0.8'), 'ru');
  assert.equal(fromAccept('de, ar;q=0.7, en;q=0.3'), 'ar');
  assert.equal(fromAccept('de'), null);
  assert.equal(fromAccept('en;q=0'), null);
  assert.equal(fromAccept(undefined), null);
  fc.assert(
    fc.property(fc.string(), (header) => [null, 'en', 'ru', 'ar'].includes(fromAccept(header))),
    { seed: 1 },
  );
});
