import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { effort } from '../../../test/effort.ts';
import { dice, mutate } from '../../../test/mutate.ts';
import { shared } from '../../../test/shared.ts';
import { isRefusal, type Refusal } from '../../contract/index.ts';
import { refusals } from '../refusals.ts';
import { type CotEvent, MAX_COT_BYTES } from './event.ts';
import { type CotStream, EMPTY_STREAM, endCot, pushCot } from './stream.ts';

interface Heard {
  state: CotStream;
  events: (CotEvent | Refusal)[];
  /** Most bytes held between two chunks. */
  heldBytes: number;
}

/** Feeds the bytes cut at these places. */
function hear(bytes: Uint8Array, cuts: readonly number[] = []): Heard {
  let state = EMPTY_STREAM;
  const events: (CotEvent | Refusal)[] = [];
  let heldBytes = 0;
  let from = 0;
  for (const cut of [...cuts, bytes.length]) {
    const answer = pushCot(state, bytes.subarray(from, cut));
    state = answer.state;
    events.push(...answer.events);
    heldBytes = Math.max(heldBytes, state.pending.length);
    from = cut;
  }
  return { state, events, heldBytes };
}
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const uids = (events: readonly (CotEvent | Refusal)[]): string[] =>
  events.map((event) => (isRefusal(event) ? event.refused : event.uid));
const one = (uid: string, detail = ''): string =>
  `<event uid="${uid}" type="a-f-G"><point lat="1" lon="2"/><detail>${detail}</detail></event>`;
const everyByte = (bytes: Uint8Array): number[] => Array.from(bytes, (_, index) => index).slice(1);

test('events follow one another with nothing, space, declarations or rubbish between them', () => {
  const text =
    `${one('a')}${one('b')}\n\n<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${one('c')}` +
    `\0rub<b>ish</event> <eventful/>${one('d')}<event uid='e' type='a-f' /><t:event uid="f" type="a-f"><point lat="1" lon="1"/></t:event >${one('g')}`;
  const { state, events } = hear(bytesOf(text));
  assert.deepEqual(uids(events), ['a', 'b', 'c', 'd', 'FEEDS_POSITION_UNREADABLE', 'f', 'g']);
  assert.equal(state.skippedBytes, '\0rub<b>ish</event><eventful/>'.length);
  assert.deepEqual([state.pending.length, endCot(state)], [0, []]);
});

test('a cut inside a character, a tag, a reference or a mark is no cut', () => {
  const text = `${one('قافلة', '<contact callsign="الإغاثة 🚚 &#1602;"/><![CDATA[</event>]]><!-- </event> -->')}x${one('b')}`;
  const bytes = bytesOf(text);
  const whole = hear(bytes);
  assert.deepEqual(uids(whole.events), ['قافلة', 'b']);
  assert.equal((whole.events[0] as CotEvent).callsign, 'الإغاثة 🚚 ق');
  assert.deepEqual(hear(bytes, everyByte(bytes)).events, whole.events);
  for (let cut = 1; cut < bytes.length; cut++) assert.deepEqual(hear(bytes, [cut]).events, whole.events);
});

test('one bad event loses nothing but itself', () => {
  const cases: [string, string, string][] = [
    ['broken off in a tag', '<event uid="x" type="a-', 'FEEDS_COT_BROKEN'],
    ['broken off in a value', '<event uid="x', 'FEEDS_COT_BROKEN'],
    [
      'broken off in the body',
      '<event uid="x" type="a-f"><point lat="1" lon="1"/><detail>',
      'FEEDS_COT_BROKEN',
    ],
    ['wrong inside', one('x', '<a></b>'), 'FEEDS_COT_BROKEN'],
    ['< between attributes', one('x', '<a b="" < c=""/>'), 'FEEDS_COT_BROKEN'],
    ['a quote too many', one('x', '<a b="""/>'), 'FEEDS_COT_BROKEN'],
    ['broken off in a value, then a declaration', '<event uid="x<?xml version="1.0"?>', 'FEEDS_COT_BROKEN'],
    ['a document type inside', one('x', '<!DOCTYPE a>'), 'FEEDS_COT_DOCTYPE'],
    ['nowhere', '<event uid="x" type="a-f"></event>', 'FEEDS_POSITION_UNREADABLE'],
    ['too long', one('x', 'y'.repeat(MAX_COT_BYTES)), 'FEEDS_COT_TOO_LARGE'],
  ];
  for (const [name, bad, code] of cases) {
    const { events } = hear(bytesOf(`${one('a')}${bad}${one('b')}${one('c')}`));
    assert.deepEqual(uids(events), ['a', code, 'b', 'c'], name);
  }
});

