/** How far each room's view has come: kept in the record's meta, changed in the same transaction as the view. */
import type { StoreRead, Txn } from './store.ts';

export interface ViewState {
  /** `View.version` of the code that wrote the tables. */
  version: number;
  /** Index of the first entry not yet applied. */
  nextIndex: number;
}

export async function viewState(read: StoreRead, room: string): Promise<ViewState | undefined> {
  const text = await read.meta(`view.${room}`);
  return text === undefined ? undefined : (JSON.parse(text) as ViewState);
}

export function setViewState(txn: Txn, room: string, state: ViewState): Promise<void> {
  return txn.setMeta(`view.${room}`, JSON.stringify({ version: state.version, nextIndex: state.nextIndex }));
}
