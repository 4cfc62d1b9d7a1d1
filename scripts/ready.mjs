/**
 * Makes a checkout ready to run: packages installed, Node 24 found. Plain JavaScript for any Node from 18 on,
 * and no import from a package, since on the first run there is none.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync, utimesSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..');

const modules = join(root, 'node_modules');
const bin = join(modules, '.bin');
const lock = join(root, 'package-lock.json');
const installed = join(modules, '.package-lock.json');

/** The oldest Node that runs the sources as they stand (type stripping without a flag, node:sqlite). */
const OLDEST = [22, 18];

/** A message for a person, printed without a stack trace. */
export class NotReady extends Error {}

/** Progress goes to standard error: standard output belongs to the command that runs next. */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

function stale() {
  // A published package has no lock file and is installed already.
  if (!existsSync(lock)) return null;
  if (!existsSync(installed)) return 'packages are not installed yet';
  if (statSync(installed).mtimeMs < statSync(lock).mtimeMs)
    return 'package-lock.json changed since the last install';
  return null;
}

/** The environment for npm: its own Node, never the one in node_modules that is about to be replaced. */
function outerEnv() {
  const path = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== bin);
  return { ...process.env, PATH: path.join(delimiter) };
}

/**
 * Versions and hashes are the lock file's. `npm ci` would not do: it refuses a lock file without entries for every
 * platform that a tool is built for, and a registry may lack some that no machine here would install.
 * No package of ours needs its install script, so none runs.
 */
const INSTALL = [
  'install',
  '--no-save',
  '--include=dev',
  '--ignore-scripts',
  '--no-audit',
  '--no-fund',
  '--loglevel=error',
];

function install() {
  const result = spawnSync('npm', INSTALL, {
    cwd: root,
    env: outerEnv(),
    // npm's chatter on standard output would mix with the next command's answer.
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (result.error?.code === 'ENOENT') {
    throw new NotReady(
      'npm was not found. Install Node.js 20 or newer together with npm, then run this again.',
    );
  }
  if (result.status !== 0) {
    throw new NotReady(
      `npm install failed${result.status === null ? '' : ` with exit code ${result.status}`}. ` +
        'Look at the lines above; most often the network or the disk is the reason. Then run this again.',
    );
  }
  // npm leaves its mark alone when nothing had to change; the next run would install again.
  const now = new Date();
  utimesSync(installed, now, now);
}

/** `[major, minor]` of a Node binary, or null where it does not start. */
function versionOf(binary) {
  const result = spawnSync(binary, ['--version'], { encoding: 'utf8', timeout: 20_000 });
  const match = /^v(\d+)\.(\d+)\./.exec(result.stdout ?? '');
  return match ? [Number(match[1]), Number(match[2])] : null;
}

function newEnough(version) {
  return (
    version !== null && (version[0] > OLDEST[0] || (version[0] === OLDEST[0] && version[1] >= OLDEST[1]))
  );
}

function findNode() {
  const own = join(bin, 'node');
  if (existsSync(own) && newEnough(versionOf(own))) return own;
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (newEnough([major, minor])) return process.execPath;
  throw new NotReady(
    `This is Node.js ${process.versions.node}, and the Node 24 that comes with the packages is missing here ` +
      `(${process.platform} ${process.arch}, or installed without optional packages). ` +
      `Install Node.js ${OLDEST.join('.')} or newer, or run "npm ${INSTALL.slice(0, 2).join(' ')}" on Linux without --omit=optional.`,
  );
}

const consoleFolder = join(root, 'console');
/** Written by every build, so its age is the build's. */
const built = join(consoleFolder, 'dist', 'index.html');

/** What the console is built from: its own files, the rooms whose sentences and geometry it shows, the packages. */
function consoleIsStale() {
  // A published package brings the console built, and not its sources.
  if (!existsSync(join(consoleFolder, 'main.tsx'))) return false;
  if (!existsSync(built)) return true;
  const since = statSync(built).mtimeMs;
  if (statSync(lock).mtimeMs > since) return true;
  return [consoleFolder, join(root, 'src')].some((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true }).some((entry) => {
      const path = join(entry.parentPath ?? entry.path, entry.name);
      return entry.isFile() && !path.startsWith(dirname(built)) && statSync(path).mtimeMs > since;
    }),
  );
}

function buildConsole(node) {
  say('set-up: building the console ...');
  const started = Date.now();
  const result = spawnSync(
    node,
    [join(modules, 'vite', 'bin', 'vite.js'), 'build', '--logLevel=warn', consoleFolder],
    {
      cwd: root,
      encoding: 'utf8',
    },
  );
  if (result.status !== 0) throw new NotReady(`the console was not built.\n${result.stdout}${result.stderr}`);
  say(`set-up: console built in ${((Date.now() - started) / 1000).toFixed(1)} s`);
}

/**
 * Installs the packages when they are missing or out of date, and with `console` builds the web page likewise.
 * @param {{ console?: boolean }} [wanted]
 * @returns {string} path of the Node binary that runs the sources
 * @throws {NotReady} with what is wrong and what to do
 */
export function ready(wanted = {}) {
  const reason = stale();
  if (reason) {
    say(`set-up: ${reason}; running npm install ...`);
    const started = Date.now();
    install();
    say(`set-up: packages installed in ${((Date.now() - started) / 1000).toFixed(1)} s`);
  }
  const node = findNode();
  if (wanted.console && consoleIsStale()) buildConsole(node);
  return node;
}

/** `ready()` for scripts: on trouble one sentence and exit code 3 (failed). */
export function readyOrExit(wanted) {
  try {
    return ready(wanted);
  } catch (error) {
    if (!(error instanceof NotReady)) throw error;
    say(`not ready: ${error.message}`);
    process.exit(3);
  }
}
