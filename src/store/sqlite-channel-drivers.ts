/** The drivers of a store's two worker threads: each call travels to the thread and back. */
import type { CommittedDriver, ReadDriver, TextChange, WriteDriver } from './driver.ts';
import type { Bounds } from './keys.ts';
import { packWrites } from './packed.ts';
import type { Channel } from './sqlite-channel.ts';
import type { EntriesQuery, StoredEntry, TreeNode } from './store.ts';
import type { Writes } from './writes.ts';

class ChannelRead implements ReadDriver {
  readonly channel: Channel;

  constructor(channel: Channel) {
    this.channel = channel;
  }
  get(table: string, key: string) {
    return this.channel.call<string | undefined>('get', table, key);
  }
  scan(table: string, bounds: Bounds) {
    return this.channel.call<{ key: string; text: string }[]>('scan', table, bounds);
  }
  entry(index: number) {
    return this.channel.call<StoredEntry | undefined>('entry', index);
  }
  entryByHash(hash: string) {
    return this.channel.call<StoredEntry | undefined>('entryByHash', hash);
  }
  entriesByAct(actId: string) {
    return this.channel.call<StoredEntry[]>('entriesByAct', actId);
  }
  entries(query: EntriesQuery) {
    return this.channel.call<StoredEntry[]>('entries', query);
  }
  size() {
    return this.channel.call<number>('size');
  }
  node(level: number, index: number) {
    return this.channel.call<Uint8Array | undefined>('node', level, index);
  }
  nodes(level: number, from: number, to: number) {
    return this.channel.call<Uint8Array[]>('nodes', level, from, to);
  }
  leaves(from: number, to: number) {
    return this.channel.call<Uint8Array[]>('leaves', from, to);
  }
  meta(name: string) {
    return this.channel.call<string | undefined>('meta', name);
  }
  close() {
    return this.channel.close();
  }
}

export class ChannelReader extends ChannelRead implements CommittedDriver {
  dumpHash(table: string) {
    return this.channel.call<string>('dumpHash', table);
  }
  tables() {
    return this.channel.call<string[]>('tables');
  }
  metas() {
    return this.channel.call<[name: string, value: string][]>('metas');
  }
}

export class ChannelWriter extends ChannelRead implements WriteDriver {
  begin() {
    return this.channel.call<void>('begin');
  }
  savepoint(id: number) {
    return this.channel.call<void>('savepoint', id);
  }
  rollbackTo(id: number) {
    return this.channel.call<void>('rollbackTo', id);
  }
  release(id: number) {
    return this.channel.call<void>('release', id);
  }
  append(entry: StoredEntry) {
    return this.channel.call<void>('append', entry);
  }
  setNodes(nodes: readonly TreeNode[]) {
    return this.channel.call<void>('setNodes', nodes);
  }
  put(changes: readonly TextChange[]) {
    return this.channel.call<void>('put', changes);
  }
  clear(table: string) {
    return this.channel.call<void>('clear', table);
  }
  swap(pairs: readonly { table: string; side: string }[]) {
    return this.channel.call<void>('swap', pairs);
  }
  setMeta(name: string, value: string) {
    return this.channel.call<void>('setMeta', name, value);
  }
  erase(index: number, meta: string) {
    return this.channel.call<void>('erase', index, meta);
  }
  commit() {
    return this.channel.call<void>('commit');
  }
  abort() {
    return this.channel.call<void>('abort');
  }
  writeAll(writes: Writes) {
    return this.channel.call<void>('writeAll', packWrites(writes));
  }
  probe() {
    return this.channel.call<void>('probe');
  }
}
