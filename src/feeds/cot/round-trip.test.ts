import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { effort } from '../../../test/effort.ts';
import { codeOf, read, skip, vectors, written, xml } from '../../../test/helpers/cot.ts';
import { dice, mutate, randomBytes } from '../../../test/mutate.ts';
import { isRefusal } from '../../contract/index.ts';
import { refusals } from '../refusals.ts';
import { decodeCot } from './decode.ts';
import { encodeCot } from './encode.ts';
import { type CotEvent, MAX_COT_BYTES } from './event.ts';

const word = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    'قافلة الإغاثة ١',
    '\u202Eabc\u2066',
    ' a  b ',
    ']]>',
    '<&>"\'\r\n\t',
    '\u0000\uFFFF\uD800',
    'Конвой',
  ),
);
const metres = fc.option(
  fc.double({ min: 0, max: 99_999, noNaN: true }).map((n) => Math.round(n * 1e3) / 1e3),
);
const degrees = (most: number): fc.Arbitrary<number> =>
  fc.integer({ min: -most * 1e7, max: most * 1e7 }).map((n) => n / 1e7 + 0);
const time = fc.option(fc.integer({ min: 0, max: Date.UTC(2100, 0) }));
const anEvent: fc.Arbitrary<CotEvent> = fc.record({
  uid: word.map((said) => `u${said}`),
  type: fc.constantFrom('a-f-G', 'b-a-o', 'u-d-f'),
  how: fc.option(word),
  timeMs: time,
  startMs: time,
  staleMs: time,
  zoneAssumed: fc.constant(false),
  point: fc.record({ lat: degrees(90), lon: degrees(180), haeM: metres, ceM: metres, leM: metres }),
  callsign: fc.option(word),
  courseDeg: fc.option(fc.integer({ min: 0, max: 359_999 }).map((n) => n / 1000)),
  speedMps: metres,
  remarks: fc.option(word),
  more: fc.oneof(fc.constant({}), fc.record({ event: word.map((said) => [['access', said] as const]) })),
  detail: fc.constantFrom('', '<archive/>', "<a b='&#10;'>ا<!-- - --><contact/></a>\r\n<?p?><c/>"),
});

/** What XML cannot hold is replaced; everything else must come back as it was. */
const sayable = (text: string): string =>
  Array.from(text.toWellFormed(), (char) =>
    (char < ' ' && !'\t\n\r'.includes(char)) || char === '\uFFFE' || char === '\uFFFF' ? '\uFFFD' : char,
  ).join('');
function cleaned(event: CotEvent): CotEvent {
  return JSON.parse(JSON.stringify(event), (_, value) =>
    typeof value === 'string' ? sayable(value) : value,
  );
}

test('what is written is read back: any text in any field, bidi controls and all', () => {
  fc.assert(
    fc.property(anEvent, (event) => {
      const text = written(event);
      assert.deepEqual(read(text), cleaned(event));
      assert.deepEqual(read(new TextEncoder().encode(text)), cleaned(event));
      assert.equal(written(read(text)), text);
    }),
    { numRuns: effort(2000) },
  );
});

test('nothing can be smuggled in through detail, names or numbers', () => {
  const event = read(xml());
  const code = (change: Partial<CotEvent>): string => codeOf(encodeCot({ ...event, ...change }));
  for (const detail of ['</detail><detail>', '<a>', '</detail></event><event>', '<!--', '<![CDATA[', '&x;']) {
    assert.match(code({ detail }), /^FEEDS_COT_(BROKEN|UNWRITABLE)$/, detail);
  }
  assert.equal(code({ detail: '<contact callsign="other"/>' }), 'FEEDS_COT_UNWRITABLE');
  assert.equal(code({ more: { event: [['x="1"><a b', 'c']] } }), 'FEEDS_COT_UNWRITABLE');
  assert.equal(code({ more: { event: [['uid', 'again']] } }), 'FEEDS_COT_BROKEN');
  assert.equal(code({ timeMs: 8.64e15 }), 'FEEDS_COT_UNWRITABLE');
  assert.equal(code({ timeMs: Number.NaN }), 'FEEDS_COT_UNWRITABLE');
  assert.equal(code({ speedMps: Number.POSITIVE_INFINITY }), 'FEEDS_COT_UNWRITABLE');
  assert.equal(code({ point: { ...event.point, lat: 91 } }), 'FEEDS_POSITION_OUT_OF_RANGE');
  assert.equal(code({ uid: '' }), 'FEEDS_COT_FIELD_MISSING');
  assert.equal(code({ remarks: 'я'.repeat(MAX_COT_BYTES / 2) }), 'FEEDS_COT_TOO_LARGE');
  const tiny = written({ ...event, point: { ...event.point, lat: 1.5e-7, lon: -1e-30 } });
  assert.match(tiny, /lat="0\.0000001[45]\d*" lon="0"/);
});

