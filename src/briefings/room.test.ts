import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { effort } from '../../test/effort.ts';
import { bulletinOf, countsOf, disagreements, figuresOf, recordOf } from '../../test/helpers/bulletin.ts';
import { type ParleyNode, pair, rebuilt, START_MS } from '../../test/helpers/bulletin-nodes.ts';
import { officer, run } from '../../test/helpers/nodes.ts';
import { dice } from '../../test/mutate.ts';
import { isRefusal } from '../contract/index.ts';
import type { PublishedBulletin } from './queries.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const PLACE = { lat: 37.123456, lon: 42.123456 };
const HOSTILE = `<script>alert(1)</script>"'&\u202Ereversed\u2069`;

const movement = (startMs: number, callSign = 'WEST 1') => ({
  type: 'movement',
  fields: {
    who: {
      organisation: 'West',
      callSign,
      units: ['w1'],
      purpose: 'patrol',
      activity: 'patrol',
      escort: false,
      emergency: false,
    },
    route: { type: 'corridor', points: [PLACE, { lat: 37.2, lon: 42.2 }], halfWidthM: 200 },
    times: {
      type: 'passage',
      atMs: [startMs, startMs + 60 * MINUTE_MS],
      earlyS: 600,
      lateS: 600,
      model: 'rigid',
    },
  },
});

/** One command by chance; a refusal is an answer too. */
async function act(node: ParleyNode, roll: (below: number) => number, known: string[]) {
  const give = async (name: string, input: object) => {
    const command = node.house.commands.get(name);
    assert.ok(command, name);
    const made = await node.command(name, command.schema.parse(input), officer('Ann'));
    return isRefusal(made) ? null : (made as unknown as Record<string, string>);
  };
  const noticeId = known[roll(known.length)];
  const now = node.clock.now();
  const what = roll(12);
  if (what < 3 || noticeId === undefined) {
    const sort = roll(3);
    const made = await give('notices.file', {
      ...movement(now + (1 + roll(40)) * 60 * MINUTE_MS, HOSTILE),
      protected: sort === 0,
    });
    if (made) known.push(made['noticeId'] as string);
  } else if (what === 3) {
    const { fields } = movement(now + 3 * DAY_MS);
    await give('notices.amend', { noticeId, fields });
  } else if (what === 4) await give('notices.withdraw', { noticeId, reason: HOSTILE });
  else if (what < 7) await give('notices.acknowledge', { noticeId, words: '' });
  else if (what === 7) {
    const position = ['none', 'no objection', 'objection', 'alternative', 'agreed', 'denied'][roll(6)];
    await give('notices.position', { noticeId, position, words: HOSTILE });
  } else if (what === 8) {
    const other = node.identity.party === 'west' ? 'east' : 'west';
    const phrase = ['notify', 'are these yours', 'stop', 'free text'][roll(4)];
    await give('line.send', { phrase, to: [{ party: other, office: 'watch' }], words: HOSTILE });
  } else if (what === 9) await give('line.call', { with: 'east', event: 'ringing' });
  else if (what === 10)
    await give('notices.disseminate', { noticeId, unit: 'u1', toldBy: 'Bo', toldMs: now, means: '' });
  else {
    const place = { at: PLACE, radiusM: 500 };
    await give('incidents.open', {
      title: HOSTILE,
      place,
      fromMs: now - 1000,
      toMs: now,
      parties: ['west', 'east'],
    });
  }
}

