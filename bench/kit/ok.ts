import { isRefusal, RefusalError } from '../../src/contract/index.ts';

/** The value; a refusal ends the benchmark. */
export const ok = <Value>(value: Value): Exclude<Value, { refused: string }> => {
  if (isRefusal(value)) throw new RefusalError(value);
  return value as Exclude<Value, { refused: string }>;
};
