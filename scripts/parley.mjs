#!/usr/bin/env node
/** The command `parley`, as `npx parley` finds it. */
import { forward } from './forward.mjs';
import { readyOrExit } from './ready.mjs';

const args = process.argv.slice(2);
// Only these two serve pages; the others need not wait for a build.
const console = ['serve', 'demo'].includes(args[0]);
forward(readyOrExit({ console }), 'src/cli/main.ts', args.length > 0 ? args : ['--help']);
