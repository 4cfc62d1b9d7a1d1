import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PURE } from './floors.ts';
import { lineAt, readSource } from './source.ts';
import { filesUnder, isTestFile } from './tree.ts';

/** Globals that bring in the clock, chance, the network or the process; a pure room is handed values instead. */
const IMPURE: [RegExp, string][] = [
  [/\bDate\.now\b/g, 'the clock'],
  [/\bnew\s+Date\s*(?:\(\s*\)|;)/g, 'the clock'],
  [/\bperformance\.now\b/g, 'the clock'],
  [/\b(?:setTimeout|setInterval|setImmediate|queueMicrotask)\s*\(/g, 'a timer'],
  [/\bMath\.random\b/g, 'chance'],
  [/\bcrypto\.(?:getRandomValues|randomUUID|randomBytes|randomInt|generateKey\w*)\b/g, 'chance'],
  [/(?<![.\w$])fetch\s*\(/g, 'the network'],
  [/\bnew\s+WebSocket\b/g, 'the network'],
  [/(?<![.\w$])process\s*\./g, 'the process'],
  [/(?<![.\w$])console\s*\./g, 'the terminal'],
];

function impurities(text: string): string[] {
  const { code } = readSource(text);
  return IMPURE.flatMap(([pattern, what]) =>
    [...code.matchAll(pattern)].map(
      (match) => `line ${lineAt(code, match.index)}: ${match[0].trim()} brings in ${what}`,
    ),
  );
}

test('pure rooms use no clock, chance, network, process or terminal', () => {
  const found = filesUnder('src')
    .filter(({ path }) => PURE.has(path.split('/')[1] as string) && !isTestFile(path))
    .flatMap(({ path, text }) => impurities(text).map((each) => `${path}: ${each}`));
  assert.equal(found.length, 0, `\n${found.join('\n')}`);
});

test('planted impurities are found', () => {
  const planted = [
    'const t = Date.now();',
    'const t = new Date();',
    'setTimeout(() => {}, 1);',
    'const r = Math.random();',
    'const id = crypto.randomUUID();',
    'await fetch(url);',
    'const p = `${process.env.HOME}`;',
    'console.log(1);',
  ];
  for (const text of planted) assert.equal(impurities(text).length, 1, text);
});

test('look-alikes pass', () => {
  const fine = [
    '// Date.now() is handed in',
    "const s = 'Math.random()';",
    'const d = new Date(atMs).toISOString();',
    'const x = store.fetch(1);',
    'const y = feed.process.name;',
  ];
  for (const text of fine) assert.deepEqual(impurities(text), [], text);
});
