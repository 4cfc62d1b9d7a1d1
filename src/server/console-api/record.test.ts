import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { overstated } from '../../../test/helpers/overstated.ts';
import {
  type Ask,
  type Door,
  joinDoors,
  movement,
  openDoor,
  START_MS,
  settleDoors,
  signIn,
} from '../../../test/helpers/running.ts';
import type { Entry } from '../../contract/index.ts';
import { allEntries } from '../../node/index.ts';
import { verifyPack } from '../../record/index.ts';
import { type RecordFacts } from './record-facts.ts';
import { statesOf } from './record-states.ts';
import type { RecordEntry, RecordPage, State } from './shapes.ts';

const HOUR = 3_600_000;
const AT = { lat: 37, lon: 41 };

describe('the record to read', () => {
  let west: Door;
  let east: Door;
  let south: Door;
  let atWest: Ask;
  let atEast: Ask;
  let noticeId: string;
  before(async () => {
    [west, east, south] = [await openDoor('west'), await openDoor('east'), await openDoor('south')];
    await joinDoors([west, east, south]);
    [atWest, atEast] = [await signIn(west, 'all'), await signIn(east, 'all')];
    const post = async (ask: Ask, url: string, payload: object): Promise<Record<string, unknown>> => {
      const answer = await ask({ method: 'POST', url, payload });
      assert.ok(answer.statusCode < 300, answer.body);
      return answer.json();
    };
    ({ noticeId } = (await post(atWest, '/api/notices', movement)) as { noticeId: string });
    await settleDoors([west, east, south]);
    await post(atEast, `/api/notices/${noticeId}/acknowledgements`, { words: 'read' });
    const message = await post(atWest, '/api/line/messages', {
      phrase: 'hold',
      at: AT,
      words: 'at the ford',
    });
    await settleDoors([west, east, south]);
    await post(atEast, `/api/line/messages/west/${message['messageId']}/acknowledgements`, { at: AT });
    await settleDoors([west, east, south]);
    // From here on nothing reaches the third party.
    west.peers.delete('south');
    await post(atWest, `/api/notices/${noticeId}/withdraw`, { reason: 'called off' });
    await settleDoors([west, east]);
  });
  after(async () => {
    for (const door of [west, east, south]) await door.close();
  });

  const page = async (ask: Ask, query = ''): Promise<RecordPage> => {
    const answer = await ask({ url: `/api/record${query}` });
    assert.equal(answer.statusCode, 200, answer.body);
    return answer.json<RecordPage>();
  };
  const show = async (ask: Ask, index: number): Promise<RecordEntry> => {
    const answer = await ask({ url: `/api/record/${index}` });
    assert.equal(answer.statusCode, 200, answer.body);
    return answer.json<RecordEntry>();
  };
  const whole = async (door: Door): Promise<Entry[]> => {
    const entries: Entry[] = [];
    for await (const entry of allEntries(door.running.node.store.read)) entries.push(entry);
    return entries;
  };
  const codes = (states: readonly State[]) =>
    states.map(({ code, party }) => (party ? `${code} ${party}` : code));
  const only = async (ask: Ask, query: string) => {
    const { entries } = await page(ask, query);
    assert.equal(entries.length, 1, query);
    return entries[0] as RecordPage['entries'][number];
  };

  it('pages newest first, every entry once', async () => {
    const indexes: number[] = [];
    for (let next: number | null = Number.MAX_SAFE_INTEGER; next !== null; ) {
      const one: RecordPage = await page(atWest, `?limit=7&before=${next}`);
      assert.ok(one.entries.length <= 7);
      indexes.push(...one.entries.map(({ index }) => index));
      next = one.next;
    }
    const size = await west.running.node.store.read.size();
    assert.deepEqual(
      indexes,
      Array.from({ length: size }, (_, n) => size - 1 - n),
    );
  });

  it('acts alone: every act once, nothing that a node writes by itself, page by page', async () => {
    const all: RecordPage['entries'] = [];
    for (let next: number | null = null; ; ) {
      const got = await page(atWest, `?acts=true&limit=2${next === null ? '' : `&before=${next}`}`);
      all.push(...got.entries);
      next = got.next;
      if (next === null) break;
    }
    const whole = await page(atWest, '?limit=200');
    const wanted = whole.entries.filter(
      ({ kind, direction }) => !['parties.receipt', 'watch.sealed'].includes(kind) && direction !== 'out',
    );
    assert.ok(wanted.length > 5 && wanted.length < whole.entries.length);
    assert.deepEqual(
      all.map(({ index }) => index),
      wanted.map(({ index }) => index),
    );
  });

  it('filters by kind, party and act', async () => {
    const filed = await page(atWest, '?kind=notices.filed');
    assert.deepEqual(
      filed.entries.map(({ direction, peer }) => peer ?? direction),
      ['south', 'east', 'own'],
    );
    const withEast = await page(atWest, '?party=east&kind=notices.filed');
    assert.deepEqual(codes(withEast.entries[0]?.states ?? []).slice(-2), [
      'received east',
      'acknowledged east',
    ]);
    assert.ok((await page(atWest, '?party=west')).entries.every(({ direction }) => direction === 'own'));
    const act = await page(atWest, `?id=${filed.entries[0]?.id}&limit=2`);
    assert.equal(act.entries.length, 2);
    assert.equal((await page(atWest, `?id=${filed.entries[0]?.id}&before=${act.next}`)).entries.length, 1);
  });

  it('says of an own act where each copy is and who read it', async () => {
    const { entries } = await page(atWest, '?party=west&kind=notices.filed');
    const [filed] = entries;
    assert.deepEqual(codes(filed?.states ?? []).slice(3), [
      'received east',
      'received south',
      'acknowledged east',
      'not-acknowledged south',
    ]);
    const read = filed?.states.find(({ code }) => code === 'acknowledged') as State;
    assert.equal(
      read.says.en,
      'Party east’s node states that Ann Oak read it, at 2020-08-24 06:00:00 UTC by its clock.',
    );
    assert.match(read.says.ar, /عقدة ⁨طرف east⁩/);
    const cut = await only(atWest, '?party=west&kind=notices.withdrawn');
    assert.deepEqual(codes(cut.states).slice(3), ['received east', 'waiting south']);
    assert.match(cut.states.at(-1)?.says.ru ?? '', /Расписки нет/);
    const message = await only(atWest, '?party=west&kind=line.message');
    assert.ok(codes(message.states).includes('acknowledged east'));
    assert.ok(codes(message.states).includes('not-acknowledged south'));
    assert.ok(codes(message.states).includes('marked'), 'no addressee named');
  });

  it('says of what came whence it came, who is said to have acted, and that it was receipted', async () => {
    const filed = await only(atEast, '?kind=notices.filed');
    assert.deepEqual(codes(filed.states), [
      'peer-acted west',
      'came west',
      'receipted-here',
      'written',
      'unsigned',
      'acknowledged east',
    ]);
    const [acted] = filed.states;
    assert.match(acted?.says.en ?? '', /^Party west’s node states that Ann Oak \(watch\) acted\. No key/);
    const receipt = filed.states[2]?.entry as number;
    assert.deepEqual(codes((await show(atEast, receipt)).states).slice(-1), ['receipt-given west']);
  });

  it('shows the body as this party holds it, and links both ways', async () => {
    const filed = await only(atEast, '?kind=notices.filed');
    const shown = await show(atEast, filed.index);
    assert.equal((shown.entry.body as { noticeId: string }).noticeId, noticeId);
    const kinds = shown.referredBy.map(({ kind, direction }) => `${kind} ${direction}`);
    for (const kind of ['parties.receipt out', 'notices.acknowledged own', 'notices.withdrawn in'])
      assert.ok(kinds.includes(kind), `${kind} not in ${kinds.join()}`);
    assert.equal(shown.referredByMore, false);
    const said = await only(atEast, '?party=east&kind=notices.acknowledged');
    const { refersTo, copies, entry } = await show(atEast, said.index);
    assert.deepEqual([refersTo[0]?.index, copies.length, entry.by?.officer], [filed.index, 2 - 1, 'Ann Oak']);
    assert.equal('signIn' in (entry.by ?? {}), false, 'the sign-in stays inside');
    // What comes later is found too.
    await atWest({ method: 'POST', url: '/api/notices', payload: movement });
    assert.equal((await show(atEast, filed.index)).referredBy.length, kinds.length);
  });

  it('signs, and says up to where', async () => {
    assert.equal((await page(atWest)).signedSize, null);
    await west.running.node.checkpoints.sign();
    const { entries, signedSize, size } = await page(atWest, '?limit=1');
    assert.equal(signedSize, size);
    assert.ok(codes(entries[0]?.states ?? []).includes('signed'));
  });

  it('says nothing to have arrived or to be read that no entry bears out', async () => {
    for (const [door, ask] of [
      [west, atWest],
      [east, atEast],
    ] as const) {
      const { entries, next } = await page(ask, '?limit=200');
      assert.equal(next, null);
      assert.deepEqual(overstated(entries, await whole(door)), []);
    }
  });

  it('the check finds what says too much', async () => {
    const { entries } = await page(atWest, '?limit=200');
    const record = await whole(west);
    const planted = (change: (state: State) => State) =>
      overstated(
        entries.map(({ index, states }) => ({ index, states: states.map(change) })),
        record,
      ).length;
    assert.ok(planted((state) => (state.code === 'waiting' ? { ...state, code: 'received' } : state)) > 0);
    const another = record.find(({ kind, direction }) => kind === 'parties.receipt' && direction === 'in');
    const borrowed = (state: State): State =>
      state.code === 'waiting' ? { ...state, code: 'received', entry: another?.index ?? 0 } : state;
    assert.ok(planted(borrowed) > 0, 'a receipt for something else');
    const read = (state: State): State =>
      state.code === 'not-acknowledged' ? { ...state, code: 'acknowledged' } : state;
    assert.ok(planted(read) > 0);
    const said = (state: State): State => ({ ...state, says: { ...state.says, en: 'Delivered.' } });
    assert.ok(planted(said) > 0);
    assert.ok(planted((state) => ({ ...state, code: 'written' })) > 0, 'a copy passed over in silence');
  });

  it('gives a proof to take away, and refuses what is not there', async () => {
    const { entries } = await page(atWest, '?party=west&kind=notices.filed');
    const own = entries.at(-1)?.index as number;
    const answer = await atWest({ url: `/api/record/${own}/pack` });
    assert.equal(answer.statusCode, 200, answer.body);
    assert.match(
      String(answer.headers['content-disposition']),
      /^attachment; filename="west-\d+\.parley-proof\.json"$/,
    );
    const verdict = verifyPack(answer.rawPayload);
    assert.ok('ok' in verdict && verdict.ok, JSON.stringify(verdict).slice(0, 500));
    const parts = JSON.parse(answer.body) as { entries: { index: number }[] };
    assert.equal(parts.entries.length, 2, 'the copies, not what only the owner may see');
    assert.ok(parts.entries.every(({ index }) => index !== own));
    const missing = await atWest({ url: '/api/record/999999' });
    assert.deepEqual([missing.statusCode, missing.json().code], [404, 'NODE_PROVE_UNKNOWN']);
    assert.equal((await atWest({ url: '/api/record/x' })).json().code, 'NODE_BAD_INPUT');
    assert.equal((await atWest({ url: '/api/record?limit=201' })).json().params.field, 'limit');
    const admin = await signIn(west, 'admin');
    for (const url of ['/api/record', '/api/record/0', '/api/record/0/pack'])
      assert.equal((await admin({ url })).statusCode, 403, url);
  });
});

