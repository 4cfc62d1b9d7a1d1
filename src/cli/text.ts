/** Everything the command line says, help included. */
import { check } from './words/check.ts';
import { exchange } from './words/exchange.ts';
import { fsck } from './words/fsck.ts';
import { handover } from './words/handover.ts';
import { keeping } from './words/keeping.ts';
import { keys } from './words/keys.ts';
import { options } from './words/options.ts';
import { proof } from './words/proof.ts';
import { retention } from './words/retention.ts';
import { said } from './words/said.ts';
import { verbs } from './words/verbs.ts';

export const text = {
  ...verbs,
  ...options,
  ...proof,
  ...said,
  ...handover,
  ...keeping,
  ...keys,
  ...retention,
  ...fsck,
  ...check,
  ...exchange,
};
