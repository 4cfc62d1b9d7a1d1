import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import type { RefusalTable, Trilingual } from '../../src/contract/index.ts';
import { literals, refuseCalls } from './refusal-use.ts';
import { faultsOf, paramsOf } from './sentences.ts';
import { filesUnder, isTestFile, root } from './tree.ts';

const sources = filesUnder('src').filter(({ path }) => !isTestFile(path));

interface Loaded<Table> {
  path: string;
  room: string;
  table: Table;
}

/** The tables of all rooms, and a fault for each file that holds none. */
async function load<Table>(
  file: 'text' | 'refusals',
): Promise<{ tables: Loaded<Table>[]; faults: string[] }> {
  const form = new RegExp(`^src/[^/]+/(?:[^/]+/)?${file}\\.ts$`);
  const tables: Loaded<Table>[] = [];
  const faults: string[] = [];
  for (const { path } of sources.filter((each) => form.test(each.path))) {
    try {
      const module = (await import(join(root, path))) as Record<string, Table>;
      if (module[file]) tables.push({ path, room: path.split('/')[1] as string, table: module[file] });
      else faults.push(`${path} exports no "${file}"`);
    } catch (error) {
      faults.push(`${path} does not load: ${(error as Error).message}`);
    }
  }
  if (tables.length === 0) faults.push(`no room has a ${file}.ts`);
  return { tables, faults };
}

/** `notices` → NOTICES_ and NOTICE_; `parties` → PARTIES_ and PARTY_. */
function prefixesOf(room: string): string[] {
  const singular = room.endsWith('ies') ? `${room.slice(0, -3)}y` : room.replace(/s$/, '');
  return [room, singular].map((name) => `${name.toUpperCase()}_`);
}

const bearsNameOf = (room: string, code: string): boolean =>
  prefixesOf(room).some((prefix) => code.startsWith(prefix));

const everyPrefix = [...new Set(sources.map(({ path }) => path.split('/')[1] as string))].flatMap(prefixesOf);

/** A code chosen away from `refuse(`: upper snake with a room's name in front. Node's own variables are none. */
function looksLikeCode(literal: string): boolean {
  return (
    /^[A-Z]+(?:_[A-Z0-9]+)+$/.test(literal) &&
    !/^NODE_(?:ENV|OPTIONS|EXTRA_CA_CERTS|TEST_CONTEXT)$/.test(literal) &&
    everyPrefix.some((prefix) => literal.startsWith(prefix))
  );
}

function rowFaults(room: string, code: string, row: RefusalTable[string]): string[] {
  const faults: string[] = [];
  if (!/^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/.test(code)) faults.push('is not upper snake case');
  if (!bearsNameOf(room, code)) faults.push(`does not start with ${prefixesOf(room).join(' or ')}`);
  if (!Number.isInteger(row.status) || row.status < 400 || row.status > 599)
    faults.push(`status ${row.status} is no error`);
  faults.push(
    ...faultsOf(row.what).map((fault) => `what: ${fault}`),
    ...faultsOf(row.mend).map((fault) => `mend: ${fault}`),
  );
  return faults;
}

const hold = (faults: string[]): void => assert.equal(faults.length, 0, `\n${faults.join('\n')}`);

test('every sentence stands in three languages of one quality', async () => {
  const { tables, faults } = await load<Record<string, Trilingual>>('text');
  for (const { path, table } of tables) {
    for (const [name, sentence] of Object.entries(table)) {
      faults.push(...faultsOf(sentence).map((fault) => `${path}: ${name}: ${fault}`));
    }
  }
  hold(faults);
});

test('every refusal says what is wrong and what would be right', async () => {
  const { tables, faults } = await load<RefusalTable>('refusals');
  for (const { path, room, table } of tables) {
    for (const [code, row] of Object.entries(table)) {
      // A room may gather rows of a room below, whose name the code then bears.
      const holders = tables.filter((other) => other.table[code] === row).map((other) => other.room);
      const owner = holders.find((holder) => bearsNameOf(holder, code)) ?? room;
      faults.push(...rowFaults(owner, code, row).map((fault) => `${path}: ${code}: ${fault}`));
    }
  }
  hold(faults);
});

