/** Bodies that are gone without right or reason: `fsck` names the entry, whoever signed it. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { HOUR, inMemory, movement, run, START } from '../../test/helpers/node/two-nodes.ts';
import { inTxn, type StoredEntry } from '../store/index.ts';
import { VirtualClock } from './clock.ts';
import { fsck } from './fsck.ts';
import { buildHouse } from './house.ts';
import { keptHash, keptOf } from './kept.ts';
import type { ParleyNode } from './node.ts';
import { entryOf } from './reader.ts';
import { rooms } from './rooms.ts';
import { writeDrafts } from './writer.ts';

const house = buildHouse(rooms);

describe('an erased body is found by fsck', () => {
  /** A record with one notice of its own, erased by a node whose software asks no terms and keeps what `keep` says. */
  async function badly(keep: (party: ParleyNode, index: number) => Promise<object | null>) {
    const party = await inMemory('north', new VirtualClock(START));
    const filed = await run(party, 'notices.file', movement(START - 3 * HOUR, ['n1']));
    const { index } = filed.entries[0] as { index: number };
    const more = await keep(party, index);
    if (more) {
      const ports = { house, identity: party.identity, clock: party.clock, random: party.random };
      const body = { files: [], reason: 'because', ...more };
      await party.writer.submit((session) =>
        writeDrafts(
          session,
          { ...ports, files: party.store.files, seen: () => null, blocked: () => null },
          [{ kind: 'retention.erased', body }],
          null,
        ),
      );
    }
    const { read, files } = party.store;
    const report = await fsck(read, { house, files, card: party.identity.card, lock: null });
    await party.close();
    return { index, report };
  }
  const named = async (party: ParleyNode, index: number) => {
    const stored = await party.store.read.entry(index);
    const kept = stored && keptOf(house.kinds, entryOf(stored));
    assert.ok(kept);
    const under = { termsId: 'keeping', version: 1, clause: 'T1' };
    return { kept, entries: [{ index, hash: stored.hash, under, kept: keptHash(kept) }] };
  };

  it('where no clause allowed it', async () => {
    const { index, report } = await badly(async (party, at) => ({
      entries: (await named(party, at)).entries,
    }));
    assert.deepEqual(report.bad, {
      index: index + 1,
      what: 'clause',
      params: { entry: index, clause: 'T1', terms: 'keeping' },
    });
  });

  it('where no entry says so', async () => {
    const { index, report } = await badly(async (party, at) => {
      const { kept } = await named(party, at);
      await inTxn(party.store, (txn) => txn.erase(at, JSON.stringify({ ...kept, erasedBy: at + 1 })));
      return null;
    });
    assert.deepEqual(report.bad, { index, what: 'body-gone', params: {} });
  });

  it('where the entry that says so left the body, or erased another', async () => {
    const { index, report } = await badly(async (party, at) => {
      const { entries } = await named(party, at);
      const { kind, hash } = (await party.store.read.entry(0)) as StoredEntry;
      assert.equal(kind, 'parties.opened');
      return { entries: entries.map((one) => ({ ...one, index: 0, hash })) };
    }).catch((error: unknown) => ({ index: -1, report: String(error) }));
    assert.equal(index, -1, 'the writer carries out no such thing');
    assert.match(String(report), /entry 0 is not as erased/);
  });

  it('where what is kept was changed afterwards', async () => {
    const party = await inMemory('north', new VirtualClock(START));
    const filed = await run(party, 'notices.file', movement(START - 3 * HOUR, ['n1']));
    const { index } = filed.entries[0] as { index: number };
    const { entries, kept } = await named(party, index);
    const ports = { house, identity: party.identity, clock: party.clock, random: party.random };
    await party.writer.submit((session) =>
      writeDrafts(
        session,
        { ...ports, files: party.store.files, seen: () => null, blocked: () => null },
        [{ kind: 'retention.erased', body: { entries, files: [], reason: 'because' } }],
        null,
      ),
    );
    const forged = {
      ...kept,
      by: { office: 'watch', officer: 'Somebody', signIn: 'x' },
      erasedBy: index + 1,
    };
    await inTxn(party.store, (txn) => txn.erase(index, JSON.stringify(forged)));
    const { read, files } = party.store;
    const report = await fsck(read, { house, files, card: party.identity.card, lock: null });
    assert.deepEqual(report.bad, { index: index + 1, what: 'erasure', params: { entry: index } });
    await party.close();
  });
});