const PIECES = [
  '<!DOCTYPE x>',
  '&#0;',
  '&amp;',
  ']]>',
  '<![CDATA[',
  '<!--',
  '-->',
  '<event ',
  '</event>',
  '<detail>',
  '</detail>',
  '"',
  "'",
  '<point lat="1" lon="2"/>',
  '\u0000',
  '<a>',
  '<?xml?>',
  'ق',
  '<contact callsign="x"/>',
  '<track course="1"/>',
  '9999999',
  '<remarks>',
  '\r',
];

test('100,000 damaged events: an event or a refusal, and what is taken can be written', {
  timeout: 60_000,
}, () => {
  const roll = dice(20_260_101);
  const samples =
    skip === false
      ? [...vectors('xml'), ...vectors('chat')]
          .map(([, bytes]) => bytes)
          .filter((bytes) => bytes.length < 2000)
      : [
          Buffer.from(
            xml('<detail><contact callsign="a"/><track course="1" speed="2"/><remarks>b</remarks></detail>'),
          ),
        ];
  let taken = 0;
  let slowestMs = 0;
  for (let round = 0; round < effort(100_000); round++) {
    const sample = samples[round % samples.length] as Buffer;
    const bytes = round % 10 === 9 ? randomBytes(roll(200), roll) : mutate(sample, PIECES, roll);
    const startMs = performance.now();
    const event = decodeCot(bytes);
    slowestMs = Math.max(slowestMs, performance.now() - startMs);
    if (isRefusal(event)) assert.ok(event.refused in refusals, event.refused);
    else {
      taken++;
      if (taken % 3 > 0) continue;
      const text = encodeCot(event);
      assert.ok(!isRefusal(text), `${JSON.stringify(text)} ${Buffer.from(bytes)}`);
      assert.deepEqual(read(text), { ...event, zoneAssumed: false });
    }
  }
  assert.ok(taken > effort(10_000) && taken < effort(90_000), `${taken} taken`);
  assert.ok(slowestMs < 1000, `${slowestMs} ms`);
});

test('the worst texts of full size are read or refused in no time', () => {
  const size = MAX_COT_BYTES - 300;
  const fill = (piece: string): string => piece.repeat(Math.floor(size / piece.length));
  const worst = [
    xml(`<detail>${fill('<a/>')}</detail>`),
    xml(`<detail>${fill('&amp;')}</detail>`),
    xml(`<detail><a ${fill(' ')}></a></detail>`),
    xml(`<detail>${fill(' ')}x</detail>`),
    xml(`<detail><remarks>${fill('&#10;')}</remarks></detail>`),
    xml(`<detail><a ${Array.from({ length: 8000 }, (_, n) => `a${n}=""`).join(' ')}/></detail>`),
    fill('<a '),
    fill('<'),
    `<event ${fill('"')}`,
    fill('<!--'),
    fill('&'),
    xml(`<detail>${fill('&')}</detail>`),
    xml(`<detail>${fill('<a b="<"/>')}</detail>`),
    xml(`<detail><a b='${fill('<"')}`),
  ];
  for (const text of worst) {
    const startMs = performance.now();
    decodeCot(text);
    assert.ok(performance.now() - startMs < 200, `${text.slice(0, 30)} ${performance.now() - startMs} ms`);
  }
});