describe('a bulletin of days made by chance', () => {
  test('is what an independent count gives, the same twice, and the same after a rebuild', async () => {
    for (let seed = 1; seed <= effort(6, 1); seed++) {
      const roll = dice(seed);
      const { clock, network, disk, west, east, settle, later } = await pair();
      const known: string[] = [];
      for (let step = 0; step < 40; step++) {
        await act(roll(2) === 0 ? west : east, roll, known);
        if (roll(6) === 0) network.setLink('west', 'east', roll(3) > 0);
        if (roll(3) > 0) await settle();
        await later(roll(120) * MINUTE_MS);
      }
      network.setLink('west', 'east', true);
      await settle();
      const days = ['2020-08-24', '2020-08-25', '2020-08-26'].filter(
        (date) => Date.parse(`${date}T00:00:00Z`) <= clock.now(),
      );
      const before = [];
      for (const node of [west, east]) {
        const record = await recordOf(node);
        for (const date of days) {
          const bulletin = await bulletinOf(node, date);
          assert.deepEqual(disagreements(bulletin, record, null), [], `seed ${seed} ${date}`);
          assert.deepEqual(await bulletinOf(node, date), bulletin);
          if (node === west) before.push(bulletin);
        }
      }
      const again = await rebuilt(west, disk, clock);
      for (const [at, date] of days.entries())
        assert.deepEqual(await bulletinOf(again, date), before[at], `seed ${seed} ${date} rebuilt`);
      await again.close();
      await east.close();
    }
  });

  test('what comes after a day does not change it', async () => {
    const { west, east, network, settle, later } = await pair();
    network.setLink('west', 'east', false);
    const { noticeId } = await run(west, 'notices.file', movement(START_MS + 2 * DAY_MS));
    await later(18 * 60 * MINUTE_MS);
    const day = await bulletinOf(west, '2020-08-24');
    assert.ok(day.complete);
    assert.equal(countsOf(day)['notices.outstanding'], 1);
    network.setLink('west', 'east', true);
    await settle();
    await run(east, 'notices.acknowledge', { noticeId, words: '' });
    await settle();
    assert.equal((await bulletinOf(west, '2020-08-24')).sha256, day.sha256);
    const next = countsOf(await bulletinOf(west, '2020-08-25'));
    assert.equal(next['notices.outstanding'], 0);
    assert.equal(next['replies.theirs.untimed'], 1, 'no terms: no time was agreed');
    assert.equal(countsOf(await bulletinOf(east, '2020-08-25'))['notices.received'], 1);
    assert.equal(countsOf(await bulletinOf(east, '2020-08-24'))['notices.received'], 0);
  });

  test('calls tell the time to someone who could decide', async () => {
    const { west, later } = await pair();
    const { callId } = await run(west, 'line.call', { with: 'east', event: 'ringing' });
    await later(MINUTE_MS);
    const call = { openedBy: 'west', callId };
    await run(west, 'line.call', { call, event: 'answered', name: 'Airman' });
    await later(4 * MINUTE_MS + 5000);
    await run(west, 'line.call', { call, event: 'decider', name: HOSTILE });
    await run(west, 'line.call', { with: 'east', event: 'ringing' });
    const figures = figuresOf(await bulletinOf(west, '2020-08-24'));
    assert.equal(figures.get('line.calls')?.count, 2);
    assert.equal(figures.get('line.calls')?.entries.length, 4);
    assert.equal(figures.get('line.calls.decider')?.count, 1);
    assert.equal(figures.get('line.calls.no-decider')?.count, 1);
    assert.match(
      figures.get('line.calls.decider')?.details[0]?.en ?? '',
      /5 min 5 s, by the minutes of west/,
    );
  });

  test('a protected notice is counted, its place is nowhere, and an objection to it moves nobody', async () => {
    const { west, east, settle, later } = await pair();
    const filed = { ...movement(START_MS + 60 * MINUTE_MS), protected: true };
    const { noticeId } = await run(west, 'notices.file', filed);
    await settle();
    await run(east, 'notices.position', { noticeId, position: 'denied', words: '' });
    await settle();
    await later(3 * 60 * MINUTE_MS);
    for (const node of [west, east]) {
      const bulletin = await bulletinOf(node, '2020-08-24');
      assert.doesNotMatch(JSON.stringify(bulletin), /37\.1|42\.1|"lat"/);
      const figures = countsOf(bulletin);
      assert.equal(
        (figures['replies.moved'] as number) + (figures['replies.moved-undecidable'] as number),
        0,
      );
      assert.equal(figures['replies.positions.denied'], 1);
    }
    const east24 = countsOf(await bulletinOf(east, '2020-08-24'));
    assert.equal(east24['notices.received.protected'], 1);
    // Control: the same of a notice that is not protected is asked about, and cannot be decided without positions.
    const plain = await run(west, 'notices.file', movement(START_MS + 5 * 60 * MINUTE_MS));
    await settle();
    await run(east, 'notices.position', { noticeId: plain.noticeId, position: 'denied', words: '' });
    await settle();
    await later(6 * 60 * MINUTE_MS);
    const open = figuresOf(await bulletinOf(west, '2020-08-24')).get('replies.moved-undecidable');
    assert.equal(open?.count, 1);
    assert.match(open?.details[0]?.en ?? '', /^Missing: .*w1/);
  });
});

