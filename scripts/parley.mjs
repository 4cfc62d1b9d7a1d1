#!/usr/bin/env node
/** The command `parley`, as `npx parley` finds it. */
import { forward } from './forward.mjs';
import { readyOrExit } from './ready.mjs';

const args = process.argv.slice(2);
forward(readyOrExit(), 'src/cli/main.ts', args.length > 0 ? args : ['--help']);
