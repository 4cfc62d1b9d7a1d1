import assert from 'node:assert/strict';
import { test } from 'node:test';
import { verbs } from '../../src/cli/verbs/index.ts';
import { blocksOf, type Page, pages } from './pages.ts';

/** Options that every verb has. */
const COMMON = ['--help', '--lang', '--json', '--version'];

/** Commands as they stand in blocks of a page: continued lines joined, what follows a pipe or && taken apart. */
function commandsOf(text: string): string[] {
  return blocksOf(text)
    .filter(({ info }) => /^(?:sh|)\b/.test(info))
    .flatMap(({ code }) => code.replaceAll(/\\\n\s*/g, ' ').split('\n'))
    .flatMap((line) => line.split(/\||&&|;|\$\(/))
    .map((part) => part.replace(/\s#.*$/, '').trim())
    .filter((part) => /^(?:npx )?parley\s/.test(part))
    .map((part) => part.replace(/^npx /, ''));
}

/** What is wrong with a documented command; null where verb and options exist. */
function fault(command: string): string | null {
  // Words of a sentence in quotes are no options.
  const words = command
    .replaceAll(/"[^"]*"|'[^']*'/g, '"…"')
    .split(/\s+/)
    .slice(1);
  if (words[0]?.startsWith('-')) return COMMON.includes(words[0]) ? null : `parley has no ${words[0]}`;
  const verb = verbs
    .filter(({ name }) => words.slice(0, name.split(' ').length).join(' ') === name)
    .sort((a, b) => b.name.length - a.name.length)[0];
  if (!verb) return `there is no verb in "${command}"`;
  const known = [
    ...COMMON,
    ...(verb.options ?? []).flatMap(({ flags }) => flags.match(/(?<![\w-])--?[\w-]+/g) ?? []),
  ];
  const strange = words
    .filter((word) => /^--?[a-z]/.test(word))
    .map((word) => word.split('=', 1)[0] as string);
  const wrong = strange.find((word) => !known.includes(word));
  return wrong === undefined ? null : `${verb.name} has no ${wrong}`;
}

const faultsOf = (page: Page): string[] =>
  commandsOf(page.text).flatMap((command) => {
    const why = fault(command);
    return why === null ? [] : [`${page.path}: ${why}`];
  });

test('every command in a page is one that parley has, with options that it has', () => {
  const all = pages();
  assert.ok(all.flatMap(({ text }) => commandsOf(text)).length >= 40);
  assert.deepEqual(all.flatMap(faultsOf), []);
});

test('planted: a verb and an option that do not exist are found, quoted words are not', () => {
  const text =
    '```sh\nparley sing\nparley fsck --deep\nparley notice withdraw X --reason "so --called" | grep -q x\n```\n';
  assert.deepEqual(faultsOf({ path: 'p', text }), [
    'p: there is no verb in "parley sing"',
    'p: fsck has no --deep',
  ]);
});
