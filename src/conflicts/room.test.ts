import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Ask, Ctx, Draft, Entry, Keyed, Read } from '../contract/index.ts';
import { isRefusal } from '../contract/index.ts';
import { direct } from '../geo/index.ts';
import type { Terms } from '../terms/index.ts';
import { conflicts, OPEN, type OpenRow } from './index.ts';

const T = 1_600_000_000_000;
const HERE = { lat: 36.6, lon: 40.2 };
const words = { en: 'x', ru: 'x', ar: 'x' };
const TERMS: Terms = {
  termsId: 't',
  version: 1,
  title: words,
  parties: ['north', 'south'],
  observers: [],
  fromMs: 0,
  toMs: null,
  clauses: [{ id: 'sep', kind: 'separation', text: words, binds: ['north', 'south'], distanceM: 200 }],
};
const NORTH = '01ARZ3NDEKTSV4RRFFQ69G5FA0';
const SOUTH = '01ARZ3NDEKTSV4RRFFQ69G5FA1';

function fields(eastM: number) {
  const place = direct(HERE, 90, eastM);
  return {
    route: { type: 'corridor' as const, points: [place, direct(place, 0, 4_000)], halfWidthM: 50 },
    times: { type: 'passage' as const, atMs: [T, T + 400_000], earlyS: 0, lateS: 0, model: 'rigid' as const },
  };
}
interface Notice {
  noticeId: string;
  version: number;
  party: string;
  type: 'movement';
  status: 'active';
  fields: object;
}
function notice(noticeId: string, party: string, eastM: number, version = 1): Notice {
  return { noticeId, version, party, type: 'movement', status: 'active', fields: fields(eastM) };
}

/** A node of party north in small: notices as given, the room's own table as its entries made it. */
class House {
  table = new Map<string, unknown>();
  notices: Notice[] = [];
  terms: Terms | null = TERMS;
  now = T - 7_200_000;
  next = 0;
  asked: string[] = [];
  read: Read = {
    get: async <Row>(_table: string, key: string) => this.table.get(key) as Row | undefined,
    scan: async <Row>() => [...this.table].sort().map(([key, row]) => ({ key, row })) as Keyed<Row>[],
    entry: async () => undefined,
    act: async () => [],
    file: async () => undefined,
    withPeer: async () => [],
  };
  ask = (async (name: string, question: never) => {
    const answer = conflicts.answers?.[name];
    if (answer) return answer(this.read, question, this.ctx(), this.ask);
    this.asked.push(name);
    if (name === 'terms.inForce') return this.terms;
    if (name === 'notices.claims') {
      const { ids } = question as { ids?: string[] };
      const all = ids ?? [...new Set(this.notices.map((one) => one.noticeId))];
      const claims = (id: string) => this.notices.filter((one) => one.noticeId === id);
      return { notices: all.map((noticeId) => ({ noticeId, claims: claims(noticeId) })), next: null };
    }
    // As the notices room: that party's, else whose came first.
    const { noticeId, party } = question as { noticeId: string; party?: string };
    const named = this.notices.filter((one) => one.noticeId === noticeId);
    const one = named.find((claim) => claim.party === party) ?? named[0];
    return one ? { ...one, history: [{ actId: noticeId }] } : null;
  }) as Ask;
  ctx(): Ctx {
    return {
      party: 'north',
      mode: 'exercise',
      now: this.now,
      by: null,
      newId: () => this.id(),
      randomHex: () => '00',
    };
  }
  id(): string {
    return `01ARZ3NDEKTSV4RRFFQ69G${String(this.next++).padStart(4, '0')}`;
  }
  entry(kind: string, body: unknown, id = this.id(), from = 'north'): Entry {
    return {
      index: this.next,
      direction: from === 'north' ? 'own' : 'in',
      peer: null,
      class: 'conflict',
      kind,
      kindVersion: 1,
      id,
      hash: '',
      mode: 'exercise',
      from,
      to: null,
      by: null,
      precedence: 'routine',
      refs: [],
      claimedMs: this.now,
      localMs: this.now,
      peerSeq: 0,
      understood: true,
      body,
    };
  }
  write(drafts: Draft[]): void {
    for (const draft of drafts) {
      const kind = conflicts.kinds.find(({ name }) => name === draft.kind);
      assert.ok(kind, draft.kind);
      assert.ok(draft.to === undefined && kind.recipients === 'own');
      const entry = this.entry(draft.kind, kind.schema.parse(JSON.parse(JSON.stringify(draft.body))));
      const view = conflicts.view as NonNullable<typeof conflicts.view>;
      const rows = { get: <Row>(_t: string, key: string) => this.table.get(key) as Row | undefined };
      const touched = view.touches(entry, this.ctx()).map(({ key }) => key);
      for (const { key, row } of view.apply(entry, rows, this.ctx())) {
        assert.ok(touched.includes(key));
        if (row === null) this.table.delete(key);
        else this.table.set(key, row);
      }
    }
  }
  async react(kind: string, noticeId: string, from = 'north'): Promise<Draft[]> {
    const on = conflicts.on?.[0];
    assert.ok(on);
    assert.ok(on.kinds.includes(kind));
    const entry = this.entry(kind, { noticeId, version: 1 }, noticeId, from);
    const drafts = on.decide(entry, await on.facts(this.read, entry, this.ctx(), this.ask), this.ctx());
    this.write(drafts);
    return drafts;
  }
  open(): OpenRow[] {
    return [...this.table.values()] as OpenRow[];
  }
}

