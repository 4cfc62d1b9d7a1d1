import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { LANGUAGES } from '../../src/text/index.ts';
import { ageOf, sayAge } from './age.ts';
import { BASE_LAYERS, type Basemap, sayBasemap } from './basemap.ts';
import { clock, labelOf, nameIn, sayDistance } from './labels.ts';
import { roundBelow } from './scale.ts';
import { text } from './text.ts';

const basemap = JSON.parse(
  readFileSync(new URL('../basemap/syria-ne.json', import.meta.url), 'utf8'),
) as Basemap;
const places = basemap.layers.places.features.map(({ properties }) => properties as Record<string, string>);

test('a label is in the language asked for, else in English, never empty', () => {
  const names = { en: 'Raqqa', ar: 'الرقة', ru: null };
  assert.equal(nameIn('ar', names), 'الرقة');
  assert.equal(nameIn('ru', names), 'Raqqa');
  assert.equal(nameIn('en', names), 'Raqqa');
  assert.equal(nameIn('ar', { en: 'X', ar: '' }), 'X');
});

test('hostile names become one short line without steering marks or round brackets', () => {
  assert.equal(labelOf('a\u202Eb\u2066c\nd'), 'abc d');
  assert.equal(labelOf('عيادة (متنقلة)'), 'عيادة – متنقلة');
  assert.equal([...labelOf('x'.repeat(10_000))].length, 40);
  assert.equal(labelOf('<b>&</b>'), '<b>&</b>');
  assert.ok(labelOf('𝒳'.repeat(300)).isWellFormed());
});

test('ages and distances are said in the fewest words, with Latin digits in every language', () => {
  assert.deepEqual([0, 60_001, 5 * 60_001, 31 * 60_000, -9999].map(ageOf), [
    'fresh',
    'ageing',
    'old',
    'stale',
    'fresh',
  ]);
  assert.equal(sayAge('en', 8_000), '8 s');
  assert.equal(sayAge('ru', 4 * 60_000), '4 мин');
  assert.equal(sayAge('ar', 3 * 3_600_000), '3 س');
  assert.equal(sayDistance('en', 1840), '1.8 km');
  assert.equal(clock(Date.parse('2020-08-25T06:40:00Z')), '06:40Z');
  for (const language of LANGUAGES) assert.match(sayDistance(language, 380), /^380/);
});

test('a scale bar shows a round length that fits', () => {
  assert.deepEqual([1, 1.9, 2, 4999, 5000, 99_999].map(roundBelow), [1, 1, 2, 2000, 5000, 50_000]);
});

test('no Arabic word on the map has a round bracket, and none is missing', () => {
  for (const sentence of Object.values(text)) {
    for (const language of LANGUAGES) assert.ok(sentence[language]);
    assert.doesNotMatch(sentence.ar, /[()]/);
  }
  const named = [...places, ...basemap.layers.areas.features.map(({ properties }) => properties ?? {})];
  for (const { ar } of named) if (ar) assert.match(ar, /^[\u0621-\u064A \u00A0·]+$/);
});

test('the basemap has what it says: about 900 places, 60 of them checked in three languages, within its box', () => {
  assert.equal(basemap.about.format, 1);
  for (const layer of BASE_LAYERS) assert.ok(basemap.layers[layer].features.length > 0, layer);
  assert.ok(places.length > 850);
  const checked = places.filter((place) => place['checked']);
  assert.ok(checked.length >= 60);
  for (const { en, ar, ru } of checked) assert.ok(en && ar && /^[А-Яа-яЁё \u00A0·.-]+$/.test(ru ?? ''), en);
  const [west, south, east, north] = basemap.about.box;
  for (const { geometry } of basemap.layers.places.features) {
    const [lon, lat] = (geometry as GeoJSON.Point).coordinates as [number, number];
    assert.ok(lon >= west && lon <= east && lat >= south && lat <= north);
  }
  for (const road of basemap.layers.roads.features) assert.equal(road.properties?.['schematic'], true);
  for (const language of LANGUAGES) assert.match(sayBasemap(language, basemap), /2023-03-03/);
});
