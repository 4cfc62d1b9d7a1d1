import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { test } from 'node:test';
import { root } from './tree.ts';

/** Written in pieces, so that this file does not hold what it looks for. */
const glue = (...pieces: string[]): string => pieces.join('');
const absolute = (folder: string): RegExp => new RegExp(`(?<![\\w.}*-])${glue('/', folder)}/`);
const host = (...pieces: string[]): RegExp => new RegExp(pieces.join('').replaceAll('.', '\\.'), 'i');
const FORBIDDEN: readonly RegExp[] = [
  ...['work', 'root', 'farm', 'Users'].map(absolute),
  new RegExp(`(?<![\\w.}*-])${glue('/', 'home')}/(?!parley\\b)`),
  host('npm', 'js.org'),
  host('npm', 'js.com'),
  host('npm', 'mirror'),
  host('yarn', 'pkg.com'),
  host('py', 'pi.org'),
  host('python', 'hosted.org'),
  host('deb.', 'debian.org'),
  host('security.', 'debian.org'),
  host('proxy.', 'golang.org'),
  host('crates', '.io'),
  host('jsdelivr', '.net'),
  host('un', 'pkg.com'),
];

function finds(text: string): string[] {
  return text
    .split('\n')
    .flatMap((line, index) =>
      FORBIDDEN.filter((pattern) => pattern.test(line)).map(
        (pattern) => `line ${index + 1}: ${pattern.exec(line)?.[0]}`,
      ),
    );
}

/** Files of the project: what git tracks or would track; without git, all but what is installed or built. */
function projectFiles(): string[] {
  const git = spawnSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  });
  if (git.status === 0 && git.stdout !== '') return git.stdout.split('\0').filter((path) => path !== '');
  const passed = new Set(['.git', 'node_modules', 'data', 'dist', '.cache']);
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter((path) => !path.split(sep).some((part) => passed.has(part)));
}

function readText(path: string): string | null {
  const full = join(root, path);
  const found = statSync(full, { throwIfNoEntry: false });
  if (!found?.isFile()) return null;
  const bytes = readFileSync(full);
  return bytes.includes(0) ? null : bytes.toString('utf8');
}

test('no file names a machine path or a package registry', () => {
  const files = projectFiles();
  assert.ok(files.includes('package.json'), 'the files were not listed');
  const found = files.flatMap((path) => finds(readText(path) ?? '').map((each) => `${path}: ${each}`));
  assert.equal(found.length, 0, `\n${found.join('\n')}`);
});

test('the lock file names no place to fetch from, and a hash for every package', () => {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { resolved?: string; integrity?: string }>;
  };
  const packages = Object.entries(lock.packages).filter(([path]) => path !== '');
  assert.ok(packages.length > 10);
  const found = packages
    .filter(([, entry]) => entry.resolved !== undefined || !entry.integrity)
    .map(([path]) => path);
  assert.deepEqual(found, []);
});

test('the lock file agrees with package.json', () => {
  const read = (path: string) => JSON.parse(readFileSync(join(root, path), 'utf8'));
  const wanted = read('package.json');
  const locked = read('package-lock.json').packages[''];
  for (const group of ['dependencies', 'devDependencies', 'optionalDependencies']) {
    assert.deepEqual(locked[group], wanted[group], group);
  }
});

test('planted names are found, look-alikes pass', () => {
  const planted = [
    `cd ${glue('/wo', 'rk/main')}`,
    `'${glue('/ro', 'ot/.config')}'`,
    `"${glue('/ho', 'me/someone/x')}"`,
    `https://registry.${glue('npm', 'js.org')}/x`,
    `http://${glue('deb.', 'debian.org')}/debian`,
  ];
  for (const line of planted) assert.equal(finds(line).length, 1, line);
  const fine = ['merkle/root/hash', `the network/${'work'}/x`, '../work/', 'node_modules/.bin'];
  for (const line of fine) assert.deepEqual(finds(line), [], line);
});