test('a conflict is recorded once for a pair of versions, from whichever side it is met, and cleared by a change', async () => {
  const house = new House();
  house.notices = [notice(NORTH, 'north', 0)];
  assert.deepEqual(await house.react('notices.filed', NORTH), []);
  house.notices.push(notice(SOUTH, 'south', 250));
  const first = await house.react('notices.filed', SOUTH, 'south');
  assert.deepEqual(
    first.map(({ kind, refs }) => [kind, refs]),
    [['conflicts.found', [SOUTH, NORTH]]],
  );
  assert.ok(Math.abs((house.open()[0]?.finding.clearM ?? 0) - 150) < 0.2);
  assert.equal(house.open()[0]?.untilMs, T + 400_000);
  assert.deepEqual(await house.react('notices.position', NORTH), [], 'told already');
  house.notices[1] = notice(SOUTH, 'south', 260, 2);
  assert.deepEqual(
    (await house.react('notices.amended', SOUTH, 'south')).map(({ kind }) => kind),
    ['conflicts.found'],
  );
  assert.equal(house.open().length, 1);
  house.notices[1] = notice(SOUTH, 'south', 900, 3);
  const gone = await house.react('notices.amended', SOUTH, 'south');
  assert.deepEqual(
    gone.map(({ kind, body }) => [kind, (body as { reason: string }).reason]),
    [['conflicts.cleared', 'changed']],
  );
  assert.equal(house.open().length, 0);
});

test('withdrawal and passing time clear what stood open; doing it twice clears nothing more', async () => {
  const house = new House();
  house.notices = [notice(NORTH, 'north', 0), notice(SOUTH, 'south', 100)];
  await house.react('notices.filed', NORTH);
  assert.equal(house.open().length, 1);
  const due = conflicts.due as NonNullable<typeof conflicts.due>;
  const tick = async (): Promise<Draft[]> =>
    due.decide(await due.facts(house.read, house.ctx(), house.ask), house.ctx());
  assert.deepEqual(await tick(), []);
  const kept = new Map(house.table);
  house.notices = [notice(NORTH, 'north', 0)];
  assert.equal((await house.react('notices.withdrawn', SOUTH, 'south')).length, 1);
  assert.equal((await house.react('notices.withdrawn', SOUTH, 'south')).length, 0);
  house.table = kept;
  house.now = T + 400_001;
  const over = await tick();
  assert.deepEqual(
    over.map(({ body }) => (body as { reason: string }).reason),
    ['passed'],
  );
  house.write(over);
  assert.deepEqual(await tick(), []);
});

