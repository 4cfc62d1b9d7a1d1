/** The test runner on planted files: what fails must be said to fail, or every other check is worth nothing. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { root } from './tree.ts';

const head = `import { test, describe, before } from 'node:test';\n`;
const PLANTED: Record<string, string> = {
  good: `test('a', () => {}); describe('s', () => { test('b', () => {}); test('c', () => {}); });`,
  bad: `test('a', () => {}); describe('s', () => { test('b', () => { throw new Error('told so'); }); });`,
  todo: `test('a', { todo: true }, () => { throw new Error('x'); });`,
  hook: `describe('s', () => { before(() => { throw new Error('x'); }); test('b', () => {}); });`,
  late: `test('a', () => {}); setTimeout(() => process.exit(3), 50);`,
  empty: `console.log('no test here');`,
  broken: `import './missing.ts'; test('a', () => {});`,
  skips: `test('a', () => {}); test('b', { skip: 'needs package: strace' }, () => {});`,
  other: `test('a', () => {}); test('b', { skip: 'slow' }, () => {});`,
  fast: `test('a', () => { if (process.env['PARLEY_FAST'] === '1') throw new Error('x'); });`,
};

describe('the test runner', () => {
  let house = '';
  before(() => {
    house = mkdtempSync(join(tmpdir(), 'house-'));
    cpSync(join(root, 'scripts'), join(house, 'scripts'), { recursive: true });
    symlinkSync(join(root, 'node_modules'), join(house, 'node_modules'));
    writeFileSync(join(house, 'package.json'), '{"type":"module"}');
    mkdirSync(join(house, 'src'));
    for (const [name, text] of Object.entries(PLANTED)) {
      writeFileSync(join(house, 'src', `${name}.test.ts`), head + text);
    }
  });
  after(() => rmSync(house, { recursive: true, force: true }));

  const run = (words: string[], env: Record<string, string> = {}) => {
    const result = spawnSync(process.execPath, [join(house, 'scripts', 'test.mjs'), ...words], {
      encoding: 'utf8',
      env: { ...process.env, CI: '', PARLEY_FAST: '', ...env },
    });
    const last = result.stdout.trimEnd().split('\n').at(-1) as string;
    return { code: result.status, last, text: result.stdout };
  };

  const outcomes: [string, string[], Record<string, string>, number, string][] = [
    ['passes what passes', ['good'], {}, 0, '3 passed, 0 failed, 0 skipped'],
    ['fails a failing test, once', ['bad'], {}, 1, '1 passed, 1 failed, 0 skipped'],
    ['fails a todo', ['todo'], {}, 1, '0 passed, 1 failed, 0 skipped'],
    ['fails an exit code without a failing test', ['late'], {}, 1, '1 passed, 1 failed, 0 skipped'],
    ['fails a file without tests', ['empty'], {}, 1, '0 passed, 1 failed, 0 skipped'],
    ['fails a file that does not load', ['broken'], {}, 1, '0 passed, 1 failed, 0 skipped'],
    ['fails when nothing ran', ['no-such-file'], {}, 1, '0 passed, 0 failed, 0 skipped'],
    ['counts a skip', ['skips'], {}, 0, '1 passed, 0 failed, 1 skipped'],
    [
      'fails a skip for want of a package on CI',
      ['skips'],
      { CI: 'true' },
      1,
      '1 passed, 1 failed, 0 skipped',
    ],
    ['takes another skip on CI', ['other'], { CI: 'true' }, 0, '1 passed, 0 failed, 1 skipped'],
    ['tells tests about --fast', ['--fast', 'fast'], {}, 1, '0 passed, 1 failed, 0 skipped'],
    ['adds up over files', ['good', 'other'], {}, 0, '4 passed, 0 failed, 1 skipped'],
  ];
  for (const [name, words, env, code, last] of outcomes) {
    test(name, () => {
      const found = run(words, env);
      assert.equal(found.last, last, found.text);
      assert.equal(found.code, code, found.text);
    });
  }

  test('fails a broken hook', () => {
    const found = run(['hook']);
    assert.equal(found.code, 1, found.text);
    assert.match(found.last, /^0 passed, [1-9]\d* failed/);
  });

  test('prints a failure in full and a skip with its reason', () => {
    assert.match(run(['bad']).text, /FAILED s > b\n\s+Error: told so\n\s+at /);
    assert.match(run(['skips']).text, /skipped: src\/skips\.test\.ts: b: needs package: strace/);
  });

  test('a file that hangs is killed and said to fail', async () => {
    const { runFile } = (await import(join(house, 'scripts', 'run-file.mjs'))) as {
      runFile(
        node: string,
        file: string,
        bounds: object,
      ): Promise<{ rows: { result: string; why?: string }[]; ms: number }>;
    };
    writeFileSync(join(house, 'hang.ts'), `${head}test('a', () => {}); setInterval(() => {}, 1000);`);
    writeFileSync(join(house, 'spin.ts'), `${head}test('a', () => { for (;;); });`);
    const files = ['hang.ts', 'spin.ts'];
    const bounds = { testMs: 700, fileMs: 1500 };
    const found = await Promise.all(files.map((file) => runFile(process.execPath, file, bounds)));
    for (const [i, { rows, ms }] of found.entries()) {
      assert.match(rows.at(-1)?.why ?? '', /did not end within 1\.5 s and was killed/, files[i]);
      assert.ok(ms < 10_000);
    }
  });
});
