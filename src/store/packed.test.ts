import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { entryAt } from '../../test/helpers/store/entries.ts';
import { packWrites, unpackWrites } from './packed.ts';
import type { Writes } from './writes.ts';

describe('writes in one piece', () => {
  const node = (index: number) => ({ level: 0, index, hash: new Uint8Array(32).fill(index) });
  const writes: Writes = {
    // Views of a larger memory, an erased one, one whose envelope is empty.
    entries: [
      { ...entryAt(0), leaf: Buffer.from(entryAt(0).leaf) },
      { ...entryAt(1), envelope: null },
      { ...entryAt(2), envelope: new Uint8Array() },
    ],
    nodes: [node(0), node(1)],
    rows: [{ table: 'room.rows', key: 'a', text: null }],
    meta: [['m', 'v']],
    erased: [{ index: 1, meta: '{}' }],
  };

  it('come out as they went in, also on the other side of a thread', () => {
    const packed = packWrites(writes);
    const plain = (all: Writes) => ({
      ...all,
      entries: all.entries.map((entry) => ({ ...entry, leaf: Uint8Array.from(entry.leaf) })),
    });
    assert.deepEqual(plain(unpackWrites(structuredClone(packed))), plain(writes));
    const none: Writes = { entries: [], nodes: [], rows: [], meta: [], erased: [] };
    assert.deepEqual(unpackWrites(packWrites(none)), none);
  });

  it('travel with their own bytes only', () => {
    const packed = packWrites(writes);
    assert.equal(packed.bytes.length, packed.bytes.buffer.byteLength);
  });
});
