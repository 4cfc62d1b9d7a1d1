import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { effort } from '../../test/effort.ts';
import { HOUR, movement, START } from '../../test/helpers/node/hostile.ts';
import {
  type KeyedParty,
  keyedParties,
  linkOf,
  say,
  Thief,
  undelivered,
} from '../../test/helpers/node/thief.ts';
import { run } from '../../test/helpers/nodes.ts';
import { isRefusal } from '../contract/index.ts';
import { PARTIES, type PartyRow } from '../parties/index.ts';
import { CHANGEABLE_ROLES, REKEYED_KIND, verifyPack } from '../record/index.ts';
import { proveAbsence, provePresence } from './prove.ts';
import { entryOf } from './reader.ts';

type Parties = readonly [KeyedParty, KeyedParty, KeyedParty];

async function cardHeld(of: KeyedParty, peer: KeyedParty): Promise<number | undefined> {
  return (await of.node.store.read.get<PartyRow>(PARTIES, peer.name))?.card.serial;
}
async function sound(parties: readonly KeyedParty[]): Promise<void> {
  for (const party of parties) {
    const report = await party.fsck();
    assert.ok(report.ok, `${party.name}: ${JSON.stringify(report)}`);
    for (const other of parties) assert.deepEqual(await undelivered(party, parties), [], other.name);
  }
}

describe('rotation', () => {
  it('reaches peers that were offline with no manual step, in order with what was signed before', async () => {
    const { parties, network } = await keyedParties(['east', 'west', 'north', 'south', 'isle'], 'rotation');
    const [east, west, north] = parties as [KeyedParty, KeyedParty, KeyedParty];
    for (const cut of ['north', 'south']) network.setLink('east', cut, false);
    await say(east, west, 'before, online');
    for (const to of [north, parties[3] as KeyedParty]) await say(east, to, 'before, offline');
    await network.settle();
    await east.change({ roles: CHANGEABLE_ROLES, revokeFrom: null }, network);
    await say(east, north, 'after one change');
    await east.change({ roles: ['message'], revokeFrom: null }, network);
    await say(east, north, 'after two');
    await say(east, west, 'after two');
    await network.settle();
    assert.deepEqual([await cardHeld(west, east), await cardHeld(north, east)], [3, 1]);
    for (const cut of ['north', 'south']) network.setLink('east', cut, true);
    await network.settle();
    for (const party of parties) assert.equal(await cardHeld(party, east), 3, party.name);
    await say(north, east, 'and back');
    await network.settle();
    await sound(parties);
  });

  it('counts the key by the sequence: the old one before, the new one after, whenever it comes', async () => {
    const { parties, network } = await keyedParties(['east', 'west'], 'by sequence');
    const [east, west] = parties as [KeyedParty, KeyedParty];
    await say(east, west, 'one');
    await network.settle();
    const old = new Thief(east);
    await east.change({ roles: ['message'], revokeFrom: null }, network);
    const fresh = new Thief(east);
    await network.settle();
    const seq = (await linkOf(west, east)).inMax;
    // Not stolen, so what the old key signed before may still come late; under later numbers it speaks no more.
    assert.equal(await old.send(west, old.forge(west, seq + 1, START)), 'RECORD_KEY_NOT_THEN');
    assert.equal(await fresh.send(west, fresh.forge(west, 1, START)), 'RECORD_KEY_NOT_THEN');
    assert.equal(await fresh.send(west, fresh.forge(west, seq + 1, START)), null);
    assert.equal(
      await old.send(west, old.forge(west, 1, START)),
      null,
      'kept as a second one under number 1',
    );
    assert.equal((await west.node.store.read.entries({ kind: 'parties.equivocation' })).length, 1);
    assert.ok((await west.fsck()).ok);
  });

  it('is signed by old and new: neither alone is enough, nor is another root', async () => {
    const { parties, network } = await keyedParties(['east', 'west'], 'both sign');
    const [east, west] = parties as [KeyedParty, KeyedParty];
    const thief = new Thief(east);
    network.setLink('east', 'west', false);
    await east.change({ roles: ['message'], revokeFrom: null }, network);
    const [own] = await east.node.store.read.entries({ kind: REKEYED_KIND, direction: 'out' });
    const body = entryOf(own!).body as { card: object; proof: string };
    const send = (given: unknown, by = thief) =>
      by.send(west, by.forge(west, 1, START, { kind: REKEYED_KIND, class: 'admin', body: given }));
    assert.equal(await send({ ...body, proof: null }), 'RECORD_REKEY_PROOF');
    const wrong = Buffer.from(body.proof, 'base64');
    wrong[0]! ^= 1;
    assert.equal(await send({ ...body, proof: wrong.toString('base64') }), 'RECORD_REKEY_PROOF');
    assert.equal(
      await send({ ...body, card: { ...body.card, url: 'http://127.0.0.1:1' } }),
      'RECORD_CARD_SIGNATURE',
    );
    assert.equal(await send(body, new Thief(east)), 'RECORD_SIGNATURE_WRONG', 'the new key alone');
    const stranger = (await keyedParties(['east'], 'another root')).parties[0]!;
    await stranger.node.close();
    assert.equal(await send({ ...body, card: { ...stranger.keys.card } }), 'RECORD_CARD_ORDER');
    assert.equal(await cardHeld(west, east), 1);
    network.setLink('east', 'west', true);
    await network.settle();
    assert.equal(await cardHeld(west, east), 2, 'control: as it was sent it is taken');
  });

  it('while the log key changes both sign checkpoints; who holds the earlier card goes on reading them', async () => {
    const { parties, network } = await keyedParties(['east', 'west'], 'overlap');
    const [east, west] = parties as [KeyedParty, KeyedParty];
    await east.change({ roles: ['log'], revokeFrom: null }, network);
    await east.node.checkpoints.sign();
    const note = east.node.checkpoints.note as string;
    assert.equal(note.split('\n\n')[1]?.trim().split('\n').length, 2);
    assert.equal(await cardHeld(west, east), 1);
    assert.equal(await west.node.peers.take('east', note, west.node.writer), null);
    await network.settle();
    assert.equal(await cardHeld(west, east), 2);
    await sound(parties);
  });
});