test('a code belongs to one table, is used, and every code used is in a table', async () => {
  const { tables, faults } = await load<RefusalTable>('refusals');
  const rows = new Map<string, { path: string; row: RefusalTable[string] }>();
  for (const { path, table } of tables) {
    for (const [code, row] of Object.entries(table)) {
      const other = rows.get(code);
      // A room may gather the tables of its parts: the same row in both is one row.
      if (other && other.row !== row) faults.push(`${path}: ${code} stands in ${other.path} too`);
      else if (!other) rows.set(code, { path, row });
    }
  }
  const named = new Set<string>();
  for (const { path, text } of sources.filter((file) => !file.path.endsWith('/refusals.ts'))) {
    for (const literal of literals(text)) {
      named.add(literal);
      if (looksLikeCode(literal) && !rows.has(literal)) faults.push(`${path}: ${literal} is in no table`);
    }
    for (const use of refuseCalls(text)) {
      const entry = rows.get(use.code);
      if (!entry) {
        if (!looksLikeCode(use.code))
          faults.push(`${path}:${use.line}: ${use.code} is in no table, and in no form`);
      } else if (use.params) {
        const needed = [...paramsOf(entry.row.what), ...paramsOf(entry.row.mend)];
        const missing = needed.filter((name) => !use.params?.has(name));
        if (missing.length > 0)
          faults.push(`${path}:${use.line}: ${use.code} is refused without {${missing.join('}, {')}}`);
      }
    }
  }
  for (const [code, { path }] of rows) if (!named.has(code)) faults.push(`${path}: ${code} is never used`);
  hold(faults);
});

describe('a planted fault is found', () => {
  const good = {
    en: '{n, plural, one {# file} other {# files}} in {place}',
    ru: '{n, plural, one {# файл} few {# файла} many {# файлов} other {# файла}} в {place}',
    ar: '{n, plural, zero {لا ملفات} one {ملف واحد} two {ملفان} few {# ملفات} many {# ملفًا} other {# ملف}} في {place}',
  };
  const planted: [string, unknown, RegExp][] = [
    ['a language is missing', { ...good, ar: undefined }, /ar: missing/],
    ['a language is empty', { ...good, ru: ' ' }, /ru: missing/],
    ['ICU does not parse', { ...good, ru: 'файл {n' }, /ru: does not parse/],
    ['a parameter is lost', { en: 'at {place}', ru: 'в', ar: 'في {place}' }, /ru: lacks \{place\}/],
    ['a parameter is misspelt', { en: 'at {place}', ru: 'в {palce}', ar: 'في {place}' }, /ru: has \{palce\}/],
    ['Russian lacks a plural', { ...good, ru: good.ru.replace(/many \{[^}]*\}/, '') }, /ru: plural .*"many"/],
    ['Arabic lacks the dual', { ...good, ar: good.ar.replace(/two \{[^}]*\}/, '') }, /ar: plural .*"two"/],
    ['Russian hides one behind =1', { ...good, ru: good.ru.replace('one', '=1') }, /ru: plural .*"one"/],
    ['English left in Russian', { en: 'Sent', ru: 'Sent', ar: 'أُرسل' }, /ru: not in its own letters/],
    ['English left in Arabic', { en: 'Sent', ru: 'Отправлено', ar: 'Sent' }, /ar: not in its own letters/],
    ['Arabic in Russian', { en: 'Sent', ru: 'Отправлено أ', ar: 'أُرسل' }, /ru: holds letters of ar/],
    ['no sentence at all', 'Sent', /three languages/],
  ];
  for (const [name, sentence, expected] of planted)
    test(name, () => assert.match(faultsOf(sentence).join('\n'), expected));

  test('sound sentences pass', () => {
    assert.deepEqual(faultsOf(good), []);
    assert.deepEqual(faultsOf({ ...good, ar: good.ar.replace('zero', '=0').replace('two', '=2') }), []);
    assert.deepEqual(
      faultsOf({ en: 'GeoJSON, {n} GPX', ru: 'GeoJSON, {n} GPX', ar: 'GeoJSON, {n} GPX' }),
      [],
    );
  });

  test('a refusal row out of form', () => {
    const row = { status: 422, what: good, mend: good };
    assert.deepEqual(rowFaults('parties', 'PARTY_UNKNOWN', row), []);
    assert.equal(rowFaults('parties', 'NOTICE_UNKNOWN', row).length, 1);
    assert.equal(rowFaults('parties', 'PARTY_Unknown', row).length, 1);
    assert.equal(rowFaults('parties', 'PARTY_UNKNOWN', { ...row, status: 200 }).length, 1);
  });

  test('a code is told from other words', () => {
    assert.ok(looksLikeCode('NOTICE_UNKNOWN'));
    for (const word of ['NOTICE', 'NODE_ENV', 'Notice_Unknown', 'UTF_8'])
      assert.ok(!looksLikeCode(word), word);
  });

  test('the parameters of a refusal are read', () => {
    const text = `
      // refuse('COMMENTED')
      return refuse('A_B');
      return refuse("C_D", { one, 'two': f({ x: 1 }, [2, 3]), three: \`\${refuse('E_F', params)}\`, });
      return refuse('G_H', { ...rest, one });
      other.refuse('I_J');`;
    assert.deepEqual(
      refuseCalls(text).map(({ code, params }) => [code, params && [...params]]),
      [
        ['A_B', []],
        ['C_D', ['one', 'two', 'three']],
        ['E_F', null],
        ['G_H', null],
      ],
    );
  });
});
