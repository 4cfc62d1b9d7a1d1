import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { effort, skipFast } from '../../../test/effort.ts';
import { isRefusal } from '../../contract/index.ts';
import { termsSchema } from '../clause.ts';
import { MAX_TERMS_BYTES, MAX_YAML_BYTES, readTermsFile } from './read.ts';

const YAML = `termsId: north-road
version: 1
title: { en: North road, ru: Северная дорога, ar: الطريق الشمالي }
parties: [west, east]
fromMs: 2026-01-01T03:00:00+03:00
toMs: null
clauses:
  - id: S1
    kind: separation
    text: { en: 500 m apart., ru: Не ближе 500 м., ar: لا أقل من 500 م. }
    binds: [west, east]
    distanceM: 500
`;

function value(text: string): Record<string, unknown> {
  const read = readTermsFile(text);
  assert.ok(!isRefusal(read), JSON.stringify(read));
  return read.value;
}
const code = (text: string): string | null => {
  const read = readTermsFile(text);
  return isRefusal(read) ? read.refused : null;
};

describe('a terms file', { skip: skipFast }, () => {
  it('is one agreement in YAML and in JSON, with times in words or in ms', () => {
    const terms = termsSchema.parse(value(YAML));
    assert.equal(terms.fromMs, Date.parse('2026-01-01T00:00:00Z'));
    assert.deepEqual(value(JSON.stringify(value(YAML))), value(YAML));
  });

  it('leaves a time that no calendar has to the schema, which names the field', () => {
    const checked = termsSchema.safeParse(value(YAML.replace('2026-01-01T03', '2026-02-30T03')));
    assert.deepEqual(checked.error?.issues[0]?.path, ['fromMs']);
  });

  it('says why it cannot be read, and where', () => {
    assert.equal(code('- a\n- b'), 'TERMS_FILE_NO_TERMS');
    assert.equal(code(''), 'TERMS_FILE_NO_TERMS');
    assert.equal(code('a: 1\na: 2'), 'TERMS_FILE_UNREADABLE');
    const bad = readTermsFile('a: 1\nb: [1, 2\nc: 3');
    assert.ok(isRefusal(bad));
    assert.ok(Number(bad.params['line']) >= 2);
    assert.equal(code(`a: "${'x'.repeat(MAX_TERMS_BYTES)}"`), 'TERMS_FILE_TOO_LARGE');
  });

  it('is not blown up by aliases, depth or tags', () => {
    const bomb = ['a: &a [x, x, x, x, x, x, x, x, x, x]'];
    for (let i = 0; i < 8; i++) {
      const name = String.fromCharCode(97 + i);
      const next = String.fromCharCode(98 + i);
      bomb.push(`${next}: &${next} [${Array.from({ length: 10 }, () => `*${name}`).join(', ')}]`);
    }
    assert.equal(code(bomb.join('\n')), 'TERMS_FILE_UNREADABLE');
    assert.equal(code('['.repeat(60_000)), 'TERMS_FILE_UNREADABLE');
    assert.equal(code('a: !!js/function "f"'), 'TERMS_FILE_UNREADABLE');
    const named = value('__proto__: { polluted: true }\nversion: 1');
    assert.equal(({} as { polluted?: boolean }).polluted, undefined);
    assert.equal(termsSchema.safeParse(named).success, false);
  });

  it('takes a second at most for what is made to be slow', () => {
    const slow = [
      '[',
      '{a: ',
      '- ',
      'a: ',
      '&a ',
      '*a ',
      '!a ',
      '[]',
      '{}\n',
      '] ',
      '"',
      '#',
      '- 1\n',
      '%A\n',
      '---\n',
    ];
    for (const piece of slow) {
      const text = piece.repeat(Math.floor((MAX_YAML_BYTES - 10) / piece.length));
      // Of the processor: the clock counts what else the machine is at.
      const since = process.threadCpuUsage();
      assert.ok(code(text) !== null, piece);
      const { user, system } = process.threadCpuUsage(since);
      const tookMs = (user + system) / 1_000;
      assert.ok(tookMs < 5_000, `${JSON.stringify(piece)} took ${tookMs} ms`);
    }
    assert.equal(code('# \n'.repeat(MAX_YAML_BYTES / 2)), 'TERMS_FILE_TOO_LARGE');
  });

  it('never throws and never hangs, whatever stands in it', () => {
    const pieces = fc.constantFrom(
      'a: ',
      '- ',
      '{',
      '}',
      '[',
      ']',
      ',',
      '"',
      "'",
      '&x ',
      '*x',
      '|\n',
      '>\n',
      '\n',
      '  ',
      '#',
      '!!int ',
      'fromMs: ',
      '2020-01-01T00:00:00Z',
      '1e9',
      '~',
      '? ',
      '---\n',
      '...\n',
      '%YAML 9\n',
      'я',
      '\u202E',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 80 }),
      fc.array(pieces, { maxLength: 25 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, (given) => {
        const read = readTermsFile(given);
        return isRefusal(read) || typeof read.value === 'object';
      }),
      { numRuns: effort(100_000) },
    );
  });
});
