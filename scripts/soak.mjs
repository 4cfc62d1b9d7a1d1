/**
 * `npm run soak [-- --minutes N] [NAME]`: the long tests in `test/soak/*.ts`, one after another, the time shared out
 * evenly. Each file is told its share in PARLEY_SOAK_SECONDS and is ended when it overruns.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readyOrExit, root, say } from './ready.mjs';
import { runFile } from './run-file.mjs';

/** Time for a file to wind down after its share is used up. */
const GRACE_S = 120;

const args = process.argv.slice(2);
const at = args.indexOf('--minutes');
const minutes = Number((at >= 0 ? args[at + 1] : process.env.PARLEY_SOAK_MINUTES) ?? 10);
const name = args.find((arg, index) => !arg.startsWith('-') && (at < 0 || index !== at + 1));

if (!Number.isFinite(minutes) || minutes <= 0) {
  say('--minutes (or PARLEY_SOAK_MINUTES) must be a number above 0.');
  process.exit(2);
}
const folder = join(root, 'test', 'soak');
const all = existsSync(folder)
  ? readdirSync(folder)
      .filter((file) => file.endsWith('.ts'))
      .sort()
  : [];
const files =
  name === undefined ? all : all.filter((file) => file === `${name}.ts` || file === `${name}.test.ts`);
if (files.length === 0) {
  say(
    all.length === 0
      ? 'test/soak holds no soak test.'
      : `There is no soak test "${name}". There are: ${all.map((file) => file.replace(/(\.test)?\.ts$/, '')).join(', ')}`,
  );
  process.exit(2);
}

const node = readyOrExit();
const shareS = Math.max(1, Math.round((minutes * 60) / files.length));
const bounds = {
  testMs: (shareS + GRACE_S) * 1000,
  fileMs: (shareS + GRACE_S) * 1000,
  env: { PARLEY_SOAK_SECONDS: String(shareS) },
};
let failed = 0;
for (const file of files) {
  say(`soak: ${file}, ${shareS} s ...`);
  const { rows, output, ms } = await runFile(node, `test/soak/${file}`, bounds);
  process.stdout.write(output);
  for (const row of rows.filter((each) => each.result !== 'passed'))
    say(`${row.result}: ${row.name}: ${row.why}`);
  if (rows.some((row) => row.result === 'failed')) failed += 1;
  say(`soak: ${file} ended after ${(ms / 1000).toFixed(0)} s`);
}
say(`${files.length - failed} of ${files.length} soak tests held`);
process.exit(failed > 0 ? 1 : 0);
