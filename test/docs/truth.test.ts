import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { z } from 'zod';
import type { Trilingual } from '../../src/contract/index.ts';
import { text as incidentText } from '../../src/incidents/text.ts';
import { configSchema, nodeText } from '../../src/node/index.ts';
import { text as noticeText } from '../../src/notices/text.ts';
import { text as partyText } from '../../src/parties/text.ts';
import { termsSchema } from '../../src/terms/index.ts';
import { FLOORS } from '../house/floors.ts';
import { filesUnder, root } from '../house/tree.ts';
import { exampleLines } from './example.ts';
import { blocksOf, pages, prose } from './pages.ts';

const all = pages();
const read = (path: string): string => {
  const page = all.find((each) => each.path === path);
  assert.ok(page, `${path} is missing`);
  return page.text;
};

/** `src/a/b.ts` in a code span: it must be there. Patterns with * name many. */
function namedPaths(text: string): string[] {
  return [...text.matchAll(/`((?:src|test|scripts|scenarios|docs|bench)\/[\w./*-]+)`/g)]
    .map((match) => match[1] as string)
    .filter((path) => !path.includes('*'));
}

test('every source path that a page names exists', () => {
  const wrong = all.flatMap(({ path, text }) =>
    namedPaths(text)
      .filter((named) => !existsSync(join(root, named)))
      .map((named) => `${path}: ${named}`),
  );
  assert.deepEqual(wrong, []);
});

/** `file`: "words" — the file must hold a test with these words in its name. */
function citedTests(text: string): { file: string; words: string }[] {
  return [...text.matchAll(/`((?:src|test)\/[\w./-]+\.test\.ts)`:\s+"([^"]+)"/g)].map((match) => ({
    file: match[1] as string,
    words: (match[2] as string).replaceAll(/\s+/g, ' '),
  }));
}

test('every test that the threat model cites is there', () => {
  const cited = citedTests(read('docs/threat-model.md'));
  assert.ok(cited.length >= 20, `${cited.length} cited`);
  const missing = cited.filter(({ file, words }) => {
    const source = existsSync(join(root, file)) ? readFileSync(join(root, file), 'utf8') : '';
    return !source.replaceAll("\\'", "'").includes(words);
  });
  assert.deepEqual(missing, []);
});

test('planted: a path and a test that are not there are found', () => {
  assert.deepEqual(namedPaths('see `src/no/such.ts` and `src/*/kinds.ts`'), ['src/no/such.ts']);
  assert.deepEqual(citedTests('`src/a.test.ts`: "it holds"'), [{ file: 'src/a.test.ts', words: 'it holds' }]);
});

test('the floors in ARCHITECTURE.md are those that the house test holds', () => {
  const rows = [...read('ARCHITECTURE.md').matchAll(/^\| \d+ \| ([^|]+) \|/gm)].map((match) =>
    [...(match[1] as string).matchAll(/`(\w+)`/g)].map((name) => name[1] as string).sort(),
  );
  const floors = FLOORS.map((floor) => [...floor].sort()).toReversed();
  assert.deepEqual(rows, floors);
  const picture = readFileSync(join(root, 'docs/pictures/rooms.svg'), 'utf8');
  for (const room of FLOORS.flat())
    assert.ok(picture.includes(`>${room}</text>`), `${room} is not in rooms.svg`);
});

test('the worked example of the envelope is what the code makes', () => {
  const lines = new Set(read('docs/reference/envelope-and-header.md').split('\n'));
  assert.deepEqual(
    exampleLines().filter((line) => !lines.has(line)),
    [],
  );
});

/** Names of all fields of a schema, through defaults, arrays, unions and records. */
function fieldNames(schema: z.core.$ZodType): string[] {
  const def = schema._zod.def as {
    type: string;
    shape?: Record<string, z.core.$ZodType>;
    innerType?: z.core.$ZodType;
    element?: z.core.$ZodType;
    options?: z.core.$ZodType[];
    valueType?: z.core.$ZodType;
  };
  const own = Object.entries(def.shape ?? {}).flatMap(([name, inner]) => [name, ...fieldNames(inner)]);
  const inner = [def.innerType, def.element, def.valueType, ...(def.options ?? [])].filter(
    (each) => each !== undefined,
  );
  return [...own, ...inner.flatMap(fieldNames)];
}
function unnamed(path: string, names: readonly string[]): string[] {
  const text = read(path);
  return [...new Set(names)].filter((name) => !new RegExp(`[\`.]${name}[\`.[\\]]`).test(text));
}

