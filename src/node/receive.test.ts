import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { effort } from '../../test/effort.ts';
import {
  besieged,
  entriesOf,
  HOUR,
  identityOf,
  idOf,
  intact,
  movement,
  Peer,
  START,
} from '../../test/helpers/node/hostile.ts';
import { memoryNode, run } from '../../test/helpers/nodes.ts';
import { isRefusal } from '../contract/index.ts';
import type { NoticeView } from '../notices/index.ts';
import {
  DELIVERIES,
  type DeliveryRow,
  INBOX,
  type InboxRow,
  LINKS,
  type LinkRow,
  PARTIES,
} from '../parties/index.ts';
import {
  decodeEnvelope,
  decodeHeader,
  encodeEnvelope,
  fromHex,
  leafOf,
  type ReceiptBody,
  toHex,
} from '../record/index.ts';
import { createMemoryDisk, createMemoryStore, inTxn } from '../store/index.ts';
import { VirtualClock } from './clock.ts';
import { ParleyNode } from './node.ts';
import type { Received } from './receive.ts';

const NOTICE = idOf(77);
const words = (text: string) => ({ noticeId: NOTICE, version: 1, words: text });
const ok = (received: unknown): Received => {
  assert.ok(!isRefusal(received), JSON.stringify(received));
  return received as Received;
};
const kindsFrom = async (node: ParleyNode, from = 0) =>
  (await entriesOf(node)).slice(from).map(({ kind }) => kind);

