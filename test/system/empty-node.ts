/** `parley serve` on a folder where nothing is: the page that makes a party, and the code that the terminal shows. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { eventually, freePort } from './harness.ts';

const MAIN = join(import.meta.dirname, '..', '..', 'src', 'cli', 'main.ts');

export class EmptyNode {
  readonly folder: string;
  readonly language: string;
  #child: ChildProcess | null = null;
  output = '';
  url = '';
  code = '';

  constructor(folder: string, language: string) {
    this.folder = folder;
    this.language = language;
  }

  async start(): Promise<void> {
    const args = [
      'serve',
      this.folder,
      '--port',
      String(await freePort()),
      '--json',
      '--lang',
      this.language,
    ];
    const child = spawn(process.execPath, [MAIN, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    this.#child = child;
    child.stdout.on('data', (chunk) => (this.output += chunk));
    child.stderr.on('data', (chunk) => (this.output += chunk));
    await eventually('the code', async () => {
      assert.equal(child.exitCode, null, this.output);
      return this.output.trimEnd().endsWith('}');
    });
    const { setUp } = JSON.parse(this.output) as { setUp: { url: string; code: string } };
    [this.url, this.code] = [setUp.url, setUp.code];
  }
  async end(): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
  }
}
