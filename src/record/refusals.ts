/** The record's error rows. Texts name what is wrong and what would be right; codes are stable. */
import type { RefusalTable } from '../contract/index.ts';
import { forms } from './refusals/forms.ts';
import { keys } from './refusals/keys.ts';
import { log } from './refusals/log.ts';
import { pack } from './refusals/pack.ts';
import { tiles } from './refusals/tiles.ts';

export const refusals: RefusalTable = { ...forms, ...keys, ...log, ...pack, ...tiles };
