/** What the CoT door does with bytes that mean it no good, and with any bytes cut anywhere. */
import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { effort, skipFast } from '../../../test/effort.ts';
import { type CotSide, openCot, report, until } from '../../../test/helpers/cot-door.ts';
import { START_MS } from '../../../test/helpers/running.ts';
import { dice, mutate } from '../../../test/mutate.ts';
import { isRefusal } from '../../contract/index.ts';
import { cotFix, EMPTY_STREAM, endCot, pushCot } from '../../feeds/index.ts';

let side: CotSide;
afterEach(() => side.close());
const counts = () => JSON.stringify(side.cot.counts);
const FREE = { bytesPerS: 1e9, burstBytes: 1e9, nonsenseBytes: 1e9, refusalsInARow: 1e9 };

const entities = Array.from({ length: 10 }, (_, i) => `<!ENTITY e${i + 1} "${`&e${i};`.repeat(10)}">`).join(
  '',
);
const HOSTILE: [name: string, bytes: string | Buffer][] = [
  [
    'entities of entities',
    `<!DOCTYPE event [<!ENTITY e0 "ha">${entities}]>${report()}`.replace('CHARLIE', '&e9;'),
  ],
  [
    'a file as entity',
    `<!DOCTYPE event [<!ENTITY x SYSTEM "file:///etc/passwd">]>${report({ callsign: '&x;' })}`,
  ],
  ['a hundred thousand levels', report().replace('<detail>', `<detail>${'<a>'.repeat(100_000)}`)],
  [
    'ten thousand attributes',
    report().replace('<detail', `<detail ${Array.from({ length: 10_000 }, (_, i) => `a${i}=""`).join(' ')}`),
  ],
  ['a comment without end', report().replace('<detail>', '<detail><!--')],
  ['a section without end', report().replace('<detail>', '<detail><![CDATA[')],
  ['a quote without end', report().replace('uid="ANDROID-1"', 'uid="ANDROID-1')],
  ['a megabyte of one event', report().replace('CHARLIE', 'x'.repeat(1_000_000))],
  ['zero bytes', Buffer.alloc(10_000)],
  ['every byte', Buffer.from(Array.from({ length: 4096 }, (_, i) => i % 256))],
  ['numbers beyond all', report().replace('lat="37"', 'lat="1e999"')],
  ['no numbers', report().replace('lat="37"', 'lat="NaN"')],
  ['a uid as objects have them', report({ uid: '__proto__' })],
];

describe('hostile XML', { skip: skipFast }, () => {
  for (const [name, bytes] of HOSTILE) {
    it(`${name}: is no more than it is, and the next tool is heard`, async () => {
      side = await openCot('west', {}, { limits: FREE });
      const bad = await side.connect();
      bad.socket.write(bytes);
      bad.socket.end();
      await until(() => side.cot.counts.ended.closed === 1, counts);
      // What can be read of it may be taken as what it says: w1 at 37, 41, and nothing else.
      const others = side.running.live.units().filter(({ unit, fix }) => unit !== 'w1' || fix.at.lat !== 37);
      assert.deepEqual(others, []);
      const good = await side.connect();
      good.send(report({ uid: 'ANDROID-2' }));
      await until(() => side.running.live.units().some(({ unit }) => unit === 'w2'), counts);
      good.close();
    });
  }

  it('ten kilobytes and bidi controls in a call sign reach nobody’s map', async () => {
    side = await openCot('west');
    const [bad, other] = [await side.connect(), await side.connect()];
    bad.send(report({ callsign: `\u202E\u2066<b>&"'\n\tROT${'x'.repeat(10_000)}` }));
    await until(
      () => other.events.length === 1,
      () => other.text,
    );
    const [event] = other.events;
    assert.equal(event?.callsign, `EX <b>&"' ROT${'x'.repeat(64 - 13)}`);
    assert.doesNotMatch(other.text, /[\u202A-\u202E\u2066-\u2069]/);
    bad.send(report({ uid: 'y'.repeat(10_000), callsign: 'z'.repeat(10_000) }));
    await until(() => side.cot.counts.strangers === 1, counts);
    const [stranger] = side.cot.strangers();
    assert.deepEqual([stranger?.uid.length, stranger?.callsign?.length], [128, 64]);
    bad.close();
    other.close();
  });

  it('the list of unknown devices is bounded, the count goes on', async () => {
    side = await openCot('west', {}, { limits: FREE });
    const tool = await side.connect();
    for (let n = 0; n < 400; n++) tool.send(report({ uid: `S-${n}` }));
    await until(() => side.cot.counts.strangers === 400, counts);
    assert.equal(side.cot.strangers().length, 256);
    tool.close();
  });
});

/** What the codec alone makes of these bytes, in one piece. */
function expected(bytes: Buffer): { fixes: number; refused: number } {
  const { state, events } = pushCot(EMPTY_STREAM, bytes);
  const read = [...events, ...endCot(state)].map((event) =>
    isRefusal(event)
      ? event
      : cotFix(
          event,
          ({ uid }) => (uid === 'ANDROID-1' ? 'w1' : uid === 'ANDROID-2' ? 'w2' : null),
          START_MS,
        ),
  );
  return {
    fixes: read.filter((one) => one !== null && !isRefusal(one)).length,
    refused: read.filter((one) => isRefusal(one)).length,
  };
}

it('damaged streams, cut anywhere, over a real connection: what the codec says of them, no more and no less', async () => {
  side = await openCot('west', {}, { limits: FREE });
  const roll = dice(41);
  const pieces = [
    '<event>',
    '</event>',
    '<!--',
    ']]>',
    '<![CDATA[',
    '"',
    "'",
    '<event uid="ANDROID-2" ',
    '&#0;',
    '\u202E',
  ];
  const want = { fixes: 0, refused: 0 };
  let sent = 0;
  for (let connection = 0; connection < effort(100, 5); connection++) {
    const parts: Uint8Array[] = [];
    for (let n = 0; n < 100; n++) {
      const sample = Buffer.from(
        report({ uid: `ANDROID-${1 + roll(2)}`, timeMs: START_MS - roll(1000), callsign: 'قافلة' }),
      );
      parts.push(roll(3) === 0 ? mutate(sample, pieces, roll) : sample);
      sent += 1;
    }
    const bytes = Buffer.concat(parts);
    const { fixes, refused } = expected(bytes);
    want.fixes += fixes;
    want.refused += refused;
    const tool = await side.connect();
    for (let at = 0; at < bytes.length; ) {
      const length = 1 + roll(roll(2) === 0 ? 20 : 4000);
      tool.socket.write(bytes.subarray(at, at + length));
      at += length;
      // Some cuts reach the other side as cuts.
      if (roll(8) === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    tool.socket.end();
    await until(() => side.cot.counts.ended.closed === connection + 1, counts);
  }
  const { fixes, refused } = side.cot.counts;
  assert.deepEqual({ fixes, refused }, want);
  assert.ok(fixes > sent / 2 && refused > sent / 50, `${fixes} taken, ${refused} refused of ${sent}`);
});