describe('a peer’s envelope', () => {
  it('again, its body erased and our key of then revoked: the new receipt opens the leaf in our log', async () => {
    const { node, east } = await besieged();
    const bytes = east.bytes('notices.acknowledged', words('read'));
    const first = ok(await node.receive(bytes));
    const held = await node.store.read.entryByHash(first.hash);
    const given = decodeEnvelope(first.receipt ?? '');
    const sent = decodeEnvelope(bytes);
    assert.ok(held && !isRefusal(given) && !isRefusal(sent));
    await inTxn(node.store, (txn) => txn.erase(held.index, held.meta));
    Object.assign(node.identity.card, { revoked: [{ keyid: given.keyid }] });
    const signed = decodeEnvelope(ok(await node.receive(bytes)).receipt ?? '');
    assert.ok(!isRefusal(signed));
    assert.notDeepEqual(signed.payload, given.payload, 'a receipt of its own');
    const { leaf } = (JSON.parse(new TextDecoder().decode(signed.payload)) as { body: ReceiptBody }).body;
    const [salt1, salt2] = [fromHex(leaf.salt1), fromHex(leaf.salt2)];
    assert.ok(salt1 && salt2);
    const opened = leafOf({ salt1, header: leaf.header, salt2, envelope: sent });
    assert.equal(toHex(opened), toHex(held.leaf));
  });

  it('again: the byte-identical receipt and nothing appended, also after a restart', async () => {
    const disk = createMemoryDisk();
    const { node, east } = await besieged(createMemoryStore({ disk }));
    const bytes = east.bytes('notices.acknowledged', words('read'));
    const first = ok(await node.receive(bytes));
    const size = await node.store.read.size();
    // The same envelope in other clothes: white space and the other alphabet change nothing of it.
    const dressed = JSON.stringify(JSON.parse(bytes), null, 2);
    for (const again of [bytes, dressed])
      assert.deepEqual(ok(await node.receive(again)).receipt, first.receipt);
    assert.equal(await node.store.read.size(), size);
    await node.close();
    const reopened = await memoryNode('west', new VirtualClock(START), createMemoryStore({ disk }));
    const later = ok(await reopened.receive(bytes));
    assert.deepEqual([later.receipt, later.hash, later.entry], [first.receipt, first.hash, null]);
    assert.equal(await reopened.store.read.size(), size);
    await intact(reopened);
  });

  it('ten thousand times over costs no growth', async () => {
    const { node, east } = await besieged();
    const bytes = east.bytes('notices.acknowledged', words('read'));
    await node.receive(bytes);
    const size = await node.store.read.size();
    for (let i = 0; i < effort(10); i++) {
      const answers = await Promise.all(Array.from({ length: 1_000 }, () => node.receive(bytes)));
      assert.equal(answers.filter((one) => !isRefusal(one)).length, 1_000);
    }
    assert.equal(await node.store.read.size(), size);
    assert.equal((await node.store.read.scan(INBOX)).length, 1);
  });

  it('is refused, and leaves nothing, where signature, sender, addressee, mode or number is wrong', async () => {
    const { node, east } = await besieged();
    const size = await node.store.read.size();
    const body = words('');
    const sound = east.sign(east.statement('notices.acknowledged', body));
    const sig = sound.sig.slice();
    sig[0] = (sig[0] as number) ^ 1;
    const stranger = new Peer(node, identityOf('stranger'));
    const forged = new Peer(node, { ...identityOf('stranger'), party: 'east', card: east.identity.card });
    const own = new Peer(node, { ...node.identity });
    const cases: [string, string][] = [
      ['RECORD_SIGNATURE_WRONG', encodeEnvelope({ ...sound, sig })],
      ['RECORD_SIGNATURE_WRONG', forged.bytes('notices.acknowledged', body)],
      ['NODE_UNKNOWN_SENDER', stranger.bytes('notices.acknowledged', body)],
      ['NODE_UNKNOWN_SENDER', own.bytes('notices.acknowledged', body, { to: 'west' })],
      ['NODE_NOT_FOR_US', east.bytes('notices.acknowledged', body, { to: 'north' })],
      ['NODE_NOT_FOR_US', east.bytes('notices.acknowledged', body, { to: null })],
      ['NODE_OTHER_MODE', east.bytes('notices.acknowledged', body, { mode: 'live' })],
      ['NODE_NO_SEQUENCE', east.bytes('notices.acknowledged', body, { peerSeq: 0 })],
      ['RECORD_LOG_OTHER', east.bytes('notices.acknowledged', body, { log: 'elsewhere.invalid/log' })],
      [
        'RECORD_ENVELOPE_TYPE',
        encodeEnvelope(east.sign(east.statement('notices.acknowledged', body), 'text/plain')),
      ],
      ['RECORD_JSON_SYNTAX', '{'],
    ];
    for (const [code, bytes] of cases) assert.equal(await east.codeOf(bytes), code);
    assert.equal(await node.store.read.size(), size);
  });

  it('of an unknown kind, a newer version or a body that does not fit is kept, receipted, not understood', async () => {
    const { node, east } = await besieged();
    const odd: [string, unknown, number][] = [
      ['notices.telepathy', { a: 1 }, 1],
      ['zeppelin.sighted', null, 1],
      ['notices.acknowledged', words('from the future'), 2],
      ['notices.acknowledged', { noticeId: 'x' }, 1],
      ['notices.filed', 'not even an object', 1],
      ['notices.position', { ...words(''), position: 'nuke' }, 1],
    ];
    const views = async () =>
      Object.fromEntries(
        await Promise.all(
          (await node.store.read.tables())
            .filter((table) => !table.startsWith('parties_'))
            .map(async (table) => [table, await node.store.dumpHash(table)]),
        ),
      );
    const before = await views();
    for (const [kind, body, kindVersion] of odd) {
      const received = ok(await east.send(kind, body, { kindVersion }));
      assert.ok(received.receipt, kind);
      assert.equal(received.entry?.understood, false, kind);
    }
    assert.deepEqual(await views(), before, 'no view but the series has moved');
    assert.equal((await node.store.read.get<LinkRow>(LINKS, 'east'))?.inSeq, odd.length);
    assert.equal(
      ok(await east.send('notices.acknowledged', words(''))).entry?.understood,
      true,
      'the node goes on',
    );
    await intact(node);
  });

  it('of a kind that only our own record may hold changes nothing', async () => {
    const { node, east } = await besieged();
    const before = await node.store.dumpHash(PARTIES);
    const evil = identityOf('evil');
    const bodies: [string, unknown][] = [
      ['parties.enrolled', { card: evil.card, role: 'party' }],
      [
        'parties.enrolled',
        { card: { ...east.identity.card, messageKey: evil.card.messageKey }, role: 'party' },
      ],
      ['parties.opened', { card: evil.card, offices: [] }],
      ['parties.equivocation', { peer: 'north', peerSeq: 1, hashes: ['0'.repeat(64), '1'.repeat(64)] }],
      ['parties.complete', { peer: 'north', fromMs: 0, toMs: 1, count: 0, lastIndex: null }],
      [
        'notices.silent',
        { noticeId: NOTICE, version: 1, party: 'north', clause: 'c', withinMinutes: 1, sinceMs: START },
      ],
    ];
    for (const [kind, body] of bodies)
      assert.equal(ok(await east.send(kind, body)).entry?.understood, false, kind);
    assert.equal(await node.store.dumpHash(PARTIES), before);
    const eve = new Peer(node, evil);
    assert.equal(await eve.codeOf(eve.bytes('notices.acknowledged', words(''))), 'NODE_UNKNOWN_SENDER');
    await intact(node);
  });

  it('under a number used before: both kept and receipted, the first stands, the evidence is an entry', async () => {
    const { node, east } = await besieged();
    const one = ok(await east.send('notices.acknowledged', words('one'), { peerSeq: 1 }));
    const from = await node.store.read.size();
    const two = ok(await east.send('notices.acknowledged', words('two'), { peerSeq: 1 }));
    assert.ok(two.receipt && two.entry?.understood === false);
    assert.deepEqual(await kindsFrom(node, from), [
      'notices.acknowledged',
      'parties.receipt',
      'parties.equivocation',
    ]);
    const evidence = await node.reader.entry(from + 2);
    assert.deepEqual(evidence?.body, { peer: 'east', peerSeq: 1, hashes: [one.hash, two.hash] });
    const inbox = await node.store.read.get<InboxRow>(INBOX, 'east/0000000000000001');
    assert.equal(inbox?.hash, one.hash);
    assert.deepEqual(
      ok(await node.receive(east.bytes('notices.acknowledged', words('n'), { peerSeq: 2 }))).entry
        ?.understood,
      true,
    );
    await intact(node);
  });

  it('a late, an emergency and a wrongly clocked notice are taken, and the lag and skew are shown', async () => {
    const { node, east, clock } = await besieged();
    const peers = async () => {
      const { parties } = (await node.query('parties.list', {}, { by: null, roles: ['watch'] })) as {
        parties: { party: string; skewMs: number | null; lagMs: number | null; clockOff: boolean }[];
      };
      const { skewMs, lagMs, clockOff } = parties.find(({ party }) => party === 'east')!;
      return [skewMs, lagMs, clockOff];
    };
    assert.deepEqual(await peers(), [null, null, false]);
    const at = (offMs: number) => ({ claimedTime: new Date(START + offMs).toISOString() });
    assert.equal(
      ok(await east.send('notices.acknowledged', words(''), at(24 * HOUR))).entry?.understood,
      true,
    );
    assert.deepEqual(await peers(), [24 * HOUR, -24 * HOUR, true]);
    assert.equal(
      ok(await east.send('notices.acknowledged', words(''), at(-24 * HOUR))).entry?.understood,
      true,
    );
    assert.deepEqual((await peers()).slice(1), [24 * HOUR, true], 'late or slow: no proof either way');
    // A receipt is signed when made, so it shows which.
    const filed = await run(node, 'notices.file', { ...movement, to: ['east'] });
    const filedMs = clock.now();
    clock.moveTo(filedMs + 5_000);
    ok(await node.receive(await east.receiptFor(filed.entries[0]!.id, filedMs + 3_000)));
    assert.deepEqual(
      (await peers()).filter((_, i) => i !== 1),
      [0, false],
      'within what transit explains',
    );
    const second = await run(node, 'notices.file', { ...movement, to: ['east'] });
    ok(await node.receive(await east.receiptFor(second.entries[0]!.id, clock.now() - 24 * HOUR)));
    assert.deepEqual(
      (await peers()).filter((_, i) => i !== 1),
      [-24 * HOUR, true],
    );
    await intact(node);
  });
});