/** North's own notice, south's beside it, and the conflict of the two open; east comes later. */
async function withEast(...more: Notice[]): Promise<House> {
  const house = new House();
  house.terms = null;
  house.notices = [notice(NORTH, 'north', 0), notice(SOUTH, 'south', 50)];
  assert.equal((await house.react('notices.filed', SOUTH, 'south')).length, 1);
  house.notices.push(...more);
  return house;
}
const kindsOf = (drafts: Draft[]): string[] => drafts.map(({ kind }) => kind);
const pairs = (house: House): string[] =>
  house
    .open()
    .map(({ subject, finding }) => [subject.party, finding.with?.party].sort().join(' '))
    .sort();

test('what one party files, says or releases under the id of another leaves the conflicts of that other open', async () => {
  const house = await withEast(notice(SOUTH, 'east', 90_000));
  for (const kind of ['notices.filed', 'notices.amended', 'notices.position', 'notices.released'])
    assert.deepEqual(await house.react(kind, SOUTH, 'east'), [], kind);
  assert.deepEqual(pairs(house), ['north south']);
  // A position is said of every claim under the id: each is held against what is known, and cleared by its own change.
  house.notices = [notice(NORTH, 'north', 0), notice(SOUTH, 'south', 900, 2), notice(SOUTH, 'east', 90_000)];
  assert.deepEqual(kindsOf(await house.react('notices.position', SOUTH, 'east')), ['conflicts.cleared']);
});

test('a withdrawal clears the rows of the claim that is withdrawn, and of no other under the id', async () => {
  const stranger = await withEast();
  assert.deepEqual(
    await stranger.react('notices.withdrawn', SOUTH, 'east'),
    [],
    'filed nothing under the id',
  );
  const house = await withEast(notice(SOUTH, 'east', 90));
  // It meets both: under one id with south's, and north's.
  assert.equal((await house.react('notices.filed', SOUTH, 'east')).length, 2);
  assert.deepEqual(pairs(house), ['east north', 'east south', 'north south']);
  house.notices.pop();
  const gone = await house.react('notices.withdrawn', SOUTH, 'east');
  assert.deepEqual(
    gone.map(({ body }) => (body as { reason: string }).reason),
    ['withdrawn', 'withdrawn'],
  );
  assert.deepEqual(pairs(house), ['north south']);
});

test('two claims under one id are held against each other, and that is told once', async () => {
  const house = new House();
  house.notices = [notice(NORTH, 'north', 0), notice(NORTH, 'south', 50)];
  assert.deepEqual(kindsOf(await house.react('notices.filed', NORTH, 'south')), ['conflicts.found']);
  assert.deepEqual(pairs(house), ['north south']);
  assert.deepEqual(await house.react('notices.position', NORTH, 'east'), []);
  house.table.clear();
  assert.equal((await house.react('notices.position', NORTH, 'east')).length, 1, 'met from both sides');
});

test('a row with a key of an earlier release stays while it is true, and is cleared or replaced like any', async () => {
  const house = await withEast();
  const key = `${NORTH}~${SOUTH}`;
  const old = new Map([[key, { ...house.open()[0], key }]]);
  house.table = new Map(old);
  assert.deepEqual(await house.react('notices.position', SOUTH), []);
  assert.deepEqual(await house.react('notices.filed', SOUTH, 'east'), []);
  house.notices = [notice(NORTH, 'north', 0), notice(SOUTH, 'south', 60, 2)];
  const replaced = await house.react('notices.amended', SOUTH, 'south');
  assert.deepEqual(kindsOf(replaced), ['conflicts.found', 'conflicts.cleared']);
  assert.deepEqual([...house.table.keys()], [`${NORTH}~${SOUTH}~north/south`]);
  house.table = new Map(old);
  house.notices.pop();
  assert.deepEqual(kindsOf(await house.react('notices.withdrawn', SOUTH, 'south')), ['conflicts.cleared']);
  assert.equal(house.table.size, 0);
});

test('a later finding for the pair is not cleared by a word about the earlier one', async () => {
  const house = new House();
  house.notices = [notice(NORTH, 'north', 0), notice(SOUTH, 'south', 100)];
  await house.react('notices.filed', NORTH);
  const row = house.open()[0] as OpenRow;
  house.write([
    {
      kind: 'conflicts.cleared',
      body: { key: row.key, found: '01ARZ3NDEKTSV4RRFFQ69GZZZZ', reason: 'changed' },
    },
  ]);
  assert.equal(house.open().length, 1);
});

