/** `npm start`: the demo day. `npm start -- serve --config node.json`: any verb of the command `parley`. */
import { forward } from './forward.mjs';
import { readyOrExit } from './ready.mjs';

const args = process.argv.slice(2);
forward(readyOrExit({ console: true }), 'src/cli/main.ts', args.length > 0 ? args : ['demo']);
