/** Writes the made pages: `node scripts/docs.mjs`. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../house/tree.ts';
import { generated } from './generate.ts';

for (const [path, text] of await generated()) writeFileSync(join(root, path), text);
