import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeParty, SampleLog, statementBy } from '../../../test/helpers/record/samples.ts';
import { absence, MIN, presence, type Story, T0, WINDOW } from '../../../test/helpers/record/stories.ts';
import { type EntryClass, isRefusal } from '../../contract/index.ts';
import { cardFingerprint } from '../card.ts';
import { signEnvelope } from '../envelope.ts';
import { fromUtf8 } from '../hash.ts';
import { buildPack } from './build.ts';
import type { PackParts, PackVerdict } from './format.ts';
import { verifyPack } from './verify.ts';

function verdict(bytes: Uint8Array | { refused: string }): PackVerdict {
  assert.ok(!isRefusal(bytes), JSON.stringify(bytes));
  const read = verifyPack(bytes as Uint8Array);
  assert.ok(!isRefusal(read), JSON.stringify(read));
  return read;
}

test('presence: the entry stands in its log, the receipt opens to its bytes, and the leaf is in the receiver’s log', async () => {
  const read = verdict(buildPack(await presence()) as Uint8Array);
  assert.deepEqual([read.ok, read.answer, read.missing], [true, 'supported', []]);
  const [entry, receipt] = read.findings;
  assert.ok(entry?.type === 'entry' && entry.kind === 'notices.filed' && entry.direction === 'out');
  assert.ok(
    receipt?.type === 'receipt' && receipt.by === 'west' && receipt.proven && receipt.of === entry.hash,
  );
  const bare = verdict(buildPack(await presence(false)) as Uint8Array);
  assert.ok(bare.findings[1]?.type === 'receipt' && !bare.findings[1].proven);
});

test('presence: an entry asked for and not opened is missing, never assumed', async () => {
  const parts = await presence();
  const asked = { ...parts.question, indexes: [0, 1] } as PackParts['question'];
  const read = verdict(buildPack({ ...parts, question: asked }) as Uint8Array);
  assert.deepEqual(
    [read.ok, read.answer, read.missing],
    [false, 'undecidable', [{ what: 'entry', index: 0 }]],
  );
});

test('trust: the reader’s own fingerprints decide; other keys of the same name are refused', async () => {
  const bytes = buildPack(await presence()) as Uint8Array;
  const root = (name: string) => cardFingerprint(makeParty(name).card);
  const roots: Record<string, string> = { east: root('east'), west: root('west') };
  const read = verifyPack(bytes, { roots });
  assert.ok(!isRefusal(read) && read.keys.length === 8 && read.keys.every((key) => key.trusted === true));
  const wrong: Record<string, string>[] = [{ ...roots, west: root('east') }, { east: root('east') }, {}];
  for (const bad of wrong) {
    const refused = verifyPack(bytes, { roots: bad });
    assert.ok(isRefusal(refused) && refused.refused === 'RECORD_PACK_TRUST');
  }
});

async function answerOf(story: Story): Promise<[string, string[]]> {
  const read = verdict(buildPack((await absence(story)).parts) as Uint8Array);
  return [read.answer, read.missing.map(({ what, index }) => (index === null ? what : `${what} ${index}`))];
}
// West's log without notices: 0 (min 2), 1 (5), 2 out (15), 3 (40), 4 completeness (65), 5 (70).

test('absence: supported by the whole chain, by just enough of it, and with foreign notices opened', async () => {
  assert.deepEqual(await answerOf({}), ['supported', []]);
  assert.deepEqual(
    await answerOf({ keep: (i) => i >= 1 && i <= 4 }),
    ['supported', []],
    'from the last before to the last stated',
  );
  assert.deepEqual(await answerOf({ keep: (i) => i >= 1, completeAt: 75 }), ['supported', []]);
  assert.deepEqual(await answerOf({ notices: [{ at: 20, units: ['k-2'] }] }), ['supported', []]);
  assert.deepEqual(
    await answerOf({ notices: [{ at: 8, units: ['k-1'] }] }),
    ['supported', []],
    'before the window',
  );
  assert.deepEqual(
    await answerOf({ notices: [{ at: 60, units: ['k-1'] }] }),
    ['supported', []],
    'the window is half open',
  );
  assert.deepEqual(await answerOf({ notices: [{ at: 20, units: ['k-1'], kind: 'notices.withdrawn' }] }), [
    'supported',
    [],
  ]);
});