/** What happens in one seed: parties talk, links fail, keys change, one is stolen, used, and revoked. */
async function theft(seed: string): Promise<{ tried: number; taken: string[]; backdated: number }> {
  const { parties, network, rng, clock } = await keyedParties(['east', 'west', 'north'], seed);
  const [east, west, north] = parties as unknown as Parties;
  const one = <Item>(items: readonly Item[]): Item => items[rng.int(items.length)] as Item;
  const step = async () => {
    clock.moveTo(clock.now() + 60_000);
    const from = one(parties);
    const to = one(parties.filter((party) => party !== from));
    const what = rng.int(10);
    if (what < 5) await say(from, to, `words ${rng.int(1000)}`);
    else if (what < 7) network.setLink(from.name, to.name, rng.int(2) === 0);
    else if (what < 9) await network.settle();
    else await one([west, north]).change({ roles: [one(CHANGEABLE_ROLES)], revokeFrom: null }, network);
  };
  for (let n = rng.int(6); n > 0; n--) await step();
  const thief = new Thief(east);
  let before = 0;
  for (let n = rng.int(6); n > 0; n--) {
    await step();
    const to = one([west, north]);
    const { inMax } = await linkOf(to, east);
    const claimed = START - rng.int(48) * HOUR;
    if ((await thief.send(to, thief.forge(to, 1 + rng.int(inMax + 4), claimed))) === null) before += 1;
  }
  const size = await east.node.store.read.size();
  await east.change(
    { roles: ['message', ...(rng.int(2) ? (['log'] as const) : [])], revokeFrom: size },
    network,
  );
  for (let n = rng.int(5); n > 0; n--) await step();
  for (const [a, b] of [
    ['east', 'west'],
    ['east', 'north'],
    ['west', 'north'],
  ] as const)
    network.setLink(a, b, true);
  await network.settle();

  // The revocation has come everywhere. From here on nothing of the thief's may be taken, whatever it claims.
  const taken: string[] = [];
  let tried = 0;
  const tries = async (to: KeyedParty, change: object, peerSeq: number, claimed: number) => {
    tried += 1;
    const code = await thief.send(to, thief.forge(to, peerSeq, claimed, change));
    if (code !== 'RECORD_KEY_REVOKED') taken.push(`${code} ${peerSeq} ${JSON.stringify(change)}`);
  };
  for (const to of [west, north]) {
    const { inMax } = await linkOf(to, east);
    for (const seq of [1, 1 + rng.int(inMax), inMax, inMax + 1, inMax + 100])
      await tries(to, {}, seq, START - rng.int(1000) * HOUR);
    await tries(to, { kind: 'parties.receipt', class: 'receipt', body: {} }, 0, START);
  }
  await say(east, west, 'after it all');
  await say(west, east, 'heard');
  await network.settle();
  await sound(parties);
  return { tried, taken, backdated: before };
}