test('an unclosed comment or section gives back what it swallowed, once the bound is reached', () => {
  for (const [mark, end] of [
    ['<!--', '-->'],
    ['<![CDATA[', ']]>'],
    ['<?p ', '?>'],
  ] as const) {
    const good = Array.from({ length: 1500 }, (_, n) => one(`u${n}`));
    const { events, heldBytes } = hear(bytesOf(`<event uid="x" type="a-f"><detail>${mark}${good.join('')}`));
    assert.deepEqual(uids(events), ['FEEDS_COT_TOO_LARGE', ...good.map((_, n) => `u${n}`)], mark);
    assert.ok(heldBytes <= MAX_COT_BYTES);
    // Closed, the same bytes are text.
    const closed = `<event uid="x" type="a-f"><point lat="1" lon="1"/><detail>${mark}${one('y')}${end}</detail></event>`;
    assert.deepEqual(uids(hear(bytesOf(closed)).events), ['x'], mark);
  }
});

test('< and & raw in a call sign cost nothing', () => {
  const bytes = bytesOf(`${one('a', '<contact callsign="R&B <1> <even"/>')}${one('b')}`);
  const { events } = hear(bytes);
  assert.deepEqual([uids(events), (events[0] as CotEvent).callsign], [['a', 'b'], 'R&B <1> <even']);
  assert.deepEqual(hear(bytes, everyByte(bytes)).events, events);
});

test('the bound is exact, and an event that never ends is dropped without end', () => {
  const exact = one('a', 'y'.repeat(MAX_COT_BYTES - one('a').length));
  assert.equal(bytesOf(exact).length, MAX_COT_BYTES);
  assert.deepEqual(uids(hear(bytesOf(exact)).events), ['a']);
  assert.deepEqual(uids(hear(bytesOf(exact.replace('y', 'yy'))).events), ['FEEDS_COT_TOO_LARGE']);
  let state = EMPTY_STREAM;
  const found: string[] = [];
  for (let round = 0; round < 100; round++) {
    const answer = pushCot(state, bytesOf(round === 0 ? '<event uid="x">' : '<a>'.repeat(10_000)));
    found.push(...uids(answer.events));
    state = answer.state;
    assert.ok(state.pending.length <= MAX_COT_BYTES);
  }
  assert.deepEqual(found, ['FEEDS_COT_TOO_LARGE']);
  assert.deepEqual(uids(pushCot(state, bytesOf(one('b'))).events), ['b']);
});

test('what is left at the end of the stream is said, and what it swallowed is given', () => {
  const left = (text: string): unknown[] => endCot(hear(bytesOf(text)).state);
  assert.deepEqual(left(`${one('a')}<event uid="b"`), [
    { refused: 'FEEDS_COT_UNFINISHED', params: { bytes: 14 } },
  ]);
  assert.deepEqual(left(one('a')), []);
  assert.deepEqual(left(`${one('a')}<even`), []);
  const swallowed = left(`<event uid="x"><!--${one('a')}<event uid="y"><![CDATA[${one('b')}`);
  assert.deepEqual(uids(swallowed as CotEvent[]), ['FEEDS_COT_UNFINISHED', 'a', 'FEEDS_COT_UNFINISHED', 'b']);
});

const PIECES = [
  '<event ',
  '<event>',
  '</event>',
  '<event/>',
  '<!--',
  '-->',
  '<![CDATA[',
  ']]>',
  '<?',
  '?>',
  '<?xml ',
  '"',
  "'",
  '<',
  '>',
  '</event \n',
  '<t:event>',
  'ق',
  '<a b="',
  one('z'),
  'y'.repeat(40_000),
];

/** Real and made events with damage, joined. */
function streamOf(roll: (below: number) => number): Uint8Array {
  const parts: Uint8Array[] = [];
  for (let count = roll(6) + 1; count > 0; count--) {
    const kind = roll(5);
    const event = Buffer.from(one(`u${roll(100)}`, '<contact callsign="ع"/><![CDATA[<event >]]>'));
    if (kind < 2) parts.push(event);
    else if (kind === 2) parts.push(mutate(event, PIECES.slice(0, -1), roll));
    else parts.push(Buffer.from(PIECES[roll(PIECES.length - (roll(8) ? 1 : 0))] ?? ''));
  }
  return Buffer.concat(parts);
}

