/**
 * `npm test`: every check, in parts. `npm run check` (`--fast`): types, lint, unit and house tests in under a minute.
 * `npm test -- WORD ...`: only the test files whose path holds one of the words.
 * Last line: "N passed, N failed, N skipped". Exit code 1 when anything failed or no test ran.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { readyOrExit, root } from './ready.mjs';
import { runFile } from './run-file.mjs';

const args = process.argv.slice(2);
const fast = args.includes('--fast');
const words = args.filter((arg) => !arg.startsWith('-'));
// On the continuous-integration machine everything is installed: there nothing may be skipped for want of a package.
const everythingInstalled = process.env.CI === 'true';
const WANTS = 'needs package:';

const TEST_MS = 120_000;
/** What was found of unchanged files is remembered: the second run of the inner loop takes a second. */
const tsc = (project) => {
  const memory = `node_modules/.cache/parley-types/${project === '.' ? 'main' : project}.json`;
  return ['node_modules/typescript/bin/tsc', '-p', project, '--incremental', '--tsBuildInfoFile', memory];
};
const CHECKS = [
  { part: 'types', name: 'tsc', run: tsc('.') },
  { part: 'types', name: 'tsc console', run: tsc('console') },
  { part: 'lint', name: 'oxlint', run: ['node_modules/oxlint/bin/oxlint'] },
  { part: 'lint', name: 'biome', run: ['node_modules/@biomejs/biome/bin/biome', 'check', '--colors=off'] },
];
/**
 * Three files at once where many wait more than they work; two where a core each is enough: `system` has real processes, and waits of its own that are long against
 * a slow neighbour. Browser tests wait for most of their time: two of them use less than both cores. What measures time is alone.
 */
const PARTS = [
  {
    part: 'unit and house',
    folders: ['src', 'console', 'test/house'],
    fast: true,
    atOnce: 3,
    fileMs: 300_000,
  },
  {
    part: 'system',
    folders: ['test/system', 'test/powercut', 'test/inject', 'test/interop', 'test/docs'],
    fast: false,
    atOnce: 2,
    fileMs: 900_000,
  },
  { part: 'bench', folders: ['bench'], fast: false, atOnce: 1, fileMs: 180_000 },
  { part: 'browser', folders: ['test/browser'], fast: false, atOnce: 2, fileMs: 600_000 },
];

/** How long each file took in the last whole run. Only the order of files depends on it. */
const DURATIONS = join(root, 'node_modules', '.cache', 'parley-tests', fast ? 'fast.json' : 'full.json');

const total = { passed: 0, failed: 0, skipped: 0, ran: 0 };
const took = new Map();
const fileMs = {};
const skips = [];
const failures = [];

const print = (line = '') => process.stdout.write(`${line}\n`);
const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;
const tookPart = (part, ms) => took.set(part, (took.get(part) ?? 0) + ms);
const indent = (text) => text.trimEnd().replaceAll(/^/gm, '    ');

function check(node, { part, name, run }) {
  const started = Date.now();
  if (!existsSync(join(root, run[0]))) {
    total.failed += 1;
    failures.push(name);
    print(`${part}: ${name} is not installed. Run "npm install --no-save --include=dev", then this again.`);
    return;
  }
  const result = spawnSync(node, run, { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 26, timeout: TEST_MS });
  const good = result.status === 0;
  total[good ? 'passed' : 'failed'] += 1;
  tookPart(part, Date.now() - started);
  print(`${part}: ${name} ${good ? 'passed' : 'FAILED'} in ${seconds(Date.now() - started)}`);
  if (good) return;
  failures.push(name);
  print(indent(`${result.stdout ?? ''}${result.stderr ?? ''}${result.error ? result.error.message : ''}`));
}

function testFiles(folder) {
  const top = join(root, folder);
  if (!existsSync(top)) return [];
  return readdirSync(top, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.test.ts'))
    .map((entry) => relative(root, join(entry.parentPath ?? entry.path, entry.name)))
    .filter((file) => words.length === 0 || words.some((word) => file.includes(word)));
}

/** The longest first, so that none is left running alone at the end. A file never timed yet counts as long. */
function longestFirst(files) {
  const known = lastDurations();
  const ms = (file) => known[file] ?? Infinity;
  const bytes = (file) => statSync(join(root, file)).size;
  const before = (a, b) => (ms(a) === ms(b) ? bytes(b) - bytes(a) : ms(b) - ms(a));
  return [...files].sort((a, b) => before(a, b) || (a < b ? -1 : 1));
}

function lastDurations() {
  try {
    return JSON.parse(readFileSync(DURATIONS, 'utf8'));
  } catch {
    // The first run here, or two runs at once: any order is right.
    return {};
  }
}

function keepDurations() {
  try {
    mkdirSync(dirname(DURATIONS), { recursive: true });
    writeFileSync(DURATIONS, JSON.stringify(fileMs, null, 1));
  } catch (error) {
    print(`(durations not kept: ${error.message})`);
  }
}

function account(file, { rows, output, ms }) {
  fileMs[file] = ms;
  const count = { passed: 0, failed: 0, skipped: 0 };
  const bad = [];
  for (const row of rows) {
    let { result, why } = row;
    if (result === 'skipped' && everythingInstalled && why.startsWith(WANTS)) {
      result = 'failed';
      why = `skipped with CI=true, where nothing may be skipped for want of a package: ${why}`;
    }
    count[result] += 1;
    if (result === 'failed') bad.push({ ...row, why });
    if (result === 'skipped') skips.push(`${file}: ${row.name}: ${why}`);
  }
  for (const result of Object.keys(count)) total[result] += count[result];
  total.ran += count.passed + count.failed;
  const extra = `${count.failed ? `, ${count.failed} FAILED` : ''}${count.skipped ? `, ${count.skipped} skipped` : ''}`;
  print(`  ${file}: ${count.passed} passed${extra}, ${seconds(ms)}`);
  for (const row of bad) {
    failures.push(`${file}: ${row.name}`);
    print(`  FAILED ${row.name}`);
    print(indent(row.why));
  }
  if (bad.length > 0 && output.trim() !== '') {
    print('  what the file printed:');
    print(indent(output));
  }
}

async function runPart(node, { part, folders, atOnce, fileMs: boundMs }) {
  const files = longestFirst(folders.flatMap(testFiles));
  if (files.length === 0) return;
  const started = Date.now();
  print(`${part}: ${files.length} files, ${atOnce === 1 ? 'one after another' : `${atOnce} at once`}`);
  const env = fast ? { PARLEY_FAST: '1' } : {};
  const queue = [...files];
  const lane = async () => {
    for (let file = queue.shift(); file !== undefined; file = queue.shift()) {
      account(file, await runFile(node, file, { testMs: TEST_MS, fileMs: boundMs, env }));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  tookPart(part, Date.now() - started);
  print(`${part}: done in ${seconds(Date.now() - started)}`);
}

// The pages that tests open are the built ones.
const node = readyOrExit({ console: !fast });
const started = Date.now();
if (words.length === 0) for (const each of CHECKS) check(node, each);
for (const part of PARTS) if (part.fast || !fast) await runPart(node, part);
if (words.length === 0) keepDurations();

print();
for (const line of skips) print(`skipped: ${line}`);
for (const line of failures) print(`FAILED: ${line}`);
if (total.ran === 0) print('No test ran.');
const parts = [...took].map(([part, ms]) => `${part} ${seconds(ms)}`);
if (parts.length > 0) print(`took ${seconds(Date.now() - started)}: ${parts.join(', ')}`);
print(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = total.failed > 0 || total.ran === 0 ? 1 : 0;
