import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isRefusal } from '../../../src/contract/index.ts';
import { clauseSchema, documentFault, readTermsFile, termsSchema } from '../../../src/terms/index.ts';
import { LANGUAGES, say } from '../../../src/text/index.ts';
import { sayClause } from './clause.ts';
import { draftTerms } from './draft.ts';
import { text } from './terms-text.ts';

const words = {
  nameOf: (party: string) => party.toUpperCase(),
  listOf: (each: readonly string[]) => each.join(', '),
  lengthOf: (ms: number) => `${ms / 60_000} min`,
  typeOf: (type: string) => `<${type}>`,
  wordOf: (word: string) => `(${word})`,
  classOf: (entryClass: string) => `[${entryClass}]`,
};
const base = { id: 'X1', text: { en: 'a', ru: 'б', ar: 'ت' }, binds: ['west', 'east'] };
const area = { type: 'circle', center: { lat: 36.5, lon: 41 }, radiusM: 500 };
const zone = { ...base, kind: 'zone', area, authority: 'west', leadMinutes: 90 };
const types = ['movement', 'flight'];

function said(clause: object): string {
  return sayClause(clauseSchema.parse(clause), words)
    .map(({ key, params }) => say('en', text[key], params))
    .join(' ')
    .replaceAll(/[\u2066-\u2069]/g, '');
}

test('each kind of clause is said with all its figures', () => {
  const cases: [object, RegExp[]][] = [
    [{ ...zone, requires: 'notice' }, [/WEST, EAST/, /notice to WEST/, /90 min/]],
    [{ ...zone, requires: 'consent' }, [/consent of WEST/, /90 min/]],
    [{ ...zone, requires: 'no entry' }, [/WEST, EAST/, /do not enter/]],
    [{ ...base, kind: 'separation', distanceM: 1500 }, [/WEST, EAST/, /1,500 m/]],
    [
      { ...base, kind: 'conduct', withinM: 400, maxSpeedMps: 10, minDistanceM: 30 },
      [/400 m/, /36 km\/h/, /30 m/],
    ],
    [{ ...base, kind: 'corridor', toleranceM: 200, sustainedS: 120 }, [/200 m/, /2 min/]],
    [{ ...base, kind: 'reply', noticeTypes: types, withinMinutes: 240 }, [/<movement>, <flight>/, /240 min/]],
    [{ ...base, kind: 'lead', noticeTypes: types, leadMinutes: 720 }, [/<movement>, <flight>/, /720 min/]],
    [
      { ...base, kind: 'priority', ranks: [['medical'], ['supply', 'aid']] },
      [/WEST, EAST/, /1\. \(medical\); 2\. \(supply\), \(aid\)/],
    ],
    [
      { ...base, kind: 'retention', classes: ['notice', 'line'], afterDays: 30, duty: 'must' },
      [/WEST, EAST/, /\[notice\], \[line\]/, /30 days/],
    ],
  ];
  for (const [clause, found] of cases) for (const each of found) assert.match(said(clause), each);
  assert.doesNotMatch(said({ ...zone, requires: 'notice', leadMinutes: 0 }), /min/);
  assert.doesNotMatch(said({ ...zone, requires: 'no entry' }), /min/);
});

test('the draft is read, holds together and names who is here', () => {
  const fromMs = Date.parse('2026-01-01T00:00:00Z');
  for (const observers of [[], ['mission']]) {
    const file = readTermsFile(
      draftTerms({ termsId: 'west-east', parties: ['west', 'east'], observers, fromMs }),
    );
    assert.ok(!isRefusal(file), JSON.stringify(file));
    const terms = termsSchema.parse((file as { value: unknown }).value);
    assert.equal(documentFault(terms), null);
    assert.deepEqual([terms.parties, terms.observers, terms.fromMs], [['west', 'east'], observers, fromMs]);
    for (const clause of terms.clauses)
      for (const language of LANGUAGES)
        for (const { key, params } of sayClause(clause, words))
          assert.ok(say(language, text[key], params).length > 10);
  }
});
