/** The disk of `dropfs.c`, compiled here, mounted, and cut: what a power cut leaves of files, for tests. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';

const has = (command: string, ...args: string[]): boolean => spawnSync(command, args).status === 0;

/** Why no such disk can be had here; false where it can. */
export const noDropDisk: string | false = (() => {
  if (!existsSync('/dev/fuse')) return 'this kernel has no /dev/fuse: no power was cut';
  if (process.getuid?.() !== 0) return 'mounting needs root: no power was cut';
  if (!has('gcc', '--version')) return 'needs package: gcc';
  if (!has('pkg-config', '--version')) return 'needs package: pkg-config';
  if (!has('pkg-config', '--exists', 'fuse3')) return 'needs package: libfuse3-dev';
  return false;
})();

let program: string | null = null;

function compiled(): string {
  if (program !== null) return program;
  const made = join(mkdtempSync(join(tmpdir(), 'parley-dropfs-')), 'dropfs');
  const flags = spawnSync('pkg-config', ['--cflags', '--libs', 'fuse3'], { encoding: 'utf8' }).stdout;
  const source = join(import.meta.dirname, 'dropfs.c');
  const options = ['-std=gnu11', '-O2', '-Wall', '-Wextra', '-Werror', '-o', made, source];
  const run = spawnSync('gcc', [...options, ...flags.trim().split(/\s+/)], { encoding: 'utf8' });
  assert.equal(run.status, 0, run.stderr);
  program = made;
  return made;
}

/** What one cut did to that which was not durable. */
export interface Cut {
  /** Pages, lengths of files and directories gone back to what was last fsynced. */
  dropped: number;
  lengths: number;
  folders: number;
  /** Pages that survived all the same, and how many of these only in part. */
  survived: number;
  torn: number;
}

/** What a cut left of a disk, for looking at. */
export interface Copy {
  path: string;
  cut: Cut;
  close(): Promise<void>;
}

function cutOf(said: readonly string[]): Cut {
  const line = said.find((each) => each.startsWith('cut ')) ?? '';
  const of = (name: string) => Number(new RegExp(`${name}=(\\d+)`).exec(line)?.[1]);
  return {
    dropped: of('dropped'),
    lengths: of('lengths'),
    folders: of('folders'),
    survived: of('survived'),
    torn: of('torn'),
  };
}

/** The device under this folder; null while it is between two. */
function statOf(path: string): number | null {
  try {
    return statSync(path).dev;
  } catch {
    return null;
  }
}

export class DropDisk {
  readonly path: string;
  readonly #child: ChildProcess;
  readonly #lines: AsyncIterator<string>;

  private constructor(path: string, child: ChildProcess) {
    this.path = path;
    this.#child = child;
    assert.ok(child.stdout);
    this.#lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  }

  /** A new, empty disk. It ends with `close()` or with this process, however that ends. */
  static async mount(): Promise<DropDisk> {
    const path = mkdtempSync(join(tmpdir(), 'parley-disk-'));
    // In a group of its own: killed with ours it could not unmount, and would leave a dead folder behind.
    const child = spawn(compiled(), ['-o', 'allow_other,fsname=dropfs', path], {
      detached: true,
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const disk = new DropDisk(path, child);
    assert.equal(await disk.#line(), 'mounted');
    return disk;
  }

  async #line(): Promise<string> {
    const { value, done } = await this.#lines.next();
    assert.ok(!done, 'dropfs ended');
    return value;
  }

  async #do(command: string): Promise<string[]> {
    this.#child.stdin?.write(`${command}\n`);
    const said: string[] = [];
    do said.push(await this.#line());
    while (!said.at(-1)?.startsWith('done'));
    return said;
  }

  /** The power goes and comes back. `keep`: percent of what was not durable that survives, by chance of the seed. */
  async cut(seed: number, keep: number): Promise<Cut> {
    return cutOf(await this.#do(`cut ${seed} ${keep}`));
  }

  /** The same cut, done to a copy of the disk, while here nothing happens. */
  async copy(seed: number, keep: number): Promise<Copy> {
    const path = mkdtempSync(join(tmpdir(), 'parley-copy-'));
    const said = await this.#do(`copy ${seed} ${keep} ${path}`);
    const pid = Number(/pid (\d+)/.exec(said.join('\n'))?.[1]);
    return {
      path,
      cut: cutOf(said),
      async close() {
        process.kill(pid, 'SIGTERM');
        // Unmounted, it is an empty folder of the file system around it.
        const around = statSync(tmpdir()).dev;
        while (statOf(path) !== around) await pause(5);
        rmdirSync(path);
      },
    };
  }

  /** Everything written so far becomes durable. */
  async settle(): Promise<void> {
    await this.#do('settle');
  }

  /** From now on fsync says that it did and does nothing; or is honest again. */
  async lie(on: boolean): Promise<void> {
    await this.#do(`lie ${on ? 1 : 0}`);
  }

  async fsyncs(): Promise<number> {
    return Number(/fsyncs=(\d+)/.exec((await this.#do('stats')).join(''))?.[1]);
  }

  async close(): Promise<void> {
    const gone = once(this.#child, 'exit');
    this.#child.stdin?.end();
    await gone;
    rmdirSync(this.path);
  }
}
