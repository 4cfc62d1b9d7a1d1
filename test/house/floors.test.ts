import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { breaches, type Packages } from './floors.ts';
import { filesUnder, root } from './tree.ts';

const { dependencies, devDependencies } = JSON.parse(
  readFileSync(join(root, 'package.json'), 'utf8'),
) as Record<string, Record<string, string>>;
const packages: Packages = {
  dependencies: new Set(Object.keys(dependencies ?? {})),
  devDependencies: new Set(Object.keys(devDependencies ?? {})),
};

test('the sources keep to the floors', () => {
  const files = filesUnder('src');
  assert.ok(files.length > 15, 'src was not read');
  const found = breaches(files, packages);
  assert.equal(found.length, 0, `\n${found.join('\n')}`);
});

describe('a planted breach is found', () => {
  const planted: [string, string, string, RegExp][] = [
    ['up the floors', 'src/geo/a.ts', `import { x } from '../terms/index.ts';`, /runs up/],
    ['up by type only', 'src/record/a.ts', `import type { X } from '../node/index.ts';`, /runs up/],
    ['up by export', 'src/terms/a.ts', `export * from '../watch/index.ts';`, /runs up/],
    ['up by dynamic import', 'src/terms/a.ts', `const x = await import('../store/index.ts');`, /runs up/],
    ['up by a type in passing', 'src/terms/a.ts', `let x: import('../store/index.ts').Store;`, /runs up/],
    ['up by a worker', 'src/store/a.ts', `new Worker(new URL('../node/w.ts', import.meta.url));`, /runs up/],
    [
      'up, over several lines',
      'src/terms/a.ts',
      `import {\n  a,\n  b,\n} from "../store/index.ts";`,
      /:1 .*runs up/,
    ],
    [
      'up, after a comment',
      'src/terms/a.ts',
      `/* import */ import { a } from /* x */ '../store/index.ts';`,
      /runs up/,
    ],
    [
      'up, after a regex with a quote',
      'src/terms/a.ts',
      `const r = /['"]/;\nimport '../store/index.ts';`,
      /runs up/,
    ],
    [
      'up, inside a template',
      'src/terms/a.ts',
      "const r = `a${await import('../store/index.ts')}b`;",
      /runs up/,
    ],
    ['across a floor', 'src/terms/a.ts', `import { x } from '../notices/index.ts';`, /one floor/],
    ['contract across to text', 'src/contract/a.ts', `import { x } from '../text/index.ts';`, /one floor/],
    ['past the door', 'src/terms/a.ts', `import { x } from '../geo/area.ts';`, /enter by src\/geo\/index/],
    [
      'past the door below one',
      'src/watch/a.ts',
      `import { x } from '../notices/import/gpx.ts';`,
      /enter by/,
    ],
    ['disk in a pure room', 'src/terms/a.ts', `import { readFileSync } from 'node:fs';`, /no disk/],
    ['a builtin without node:', 'src/terms/a.ts', `import { readFileSync } from 'fs';`, /with node:/],
    [
      'randomness in a pure room',
      'src/record/a.ts',
      `import { randomBytes } from 'node:crypto';`,
      /handed in/,
    ],
    ['the web server in a pure room', 'src/terms/a.ts', `import fastify from 'fastify';`, /no I\/O/],
    ['the store in a pure room', 'src/incidents/a.ts', `import { s } from '../store/index.ts';`, /runs up/],
    ['a name made at run time', 'src/terms/a.ts', `await import(name);`, /made at run time/],
    ['an undeclared package', 'src/node/a.ts', `import x from 'left-out';`, /not in package/],
    ['a test tool in the product', 'src/node/a.ts', `import fc from 'fast-check';`, /development/],
    [
      'test code in the product',
      'src/node/a.ts',
      `import { shared } from '../../test/shared.ts';`,
      /only tests/,
    ],
    ['a test as a module', 'src/node/a.ts', `import './b.test.ts';`, /no module/],
    ['a room of no floor', 'src/attic/a.ts', `export const x = 1;`, /on no floor/],
    ['a file of no room', 'src/a.ts', `export const x = 1;`, /on no floor/],
    ['out of the house', 'src/node/a.ts', `import x from '../../bench/a.ts';`, /outside/],
    [
      'geo looking at entries',
      'src/geo/a.ts',
      `import type { Entry, Refusal } from '../contract/index.ts';`,
      /refusals only/,
    ],
    [
      'geo taking the whole contract',
      'src/geo/a.ts',
      `import * as c from '../contract/index.ts';`,
      /refusals only/,
    ],
  ];
  for (const [name, path, text, expected] of planted) {
    test(name, () => {
      const found = breaches([{ path, text }], packages);
      assert.equal(found.length, 1, found.join('\n'));
      assert.match(found[0] as string, expected);
    });
  }
});

describe('what is allowed passes', () => {
  const allowed: [string, string, string][] = [
    ['down, by the door', 'src/watch/a.ts', `import { x } from '../geo/index.ts';`],
    ['the doors beside', 'src/notices/a.ts', `import { x } from '../geo/formats/index.ts';`],
    ['inside one room', 'src/geo/formats/gpx.ts', `import { x } from '../point.ts';`],
    ['geo and refusals', 'src/geo/a.ts', `import { refuse, type Refusal } from '../contract/index.ts';`],
    ['hashing in a pure room', 'src/record/a.ts', `import { createHash } from 'node:crypto';`],
    [
      'a test with its tools',
      'src/geo/a.test.ts',
      `import fc from 'fast-check';\nimport '../../test/shared.ts';`,
    ],
    ['a test reading a file', 'src/geo/a.test.ts', `import { readFileSync } from 'node:fs';`],
    ['the server behind the command', 'src/cli/a.ts', `import { s } from '../server/index.ts';`],
    ['a commented import', 'src/geo/a.ts', `// import '../store/index.ts'\n/* import '../store/index.ts' */`],
    ['an import inside a string', 'src/geo/a.ts', `const s = "import '../store/index.ts'";`],
    ['an import inside a template', 'src/geo/a.ts', "const s = `import '../store/index.ts' ${1} '`;"],
  ];
  for (const [name, path, text] of allowed) {
    test(name, () => assert.deepEqual(breaches([{ path, text }], packages), []));
  }
});
