/** The sources as the house tests see them: path from the root of the repository, and text. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

export const root = join(import.meta.dirname, '..', '..');

export interface File {
  /** From the root, with forward slashes: `src/geo/point.ts`. */
  path: string;
  text: string;
}

/** All TypeScript files, with JSX or without, under a folder of the repository, sorted by path. */
export function filesUnder(folder: string): File[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((full) => ({
      path: relative(root, full).split(sep).join('/'),
      text: readFileSync(full, 'utf8'),
    }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Tests, and suites that every implementation of an interface must pass. */
export function isTestFile(path: string): boolean {
  return /\.(?:test|contract)\.ts$/.test(path);
}