test('notices of which too little is shown are named as not compared', async () => {
  const house = new House();
  house.notices = [{ ...notice(SOUTH, 'south', 100), fields: { who: {} } }];
  await house.react('notices.filed', SOUTH, 'south');
  const check = conflicts.answers?.['conflicts.check'];
  assert.ok(check);
  const question = { type: 'movement', fields: fields(0), party: 'north', noticeId: null };
  const answer = (await check(house.read, question, house.ctx(), house.ask)) as {
    notCompared: unknown;
    findings: unknown[];
  };
  assert.deepEqual(answer.notCompared, [
    { party: 'south', noticeId: SOUTH, version: 1, why: 'CONFLICTS_NO_TIME' },
  ]);
  assert.ok(
    // `notices.active` is what a search for changes asks (change/query.test.ts).
    conflicts.needs?.every((need) => house.asked.includes(need) || need === 'notices.active') &&
      house.asked.every((name) => conflicts.needs?.includes(name)),
  );
  const empty = await check(house.read, { ...question, fields: {} }, house.ctx(), house.ask);
  assert.ok(isRefusal(empty) && empty.refused in conflicts.refusals);
});

test('the queries answer by their own schemas, with sentences', async () => {
  const house = new House();
  house.notices = [notice(SOUTH, 'south', 100)];
  const askQuery = conflicts.queries?.['conflicts.ask'];
  assert.ok(askQuery);
  const input = askQuery.schema.parse({ type: 'movement', fields: fields(0) });
  const answer = askQuery.answers.parse(await askQuery.run(house.read, input, house.ctx(), house.ask)) as {
    findings: { kind: string; says: Record<string, string> }[];
  };
  assert.equal(answer.findings[0]?.kind, 'conflict');
  assert.match(answer.findings[0]?.says['en'] ?? '', /within 0 metres .* Clause sep requires 200 metres/);
  assert.match(answer.findings[0]?.says['ru'] ?? '', /до 0 метров .* 200 метров/);
  house.notices.push(notice(NORTH, 'north', 0));
  await house.react('notices.filed', NORTH);
  const list = conflicts.queries?.['conflicts.list'];
  assert.ok(list);
  const listed = list.answers.parse(await list.run(house.read, {}, house.ctx(), house.ask)) as {
    conflicts: unknown[];
  };
  assert.equal(listed.conflicts.length, 1);
  assert.equal(conflicts.view?.tables[0], OPEN);
});

test('a protected plan asked about beforehand owes notice where another would need consent, as when it is filed', async () => {
  const house = new House();
  const area = { type: 'circle' as const, center: HERE, radiusM: 1_000 };
  const zone = { kind: 'zone' as const, text: words, binds: ['north'], area, authority: 'south' };
  const clause = { ...zone, id: 'z', requires: 'consent' as const, leadMinutes: 60 };
  house.terms = { ...TERMS, clauses: [clause] } as Terms;
  const askQuery = conflicts.queries?.['conflicts.ask'];
  assert.ok(askQuery);
  const askedOf = async (more: object) => {
    const input = askQuery.schema.parse({ type: 'movement', fields: fields(0), ...more });
    const answer = (await askQuery.run(house.read, input, house.ctx(), house.ask)) as {
      findings: { zone: { requires: string; met: boolean } | null }[];
    };
    return [answer.findings[0]?.zone?.requires, answer.findings[0]?.zone?.met];
  };
  assert.deepEqual(await askedOf({}), ['consent', false]);
  assert.deepEqual(await askedOf({ protected: true }), ['notice', true]);
});

test('without terms only corridors that touch are told', async () => {
  const house = new House();
  house.terms = null;
  house.notices = [notice(NORTH, 'north', 0), notice(SOUTH, 'south', 150)];
  assert.deepEqual(await house.react('notices.filed', NORTH), []);
  house.notices[1] = notice(SOUTH, 'south', 90);
  assert.equal((await house.react('notices.filed', NORTH)).length, 1);
});
