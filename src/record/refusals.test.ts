import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { LANGUAGES, say } from '../text/index.ts';
import { refusals } from './refusals.ts';
import { text } from './text.ts';

/** Sources of this room, tests left out. */
const source = [import.meta.dirname, join(import.meta.dirname, 'pack')]
  .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
  .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts') && !path.endsWith('-vectors.ts'))
  .map((path) => readFileSync(path, 'utf8'))
  .join('\n');

test('every code that is raised has a row, and every row is raised', () => {
  const raised = new Set([...source.matchAll(/'(RECORD_[A-Z0-9_]+)'/g)].map((m) => m[1]!));
  assert.deepEqual([...raised].sort(), Object.keys(refusals).sort());
});

test('every sentence can be said in three languages, and the three name the same parameters', () => {
  const names = (sentence: string) =>
    [...new Set([...sentence.matchAll(/\{([a-z]+)[,}]/g)].map((m) => m[1]!))].sort();
  const sentences = [
    ...Object.values(refusals).flatMap((row) => [row.what, row.mend]),
    ...Object.values(text),
  ];
  for (const sentence of sentences) {
    const params = Object.fromEntries(names(sentence.en).map((name) => [name, 3]));
    for (const language of LANGUAGES) {
      assert.deepEqual(names(sentence[language]), names(sentence.en), sentence.en);
      const said = say(language, sentence, params);
      assert.ok(said.length > 3 && !said.includes('{'), said);
    }
  }
});

test('counts of signatures are said with the right plural', () => {
  const what = refusals['RECORD_ENVELOPE_SIGNATURES']!.what;
  assert.match(say('en', what, { count: 0 }), /^The envelope has no signature\./);
  assert.match(say('ru', what, { count: 2 }), /^В конверте 2 подписи\./);
  assert.match(say('ru', what, { count: 5 }), /^В конверте 5 подписей\./);
  assert.match(say('ar', what, { count: 2 }), /توقيعين/);
  assert.match(say('ar', what, { count: 11 }), /11 توقيعًا/);
});