test('absence: a notice that covers contradicts it, whatever else is missing', async () => {
  assert.deepEqual(await answerOf({ notices: [{ at: 20, units: ['k-2', 'k-1'] }] }), ['contradicted', []]);
  assert.deepEqual(await answerOf({ notices: [{ at: 10, units: ['k-1'] }], completeAt: null }), [
    'contradicted',
    [],
  ]);
  assert.deepEqual(await answerOf({ notices: [{ at: 20, units: ['k-9'] }], question: { units: null } }), [
    'contradicted',
    [],
  ]);
});

test('absence: undecidable, naming what is missing', async () => {
  const table: readonly [string, Story, string[]][] = [
    ['no completeness entry', { completeAt: null }, ['completeness']],
    ['not opened completeness', { shown: () => 'header' }, ['completeness']],
    ['signed too early', { completeAt: 50 }, ['window-still-open 4']],
    ['chain begins inside', { keep: (i) => i >= 2 }, ['chain-start 1']],
    ['hole in the chain', { keep: (i) => i !== 2 }, ['chain-link 3', 'chain-count 4']],
    ['chain stops short', { keep: (i) => i !== 3 && i !== 5 }, ['chain-end 3', 'chain-count 4']],
    ['another count', { completeOver: { count: 3 } }, ['chain-count 4']],
    ['owner states an earlier last', { completeOver: { lastIndex: 2 } }, ['chain-end 2']],
    ['owner states no entry at all', { completeOver: { lastIndex: null } }, ['chain-end']],
    ['another window', { completeOver: { toMs: WINDOW.toMs - 1 } }, ['completeness']],
    ['another peer', { completeOver: { peer: 'north' } }, ['completeness']],
    [
      'body not opened',
      { notices: [{ at: 20, units: ['k-2'] }], shown: (i) => (i === 3 ? 'header' : 'full') },
      ['body 3'],
    ],
    ['who not opened', { notices: [{ at: 20, units: null }] }, ['groups 3']],
    ['no unit named', { notices: [{ at: 20, units: [] }] }, ['groups 3']],
    ['unknown kind', { notices: [{ at: 20, units: ['k-2'], kind: 'notices.novel' }] }, ['groups 3']],
  ];
  for (const [name, story, missing] of table)
    assert.deepEqual(await answerOf(story), ['undecidable', missing], name);
});

test('absence: only notices whose own time touches the span count', async () => {
  const during = { fromMs: T0 + 100 * MIN, toMs: T0 + 200 * MIN };
  const ask = (own: { fromMs: number; toMs: number | null } | undefined) =>
    answerOf({ question: { during }, notices: [{ at: 20, units: ['k-1'], during: own }] });
  assert.deepEqual(await ask({ fromMs: T0, toMs: T0 + 99 * MIN }), ['supported', []]);
  assert.deepEqual(await ask({ fromMs: T0 + 200 * MIN, toMs: null }), ['supported', []]);
  assert.deepEqual(await ask({ fromMs: T0, toMs: null }), ['contradicted', []]);
  assert.deepEqual(await ask({ fromMs: T0, toMs: T0 + 100 * MIN }), ['contradicted', []]);
  assert.deepEqual(await ask(undefined), ['undecidable', ['groups 3']]);
});

test('a log whose headers break the chain on purpose does not get an absence', async () => {
  const { parts } = await absence();
  const west = new SampleLog(makeParty('west'));
  const east = makeParty('east');
  // The hidden notice at index 1 is skipped by the next header's `prev`; the count is signed to fit.
  const put = (index: number, entryClass: EntryClass, at: number, prev?: number) =>
    west.append(signEnvelope(statementBy(east, { to: 'west', peerSeq: index + 1 }), east.message), {
      direction: 'in',
      class: entryClass,
      peer: 'east',
      peerSeq: index + 1,
      timeMs: T0 + at * MIN,
      prev,
    });
  put(0, 'line', 5);
  put(1, 'notice', 20);
  put(2, 'line', 40, 0);
  const body = { peer: 'east', ...WINDOW, count: 1, lastIndex: 2 };
  west.own({ kind: 'parties.complete', body }, 'record', T0 + 65 * MIN);
  const pick = async (list: number[]) =>
    Promise.all(list.map((i) => west.packEntry(i, i === 3 ? 'full' : 'header')));
  const lie = verdict(
    buildPack({ ...parts, checkpoints: [west.checkpoint()], entries: await pick([0, 2, 3]) }) as Uint8Array,
  );
  // Judged by this log alone the lie stands, as the design says: what refutes it is East's receipt for index 1 ...
  assert.equal(lie.answer, 'supported');
  // ... for with that entry on the table the same log contradicts itself.
  const shown = verdict(
    buildPack({
      ...parts,
      policy: null,
      checkpoints: [west.checkpoint()],
      entries: await pick([0, 1, 2, 3]),
    }) as Uint8Array,
  );
  assert.equal(shown.answer, 'undecidable');
  assert.ok(shown.missing.some(({ what, index }) => what === 'chain-link' && index === 2));
});

