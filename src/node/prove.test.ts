import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { HOUR, inMemory, join2, movement, run, START } from '../../test/helpers/node/two-nodes.ts';
import { isRefusal } from '../contract/index.ts';
import { cardFingerprint, type PackVerdict, verifyPack } from '../record/index.ts';
import { VirtualClock } from './clock.ts';
import type { ParleyNode } from './node.ts';
import { entriesNamed, proveAbsence, provePresence } from './prove.ts';

const sourceOf = (node: ParleyNode) => ({
  read: node.store.read,
  card: node.identity.card,
  checkpoint: node.checkpoints.note,
});
function verdictOf(pack: Awaited<ReturnType<typeof provePresence>>): PackVerdict {
  assert.ok(!isRefusal(pack), JSON.stringify(pack));
  const verdict = verifyPack(pack);
  assert.ok(!isRefusal(verdict), JSON.stringify(verdict));
  return verdict;
}
const refusedAs = (value: unknown) => (isRefusal(value) ? value.refused : 'not refused');

async function twoNodes() {
  const clock = new VirtualClock(START);
  const west = await inMemory('west', clock);
  const east = await inMemory('east', clock);
  const network = await join2(west, east);
  return { clock, west, east, network };
}
const window = { fromMs: START, toMs: START + 12 * HOUR };
const during = { fromMs: START + 24 * HOUR, toMs: START + 26 * HOUR };

/** East files to west: one notice that speaks of another unit and one of another day; then, if wanted, the one asked about. */
async function traffic(world: Awaited<ReturnType<typeof twoNodes>>, covering: boolean) {
  const { clock, west, east, network } = world;
  clock.moveTo(START + HOUR);
  await run(east, 'notices.file', movement(START + 24 * HOUR, ['e2']));
  await network.settle();
  await run(east, 'notices.file', movement(START + 72 * HOUR, ['e1']));
  await run(west, 'notices.file', movement(START + 24 * HOUR));
  await network.settle();
  if (covering) await run(east, 'notices.file', movement(START + 25 * HOUR, ['e1']));
  await network.settle();
  clock.moveTo(START + 13 * HOUR);
  await run(east, 'notices.file', movement(START + 96 * HOUR, ['e1']));
  await network.settle();
}

describe('absence', () => {
  it('is supported when nothing that came covers the unit then', async () => {
    const world = await twoNodes();
    await traffic(world, false);
    await run(world.west, 'parties.complete', { peer: 'east', ...window });
    await world.west.checkpoints.sign();
    const pack = await proveAbsence(sourceOf(world.west), { peer: 'east', window, units: ['e1'], during });
    const verdict = verdictOf(pack);
    assert.equal(verdict.answer, 'supported');
    assert.deepEqual(verdict.missing, []);
    const shown = verdict.findings.filter((finding) => finding.type === 'entry');
    assert.deepEqual(
      shown.filter(({ kind }) => kind !== null && kind !== 'parties.complete').map(({ covers }) => covers),
      ['other', 'other'],
      'only the two notices of the window are opened',
    );
    assert.ok(shown.some(({ kind, class: c }) => kind === null && c === 'receipt'));
    assert.ok(
      !new TextDecoder().decode(pack as Uint8Array).includes('WEST 1'),
      'nothing of our own is opened',
    );
    const trust = { roots: { west: cardFingerprint(world.west.identity.card), east: 'f'.repeat(64) } };
    assert.equal(refusedAs(verifyPack(pack as Uint8Array, trust)), 'RECORD_PACK_TRUST');
  });

  it('is contradicted when the notice did come', async () => {
    const world = await twoNodes();
    await traffic(world, true);
    await run(world.west, 'parties.complete', { peer: 'east', ...window });
    await world.west.checkpoints.sign();
    const pack = await proveAbsence(sourceOf(world.west), { peer: 'east', window, units: ['e1'], during });
    assert.equal(verdictOf(pack).answer, 'contradicted');
  });

  it('is undecidable without the statement of completeness, or before it is signed for', async () => {
    const world = await twoNodes();
    await traffic(world, false);
    await world.west.checkpoints.sign();
    const asked = { peer: 'east', window, units: ['e1'], during };
    const without = verdictOf(await proveAbsence(sourceOf(world.west), asked));
    assert.equal(without.answer, 'undecidable');
    assert.ok(without.missing.some(({ what }) => what === 'completeness'));
    await run(world.west, 'parties.complete', { peer: 'east', ...window });
    assert.equal(verdictOf(await proveAbsence(sourceOf(world.west), asked)).answer, 'undecidable');
    const other = { ...asked, window: { ...window, toMs: window.toMs - HOUR } };
    await world.west.checkpoints.sign();
    assert.equal(verdictOf(await proveAbsence(sourceOf(world.west), other)).answer, 'undecidable');
  });

  it('holds for windows before, after and between all traffic, and with none at all', async () => {
    const world = await twoNodes();
    const { clock, west } = world;
    const empty = { fromMs: START, toMs: START + 1000 };
    clock.moveTo(START + 2000);
    await run(west, 'parties.complete', { peer: 'east', ...empty });
    await west.checkpoints.sign();
    const ask = async (span: typeof window) =>
      verdictOf(
        await proveAbsence(sourceOf(west), { peer: 'east', window: span, units: null, during: null }),
      );
    assert.equal((await ask(empty)).answer, 'supported');
    await traffic(world, false);
    clock.moveTo(START + 20 * HOUR);
    const spans = [
      empty,
      { fromMs: START + 2 * HOUR, toMs: START + 3 * HOUR },
      { fromMs: START + 14 * HOUR, toMs: START + 15 * HOUR },
    ];
    for (const span of spans) {
      await run(west, 'parties.complete', { peer: 'east', ...span });
      await west.checkpoints.sign();
      const verdict = await ask(span);
      assert.deepEqual([verdict.answer, verdict.missing], ['supported', []], JSON.stringify(span));
    }
  });

  it('reads a timed release with what it releases, and takes none that came when the window was over', async () => {
    const world = await twoNodes();
    const { clock, west, east, network } = world;
    clock.moveTo(START + HOUR);
    const shown = ['who', 'window'];
    const sealed = (unit: string, hours: number) =>
      run(east, 'notices.file', {
        ...movement(START + 24 * HOUR, [unit]),
        disclose: { west: ['area'] },
        release: { west: { atMs: START + hours * HOUR, shown } },
      });
    await sealed('e1', 3);
    await sealed('e2', 3);
    // Says whose it is at once, and when only later.
    await run(east, 'notices.file', {
      ...movement(START + 24 * HOUR, ['e3']),
      disclose: { west: ['who'] },
      release: { west: { atMs: START + 5 * HOUR, shown: ['times'] } },
    });
    await network.settle();
    for (const hour of [3, 5, 6]) {
      clock.moveTo(START + hour * HOUR);
      await east.tick();
      await network.settle();
    }
    const ask = async (unit: string, fromHour: number, toHour: number) => {
      const span = { fromMs: START + fromHour * HOUR, toMs: START + toHour * HOUR };
      await run(west, 'parties.complete', { peer: 'east', ...span });
      await west.checkpoints.sign();
      const pack = await proveAbsence(sourceOf(west), { peer: 'east', window: span, units: [unit], during });
      return verdictOf(pack).answer;
    };
    assert.equal(await ask('e1', 0, 4), 'contradicted', 'whose it is was opened in time');
    assert.equal(await ask('e9', 0, 6), 'supported', 'all that came is of others');
    assert.equal(await ask('e1', 2, 6), 'contradicted', 'the release alone lies in the window');
    assert.equal(await ask('e1', 4, 6), 'supported', 'the one in the window is of e3, as its filing says');
    assert.equal(await ask('e3', 4, 6), 'contradicted', 'its day opened in the window, whose it is before');
    assert.equal(await ask('e1', 0, 3), 'undecidable', 'it had come, and did not say whose it was');
  });

  it('names what it does not know', async () => {
    const { west } = await twoNodes();
    const asked = { peer: 'north', window, units: null, during: null };
    assert.equal(refusedAs(await proveAbsence(sourceOf(west), asked)), 'NODE_PROVE_NO_CHECKPOINT');
    await west.checkpoints.sign();
    assert.equal(refusedAs(await proveAbsence(sourceOf(west), asked)), 'NODE_PROVE_PEER');
  });
});

