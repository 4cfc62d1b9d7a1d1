/** Makes the pages of docs/reference that follow from the sources: errors, kinds, routes, verbs. */
import { forward } from './forward.mjs';
import { readyOrExit } from './ready.mjs';

forward(readyOrExit(), 'test/docs/write.ts', []);
