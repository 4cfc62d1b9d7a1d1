import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import type { Params, Trilingual } from '../contract/index.ts';
import { LANGUAGES, say } from '../text/index.ts';
import { refusals } from './refusals.ts';
import { text } from './text.ts';

function params(sentence: Trilingual): string[] {
  return [...new Set([...sentence.en.matchAll(/\{(\w+)/g)].map((match) => match[1] as string))].sort();
}

function speaks(sentence: Trilingual): void {
  for (const count of [0, 1, 2, 3, 11, 100]) {
    const values: Params = Object.fromEntries(
      params(sentence).map((name) => [name, name === 'bytes' || name === 'lines' ? count : `VALUE-${name}`]),
    );
    for (const language of LANGUAGES) {
      const said = say(language, sentence, values);
      assert.doesNotMatch(said, /[{}]/);
      for (const value of Object.values(values)) {
        if (typeof value === 'string') assert.ok(said.includes(value), `${language}: ${said}`);
      }
    }
  }
}

describe('what the store says', () => {
  it('is sayable in every language with the same values', () => {
    for (const row of Object.values(refusals)) {
      speaks(row.what);
      speaks(row.mend);
    }
    for (const sentence of Object.values(text)) speaks(sentence);
  });

  it('covers every code the room refuses with, and no other', () => {
    const used = new Set<string>();
    for (const file of readdirSync(import.meta.dirname)) {
      if (!file.endsWith('.ts') || /\.(test|contract|model|child)\.ts$/.test(file) || file === 'refusals.ts')
        continue;
      const source = readFileSync(join(import.meta.dirname, file), 'utf8');
      for (const match of source.matchAll(/refuse\(\s*'(STORE_[A-Z_]+)'/g)) used.add(match[1] as string);
    }
    assert.deepEqual([...used].sort(), Object.keys(refusals).sort());
  });
});
