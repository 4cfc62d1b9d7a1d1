import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { skipFast } from '../../test/effort.ts';
import { RefusalError } from '../contract/index.ts';
import { runDemo } from './demo.ts';
import { freePorts, freshFolder } from './demo-folder.ts';
import { pause } from './demo-node.ts';

const made = mkdtempSync(join(tmpdir(), 'parley-demo-'));
after(() => rmSync(made, { recursive: true, force: true }));

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
async function untilGone(pids: readonly number[], withinMs: number): Promise<number[]> {
  const until = Date.now() + withinMs;
  while (Date.now() < until && pids.some(isAlive)) await pause(50);
  return pids.filter(isAlive);
}
const codeOf = (error: unknown): string =>
  error instanceof RefusalError ? error.refusal.refused : String(error);

describe('the demo’s folder', () => {
  it('clears an earlier demo’s away, moves it aside when asked, and leaves anybody else’s alone', async () => {
    const folder = join(made, 'cleared');
    assert.deepEqual(await freshFolder(folder, false), { was: 'none' });
    writeFileSync(join(folder, 'old'), '');
    assert.deepEqual(await freshFolder(folder, false), { was: 'removed' });
    assert.ok(!readdirSync(folder).includes('old'));
    writeFileSync(join(folder, 'old'), '');
    const moved = await freshFolder(folder, true);
    assert.ok(moved.was === 'moved' && readdirSync(moved.to).includes('old'));
    const foreign = join(made, 'foreign');
    mkdirSync(foreign);
    writeFileSync(join(foreign, 'thesis.txt'), 'mine');
    await assert.rejects(freshFolder(foreign, false), (error) => codeOf(error) === 'SCENARIO_DEMO_FOLDER');
    assert.deepEqual(readdirSync(foreign), ['thesis.txt']);
  });

  it('of a demo that runs is not touched', async () => {
    const folder = join(made, 'running');
    mkdirSync(folder);
    // The process that started this test is alive as long as we are.
    writeFileSync(join(folder, 'parley-demo.json'), JSON.stringify({ format: 1, pid: process.ppid }));
    await assert.rejects(freshFolder(folder, false), (error) => codeOf(error) === 'SCENARIO_DEMO_RUNNING');
  });

  it('a mark that cannot be read is nobody’s permission', async () => {
    const folder = join(made, 'damaged');
    mkdirSync(folder);
    writeFileSync(join(folder, 'parley-demo.json'), '{');
    await assert.rejects(freshFolder(folder, false), (error) => codeOf(error) === 'SCENARIO_DEMO_FOLDER');
  });

  it('takes the next free ports, and says which were taken', async () => {
    const { ports } = await freePorts(1);
    const holder = createServer();
    await new Promise<void>((resolve) => holder.listen(ports[0], '127.0.0.1', resolve));
    try {
      const next = await freePorts(3);
      assert.equal(new Set(next.ports).size, 3);
      assert.ok(!next.ports.includes(ports[0] as number) && next.taken.includes(ports[0] as number));
    } finally {
      holder.close();
    }
  });
});

interface Mark {
  pid: number;
}

/** `parley demo` as a person starts it. */
function startDemo(folder: string, ...more: string[]): { child: ChildProcess; output(): string } {
  const main = join(import.meta.dirname, '..', 'cli', 'main.ts');
  const child = spawn(process.execPath, [main, 'demo', '--data', folder, ...more], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, PARLEY_LANG: 'en' },
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => void (text += chunk.toString()));
  return { child, output: () => text };
}
/** Processes whose command line names this folder: the demo's nodes. */
function nodesOf(folder: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
        return words.includes('serve') && words.some((word) => word.startsWith(`${folder}/`));
      } catch {
        return false;
      }
    });
}
async function until(what: string, holds: () => boolean, withinMs = 60_000): Promise<void> {
  const end = Date.now() + withinMs;
  while (!holds()) {
    assert.ok(Date.now() < end, `not in time: ${what}`);
    await pause(50);
  }
}
const hasProc = statSync('/proc/self', { throwIfNoEntry: false }) !== undefined;

describe('the demo day, three real nodes', { skip: skipFast, timeout: 600_000 }, () => {
  it('comes out as expected, though a node is killed on the way', { timeout: 300_000 }, async () => {
    const lines: string[] = [];
    const pids: number[] = [];
    let killed = false;
    const code = await runDemo({
      headless: true,
      // Faster, a busy machine eats the seconds of warning that the day expects.
      speed: 50,
      data: join(made, 'day'),
      print(line) {
        lines.push(line);
        // The other party's node, between receipt and objection.
        if (line.includes('Acknowledge') && !killed) {
          killed = true;
          process.kill(pids[1] as number, 'SIGKILL');
        }
      },
      onReady: (nodes) => pids.push(...nodes.map(({ pid }) => pid as number)),
    });
    assert.equal(code, 0, lines.join('\n'));
    assert.ok(killed && lines.some((line) => line.includes('(SIGKILL)')), lines.join('\n'));
    assert.ok(lines.some((line) => line.includes('Ctrl-C stops; nothing leaves this computer.')));
    assert.deepEqual(await untilGone(pids, 5_000), [], 'nodes left behind');
    const profile = join(made, 'day', 'north', 'profile.json');
    assert.equal(statSync(profile).mode & 0o777, 0o600);
    assert.deepEqual(Object.keys(JSON.parse(readFileSync(profile, 'utf8'))), ['url', 'officer', 'password']);
  });

  it('Ctrl-C stops every node in order', { skip: !hasProc && 'no /proc', timeout: 120_000 }, async () => {
    const folder = join(made, 'stopped');
    const { child, output } = startDemo(folder);
    await until('ready', () => output().includes('Ctrl-C stops'));
    const pids = nodesOf(folder);
    assert.equal(pids.length, 3, output());
    const gone = new Promise<number | null>((resolve) => child.once('exit', resolve));
    child.kill('SIGINT');
    assert.equal(await gone, 0, output());
    assert.deepEqual(pids.filter(isAlive), [], 'nodes left behind');
    assert.ok(!output().includes('unexpectedly'), output());
  });

  it('a demo that is killed leaves no orphans', {
    skip: !hasProc && 'no /proc',
    timeout: 120_000,
  }, async () => {
    const folder = join(made, 'killed');
    const { child, output } = startDemo(folder, '--headless');
    await until('ready', () => output().includes('Ctrl-C stops'));
    const pids = nodesOf(folder);
    assert.equal(pids.length, 3, output());
    const { pid } = JSON.parse(readFileSync(join(folder, 'parley-demo.json'), 'utf8')) as Mark;
    assert.equal(pid, child.pid);
    child.kill('SIGKILL');
    assert.deepEqual(await untilGone(pids, 15_000), [], 'orphans');
  });
});
