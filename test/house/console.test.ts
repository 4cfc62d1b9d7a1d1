/** The web app: what it may import, and that no word of it stands outside the catalogue. */
import assert from 'node:assert/strict';
import { join, posix } from 'node:path';
import { test } from 'node:test';
import type { Trilingual } from '../../src/contract/index.ts';
import { rooms } from '../../src/node/index.ts';
import { PURE } from './floors.ts';
import { faultsOf } from './sentences.ts';
import { importsOf, readSource } from './source.ts';
import { type File, filesUnder, isTestFile, root } from './tree.ts';

const sources = filesUnder('console').filter(({ path }) => !/^console\/(?:dist|map\/test-page)\//.test(path));
const hold = (faults: readonly string[]): void => assert.equal(faults.length, 0, `\n${faults.join('\n')}`);

test('every sentence of the console stands in three languages of one quality', async () => {
  const faults: string[] = [];
  const files = sources.filter(({ path }) => /(?:^|\/)(?:[\w-]+-)?text\.ts$/.test(path));
  assert.ok(files.length > 3, 'the catalogues were not found');
  for (const { path } of files) {
    const { text } = (await import(join(root, path))) as { text?: Record<string, Trilingual> };
    if (!text) faults.push(`${path} exports no "text"`);
    for (const [name, sentence] of Object.entries(text ?? {}))
      faults.push(...faultsOf(sentence).map((fault) => `${path}: ${name}: ${fault}`));
  }
  hold(faults);
});

test('every kind of entry has a name that people read', async () => {
  const { text: names } = await import('../../console/panels/record/kind-text.ts');
  const kinds = rooms.flatMap((room) => room.kinds.map(({ name }) => name)).toSorted();
  assert.ok(kinds.length > 30);
  assert.deepEqual(Object.keys(names).toSorted(), kinds);
});

/** Words between tags, and words in attributes that people read or hear. Text of people comes from the catalogue. */
function literals({ path, text }: File): string[] {
  const found: string[] = [];
  for (const [at, line] of text.split('\n').entries()) {
    const bare = line.replace(/\/\/.*$/, '');
    const between = /(?:^|[^=-])>\s*([^<>{}=;()&|?]*\p{L}{2,}[^<>{}=;()|?]*)<\//u.exec(bare);
    const attribute = /\s(?:aria-label|title|placeholder|alt|label|hint)="([^"]*\p{L}[^"]*)"/u.exec(bare);
    const word = between?.[1] ?? attribute?.[1];
    if (word) found.push(`${path}:${at + 1}: "${word.trim()}" stands outside the catalogue`);
  }
  return found;
}

test('no word of the console stands outside the catalogue', () => {
  hold(sources.filter(({ path }) => path.endsWith('.tsx')).flatMap(literals));
});

test('a planted word is found', () => {
  const planted = [
    '<p>Send</p>',
    '<Button>Отправить</Button>',
    '<b title="Close">{x}</b>',
    '  <span aria-label="more">',
  ];
  for (const text of planted) assert.equal(literals({ path: 'a.tsx', text }).length, 1, text);
  const clean = [
    '<p>{say(text.send)}</p>',
    'const a = (b: Map<string, Row>) => b.get(c);',
    '<b dir="ltr">{id}</b>',
  ];
  for (const text of clean) assert.deepEqual(literals({ path: 'a.tsx', text }), [], text);
});

/** The browser has no disk and no node:crypto: values come from rooms that are pure, types from any. */
function strays(files: readonly File[]): string[] {
  return files
    .filter(({ path }) => !isTestFile(path) && !path.endsWith('.config.ts'))
    .flatMap(({ path, text }) =>
      importsOf(readSource(text)).flatMap((each) => {
        const isType = /^\s*(?:import|export)\s+type\b/.test(each.clause) || /^\s*type\b/.test(each.clause);
        if (each.from.startsWith('node:')) return [`${path}:${each.line} imports ${each.from}`];
        if (!each.from.startsWith('.') || isType) return [];
        const target = posix.normalize(posix.join(posix.dirname(path), each.from));
        const room = /^src\/([^/]+)\//.exec(target)?.[1];
        if (target.startsWith('test/')) return [`${path}:${each.line} imports ${each.from}: only tests do`];
        return room === undefined || PURE.has(room)
          ? []
          : [`${path}:${each.line} imports ${each.from}: not a pure room`];
      }),
    );
}

test('the console takes values from pure rooms only', () => {
  hold(strays(sources));
});

test('a planted import of the store is found, a type of it is not', () => {
  const file = (text: string) => [{ path: 'console/a/b.ts', text }];
  assert.equal(strays(file("import { openSqlite } from '../../src/store/index.ts';\n")).length, 1);
  assert.equal(strays(file("import { readFile } from 'node:fs/promises';\n")).length, 1);
  assert.deepEqual(strays(file("import type { Store } from '../../src/store/index.ts';\n")), []);
});

/** Packages of the pure rooms that a browser runs: others may want what only Node has, and then no screen opens at all. */
const IN_A_BROWSER = new Set(['zod', 'intl-messageformat', 'geographiclib-geodesic', 'mgrs']);

const isTypes = (clause: string): boolean =>
  /^\s*type\b/.test(clause) ||
  (/\{/.test(clause) &&
    clause
      .replaceAll(/[{}]/g, '')
      .split(',')
      .map((name) => name.trim())
      .every((name) => name === '' || name.startsWith('type ')));

/** Packages that files of `src/` bring along, wherever values are imported from these on. */
function broughtBy(from: readonly string[]): string[] {
  const texts = new Map(filesUnder('src').map(({ path, text }) => [path, text]));
  const seen = new Set<string>();
  const packages = new Set<string>();
  const go = (path: string, text: string | undefined): void => {
    if (seen.has(path) || text === undefined) return;
    seen.add(path);
    for (const each of importsOf(readSource(text))) {
      if (isTypes(each.clause)) continue;
      const target = posix.normalize(posix.join(posix.dirname(path), each.from));
      if (each.from.startsWith('.')) go(target, texts.get(target));
      else if (path.startsWith('src/')) packages.add(each.from);
    }
  };
  for (const path of from) go(path, texts.get(path) ?? sources.find((one) => one.path === path)?.text);
  return [...packages].filter((name) => !IN_A_BROWSER.has(name));
}

test('what the console takes from src/ runs in a browser', () => {
  const own = sources
    .map(({ path }) => path)
    .filter((path) => !isTestFile(path) && !path.endsWith('.config.ts'));
  assert.deepEqual(broughtBy(own), []);
  // Planted: the door of the file readers would bring a table reader that wants Node's Buffer.
  assert.ok(broughtBy(['src/geo/formats/index.ts']).includes('csv-parse/sync'));
});