describe('presence', () => {
  it('shows what was sent with the receipt held for it, and what came with the receipt given', async () => {
    const world = await twoNodes();
    const { west, east, network } = world;
    const filed = await run(west, 'notices.file', {
      ...movement(START + 24 * HOUR),
      disclose: { east: 'coarse' },
    });
    const theirs = await run(east, 'notices.file', movement(START + 48 * HOUR, ['e1']));
    await network.settle();
    await west.checkpoints.sign();
    const { read } = west.store;
    const indexes = await entriesNamed(read, filed['noticeId'] as string);
    const came = await entriesNamed(read, theirs['noticeId'] as string);
    assert.ok(!isRefusal(indexes) && !isRefusal(came));
    assert.equal(indexes.length, 1, 'the own copy, which shows all, stays at home');
    const pack = await provePresence(sourceOf(west), [...came, ...indexes]);
    const verdict = verdictOf(pack);
    assert.equal(verdict.answer, 'supported');
    const receipts = verdict.findings.filter((finding) => finding.type === 'receipt');
    assert.deepEqual(receipts.map(({ by }) => by).sort(), ['east', 'west']);
    assert.ok(!new TextDecoder().decode(pack as Uint8Array).includes('37.05'), 'coarse stays coarse');
  });

  it('follows an incident to everything said in it', async () => {
    const { west, east, network } = await twoNodes();
    const opened = await run(west, 'incidents.open', {
      title: 'A blocked road',
      fromMs: START,
      toMs: START + HOUR,
      parties: ['west', 'east'],
    });
    await network.settle();
    const incidentId = opened['incidentId'] as string;
    await run(east, 'incidents.account', {
      incidentId,
      party: 'east',
      language: 'en',
      words: 'They blocked the road.',
    });
    await network.settle();
    await west.checkpoints.sign();
    const indexes = await entriesNamed(west.store.read, incidentId);
    assert.ok(!isRefusal(indexes));
    const verdict = verdictOf(await provePresence(sourceOf(west), indexes));
    const kinds = verdict.findings.flatMap((finding) => (finding.type === 'entry' ? [finding.kind] : []));
    assert.deepEqual(kinds, ['incidents.opened', 'incidents.account']);
  });

  it('refuses what is not there and what is not signed yet', async () => {
    const { west } = await twoNodes();
    await west.checkpoints.sign();
    const size = await west.store.read.size();
    for (const name of ['999', '01ARZ3NDEKTSV4RRFFQ69G5FAV', 'nonsense', '-1', '']) {
      assert.equal(refusedAs(await entriesNamed(west.store.read, name)), 'NODE_PROVE_UNKNOWN', name);
    }
    await run(west, 'notices.file', movement(START + 24 * HOUR));
    assert.equal(refusedAs(await provePresence(sourceOf(west), [size])), 'NODE_PROVE_UNSIGNED');
    assert.equal(refusedAs(await provePresence(sourceOf(west), [size + 99])), 'NODE_PROVE_UNKNOWN');
  });
});