test('configuration.md names every field, and its example is read', () => {
  const path = 'docs/reference/configuration.md';
  const names = fieldNames(configSchema).filter((name) => !['en', 'ru', 'ar'].includes(name));
  assert.ok(names.includes('speedUnit') && names.includes('credential'));
  assert.deepEqual(unnamed(path, names), []);
  const [example] = blocksOf(read(path)).filter(({ info }) => info === 'json');
  assert.equal(configSchema.safeParse(JSON.parse(example?.code ?? '')).error, undefined);
});

test('terms.md names every field of every clause, and its example is an agreement with each kind', () => {
  const path = 'docs/reference/terms.md';
  const known = ['en', 'ru', 'ar', 'type', 'lat', 'lon'];
  assert.deepEqual(
    unnamed(
      path,
      fieldNames(termsSchema).filter((name) => !known.includes(name)),
    ),
    [],
  );
  const [example] = blocksOf(read(path)).filter(({ info }) => info === 'json');
  const terms = termsSchema.parse(JSON.parse(example?.code ?? ''));
  assert.deepEqual(terms.clauses.map(({ kind }) => kind).sort(), [
    'conduct',
    'corridor',
    'lead',
    'priority',
    'reply',
    'retention',
    'separation',
    'zone',
  ]);
});

test('the glossary says the words of the message catalogue', () => {
  const rows = read('docs/glossary.md')
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .map((line) => line.split('|').map((cell) => cell.trim().toLowerCase()));
  const sentences: Trilingual[] = [
    partyText['parties.party'],
    partyText['parties.observer'],
    noticeText['notices.movement'],
    noticeText['notices.site'],
    noticeText['notices.position.no objection'],
    noticeText['notices.position.objection'],
    noticeText['notices.position.alternative'],
    noticeText['notices.position.agreed'],
    noticeText['notices.position.denied'],
    incidentText['incidents.verdict.supported'],
    incidentText['incidents.verdict.contradicted'],
    incidentText['incidents.verdict.undecidable'],
    nodeText['node.exercise'],
    nodeText['node.live'],
  ];
  for (const { en, ru, ar } of sentences) {
    const row = rows.find((cells) => cells[1] === en.toLowerCase());
    assert.ok(row, `the glossary has no row for "${en}"`);
    assert.deepEqual([row[2], row[3]], [ru.toLowerCase(), ar], en);
  }
});

test('decisions are numbered without a gap and at most 40 lines long', () => {
  const decisions = all.filter(({ path }) => path.startsWith('docs/decisions/'));
  const numbers = decisions.map(({ path }) => Number(/(\d{4})-[a-z0-9-]+\.md$/.exec(path)?.[1]));
  assert.deepEqual(
    numbers,
    numbers.map((_, i) => i + 1),
  );
  for (const { path, text } of decisions) assert.ok(text.split('\n').length <= 41, `${path} is too long`);
});

test('every "npm test -- WORD" in a page picks test files', () => {
  const files = ['src', 'test']
    .flatMap((folder) => filesUnder(folder))
    .filter(({ path }) => path.endsWith('.test.ts'));
  const words = all.flatMap(({ text }) =>
    [...text.matchAll(/npm test -- ([\w./-]+)/g)].map((match) => match[1] as string),
  );
  assert.ok(words.length >= 8);
  assert.deepEqual(
    words.filter((word) => !files.some(({ path }) => path.includes(word))),
    [],
  );
});

/** Paragraphs, each with the heading that it stands under. */
function paragraphs(text: string): string[] {
  let heading = '';
  return prose(text)
    .split(/\n\s*\n/)
    .flatMap((part) => {
      if (part.startsWith('#')) heading = part;
      return part.startsWith('#') ? [] : [`${heading}\n${part}`];
    });
}

// Names of things of later versions: allowed only where the page says that they are not there.
const LATER = /\b(?:mutual TLS|passkeys?)\b/i;
const EXCUSED = /\b(?:not|no|later|yet|without|until)\b|prepared|ещё нет|ليس موجود/i;
function claims(text: string): string[] {
  return paragraphs(text).filter((paragraph) => LATER.test(paragraph) && !EXCUSED.test(paragraph));
}

test('no page claims in its prose what is not built', () => {
  const wrong = all
    .filter(({ path }) => path !== 'docs/reference/errors.md')
    .flatMap(({ path, text }) => claims(text).map((paragraph) => `${path}: ${paragraph.slice(0, 80)}`));
  assert.deepEqual(wrong, []);
  assert.equal(claims('# Sign-in\n\nTakes passkeys.\n\n# Not there yet\n\nMutual TLS.').length, 1);
});