describe('a stolen message key', () => {
  it('after its revocation: nothing forged is taken and nothing honest is lost, whatever the order', async () => {
    let tried = 0;
    let early = 0;
    const seeds = effort(24, 2);
    for (let seed = 0; seed < seeds; seed++) {
      const { tried: n, taken, backdated } = await theft(`theft ${seed}`);
      assert.deepEqual(taken, [], `seed ${seed}`);
      tried += n;
      early += backdated;
    }
    assert.equal(tried, seeds * 12);
    assert.ok(early > 0, 'the thief did get through before the revocation: it had something to lose');
  });

  it('cannot block the revocation by being there first under its numbers', async () => {
    const { parties, network } = await keyedParties(['east', 'west'], 'first');
    const [east, west] = parties as [KeyedParty, KeyedParty];
    await say(east, west, 'one');
    await network.settle();
    const thief = new Thief(east);
    const next = (await linkOf(west, east)).inMax + 1;
    for (let seq = next; seq < next + 5; seq++)
      assert.equal(await thief.send(west, thief.forge(west, seq, START)), null);
    await east.change({ roles: ['message'], revokeFrom: await east.node.store.read.size() }, network);
    await say(east, west, 'this is really us');
    await network.settle();
    assert.equal(await cardHeld(west, east), 2);
    const honest = await west.node.store.read.entries({ kind: 'line.message', direction: 'in' });
    const understood = honest
      .map(entryOf)
      .filter(({ understood: yes, body }) => yes && 'words' in (body as object));
    assert.equal(
      understood.length,
      2,
      'what the new key says counts under the number that the thief had taken',
    );
    await sound(parties);
  });

  it('a receipt under it that had not arrived is given again under the new key', async () => {
    const { parties, network } = await keyedParties(['east', 'west'], 'receipt');
    const [east, west] = parties as [KeyedParty, KeyedParty];
    await say(west, east, 'do you hear');
    // Received by east, the answer lost on the way.
    const [sent] = await west.node.store.read.entries({ kind: 'line.message', direction: 'out' });
    await east.node.receive(sent!.envelope!);
    await east.change({ roles: ['message'], revokeFrom: await east.node.store.read.size() }, network);
    await network.settle();
    await sound(parties);
    const again = await east.node.receive(sent!.envelope!);
    const twice = await east.node.receive(sent!.envelope!);
    assert.deepEqual(again, twice, 'once is enough');
  });
});

