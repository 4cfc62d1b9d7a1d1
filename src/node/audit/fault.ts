/** What can be wrong with an entry or its surroundings. Each has its sentence in `audit/text.ts`. */
import type { Params } from '../../contract/index.ts';

export const FAULTS = [
  'missing',
  'header',
  'columns',
  'chain',
  'body-gone',
  'envelope',
  'leaf',
  'leaf-hash',
  'hash',
  'sender',
  'signature',
  'statement',
  'class',
  'series',
  'receipt',
  'proof',
  'meta',
  'understood',
  'first',
  'tree',
  'file',
  'erasure',
  'clause',
  'record-behind',
  'checkpoint',
  'root',
] as const;
export type FaultKind = (typeof FAULTS)[number];

export interface Fault {
  /** Place in the log; the record's size for what concerns it as a whole. */
  index: number;
  what: FaultKind;
  params: Params;
}