describe('publishing', () => {
  const list = async (node: ParleyNode) => {
    const answer = await node.query('briefings.published', { limit: 7 }, officer('Ann'));
    assert.ok(!isRefusal(answer));
    const schema = node.house.queries.get('briefings.published')?.answers;
    assert.ok(schema);
    return (schema.parse(answer) as { published: PublishedBulletin[] }).published;
  };

  test('a later version names the former, and the list says whether the record counts otherwise now', async () => {
    const { west, east, settle, later } = await pair('relief');
    const { noticeId } = await run(west, 'notices.file', {
      ...movement(START_MS + 2 * DAY_MS),
      to: ['east'],
    });
    await run(west, 'notices.file', { ...movement(START_MS + 3 * DAY_MS), to: ['relief'] });
    await settle();
    const first = await run(west, 'briefings.publish', { date: '2020-08-24', to: ['east'] });
    assert.deepEqual([first['version'], first['former'], first['complete']], [1, null, false]);
    await settle();
    const [sent] = await list(east);
    assert.deepEqual([sent?.from, sent?.version, sent?.now], ['west', 1, null]);

    // East learns the number and its own act, not which act went to another party.
    const [entry] = (await recordOf(east)).filter(({ kind }) => kind === 'briefings.published');
    const filed = entry?.body.figures.find(({ id }: { id: string }) => id === 'notices.filed');
    assert.equal(filed.count, 2);
    assert.equal(filed.acts.length, 1);
    assert.equal(filed.more, 1);
    assert.equal(
      (await recordOf(east)).some(({ id }) => id === filed.acts[0]),
      true,
    );

    const standing = await list(west);
    assert.deepEqual(
      [standing[0]?.to, standing[0]?.now],
      [['east'], { sha256: first['sha256'], same: true, differs: [] }],
    );
    await run(east, 'notices.acknowledge', { noticeId, words: '' });
    await settle();
    const [grown] = await list(west);
    assert.equal(grown?.now?.same, false);
    const differs = grown?.now?.differs.map(({ id }) => id);
    assert.deepEqual(differs, ['replies.theirs', 'replies.theirs.untimed']);

    await later(DAY_MS);
    const second = await run(west, 'briefings.publish', { date: '2020-08-24', to: ['east', 'relief'] });
    assert.deepEqual([second['version'], second['complete']], [2, true]);
    const [own] = await list(west);
    assert.equal(own?.former, standing[0]?.id);
    assert.notEqual(second['sha256'], first['sha256']);
  });

  test('is refused for the same again, a day to come, a stranger, and an officer who may not', async () => {
    const { west } = await pair();
    const give = (input: object, roles = officer('Ann').roles) => {
      const schema = west.house.commands.get('briefings.publish')?.schema;
      return west.command('briefings.publish', schema?.parse(input), { ...officer('Ann'), roles });
    };
    await run(west, 'briefings.publish', { date: '2020-08-24' });
    const codes = [];
    for (const [input, roles] of [
      [{ date: '2020-08-24' }],
      [{ date: '2020-08-25' }],
      [{ date: '2020-08-24', to: ['nobody'] }],
      [{ date: '2020-08-24', zone: 'Mars/Base' }],
      [{ date: '24.08.2020' }],
      [{ date: '2020-08-24', to: ['east'] }, ['watch']],
    ] as [object, never?][]) {
      const made = await give(input, roles);
      assert.ok(isRefusal(made), JSON.stringify(input));
      codes.push(made.refused);
    }
    assert.deepEqual(codes, [
      'BRIEFINGS_UNCHANGED',
      'BRIEFINGS_NOT_BEGUN',
      'BRIEFINGS_UNKNOWN_PARTY',
      'BRIEFINGS_ZONE',
      'BRIEFINGS_DATE',
      'NODE_NOT_ALLOWED',
    ]);
    // To one that has not been sent it, the same goes out as a new version.
    assert.ok(!isRefusal(await give({ date: '2020-08-24', to: ['east'] })));
  });
});
