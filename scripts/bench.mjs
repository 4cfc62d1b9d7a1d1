/** `npm run bench -- NAME [--json]`: runs `bench/NAME.ts`; without a name, lists what there is. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { forward } from './forward.mjs';
import { readyOrExit, root, say } from './ready.mjs';

const folder = join(root, 'bench');
const names = existsSync(folder)
  ? readdirSync(folder)
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
      .map((file) => file.slice(0, -'.ts'.length))
      .sort()
  : [];

const args = process.argv.slice(2);
const name = args.find((arg) => !arg.startsWith('-'));

if (name !== undefined && names.includes(name)) {
  const rest = args.filter((arg) => arg !== name);
  forward(readyOrExit(), `bench/${name}.ts`, rest);
} else {
  if (name !== undefined) say(`There is no benchmark "${name}".`);
  say(
    names.length > 0
      ? `npm run bench -- NAME [--json], where NAME is one of: ${names.join(', ')}`
      : 'bench/ holds no benchmark.',
  );
  process.exit(2);
}