describe('proofs across a change of keys', () => {
  it('what the old keys signed stays provable, the revocation beside it', async () => {
    const { parties, network } = await keyedParties(['east', 'west'], 'proofs');
    const [east, west] = parties as [KeyedParty, KeyedParty];
    await say(east, west, 'before');
    await network.settle();
    await east.change({ roles: ['message', 'cosign'], revokeFrom: null }, network);
    await say(east, west, 'between');
    await network.settle();
    const size = await east.node.store.read.size();
    await east.change({ roles: ['message'], revokeFrom: size }, network);
    await say(east, west, 'after');
    await network.settle();
    for (const [party, direction] of [
      [west, 'in'],
      [east, 'out'],
    ] as const) {
      const { node, keys } = party;
      await node.checkpoints.sign();
      const shown = await node.store.read.entries({ kind: 'line.message', direction });
      assert.equal(shown.length, 3);
      const source = { read: node.store.read, card: keys.card, checkpoint: node.checkpoints.note };
      const pack = await provePresence(
        source,
        shown.map(({ index }) => index),
      );
      assert.ok(!isRefusal(pack), `${party.name}: ${JSON.stringify(pack)}`);
      const verdict = verifyPack(pack);
      assert.ok(!isRefusal(verdict), JSON.stringify(verdict));
      assert.equal(verdict.answer, 'supported');
      assert.equal(verdict.keys.filter((key) => key.party === 'east' && key.role === 'message').length, 3);
      const brought = verdict.findings.filter((one) => one.type === 'entry' && one.kind === REKEYED_KIND);
      assert.equal(
        brought.length,
        direction === 'in' ? 1 : 0,
        'the revocation stands in the pack of the other log',
      );
    }
  });
});

describe('an absence across a revocation', () => {
  it('shows the chain as far as the entry that revoked the key', async () => {
    const { parties, network, clock } = await keyedParties(['east', 'west'], 'absence');
    const [east, west] = parties as [KeyedParty, KeyedParty];
    await run(east.node, 'notices.file', { ...movement, to: ['west'] });
    await network.settle();
    const toMs = clock.now() + 1;
    clock.moveTo(toMs);
    await run(west.node, 'parties.complete', { peer: 'east', fromMs: START - HOUR, toMs });
    for (const words of ['one', 'two']) await say(east, west, words);
    await east.change({ roles: ['message'], revokeFrom: await east.node.store.read.size() }, network);
    await network.settle();
    const { node, keys } = west;
    await node.checkpoints.sign();
    const source = { read: node.store.read, card: keys.card, checkpoint: node.checkpoints.note };
    const window = { fromMs: START - HOUR, toMs };
    const pack = await proveAbsence(source, { peer: 'east', window, units: ['none of these'], during: null });
    assert.ok(!isRefusal(pack), JSON.stringify(pack));
    const verdict = verifyPack(pack);
    assert.ok(!isRefusal(verdict), JSON.stringify(verdict));
    assert.equal(verdict.answer, 'supported', JSON.stringify(verdict.missing));
    assert.ok(verdict.findings.some((one) => one.type === 'entry' && one.kind === REKEYED_KIND));
  });
});

describe('planted faults', () => {
  it('a judge that goes by claimed time would take what the thief backdates', async () => {
    const { parties, network } = await keyedParties(['east', 'west'], 'mutant');
    const [east, west] = parties as [KeyedParty, KeyedParty];
    const thief = new Thief(east);
    await east.change({ roles: ['message'], revokeFrom: await east.node.store.read.size() }, network);
    await network.settle();
    const [carried] = await west.node.store.read.entries({ kind: REKEYED_KIND, direction: 'in' });
    const revokedMs = entryOf(carried!).claimedMs;
    const forged = Array.from({ length: 100 }, (_, i) =>
      thief.forge(west, i + 1, revokedMs - (i - 50) * HOUR),
    );
    const byWallTime = forged.filter(
      ({ payload }) => Date.parse(JSON.parse(Buffer.from(payload).toString()).claimedTime) < revokedMs,
    );
    assert.equal(byWallTime.length, 49, 'the mutant takes every one that says it is old');
    for (const envelope of forged) assert.equal(await thief.send(west, envelope), 'RECORD_KEY_REVOKED');
  });
});
