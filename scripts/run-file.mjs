/** Runs one test file in a process of its own, bounded in time, and says what came out. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve as resolvePath } from 'node:path';
import { whenAbandoned } from './abandoned.mjs';
import { COMPILED, FLAGS } from './forward.mjs';
import { root } from './ready.mjs';

const OUTPUT_LIMIT = 200_000;
/** Test files stand in groups of their own, so Ctrl-C does not reach them unless we pass it on. */
const running = new Set();
const stop = (code) => {
  for (const child of running) endGroup(child);
  process.exit(code);
};
process.on('SIGINT', () => stop(130));
process.on('SIGTERM', () => stop(143));
process.on('SIGHUP', () => stop(129));
whenAbandoned(() => stop(143));

/**
 * @typedef {{name: string, ms: number, result: 'passed' | 'failed' | 'skipped', why?: string}} Row
 * @param {string} node path of the Node binary
 * @param {string} file from the root of the repository
 * @param {{testMs: number, fileMs: number, env?: Record<string, string>}} bounds
 * @returns {Promise<{rows: Row[], output: string, ms: number}>} `rows` has a failed row whenever the file itself failed
 */
export async function runFile(node, file, bounds) {
  const folder = mkdtempSync(join(tmpdir(), 'parley-test-'));
  const report = join(folder, 'report');
  const started = Date.now();
  try {
    const end = await run(node, file, bounds, report, folder);
    const text = existsSync(report) ? readFileSync(report, 'utf8') : '';
    // The last line of a killed file may be cut short.
    const lines = text.split('\n').slice(0, -1);
    const rows = lines.map((line) => JSON.parse(line));
    const trouble = troubleOf(end, rows, bounds);
    if (trouble) rows.push({ name: '(the file)', ms: Date.now() - started, result: 'failed', why: trouble });
    return { rows, output: end.output, ms: Date.now() - started };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function troubleOf(end, rows, bounds) {
  if (end.late) {
    const tested = rows.length > 0 ? `; ${rows.length} tests had reported by then` : '';
    return `did not end within ${bounds.fileMs / 1000} s and was killed${tested}. A test hangs, or something it opened stays open`;
  }
  if (end.problem) return end.problem;
  if (end.signal) return `was ended by ${end.signal}`;
  if (end.code !== 0 && !rows.some((row) => row.result === 'failed'))
    return `ended with exit code ${end.code}`;
  if (rows.length === 0) return 'holds no test';
  return null;
}

function run(node, file, bounds, report, folder) {
  const args = [
    ...FLAGS,
    `--test-reporter=${join(root, 'scripts', 'reporter.mjs')}`,
    `--test-reporter-destination=${report}`,
    `--test-timeout=${bounds.testMs}`,
    resolvePath(root, file),
  ];
  const env = { NODE_COMPILE_CACHE: COMPILED, ...process.env, ...bounds.env, NO_COLOR: '1', TMPDIR: folder };
  delete env.NODE_TEST_CONTEXT;
  delete env.FORCE_COLOR;
  return new Promise((resolve) => {
    // A group of its own, so that nodes a test has started end with it.
    const child = spawn(node, args, { cwd: root, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    let late = false;
    const keep = (chunk) => {
      if (output.length < OUTPUT_LIMIT) output += chunk;
    };
    child.stdout.setEncoding('utf8').on('data', keep);
    child.stderr.setEncoding('utf8').on('data', keep);
    const clock = setTimeout(() => {
      late = true;
      endGroup(child);
    }, bounds.fileMs);
    running.add(child);
    const done = (end) => {
      clearTimeout(clock);
      running.delete(child);
      // What the file left running would disturb the next one.
      endGroup(child);
      resolve({ ...end, late, output });
    };
    child.on('error', (error) => done({ problem: `could not start: ${error.message}` }));
    // "exit", not "close": a leftover grandchild holds the pipes open and must not hold us.
    child.on('exit', (code, signal) => setImmediate(() => done({ code, signal })));
  });
}

function endGroup(child) {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}
