import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../house/tree.ts';
import { allRefusals } from './errors-page.ts';
import { generated } from './generate.ts';
import { anchorsOf } from './pages.ts';

test('made pages are current; else run: node scripts/docs.mjs', async () => {
  for (const [path, text] of await generated()) {
    assert.ok(
      readFileSync(join(root, path), 'utf8') === text,
      `${path} is out of date: run node scripts/docs.mjs`,
    );
  }
});

test('every error code has its anchor in docs/reference/errors.md', async () => {
  const codes = Object.keys(await allRefusals());
  assert.ok(codes.length > 200, `${codes.length} codes`);
  const anchors = anchorsOf(readFileSync(join(root, 'docs/reference/errors.md'), 'utf8'));
  assert.deepEqual(
    codes.filter((code) => !anchors.has(code)),
    [],
  );
});
