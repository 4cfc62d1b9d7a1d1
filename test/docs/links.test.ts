import assert from 'node:assert/strict';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';
import { test } from 'node:test';
import { root } from '../house/tree.ts';
import { anchorsOf, linksOf, type Page, pages } from './pages.ts';

const all = pages();

/** What is wrong with the links of a page that stay inside the project. */
function brokenLinks({ path, text }: Page): string[] {
  return linksOf(text).flatMap((link) => {
    if (/^(?:https?|mailto):/.test(link)) return [];
    const [file = '', anchor] = link.split('#', 2);
    const target = file === '' ? path : posix.normalize(posix.join(posix.dirname(path), file));
    const full = join(root, target);
    if (!existsSync(full)) return [`${path}: ${link}: no such file`];
    if (anchor === undefined || statSync(full).isDirectory()) return [];
    const anchors = anchorsOf(readFileSync(full, 'utf8'));
    return anchors.has(anchor) ? [] : [`${path}: ${link}: no such heading`];
  });
}

test('every link inside the project resolves, headings included', () => {
  assert.ok(all.length > 20, `${all.length} pages`);
  assert.deepEqual(all.flatMap(brokenLinks), []);
});

test('planted: a link to nowhere and one to a missing heading are found', () => {
  const page = {
    path: 'docs/x.md',
    text: '[a](nowhere.md) [b](../README.md#no-such) [c](../README.md)\n`[d](e.md)`',
  };
  assert.equal(brokenLinks(page).length, 2);
});

test('every page of docs/ is reached from docs/README.md or a folder that it links', () => {
  const index = all.find(({ path }) => path === 'docs/README.md') as Page;
  const linked = linksOf(index.text).map((link) => posix.normalize(posix.join('docs', link)));
  const lost = all
    .map(({ path }) => path)
    .filter((path) => path.startsWith('docs/') && path !== 'docs/README.md')
    .filter((path) => !linked.some((link) => path === link || (link.endsWith('/') && path.startsWith(link))));
  assert.deepEqual(lost, []);
});

test('pictures fetch nothing from outside', () => {
  for (const name of ['day.svg', 'rooms.svg']) {
    const text = readFileSync(join(root, 'docs/pictures', name), 'utf8');
    assert.ok(!/(?:href|src|url\(|@import)/.test(text), name);
    assert.match(text, /<title id="t">[^<]+<\/title>\s*<desc id="d">[^<]+<\/desc>/);
  }
});