describe('what is said of one entry', () => {
  const entry: Entry = {
    index: 7,
    direction: 'out',
    peer: 'east',
    class: 'notice',
    kind: 'notices.withdrawn',
    kindVersion: 1,
    id: '0'.repeat(26),
    hash: 'a'.repeat(64),
    mode: 'exercise',
    from: 'west',
    to: 'east',
    by: null,
    precedence: 'priority',
    refs: [],
    claimedMs: START_MS,
    localMs: START_MS,
    peerSeq: 1,
    understood: true,
    body: {},
  };
  const delivery = {
    actId: entry.id,
    kind: entry.kind,
    peer: 'east',
    hash: entry.hash,
    outIndex: 7,
    peerSeq: 1,
    sentMs: START_MS,
    receipt: null,
    proof: null,
  };
  const facts = (more: Partial<RecordFacts>): RecordFacts => ({
    me: 'west',
    entry,
    erased: false,
    signedSize: null,
    cosignedSize: null,
    deliveries: [delivery],
    receiptIndex: null,
    secondUnderNumber: false,
    understoodSince: null,
    notFollowedUp: null,
    readers: null,
    marks: [],
    skews: new Map(),
    ...more,
  });
  const names = new Map([['east', { en: 'East', ru: 'Восток', ar: 'الشرق' }]]);
  const said = (more: Partial<RecordFacts>) => statesOf(facts(more), names);
  const has = (more: Partial<RecordFacts>, code: State['code']) =>
    said(more).find((state) => state.code === code);

  it('received only by a receipt, whatever else speaks for it', () => {
    const spoken: Partial<RecordFacts>[] = [
      {},
      { signedSize: 100 },
      { readers: [{ party: 'east', read: { officer: 'B', claimedMs: START_MS, index: 9 } }] },
      { skews: new Map([['east', 120_000]]) },
    ];
    for (const more of spoken) {
      assert.equal(has(more, 'received'), undefined);
      assert.ok(has(more, 'waiting'));
    }
    const receipt = {
      actId: '1'.repeat(26),
      receivedMs: START_MS,
      arrivedMs: START_MS,
      index: 3,
      entryIndex: 9,
      log: 'l',
    };
    assert.equal(has({ deliveries: [{ ...delivery, receipt }] }, 'received')?.entry, 9);
  });

  it('says doubts in plain words', () => {
    const came = { ...entry, direction: 'in', from: 'east', to: 'west' } as const;
    const slow = has({ entry: { ...came, claimedMs: START_MS - 2 * HOUR } }, 'slow-way');
    assert.equal(slow?.says.en, 'It came 2 h after it was signed, by its sender’s clock.');
    assert.ok(has({ entry: { ...came, claimedMs: START_MS + HOUR } }, 'clock-ahead'));
    const doubt = has({ skews: new Map([['east', -180_000]]) }, 'clock-doubt');
    assert.equal(
      doubt?.says.ru,
      'Доказано расхождение часов стороны «Восток» и этого узла: 3 мин. К её времени относиться с осторожностью.',
    );
    assert.equal(has({ entry: { ...came, understood: false } }, 'not-understood')?.tone, 'bad');
    const since = { entry: { ...came, understood: false }, understoodSince: { atMs: START_MS, index: 12 } };
    assert.equal(has(since, 'understood-since')?.entry, 12);
    assert.equal(has(since, 'not-understood'), undefined);
    assert.ok(has({ erased: true }, 'erased'));
    assert.ok(has({ entry: came, secondUnderNumber: true }, 'same-number'));
    assert.ok(has({ entry: came, notFollowedUp: { room: 'notices', index: 8 } }, 'not-followed-up'));
  });

  it('marks a late notice as taken', () => {
    const lead = [{ clause: 'K1', requiredMinutes: 60, givenMinutes: 20, lateMinutes: 40 }];
    const late = has({ entry: { ...entry, kind: 'notices.filed', body: { lead } } }, 'late');
    assert.equal(
      late?.says.en,
      'Late under K1: 20 min ahead instead of 60 min. Taken and marked, not refused.',
    );
    const inTime = [{ clause: 'K1', requiredMinutes: 60, givenMinutes: 90, lateMinutes: 0 }];
    assert.equal(
      has({ entry: { ...entry, kind: 'notices.filed', body: { lead: inTime } } }, 'late'),
      undefined,
    );
  });
});