describe('the series with a peer', () => {
  it('shows a gap, and closes it when what was missing comes, in whatever order', async () => {
    const { node, east } = await besieged();
    const order = [1, 7, 3, 4, 9, 2, 6, 8, 5];
    const have = new Set<number>();
    for (const peerSeq of order) {
      ok(await east.send('notices.acknowledged', words(`${peerSeq}`), { peerSeq }));
      have.add(peerSeq);
      const max = Math.max(...have);
      const missing = Array.from({ length: max }, (_, i) => i + 1).filter((seq) => !have.has(seq));
      const { parties } = (await node.query('parties.list', {}, { by: null, roles: ['watch'] })) as {
        parties: { party: string; gaps: number[]; missing: number; received: number }[];
      };
      const row = parties.find(({ party }) => party === 'east');
      assert.deepEqual(row?.gaps, missing);
      assert.deepEqual([row?.missing, row?.received], [missing.length, have.size]);
      const inSeq = (missing[0] ?? max + 1) - 1;
      assert.equal((await node.store.read.get<LinkRow>(LINKS, 'east'))?.inSeq, inSeq);
    }
    await intact(node);
  });

  it('costs the same however wild the numbers are', async () => {
    const { node, east } = await besieged();
    for (let i = 0; i < 300; i++)
      await east.send('notices.acknowledged', words(''), { peerSeq: 1_000_000 + 2 * i });
    await east.send('notices.acknowledged', words(''), { peerSeq: Number.MAX_SAFE_INTEGER });
    const link = await node.store.read.get<LinkRow>(LINKS, 'east');
    assert.ok(JSON.stringify(link).length < 400, 'the row stays small');
    assert.equal(link?.inCount, 301);
    await intact(node);
  });

  it('is a chain: each header names the entry with that peer before it, and a completeness entry counts it', async () => {
    const { node, east, north, clock } = await besieged();
    for (let i = 0; i < 4; i++) {
      clock.moveTo(START + i * HOUR);
      await run(node, 'notices.file', { ...movement, to: i % 2 ? ['east', 'east'] : ['east', 'north'] });
      await east.send('notices.acknowledged', words(`${i}`));
      await north.send('zeppelin.sighted', {});
    }
    const last: Record<string, number | null> = { east: null, north: null };
    const counts: Record<string, number> = { east: 0, north: 0 };
    for (const stored of await node.store.read.entries({ limit: 1000 })) {
      const header = decodeHeader(stored.header);
      assert.ok(!isRefusal(header));
      assert.equal(header.peer, stored.peer);
      if (stored.peer === null) continue;
      assert.equal(header.prev, last[stored.peer]);
      last[stored.peer] = stored.index;
      if (stored.localMs >= START + HOUR && stored.localMs < START + 3 * HOUR)
        counts[stored.peer] = (counts[stored.peer] ?? 0) + 1;
    }
    for (const peer of ['east', 'north']) {
      assert.equal((await node.store.read.get<LinkRow>(LINKS, peer))?.lastIndex, last[peer]);
      const window = { peer, fromMs: START + HOUR, toMs: START + 3 * HOUR };
      const { stated } = await run(node, 'parties.complete', window);
      assert.deepEqual(stated, { ...window, count: counts[peer], lastIndex: last[peer] });
    }
    assert.equal(counts['east'], 6, 'two notices, two words, two receipts: named twice is told once');
  });
});

