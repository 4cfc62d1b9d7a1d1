import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lookOf, namesOf } from './names.ts';

const named = (party: string, en: string, ru = en, ar = en) => ({ party, names: { en, ru, ar } });

test('a party is called by its name, and one that nobody knows by its id', () => {
  const nameOf = namesOf([named('west', 'West Brigade'), named('east', 'East Army')], 'en');
  assert.deepEqual(['west', 'east', 'north'].map(nameOf), ['West Brigade', 'East Army', 'north']);
});

test('names that look alike are shown with their ids', () => {
  const pairs = [
    ['West Brigade', 'West Brigade'],
    ['West Brigade', 'west  brigade'],
    ['West Brigade', 'West\u200B Brigade'],
    ['Copa', 'Сора'],
    ['Unit 1', 'Unit l'],
    ['Side O', 'Side 0'],
    ['West Brigade', 'west'],
    ['Élan', 'Elan'],
  ] as const;
  for (const [one, other] of pairs) {
    const nameOf = namesOf([named('west', one), named('red-2', other)], 'en');
    assert.match(nameOf('red-2'), /\(red-2\)$/, `${one} / ${other}`);
    assert.notEqual(nameOf('west'), nameOf('red-2'));
  }
  assert.equal(lookOf('Сторона А') === lookOf('Сторона Б'), false);
});

test('a name taken from another language of another party is no disguise', () => {
  const parties = [named('west', 'West', 'Запад', 'الغرب'), named('east', 'East', 'West', 'الشرق')];
  assert.equal(namesOf(parties, 'ru')('east'), 'West (east)');
  // In the language in which they differ nothing is added.
  assert.equal(namesOf(parties, 'en')('east'), 'East');
});

test('a name of nothing visible is no name', () => {
  assert.equal(namesOf([named('east', '\u200B')], 'en')('east'), '[U+200B] (east)');
});

test('one party that bears one name in all languages needs no id', () => {
  assert.equal(namesOf([named('west', 'WFP'), named('east', 'UN')], 'ar')('west'), 'WFP');
});
