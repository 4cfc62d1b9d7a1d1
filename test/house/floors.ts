/** The floors of the house, and what an import may do. `floors.test.ts` holds the sources to it. */
import { builtinModules } from 'node:module';
import { posix } from 'node:path';
import { computedImports, type Import, importsOf, readSource } from './source.ts';
import { type File, isTestFile } from './tree.ts';

/** An import goes down, never up, and never across a floor but for `ACROSS`. */
export const FLOORS: readonly (readonly string[])[] = [
  ['contract', 'text'],
  ['geo', 'record'],
  ['parties', 'terms', 'notices', 'retention', 'feeds'],
  ['conflicts', 'watch', 'incidents', 'line'],
  ['briefings', 'handover'],
  ['exchange', 'store'],
  ['node'],
  ['server', 'scenario'],
  ['cli'],
];
/** `text` fills sentences whose types the contract declares. */
const ACROSS = new Set(['text contract']);
/** Doors beside a room's own index.ts. */
const DOORS = new Set(['src/geo/formats/index.ts', 'src/notices/import/index.ts']);
/** Rooms that take values and return values. */
export const PURE = new Set(FLOORS.slice(0, 5).flat());
/** What geo may name of the contract: it says no, and knows nothing else of entries and rooms. */
const REFUSAL_NAMES = new Set([
  'Params',
  'Refusal',
  'RefusalError',
  'RefusalRow',
  'RefusalTable',
  'Trilingual',
  'isRefusal',
  'refuse',
]);
/** Packages that reach the disk or the network, or keep state there. */
const IO_PACKAGES = new Set([
  'fastify',
  'kysely',
  'pg',
  'pino',
  '@fastify/static',
  '@fastify/cookie',
  '@fastify/swagger',
]);
const RANDOM_NAMES =
  /\b(?:randomBytes|randomUUID|randomInt|randomFill\w*|generateKey\w*|getRandomValues|webcrypto)\b/;
const BUILTINS = new Set(builtinModules);

export interface Packages {
  dependencies: ReadonlySet<string>;
  devDependencies: ReadonlySet<string>;
}

const floorOf = (room: string): number => FLOORS.findIndex((floor) => floor.includes(room));

function roomOf(path: string): string | null {
  const [top, room, rest] = path.split('/');
  return top === 'src' && room !== undefined && rest !== undefined ? room : null;
}

/** One line for each breach: `src/a/b.ts:3 imports …: why not`. Empty for a tree that keeps to the floors. */
export function breaches(files: readonly File[], packages: Packages): string[] {
  const found: string[] = [];
  for (const file of files) {
    const room = roomOf(file.path);
    if (room === null || floorOf(room) < 0) {
      found.push(`${file.path}: stands on no floor; name its room in test/house/floors.ts`);
      continue;
    }
    const source = readSource(file.text);
    for (const each of importsOf(source)) {
      const why = forbids(file.path, room, each, packages);
      if (why !== null) found.push(`${file.path}:${each.line} imports ${each.from}: ${why}`);
    }
    if (PURE.has(room) && !isTestFile(file.path)) {
      for (const line of computedImports(source)) {
        found.push(`${file.path}:${line} imports a name made at run time: a pure room names what it imports`);
      }
    }
  }
  return found;
}

function forbids(path: string, room: string, each: Import, packages: Packages): string | null {
  return each.from.startsWith('.')
    ? forbidsFile(path, room, each)
    : forbidsPackage(room, each, isTestFile(path), packages);
}

function forbidsPackage(room: string, each: Import, test: boolean, packages: Packages): string | null {
  const name = each.from.replace(/^node:/, '');
  if (each.from.startsWith('node:') || BUILTINS.has(name)) {
    if (!each.from.startsWith('node:')) return 'write builtins with node:';
    if (test || !PURE.has(room)) return null;
    if (name !== 'crypto') return 'a pure room has no disk, clock or network; take the value as a parameter';
    return RANDOM_NAMES.test(each.clause) ? 'randomness is handed in' : null;
  }
  const parts = each.from.split('/');
  const bare = each.from.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] as string);
  if (!test && PURE.has(room) && IO_PACKAGES.has(bare)) return 'a pure room has no I/O';
  if (packages.dependencies.has(bare) || (test && packages.devDependencies.has(bare))) return null;
  return packages.devDependencies.has(bare) ? 'a development dependency' : 'not in package.json';
}

function forbidsFile(path: string, room: string, each: Import): string | null {
  const target = posix.normalize(posix.join(posix.dirname(path), each.from));
  if (target === 'package.json') return PURE.has(room) ? 'a pure room reads no file' : null;
  if (target.startsWith('test/')) return isTestFile(path) ? null : 'only tests import from test/';
  const other = roomOf(target);
  if (other === null) return 'outside the house';
  if (!isTestFile(path) && isTestFile(target)) return 'a test is no module';
  if (other === room) return null;
  if (floorOf(other) < 0) return `there is no room "${other}" on any floor`;
  if (floorOf(other) >= floorOf(room) && !ACROSS.has(`${room} ${other}`)) {
    return floorOf(other) === floorOf(room)
      ? 'rooms on one floor ask each other through the node'
      : 'an import never runs up the floors';
  }
  if (target !== `src/${other}/index.ts` && !DOORS.has(target)) return `enter by src/${other}/index.ts`;
  if (room === 'geo' && other === 'contract') return forbidsGeo(each.clause);
  return null;
}

function forbidsGeo(clause: string): string | null {
  const names = [...clause.replace(/\btype\b/g, '').matchAll(/(?:^|[{,])\s*([\w$*]+)/g)].map(
    (match) => match[1],
  );
  const strange = names.filter((name) => !REFUSAL_NAMES.has(name as string));
  return names.length > 0 && strange.length === 0 ? null : 'geo knows refusals only';
}
