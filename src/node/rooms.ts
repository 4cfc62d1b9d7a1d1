/** The rooms of the house. Adding a capability is adding a folder and a name here. */

import { briefings } from '../briefings/index.ts';
import { conflicts } from '../conflicts/index.ts';
import type { Room } from '../contract/index.ts';
import { handover } from '../handover/index.ts';
import { incidents } from '../incidents/index.ts';
import { line } from '../line/index.ts';
import { notices } from '../notices/index.ts';
import { parties } from '../parties/index.ts';
import { retention } from '../retention/index.ts';
import { terms } from '../terms/index.ts';
import { watch } from '../watch/index.ts';

export const rooms: readonly Room[] = [
  parties,
  terms,
  retention,
  notices,
  conflicts,
  watch,
  incidents,
  line,
  briefings,
  handover,
];