/** All that may not depend on the cuts. What was looked for in vain may: it only saves work. */
function outcome({ events, state }: Heard): unknown {
  const { known: _, ...rest } = state;
  return { events, ...rest, pending: Buffer.from(state.pending).toString('latin1') };
}

/** True where a splitter gives the same for every way of cutting that is tried. */
function sameForAnyCut(splitter: typeof hear, rounds: number): boolean {
  const roll = dice(77);
  for (let round = 0; round < rounds; round++) {
    const bytes = streamOf(roll);
    const cuts = Array.from({ length: roll(8) }, () => roll(bytes.length + 1)).sort((a, b) => a - b);
    const [whole, cut] = [outcome(splitter(bytes)), outcome(splitter(bytes, cuts))];
    try {
      assert.deepEqual(cut, whole);
    } catch {
      return false;
    }
    for (const event of splitter(bytes).events) {
      if (isRefusal(event)) assert.ok(event.refused in refusals, event.refused);
    }
  }
  return true;
}

test('the same events however the bytes are cut', () => {
  assert.ok(sameForAnyCut(hear, 6000));
  fc.assert(
    fc.property(
      fc
        .array(fc.constantFrom(...PIECES.slice(0, -1)), { maxLength: 12 })
        .map((pieces) => bytesOf(pieces.join(''))),
      (bytes) => assert.deepEqual(outcome(hear(bytes, everyByte(bytes))), outcome(hear(bytes))),
    ),
    { numRuns: effort(1500) },
  );
});

test('a splitter that forgets where it was in a quoted value or a section is found', () => {
  const forgetful =
    (change: Partial<CotStream>): typeof hear =>
    (bytes, cuts = []) => {
      let state = EMPTY_STREAM;
      const events: (CotEvent | Refusal)[] = [];
      let from = 0;
      for (const cut of [...cuts, bytes.length]) {
        const answer = pushCot(state, bytes.subarray(from, cut));
        state = state.inside ? { ...answer.state, ...change } : answer.state;
        events.push(...answer.events);
        from = cut;
      }
      return { state, events, heldBytes: 0 };
    };
  assert.equal(sameForAnyCut(forgetful({ quote: 0 }), 6000), false);
  assert.equal(sameForAnyCut(forgetful({ mode: 'text' }), 6000), false);
});

test('captured events in one stream come out as they went in', {
  skip: shared === null ? 'no shared vectors' : false,
}, () => {
  const folder = join(shared ?? '', 'vectors/cot/xml');
  const files = readdirSync(folder).map((name) => readFileSync(join(folder, name)));
  const bytes = Buffer.concat(files);
  const whole = hear(bytes);
  assert.equal(whole.events.length, 12);
  assert.ok(whole.events.every((event) => !isRefusal(event)));
  assert.equal(whole.state.skippedBytes, 0);
  assert.deepEqual(hear(bytes, everyByte(bytes)).events, whole.events);
});

test('the worst streams are read in time linear in their length', () => {
  const size = 1_000_000;
  const worst = [
    '<',
    '<event',
    '<event>',
    '<event><![CDATA[',
    '<event><!--<event><![CDATA[<event><?x ',
    '<event><![CDATA[<event>]]><!--<event>-->',
    '<![CDATA[<event>]]>',
    '<event a="',
    `<event a='${' '.repeat(500)}`,
    `<${'a'.repeat(250)}`,
    '<a><event/>',
    '<?xml ',
  ];
  for (const piece of worst) {
    const bytes = bytesOf(`<event>${piece.repeat(Math.ceil(size / piece.length))}`);
    const startMs = performance.now();
    const cuts = Array.from({ length: Math.floor(bytes.length / 1400) }, (_, n) => (n + 1) * 1400);
    const { heldBytes } = hear(bytes, cuts);
    const tookMs = performance.now() - startMs;
    assert.ok(tookMs < 3000, `${piece.slice(0, 40)}: ${Math.round(tookMs)} ms a megabyte`);
    assert.ok(heldBytes <= MAX_COT_BYTES);
  }
});