describe('a receipt', () => {
  it('is taken once, gets none itself, and is refused where it proves nothing', async () => {
    const { node, east, north } = await besieged();
    const filed = await run(node, 'notices.file', { ...movement, to: ['east'] });
    const actId = filed.entries[0]!.id;
    const size = await node.store.read.size();
    const refused: [string, string][] = [
      ['RECORD_RECEIPT_OTHER', await east.receiptFor(actId, START, { of: '0'.repeat(64) })],
      ['RECORD_RECEIPT_OTHER', await east.receiptFor(actId, START, { log: 'elsewhere' })],
      ['RECORD_RECEIPT_OTHER', await east.receiptFor(actId, START, { receivedTime: '2020-01-01T00:00:00Z' })],
      ['RECORD_RECEIPT_FIELD', await east.receiptFor(actId, START, { extra: 1 })],
      ['RECORD_RECEIPT_FIELD', await east.receiptFor(actId, START, {}, { kindVersion: 2 })],
      ['RECORD_RECEIPT_FIELD', await east.receiptFor(actId, START, {}, { peerSeq: 5 })],
      ['NODE_RECEIPT_FOR_NOTHING', await east.receiptFor(actId, START, { act: idOf(5) })],
      ['NODE_RECEIPT_FOR_NOTHING', east.bytes('parties.receipt', null)],
      ['NODE_RECEIPT_FOR_NOTHING', east.bytes('parties.receipt', [])],
      ['NODE_RECEIPT_FOR_NOTHING', north.bytes('parties.receipt', { act: actId })],
    ];
    for (const [code, bytes] of refused) assert.equal(await east.codeOf(bytes), code);
    assert.equal(await node.store.read.size(), size, 'nothing was appended');
    const good = await east.receiptFor(actId, START);
    const taken = ok(await node.receive(good));
    assert.deepEqual([taken.receipt, taken.entry?.kind], [null, 'parties.receipt']);
    assert.equal(ok(await node.receive(good)).receipt, null);
    assert.equal(await node.store.read.size(), size + 1);
    assert.ok((await node.store.read.get<DeliveryRow>(DELIVERIES, `${actId}/east`))?.receipt);
    await intact(node);
  });
});