test('parts that do not belong together are refused by the builder', async () => {
  const parts = await presence();
  const other = new SampleLog(makeParty('east'));
  other.own({}, 'admin', T0);
  const code = (over: Partial<PackParts>) => {
    const built = buildPack({ ...parts, ...over });
    return isRefusal(built) ? built.refused : 'ok';
  };
  const [entry] = parts.entries;
  const [receipt] = parts.receipts;
  const north = makeParty('north');
  assert.equal(code({}), 'ok');
  assert.equal(code({ checkpoints: [other.checkpoint(), parts.checkpoints[1]!] }), 'RECORD_PROOF_WRONG');
  assert.equal(code({ cards: [parts.cards[0]!] }), 'RECORD_PACK_LOG_UNKNOWN');
  assert.equal(
    code({ cards: [parts.cards[0]!], checkpoints: [parts.checkpoints[0]!] }),
    'RECORD_PACK_CARD_MISSING',
  );
  assert.equal(code({ checkpoints: [parts.checkpoints[0]!] }), 'RECORD_PACK_LOG_UNKNOWN');
  assert.equal(code({ checkpoints: [...parts.checkpoints, parts.checkpoints[0]!] }), 'RECORD_PACK_ORDER');
  assert.equal(code({ entries: [entry!, entry!] }), 'RECORD_PACK_ORDER');
  assert.equal(code({ entries: [] }), 'RECORD_RECEIPT_FIELD');
  assert.equal(code({ receipts: [{ ...receipt!, proof: [] }] }), 'RECORD_PROOF_WRONG');
  assert.equal(code({ cards: [...parts.cards, { ...north.card, party: 'east' }] }), 'RECORD_CARD_SIGNATURE');
  assert.equal(code({ cards: [...parts.cards, north.card] }), 'ok');
});

test('a header that misstates what was signed is refused', async () => {
  const east = new SampleLog(makeParty('east'));
  const statement = statementBy(east.owner, { to: 'west', peerSeq: 1 });
  const envelope = signEnvelope(statement, east.owner.message);
  const at = { direction: 'out', class: 'notice', timeMs: T0 } as const;
  const wrong = [
    east.append(envelope, { ...at, peer: 'north', peerSeq: 1 }),
    east.append(envelope, { ...at, peer: 'west', peerSeq: 2 }),
    east.append(envelope, { ...at, peer: 'west', peerSeq: 1, prev: 9 }),
  ];
  const fields = [];
  for (const index of wrong) {
    const built = buildPack({
      question: { purpose: 'presence', log: east.owner.origin, indexes: [index] },
      cards: [east.owner.card],
      policy: null,
      checkpoints: [east.checkpoint()],
      entries: [await east.packEntry(index, 'full')],
      receipts: [],
    });
    fields.push(isRefusal(built) && built.refused === 'RECORD_PACK_ENTRY' && built.params['field']);
  }
  assert.deepEqual(fields, ['to', 'peerseq', 'prev']);
});

test('another spelling, an edited page and an edited question are refused', async () => {
  const text = fromUtf8(buildPack(await presence()) as Uint8Array)!;
  const code = (changed: string) => {
    const read = verifyPack(changed);
    return isRefusal(read) ? read.refused : 'ok';
  };
  assert.equal(code(text), 'ok');
  assert.equal(code(text.trimEnd()), 'RECORD_PACK_SPELLING');
  assert.equal(code(JSON.stringify(JSON.parse(text), null, 1)), 'RECORD_PACK_SPELLING');
  assert.equal(code(text.replace('"format":2,"policy"', '"format":3,"policy"')), 'RECORD_PACK_FORMAT');
  assert.equal(code(text.replace('mode exercise\\nquestion', 'mode live\\nquestion')), 'RECORD_PACK_SUMMARY');
  assert.equal(code(text.replace('"indexes":[1]', '"indexes":[2]')), 'RECORD_PACK_SUMMARY');
  assert.equal(code('{}\n'), 'RECORD_PACK_FORMAT');
  assert.equal(code('null\n'), 'RECORD_PACK_FORMAT');
  assert.equal(code('{"format":2}\n'), 'RECORD_PACK_FIELD');
});
