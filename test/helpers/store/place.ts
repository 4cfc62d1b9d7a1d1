/** Where the store of a test's folder is: in the folder itself or, where it holds `target.json`, in that database. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createPostgresStore } from '../../../src/store/postgres.ts';
import type { PostgresTarget } from '../../../src/store/postgres-target.ts';
import { createSqliteStore } from '../../../src/store/sqlite.ts';
import type { Store } from '../../../src/store/store.ts';

/** Makes an empty record: in this database, or in the folder. */
export async function makePlace(folder: string, target: PostgresTarget | null = null): Promise<void> {
  if (target) writeFileSync(join(folder, 'target.json'), JSON.stringify(target));
  await (await open(folder, true)).close();
}

export function openPlace(folder: string): Promise<Store> {
  return open(folder, false);
}

function open(folder: string, create: boolean): Promise<Store> {
  const path = join(folder, 'target.json');
  if (!existsSync(path)) return createSqliteStore(folder, { create });
  const target = JSON.parse(readFileSync(path, 'utf8')) as PostgresTarget;
  return createPostgresStore(target, { create, files: join(folder, 'files') });
}
