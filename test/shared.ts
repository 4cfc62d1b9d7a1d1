/** Vectors and samples live beside the repository; a test that wants them skips where they are absent. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const path = process.env['PARLEY_SHARED'] || join(import.meta.dirname, '..', '..', 'shared');
/** Folder of the shared vectors, or null. */
export const shared: string | null = existsSync(join(path, 'vectors')) ? path : null;
