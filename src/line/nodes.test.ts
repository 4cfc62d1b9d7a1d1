/** The line between nodes: what one side does, as both records hold it. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { PLACE, T0 } from '../../test/helpers/line/made.ts';
import { as, holdsTogether, type Outcome, officer, open, pair, run, seen } from '../../test/helpers/line.ts';
import { isRefusal } from '../contract/index.ts';
import type { MessageView } from './answers.ts';

const MINUTE = 60_000;

const question = {
  phrase: 'are these yours',
  to: [{ party: 'east', office: 'watch' }],
  at: PLACE,
  timeMs: T0 - 10 * MINUTE,
};

const MOVEMENT = {
  type: 'movement',
  fields: {
    who: {
      organisation: 'West',
      callSign: 'WEST 1',
      units: ['w1'],
      purpose: 'patrol',
      activity: 'patrol',
      escort: false,
      emergency: false,
    },
    route: { type: 'corridor', points: [PLACE, { lat: 35.4, lon: 40.4 }], halfWidthM: 200 },
    times: {
      type: 'passage',
      atMs: [T0 + 24 * 60 * MINUTE, T0 + 25 * 60 * MINUTE],
      earlyS: 600,
      lateS: 600,
      model: 'rigid',
    },
  },
};

describe('a question over the line', () => {
  test('receipt, wrong read-back with its distance, right one, answer "not ours"', async () => {
    const { west, east, network, later } = await pair(T0);
    network.setLink('west', 'east', false);
    const { messageId } = await run(west, 'line.send', question);
    await network.settle();
    const standing = async (node = west) => (await seen(node, messageId)).standings[0];
    assert.equal((await standing())?.receivedMs, null, 'over a cut link nothing is received');
    assert.equal((await standing())?.read, null);

    network.setLink('west', 'east', true);
    await later(MINUTE);
    assert.equal((await standing())?.receivedMs, T0 + MINUTE);
    assert.equal((await standing())?.acknowledged, null, 'a receipt is nobody’s acknowledgement');

    const target = { from: 'west', messageId };
    const wrong = await run(east, 'line.acknowledge', {
      ...target,
      at: { lat: PLACE.lat, lon: 40.399 },
      timeMs: T0 + 50 * MINUTE,
    });
    assert.equal(wrong['acknowledged'], false);
    assert.equal(wrong['readBack'], 'mismatch');
    const [place, time] = wrong['differences'] as { field: string; byM: number; byS: number }[];
    assert.ok(place && Math.abs(place.byM - 8_180) < 20, JSON.stringify(place));
    assert.deepEqual([time?.field, time?.byS], ['timeMs', 3600]);
    await later(MINUTE);
    assert.equal((await standing())?.readBack, 'mismatch');
    assert.equal((await standing())?.acknowledged, null);
    assert.match((await standing())?.differences[0]?.sentence.en ?? '', /^place: 8,1.* m off$/);

    const right = await run(east, 'line.acknowledge', { ...target, at: PLACE, timeMs: question.timeMs });
    assert.equal(right['acknowledged'], true);
    await later(MINUTE);
    for (const node of [west, east]) {
      assert.equal((await standing(node))?.readBack, 'match');
      assert.equal((await standing(node))?.acknowledged?.officer, 'Ann');
      assert.equal((await seen(node, messageId)).open, true, 'the question is still open');
    }

    const unfit = await as(east, ['watch'], 'line.reply', { ...target, phrase: 'complying' });
    assert.equal(isRefusal(unfit) && unfit.refused, 'LINE_REPLY_UNFIT');
    await run(east, 'line.reply', { ...target, phrase: 'not ours', words: 'Не наши.', language: 'ru' });
    await later(MINUTE);
    for (const node of [west, east]) {
      assert.equal((await standing(node))?.answer?.phrase, 'not ours');
      assert.equal((await standing(node))?.answer?.words, 'Не наши.');
      assert.equal((await seen(node, messageId)).open, false);
      assert.deepEqual((await open(node)).messages, []);
    }
    await later(24 * 60 * MINUTE);
    assert.equal(await west.tick(), 0);
    assert.equal(await east.tick(), 0);
    await holdsTogether(west, east);
  });

  test('only who is asked answers, and only who sent withdraws', async () => {
    const { west, east, third, later } = await pair(T0, 'north');
    const { messageId } = await run(west, 'line.send', {
      ...question,
      to: [...question.to, { party: 'north', for: 'information' }],
    });
    await later(MINUTE);
    const target = { from: 'west', messageId };
    const codes: string[] = [];
    for (const [node, name, input] of [
      [west, 'line.acknowledge', {}],
      [east, 'line.withdraw', {}],
      [third, 'line.withdraw', {}],
      [west, 'line.reply', { phrase: 'ours' }],
      [west, 'line.reword', {}],
    ] as const) {
      const answer = await as(node, ['watch', 'command'], name, { ...target, ...input });
      codes.push('refused' in answer ? String(answer.refused) : 'taken');
    }
    assert.deepEqual(codes, [
      'LINE_NOT_ADDRESSEE',
      'LINE_NOT_SENDER',
      'LINE_NOT_SENDER',
      'LINE_NOT_ADDRESSEE',
      'LINE_NOT_REWORDED',
    ]);
    await run(east, 'line.acknowledge', { ...target, at: PLACE, timeMs: question.timeMs });
    await later(MINUTE);
    const shown = (await seen(third, messageId)).standings.find(({ party }) => party === 'east');
    assert.ok(shown?.acknowledged, 'whoever is told for information follows what comes of it');
  });
});

describe('the silence clock between nodes', () => {
  test('runs on both sides from where each stands, and shows', async () => {
    const { west, east, network, later } = await pair(T0);
    network.setLink('west', 'east', false);
    const { messageId } = await run(west, 'line.send', { phrase: 'stop', words: 'Cease fire!' });
    await later(4 * MINUTE);
    assert.equal(await west.tick(), 0);
    network.setLink('west', 'east', true);
    await network.settle();
    await later(MINUTE);
    assert.equal(await west.tick(), 1, 'a late receipt does not start it anew');
    assert.equal(await west.tick(), 0, 'said once');
    assert.equal(await east.tick(), 0, 'east has had it for one minute');
    assert.equal((await open(west)).messages[0]?.standings[0]?.silent, true);
    await later(4 * MINUTE);
    assert.equal(await east.tick(), 1);
    await run(east, 'line.reply', { from: 'west', messageId, phrase: 'complying' });
    await later(MINUTE);
    const standing = (await seen(west, messageId)).standings[0];
    assert.equal(standing?.silent, false);
    assert.equal(standing?.silences.length, 1, 'that it was silent stays');
    assert.equal((await open(west)).messages.length, 0);
    await holdsTogether(west, east);
  });

  test('a message about a notice goes by the reply clause of the terms', async () => {
    const { west, east, later } = await pair(T0);
    const text = { en: 'Reply', ru: 'Ответ', ar: 'الرد' };
    const reply = {
      id: 'R-1',
      text,
      kind: 'reply',
      binds: ['east', 'west'],
      noticeTypes: ['movement'],
      withinMinutes: 90,
    };
    const terms = {
      termsId: 'ground',
      version: 1,
      title: text,
      parties: ['east', 'west'],
      fromMs: T0,
      toMs: null,
      clauses: [reply],
    };
    await run(west, 'terms.propose', terms);
    await later(1);
    await run(east, 'terms.sign', { termsId: 'ground', version: 1 });
    await run(west, 'terms.sign', { termsId: 'ground', version: 1 });
    await later(1);
    const filed = await run(west, 'notices.file', MOVEMENT);
    await later(1);
    const about = await run(west, 'line.send', {
      phrase: 'notify',
      words: 'x',
      notices: [filed['noticeId']],
    });
    const plain = await run(west, 'line.send', { phrase: 'notify', words: 'y' });
    const silences = async () => {
      await west.tick();
      const first = async (sent: Outcome) => (await seen(west, sent['messageId'])).standings[0]?.silences[0];
      const found = await Promise.all([about, plain].map(first));
      return found.map((silence) => silence && [silence.withinMinutes, silence.clause]);
    };
    await later(89 * MINUTE);
    assert.deepEqual(await silences(), [undefined, [60, null]]);
    await later(MINUTE);
    assert.deepEqual(await silences(), [
      [90, 'R-1'],
      [60, null],
    ]);
  });

  test('a message about a notice that is not on record goes by the room’s own time', async () => {
    const { west, later } = await pair(T0);
    await run(west, 'line.send', { phrase: 'notify', words: 'x', notices: ['01C5'.padEnd(26, '0')] });
    await later(59 * MINUTE);
    assert.equal(await west.tick(), 0);
    await later(MINUTE);
    assert.equal(await west.tick(), 1);
  });
});

describe('never refused for what is missing', () => {
  test('a bare phrase goes to every party, and is marked', async () => {
    const { west, third, later } = await pair(T0, 'north');
    for (const phrase of ['stop', 'casualty', 'are these yours', 'notify', 'free text']) {
      const { messageId } = await run(west, 'line.send', { phrase });
      await later(1);
      const got = await seen(third, messageId);
      assert.equal(got.phrase, phrase);
      assert.ok(got.marks.includes('no addressee named'));
      assert.deepEqual(got.to.map(({ party }) => party).sort(), ['east', 'north']);
    }
    const bare = await run(west, 'line.warn', { phrase: 'ultimatum' });
    assert.ok((await seen(west, bare['messageId'])).marks.includes('no expiry'));
  });

  test('an addressee that is not enrolled does not keep it from the others, and is not told to them', async () => {
    const { west, east, later } = await pair(T0);
    const to = [{ party: 'east' }, { party: 'atlantis' }];
    const sent = await run(west, 'line.send', { phrase: 'casualty', to });
    assert.deepEqual(sent['notEnrolled'], ['atlantis']);
    await later(1);
    assert.deepEqual((await seen(west, sent['messageId'])).notEnrolled, ['atlantis']);
    assert.deepEqual((await seen(east, sent['messageId'])).notEnrolled, []);
    const nobody = await as(west, ['watch'], 'line.send', { phrase: 'stop', to: [{ party: 'atlantis' }] });
    assert.equal('refused' in nobody && nobody.refused, 'LINE_NOBODY_REACHED');
  });
});

describe('words stay as they came', () => {
  test('hostile text arrives to the letter, and no sentence holds it', async () => {
    const { west, east, later } = await pair(T0);
    const hostile = [
      '\u202Eevil\u202C\u2066\u2069 {from} {n, plural, other {#}} <script>alert(1)</script>',
      "'; DROP TABLE line_messages; --\u0000\u0007\r\n\t",
      'e\u0301 \uFEFF \u200B 👩‍👩‍👧 \u{10FFFF}',
      'ي'.repeat(20_000),
    ];
    for (const words of hostile) {
      const { messageId } = await run(west, 'line.send', {
        phrase: 'free text',
        words,
        language: 'ar',
        office: words.slice(0, 200),
        to: [{ party: 'east', office: words.slice(0, 200) }],
      });
      await later(1);
      const got = await seen(east, messageId);
      assert.equal(got.wording.words, words);
      assert.equal(got.wording.language, 'ar');
      assert.equal(got.to[0]?.office, words.slice(0, 200));
      for (const sentence of Object.values(got.sentence)) assert.ok(!sentence.includes(words.slice(0, 5)));
    }
    const schema = west.house.commands.get('line.send')?.schema;
    for (const words of ['x'.repeat(20_001), '\uD800'])
      assert.equal(schema?.safeParse({ phrase: 'free text', words }).success, false);
  });
});

test('the list of messages: newest first, by party, open only, in pages', async () => {
  const { west, later } = await pair(T0, 'north');
  for (const party of ['east', 'north', 'east']) {
    await run(west, 'line.send', { phrase: 'notify', words: party, to: [{ party, office: 'watch' }] });
    await later(MINUTE);
  }
  const list = async (input: Record<string, unknown>) => {
    const schema = west.house.queries.get('line.messages')?.schema;
    const answer = (await west.query('line.messages', schema?.parse(input), officer('Ann'))) as {
      messages: MessageView[];
      more: boolean;
    };
    assert.ok(west.house.queries.get('line.messages')?.answers.safeParse(answer).success);
    return answer;
  };
  const all = await list({});
  assert.deepEqual(
    all.messages.map(({ wording }) => wording.words),
    ['east', 'north', 'east'],
  );
  assert.equal((await list({ party: 'north' })).messages.length, 1);
  assert.equal((await list({ open: 'true', limit: '2' })).more, true);
  const last = all.messages[1]?.localMs;
  assert.equal((await list({ beforeMs: String(last) })).messages.length, 1);
});
