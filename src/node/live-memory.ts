/** What the live watch knows beside the record, kept over a restart: local data, never evidence. */
import { isRefusal } from '../contract/index.ts';
import { restore, type Signal, signalSchema, snapshot, type WatchState } from '../watch/index.ts';

/** Where it is kept between runs. */
export interface LiveMemory {
  read(): Promise<string | undefined>;
  write(text: string): Promise<void>;
}

export interface Remembered {
  state: WatchState;
  /** Said, and not on the record yet: the engine, which has said it, will not say it again. */
  waiting: Signal[];
}

/** Two lines: the engine, then the signals. */
export function remembered({ state, waiting }: Remembered): string {
  return `${snapshot(state)}\n${JSON.stringify(waiting)}`;
}

/** Null where there is nothing that can be read. */
export function recalled(text: string): Remembered | null {
  const [engine = '', said = '[]'] = text.split('\n');
  const state = restore(engine);
  if (isRefusal(state)) return null;
  try {
    return { state, waiting: signalSchema.array().parse(JSON.parse(said)) };
  } catch {
    return { state, waiting: [] };
  }
}
