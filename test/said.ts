/** Holds a room's sentences to the house rule: three languages, every parameter in each, all plural categories. */
import assert from 'node:assert/strict';
import { IntlMessageFormat } from 'intl-messageformat';
import type { RefusalTable, Trilingual } from '../src/contract/index.ts';
import { LANGUAGES, say } from '../src/text/index.ts';

const PLURALS = {
  en: ['one', 'other'],
  ru: ['one', 'few', 'many', 'other'],
  ar: ['zero', 'one', 'two', 'few', 'many', 'other'],
};

interface Part {
  value?: string;
  options?: Record<string, { value: Part[] }>;
  pluralType?: string;
  type: number;
}

/** What the sentence's own parser finds: its parameters, and the categories of each plural. */
function look(sentence: string, language: string): { names: Set<string>; plurals: string[][] } {
  const names = new Set<string>();
  const plurals: string[][] = [];
  const walk = (parts: readonly Part[]): void => {
    for (const part of parts) {
      // 0 is literal text, 7 the number sign.
      if (part.type > 0 && part.type < 7 && part.value !== undefined) names.add(part.value);
      if (part.pluralType)
        plurals.push(Object.keys(part.options ?? {}).filter((key) => !key.startsWith('=')));
      // A word would be isolated in Arabic and match no branch: sentences select by number.
      if (part.options && !part.pluralType) {
        for (const key of Object.keys(part.options)) assert.match(key, /^(?:\d+|other)$/, sentence);
      }
      for (const option of Object.values(part.options ?? {})) walk(option.value);
    }
  };
  walk(new IntlMessageFormat(sentence, language, undefined, { ignoreTag: true }).getAst() as Part[]);
  return { names, plurals };
}

export function assertSaid(key: string, sentence: Trilingual): void {
  const wanted = look(sentence.en, 'en').names;
  for (const language of LANGUAGES) {
    const { names, plurals } = look(sentence[language], language);
    assert.deepEqual(names, wanted, `${key} ${language}: parameters`);
    for (const categories of plurals) {
      assert.deepEqual(categories.sort(), [...PLURALS[language]].sort(), `${key} ${language}: plural`);
    }
    for (const count of [0, 1, 2, 3, 11, 100]) {
      const params = Object.fromEntries([...wanted].map((name) => [name, count]));
      assert.notEqual(say(language, sentence, params).trim(), '', `${key} ${language}`);
    }
  }
  assert.notEqual(sentence.ru, sentence.en, `${key}: Russian is English`);
  assert.match(sentence.ru, /\p{Script=Cyrillic}/u, key);
  assert.match(sentence.ar, /\p{Script=Arabic}/u, key);
}

export function assertRefusals(table: RefusalTable, prefixes: readonly string[]): void {
  for (const [code, row] of Object.entries(table)) {
    assert.ok(
      prefixes.some((prefix) => code.startsWith(prefix)),
      code,
    );
    assert.match(code, /^[A-Z][A-Z0-9_]*$/);
    assert.ok(row.status >= 400 && row.status < 500, code);
    assertSaid(`${code}.what`, row.what);
    assertSaid(`${code}.mend`, row.mend);
  }
}