describe('an amendment and a withdrawal', () => {
  it('go to those who were told, as precisely as before, and to nobody else', async () => {
    const { node } = await besieged();
    const filed = await run(node, 'notices.file', {
      ...movement,
      to: ['east'],
      disclose: { east: 'coarse' },
    });
    const noticeId = String(filed['noticeId']);
    const copies = async (id: string) =>
      (await node.reader.act(id))
        .filter(({ direction }) => direction === 'out')
        .map(({ peer, body }) => [
          peer,
          Object.keys((body as { openings?: { opened: object } }).openings?.opened ?? {})
            .sort()
            .join(),
        ]);
    const fields = movement.fields;
    const amended = await run(node, 'notices.amend', { noticeId, fields });
    assert.deepEqual(await copies(amended.entries[0]!.id), [['east', 'area,contacts,who,window']]);
    const more = await run(node, 'notices.amend', {
      noticeId,
      fields,
      to: ['north'],
      disclose: { north: ['who'] },
    });
    assert.deepEqual(await copies(more.entries[0]!.id), [['north', 'who']]);
    const gone = await run(node, 'notices.withdraw', { noticeId });
    assert.deepEqual((await copies(gone.entries[0]!.id)).map(([peer]) => peer).sort(), ['east', 'north']);
  });

  it('an answer names the version that was read', async () => {
    const { node, east } = await besieged();
    const { versionBody } = await import('../../test/helpers/notices/made.ts');
    await east.send('notices.filed', versionBody(NOTICE, 1), { id: NOTICE });
    await east.send('notices.amended', versionBody(NOTICE, 2));
    await run(node, 'notices.acknowledge', { noticeId: NOTICE, version: 1 });
    const view = await node.ask<NoticeView>('notices.byId', { noticeId: NOTICE });
    assert.equal(view.version, 2);
    assert.equal(view.row.acknowledgements['west']?.[0]?.version, 1);
    const command = node.house.commands.get('notices.acknowledge')!;
    const input = command.schema.parse({ noticeId: NOTICE, version: 3 });
    const refused = await node.command('notices.acknowledge', input, { by: null, roles: ['watch'] });
    assert.ok(isRefusal(refused) && refused.refused === 'NOTICES_UNKNOWN_VERSION');
  });
});
