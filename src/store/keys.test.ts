import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { effort } from '../../test/effort.ts';
import { afterPrefix, boundsOf, compareKeys } from './keys.ts';

const text = fc.string({ unit: 'binary', maxLength: 5 });
const bytewise = (a: string, b: string) => Math.sign(Buffer.compare(Buffer.from(a), Buffer.from(b)));

describe('keys', () => {
  it('compare as their UTF-8 bytes do', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        assert.equal(Math.sign(compareKeys(a, b)), bytewise(a, b));
      }),
      { numRuns: effort(20_000), seed: 3 },
    );
  });

  it('with a prefix are exactly those between its bounds', () => {
    fc.assert(
      fc.property(text, text, (prefix, key) => {
        const above = afterPrefix(prefix);
        if (prefix === '') return;
        const inside = bytewise(prefix, key) <= 0 && (above === undefined || bytewise(key, above) < 0);
        assert.equal(inside, key.startsWith(prefix));
        assert.ok(!(prefix + key < prefix) && (above === undefined || bytewise(prefix + key, above) < 0));
      }),
      { numRuns: effort(20_000), seed: 4 },
    );
    assert.equal(afterPrefix('a\u{10ffff}'), 'b');
    assert.equal(afterPrefix('\ud7ff'), '\ue000');
    assert.equal(afterPrefix('\u{10ffff}\u{10ffff}'), undefined);
  });

  it('bounds narrow each other', () => {
    assert.deepEqual(boundsOf({ prefix: 'b', from: 'a', to: 'z' }), { from: 'b', to: 'c', reverse: false });
    assert.deepEqual(boundsOf({ prefix: 'b', from: 'bb', to: 'bc', limit: 1, reverse: true }), {
      from: 'bb',
      to: 'bc',
      limit: 1,
      reverse: true,
    });
    assert.deepEqual(boundsOf(), { from: '', reverse: false });
  });
});
