import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { effort } from '../../test/effort.ts';
import { damage, seeded } from '../../test/helpers/record/samples.ts';
import { shared } from '../../test/shared.ts';
import { isRefusal, RefusalError } from '../contract/index.ts';
import { utf8 } from './hash.ts';
import { canonicalJson, MAX_JSON_DEPTH, parseJson, readCanonical } from './json.ts';

const code = (text: string | Uint8Array) => {
  const parsed = parseJson(text);
  return isRefusal(parsed) ? parsed.refused : parsed.value;
};

test('what two readers could understand differently is refused', () => {
  const table: readonly [string | Uint8Array, string][] = [
    ['{"a":1,"a":2}', 'RECORD_JSON_DUPLICATE'],
    ['{"a":1,"\\u0061":2}', 'RECORD_JSON_DUPLICATE'],
    ['{"__proto__":1,"__proto__":2}', 'RECORD_JSON_DUPLICATE'],
    ['"\\ud800"', 'RECORD_JSON_SURROGATE'],
    ['{"\\udc00":1}', 'RECORD_JSON_SURROGATE'],
    ['"\ud800"', 'RECORD_JSON_SURROGATE'],
    ['9007199254740992', 'RECORD_JSON_NUMBER'],
    ['-9007199254740993', 'RECORD_JSON_NUMBER'],
    ['1e400', 'RECORD_JSON_NUMBER'],
    [`${'['.repeat(65)}${']'.repeat(65)}`, 'RECORD_JSON_DEPTH'],
    [`"${'x'.repeat(1_048_576)}"`, 'RECORD_TOO_BIG'],
    [Uint8Array.of(0x22, 0xff, 0x22), 'RECORD_UTF8'],
    ...[
      '',
      ' ',
      '{',
      '[1,]',
      '{"a":1,}',
      '01',
      '1.',
      '.5',
      '+1',
      '-',
      'nul',
      'NaN',
      "'a'",
      '"\t"',
      '"\\x"',
      '1 2',
      '\ufeff1',
      '{a:1}',
      '"\\u12"',
      '[1 2]',
      '{"a" 1}',
      '\v1',
    ].map((text): [string, string] => [text, 'RECORD_JSON_SYNTAX']),
  ];
  for (const [text, expected] of table) assert.equal(code(text), expected, String(text).slice(0, 40));
});

test('a refusal-shaped document is a value, and __proto__ is only a member', () => {
  assert.deepEqual(code('{"refused":"no","params":{}}'), { refused: 'no', params: {} });
  const value = code('{"__proto__":{"x":1}}') as object;
  assert.equal(Object.getPrototypeOf(value), Object.prototype);
  assert.deepEqual(Object.keys(value), ['__proto__']);
  assert.equal(canonicalJson(value), '{"__proto__":{"x":1}}');
});

test('what cannot be JSON is refused on the way out', () => {
  for (const bad of ['\ud800', Number.NaN, undefined, { '\udc00': 1 }, Number.POSITIVE_INFINITY])
    assert.throws(
      () => canonicalJson(bad),
      (e) => e instanceof RefusalError && e.refusal.refused === 'RECORD_NOT_JSON',
    );
});

test('RFC 8785 documents and numbers', {
  skip: shared ? false : '6 documents and 26 numbers not at hand',
}, () => {
  const folder = join(shared!, 'vectors', 'jcs');
  const names = readdirSync(join(folder, 'input'));
  for (const name of names) {
    const parsed = parseJson(readFileSync(join(folder, 'input', name)));
    assert.ok(!isRefusal(parsed), name);
    assert.equal(
      canonicalJson(parsed.value),
      readFileSync(join(folder, 'output', name), 'utf8').trimEnd(),
      name,
    );
  }
  const numbers = JSON.parse(readFileSync(join(folder, 'numbers.json'), 'utf8')) as {
    ieee754: string;
    json: string | null;
  }[];
  for (const { ieee754, json } of numbers) {
    const value = Buffer.from(ieee754, 'hex').readDoubleBE();
    if (json === null) assert.throws(() => canonicalJson(value), RefusalError);
    else assert.equal(canonicalJson(value), json);
  }
  assert.deepEqual([names.length, numbers.length], [6, 26]);
});

/** The platform's parser accepts more (duplicates, rounding); where ours accepts, both must agree. */
test('30,000 damaged texts: never throws, and never differs from JSON.parse where it accepts', () => {
  const rng = seeded('json');
  const good = [
    '{"a":[1,2.5e3,-0,null,true],"b":{"c":"\\u00e9\\n\\ud83d\\ude00"}}',
    '[[[[]]],{},"",0.1]',
    '{"x":9007199254740991}',
  ].map(utf8);
  let accepted = 0;
  for (let i = 0; i < effort(30_000); i++) {
    const bytes = i % 10 === 0 ? rng.bytes(rng.int(40)) : damage(good[i % good.length]!, rng, good);
    const parsed = parseJson(bytes);
    if (isRefusal(parsed)) continue;
    accepted += 1;
    assert.deepEqual(parsed.value, JSON.parse(new TextDecoder().decode(bytes)));
    const again = parseJson(canonicalJson(parsed.value));
    // -0 becomes 0 in canonical form (RFC 8785 §3.2.2.3).
    assert.equal(canonicalJson((again as { value: unknown }).value), canonicalJson(parsed.value));
  }
  assert.ok(accepted > effort(1000, 10), `only ${accepted} accepted: the fuzz does not reach far enough`);
});

const NUMBERS = [
  2 ** 53 - 1,
  2 ** 53,
  -(2 ** 53),
  1e20,
  999_999_999_999_999_900_000,
  1e21,
  1e300,
  -0,
  0.1,
  5e-324,
];
const edgy = fc.constantFrom(...NUMBERS);
/** Levels around the limit, a list within a list. */
const deep = fc.integer({ min: MAX_JSON_DEPTH - 3, max: MAX_JSON_DEPTH + 3 }).map((levels) => {
  let value: unknown = 1;
  for (let level = 1; level < levels; level++) value = level % 2 ? [value] : { a: value };
  return value;
});

test('a text of our own is read back as any text is, or refused as any text is', () => {
  const refused = new Set<string>();
  fc.assert(
    fc.property(
      fc.oneof(fc.jsonValue(), edgy, deep, fc.dictionary(fc.string(), fc.oneof(edgy, deep))),
      (value) => {
        const text = canonicalJson(value);
        const [ours, any] = [readCanonical(text), parseJson(text)];
        if (isRefusal(any)) refused.add(any.refused);
        assert.equal(isRefusal(ours), isRefusal(any), text.slice(0, 200));
        if (!isRefusal(ours)) assert.deepEqual(ours, any);
      },
    ),
    { numRuns: effort(5_000) },
  );
  assert.deepEqual([...refused].sort(), ['RECORD_JSON_DEPTH', 'RECORD_JSON_NUMBER']);
});
