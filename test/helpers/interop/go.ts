/** The independent checker in Go, built once a test file and asked line by line over its standard input. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { FAST } from '../../effort.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const GOPATH = '/usr/share/gocode';
const go = ['/usr/lib/go-1.19/bin/go', '/usr/bin/go'].find((path) => existsSync(path));
const xmod = existsSync(`${GOPATH}/src/golang.org/x/mod/sumdb/tlog`);
/** Why the checker cannot be built here; false where it can. */
export const skipGo: string | false = FAST
  ? 'slow'
  : !go
    ? 'needs package: golang-1.19-go'
    : !xmod && 'needs package: golang-golang-x-mod-dev';

const env = {
  PATH: process.env['PATH'] ?? '',
  GO111MODULE: 'off',
  GOPATH,
  GOCACHE: join(root, 'node_modules', '.cache', 'parley-go'),
  CGO_ENABLED: '0',
};

function run(args: readonly string[]): void {
  const done = spawnSync(go as string, args, { cwd: join(root, 'verifiers', 'go'), env, encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`go ${args.join(' ')}: ${done.stdout}${done.stderr}`);
}

/** Standard base64, or the sign for nothing. */
export function b64(value: Uint8Array | string): string {
  return Buffer.from(value as string).toString('base64') || '-';
}

export class GoChecker implements Disposable {
  readonly #folder = mkdtempSync(join(tmpdir(), 'parley-go-'));
  readonly path: string;
  readonly #child: ChildProcess;
  readonly #waiting: ((line: string) => void)[] = [];
  #ended: Error | null = null;

  constructor() {
    this.path = join(this.#folder, 'parley-verify');
    run(['vet', '.']);
    run(['build', '-o', this.path, '.']);
    this.#child = spawn(this.path, ['serve'], { stdio: ['pipe', 'pipe', 'inherit'] });
    const lines = createInterface({ input: this.#child.stdout! });
    lines.on('line', (line) => this.#waiting.shift()?.(line));
    this.#child.on('exit', (code) => {
      this.#ended = new Error(`the checker ended with ${code}`);
      // A question without an answer shows as one.
      for (const tell of this.#waiting.splice(0)) tell(`ended ${code}`);
    });
  }

  /** One answer for each question, in order. */
  async ask(questions: readonly string[]): Promise<string[]> {
    if (this.#ended) throw this.#ended;
    const answers = questions.map(() => new Promise<string>((resolve) => this.#waiting.push(resolve)));
    this.#child.stdin!.write(questions.map((question) => `${question}\n`).join(''));
    return Promise.all(answers);
  }

  [Symbol.dispose](): void {
    this.#child.kill('SIGKILL');
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
