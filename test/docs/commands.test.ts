/**
 * Runs the documentation. In each page, in order: a block "```sh test" is run by bash in a folder of the page's own; "exit=1" after it
 * names the exit code; "retry" runs it again until it passes (two nodes talk in between). A block "```json file=NAME" is
 * written to that file first; "needs=PATH" passes a block over where there is no such program. "```text prints" holds lines that the block before it must have printed, in order, with "…" for
 * anything. `parley` is this checkout's. Ports 8101 to 8109 are replaced by free ones, so pages run beside anything.
 */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from '../house/tree.ts';
import { type Block, blocksOf, type Page, pages } from './pages.ts';

const BLOCK_MS = 60_000;
const RETRY_MS = 20_000;

const folders: string[] = [];
const running = new Set<Run>();
function endGroups(groups: ChildProcess[]): void {
  for (const { pid } of groups.splice(0)) {
    try {
      if (pid !== undefined) process.kill(-pid, 'SIGKILL');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  }
}
after(() => {
  for (const run of running) run.end();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

class Run {
  readonly folder: string;
  readonly #ports = new Map<string, number>();
  readonly #env: NodeJS.ProcessEnv;
  /** Each block's own process group: what it left running in the background ends with the page. */
  readonly #groups: ChildProcess[] = [];
  #blocks = 0;

  constructor() {
    running.add(this);
    this.folder = mkdtempSync(join(tmpdir(), 'parley-docs-'));
    folders.push(this.folder);
    const bin = join(this.folder, '.bin');
    mkdirSync(bin);
    const flags = '--disable-warning=ExperimentalWarning';
    writeFileSync(
      join(bin, 'parley'),
      `#!/bin/sh\nexec '${process.execPath}' ${flags} '${join(root, 'src/cli/main.ts')}' "$@"\n`,
      { mode: 0o755 },
    );
    const { PATH = '', HOME = this.folder } = process.env;
    this.#env = {
      PATH: `${bin}:${dirname(process.execPath)}:${PATH}`,
      HOME,
      LANG: 'C.UTF-8',
      NO_COLOR: '1',
      PARLEY_HOME: root,
    };
  }

  async #withPorts(code: string): Promise<string> {
    for (const [port] of code.matchAll(/\b810[1-9]\b/g)) {
      if (!this.#ports.has(port)) this.#ports.set(port, await freePort());
    }
    return code.replaceAll(/\b810[1-9]\b/g, (port) => String(this.#ports.get(port)));
  }

  async write(name: string, code: string): Promise<void> {
    assert.match(name, /^[\w./-]+$/);
    mkdirSync(dirname(join(this.folder, name)), { recursive: true });
    writeFileSync(join(this.folder, name), await this.#withPorts(code));
  }

  /** Exit code and everything printed. */
  async block(code: string): Promise<{ code: number | null; printed: string }> {
    const script = `set -eu\n${await this.#withPorts(code)}`;
    const path = join(this.folder, `.printed-${++this.#blocks}`);
    const file = openSync(path, 'w');
    const child = spawn('bash', ['-c', script], {
      cwd: this.folder,
      env: this.#env,
      detached: true,
      stdio: ['ignore', file, file],
    });
    closeSync(file);
    this.#groups.push(child);
    const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
    const late = sleep(BLOCK_MS, 'late' as const, { ref: false });
    const exit = await Promise.race([ended, late]);
    if (exit === 'late')
      return { code: null, printed: `${readFileSync(path, 'utf8')}\n(not done in ${BLOCK_MS} ms)` };
    // A node put into the background has said where it listens before the reader goes on.
    if (/&\s*$/m.test(code)) await said(path, /http:\/\/127\.0\.0\.1:\d+/);
    return { code: exit, printed: readFileSync(path, 'utf8') };
  }

  end(): void {
    endGroups(this.#groups);
    running.delete(this);
  }
}

async function said(path: string, what: RegExp): Promise<void> {
  for (const until = Date.now() + RETRY_MS; Date.now() < until; await sleep(100)) {
    if (what.test(readFileSync(path, 'utf8'))) return;
  }
}

/** Lines of `expected` that did not come, in order; "…" stands for anything. */
function missingLines(expected: string, printed: string): string[] {
  const lines = printed.split('\n').map((line) => line.trim());
  let from = 0;
  return expected
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && line !== '…')
    .filter((line) => {
      const parts = line.split('…').map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
      const pattern = new RegExp(`^${parts.join('.*')}$`);
      const at = lines.findIndex((each, i) => i >= from && pattern.test(each));
      if (at >= 0) from = at + 1;
      return at < 0;
    });
}

const isTest = (block: Block): boolean => /^sh test\b/.test(block.info);
/** A block that wants a program which not everybody has is passed over where it is not; on the CI machine it is. */
const isAble = (block: Block): boolean => {
  const needs = /\bneeds=(\S+)/.exec(block.info)?.[1];
  return needs === undefined || existsSync(needs) || process.env['CI'] === 'true';
};
const fileOf = (block: Block): string | undefined => /\bfile=(\S+)/.exec(block.info)?.[1];

async function runBlock(run: Run, block: Block, prints: Block | undefined): Promise<void> {
  const wanted = Number(/\bexit=(\d+)/.exec(block.info)?.[1] ?? 0);
  const until = Date.now() + (/\bretry\b/.test(block.info) ? RETRY_MS : 0);
  for (;;) {
    const { code, printed } = await run.block(block.code);
    const missing = prints ? missingLines(prints.code, printed) : [];
    if (code === wanted && missing.length === 0) return;
    if (Date.now() >= until) {
      const why =
        code === wanted ? `did not print:\n${missing.join('\n')}` : `exit code ${code}, not ${wanted}`;
      assert.fail(`line ${block.line}: ${why}\n--- block\n${block.code}--- printed\n${printed}`);
    }
    await sleep(250);
  }
}

async function runPage(page: Page): Promise<void> {
  const run = new Run();
  const blocks = blocksOf(page.text);
  try {
    for (const [i, block] of blocks.entries()) {
      const name = fileOf(block);
      if (name) await run.write(name, block.code);
      if (!isTest(block) || !isAble(block)) continue;
      const next = blocks[i + 1];
      await runBlock(run, block, next?.info === 'text prints' ? next : undefined);
    }
  } finally {
    run.end();
  }
}

const tested = pages().filter(({ text }) => blocksOf(text).some(isTest));

describe('documented commands', { concurrency: 2 }, () => {
  test('there are pages to run', () => {
    assert.ok(tested.length >= 5, `${tested.length} pages`);
  });
  for (const page of tested) test(page.path, () => runPage(page));

  test('planted: a wrong exit code and a line that never comes are found', async () => {
    const page = (text: string): Page => ({ path: 'planted', text });
    await assert.rejects(runPage(page('```sh test\nfalse\n```\n')), /exit code 1, not 0/);
    await assert.rejects(
      runPage(page('```sh test\necho one\n```\n```text prints\ntwo\n```\n')),
      /did not print:\ntwo/,
    );
    await runPage(
      page(
        '```json file=a/b.json\n{}\n```\n```sh test exit=3\ncat a/b.json; exit 3\n```\n```text prints\n{…\n```\n',
      ),
    );
  });
});
