import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import {
  type Ctx,
  type Draft,
  type Entry,
  isRefusal,
  type Keyed,
  type Read,
  type Rows,
} from '../contract/index.ts';
import { LANGUAGES, sayRefusal } from '../text/index.ts';
import { commands } from './commands.ts';
import { incidents as room } from './index.ts';
import { accountSchema, incidentKinds, MAX_ACCOUNT_BYTES } from './kinds.ts';
import { actId, HOUR, IN_FORCE, MIN, notice, PLACE, T0, track } from './made.ts';
import { queries } from './queries.ts';
import { questionSchema } from './question.ts';
import { view } from './view.ts';

const ctx: Ctx = {
  party: 'amber',
  mode: 'exercise',
  now: T0 + 5 * HOUR,
  by: null,
  newId: () => actId('INC1'),
  randomHex: (bytes) => '0'.repeat(bytes * 2),
};
const ME = { party: 'amber', mode: 'exercise' } as const;

class Tables implements Rows {
  readonly rows = new Map<string, unknown>();
  #next = 0;
  get<Row>(table: string, key: string): Row | undefined {
    return this.rows.get(`${table}\n${key}`) as Row | undefined;
  }
  take(entry: Entry): void {
    for (const { table, key, row } of view.apply(entry, this, ME)) {
      assert.ok(view.touches(entry, ME).some((one) => one.table === table && one.key === key));
      this.rows.set(`${table}\n${key}`, structuredClone(row));
    }
  }
  /** Checks a draft against its kind, as the writer does, and appends it. */
  write(draft: Draft, from = 'amber'): Entry {
    const kind = incidentKinds.find((one) => one.name === draft.kind);
    assert.ok(kind, draft.kind);
    const index = this.#next++;
    const entry: Entry = {
      index,
      direction: from === 'amber' ? 'own' : 'in',
      peer: from === 'amber' ? null : from,
      class: 'incident',
      kind: draft.kind,
      kindVersion: 1,
      id: draft.id ?? actId(`E${index}${from}`),
      hash: '',
      mode: 'exercise',
      from,
      to: null,
      by: null,
      precedence: 'routine',
      refs: draft.refs ?? [],
      claimedMs: T0 + index,
      localMs: T0 + index,
      peerSeq: from === 'amber' ? 0 : index + 1,
      understood: true,
      body: kind.schema.parse(draft.body),
    };
    this.take(entry);
    return entry;
  }
  read(): Read {
    return {
      get: async (table, key) => this.get(table, key),
      scan: async <Row>(table: string, range: { prefix?: string } = {}) =>
        [...this.rows]
          .filter(([key]) => key.startsWith(`${table}\n${range.prefix ?? ''}`))
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([key, row]): Keyed<Row> => ({ key: key.slice(table.length + 1), row: row as Row })),
      entry: async () => undefined,
      act: async () => [],
      withPeer: async () => [],
      file: async () => undefined,
    };
  }
}

/** What the other rooms answer about the column of S05: notified, objected to, moved. */
function house(changes: Record<string, unknown> = {}) {
  const { positions, versions, withdrawn, ...made } = notice();
  const noticeView = {
    ...made,
    history: versions.map((one) => ({ ...one, rootHolds: true })),
    row: { withdrawn, positions },
  };
  const { fixes, sealActIds, covered } = track(60, 50);
  const answers: Record<string, unknown> = {
    'parties.known': ['amber', 'birch', 'chord'],
    'parties.deliveries': [
      { peer: 'birch', receipt: { actId: actId('RCPT'), receivedMs: T0 - 23 * HOUR, index: 4 } },
    ],
    'terms.state': IN_FORCE,
    'notices.byId': noticeView,
    'notices.byUnit': [noticeView],
    'watch.track': {
      fixes,
      segments: sealActIds.map((sealActId) => ({ sha256: '', sealActId })),
      coverage: covered,
    },
    'watch.deviation': { episodes: [], covered, sealActIds },
    'watch.conduct': {
      episodes: [{ fromMs: T0, toMs: T0 + MIN, minDistanceM: 0, maxSpeedAMps: 12, maxSpeedBMps: 3 }],
      coveredA: covered,
      coveredB: covered,
      sealActIds,
    },
    ...changes,
  };
  return async <Answer>(name: string): Promise<Answer> => {
    assert.ok(name in answers && room.needs?.includes(name), name);
    return structuredClone(answers[name]) as Answer;
  };
}
type AnyCommand = {
  schema: { parse(input: unknown): unknown };
  facts(read: Read, input: unknown, ctx: Ctx, ask: unknown): Promise<unknown>;
  decide(facts: unknown, input: unknown, ctx: Ctx): Draft[] | { refused: string };
};
async function run(name: keyof typeof commands, tables: Tables, input: unknown, ask = house()) {
  const command = commands[name] as unknown as AnyCommand;
  const parsed = command.schema.parse(input);
  return command.decide(await command.facts(tables.read(), parsed, ctx, ask), parsed, ctx);
}
async function done(
  name: keyof typeof commands,
  tables: Tables,
  input: unknown,
  ask = house(),
): Promise<Draft[]> {
  const drafts = await run(name, tables, input, ask);
  assert.ok(Array.isArray(drafts), JSON.stringify(drafts));
  for (const draft of drafts) tables.write(draft);
  return drafts;
}
async function refusedWith(code: string, result: Promise<unknown>) {
  const value = await result;
  assert.ok(isRefusal(value), JSON.stringify(value));
  assert.equal(value.refused, code);
  for (const language of LANGUAGES) {
    const { what, mend } = sayRefusal(language, room.refusals, value);
    assert.ok(what.length > 5 && mend.length > 5 && !/[{}]/.test(what + mend), what);
  }
}

const OPEN = {
  title: 'Contact',
  fromMs: T0,
  toMs: T0 + HOUR,
  parties: ['birch', 'chord'],
  about: [actId('NTC1')],
};
const incidentId = actId('INC1');
const noticeId = actId('NTC1');
const HOSTILE = '\u202eevil\u0000 <script>alert(1)</script> \ud83d\ude80 {by, plural, other {#}}\r\n — end';

async function dayrik(ask = house()): Promise<Tables> {
  const tables = new Tables();
  await done('incidents.open', tables, OPEN, ask);
  await done('incidents.account', tables, {
    incidentId,
    party: 'amber',
    language: 'ru',
    words: `Они были уведомлены заранее. ${HOSTILE}`,
    claims: [
      {
        claimId: 'a1',
        words: 'Они были уведомлены заранее.',
        speakers: [{ name: 'Made', office: 'press' }],
        question: { kind: 'notice-received', noticeId, by: 'birch', beforeMs: T0 },
      },
      { claimId: 'a2', words: HOSTILE },
    ],
  });
  const birch = accountSchema.parse({
    incidentId,
    party: 'birch',
    source: null,
    language: 'en',
    words: 'We had objected. The zone needed our consent. They came within a metre of us.',
    claims: [
      {
        claimId: 'b1',
        words: 'We had objected.',
        speakers: [],
        question: { kind: 'objection-standing', noticeId, by: 'birch', atMs: T0 },
      },
      {
        claimId: 'b2',
        words: 'The zone needed our consent.',
        speakers: [],
        question: {
          kind: 'zone-required',
          statement: 'consent required',
          party: 'amber',
          at: PLACE,
          atMs: T0,
          noticeId,
        },
      },
      {
        claimId: 'b3',
        words: 'They came within a metre of us.',
        speakers: [],
        question: {
          kind: 'conduct',
          statement: 'broken',
          a: { party: 'amber', unit: 'a-column' },
          b: { party: 'birch', unit: 'b-1' },
          fromMs: T0,
          toMs: T0 + HOUR,
        },
      },
      { claimId: 'b4', words: 'words that the account does not hold', speakers: [], question: null },
    ],
  });
  tables.write({ kind: 'incidents.account', body: birch }, 'birch');
  return tables;
}
const beside = [
  {
    kind: 'moved-over-objection',
    party: 'amber',
    unit: 'a-column',
    by: 'birch',
    noticeId,
    fromMs: T0,
    toMs: T0 + HOUR,
  },
];

test('S05 through the room: accounts verbatim side by side, each claim with a verdict of its own', async () => {
  const tables = await dayrik();
  await done('incidents.assess', tables, { incidentId, questions: beside });
  const shown = await queries['incidents.show'].run(tables.read(), { incidentId }, ctx, house());
  const page = queries['incidents.show'].answers.parse(shown);
  const [amber, birch] = page.accounts;
  assert.equal(amber?.words, `Они были уведомлены заранее. ${HOSTILE}`);
  assert.equal(amber?.claims[1]?.words, HOSTILE);
  assert.deepEqual(
    amber?.claims.map(({ finding }) => finding?.verdict),
    ['supported', 'undecidable'],
  );
  assert.deepEqual(
    amber?.claims[1]?.finding?.missing.map(({ what }) => what),
    ['machine-check'],
  );
  assert.deepEqual(
    birch?.claims.map(({ finding }) => finding?.verdict),
    ['supported', 'supported', 'supported', 'undecidable'],
  );
  assert.deepEqual(
    birch?.claims.map(({ verbatim }) => verbatim),
    [true, true, true, false],
  );
  assert.deepEqual(
    page.findings.map(({ verdict, sentence }) => [verdict, sentence]),
    [['supported', 'incidents.said.moved.over']],
  );
  assert.equal(birch?.claims[2]?.finding?.clause, 'C1');
  const list = queries['incidents.list'].answers.parse(
    await queries['incidents.list'].run(tables.read(), {}, ctx, house()),
  );
  assert.deepEqual(list.incidents[0]?.verdicts, { supported: 5, contradicted: 0, undecidable: 2 });
  assert.ok(
    isRefusal(await queries['incidents.show'].run(tables.read(), { incidentId: actId('X') }, ctx, house())),
  );
});

test('assessing again writes nothing new; a changed record writes only what changed', async () => {
  const tables = await dayrik();
  const first = await done('incidents.assess', tables, { incidentId, questions: beside });
  assert.equal(first.length, 7);
  assert.equal((await done('incidents.assess', tables, { incidentId, questions: beside })).length, 0);
  const noReceipt = house({ 'parties.deliveries': [{ peer: 'birch', receipt: null }] });
  const second = await done(
    'incidents.assess',
    tables,
    { incidentId, questions: beside, ask: true },
    noReceipt,
  );
  const found = second
    .filter(({ kind }) => kind === 'incidents.finding')
    .map(({ body }) => body as { claimId: string; verdict: string });
  assert.deepEqual(found.find(({ claimId }) => claimId === 'a1')?.verdict, 'undecidable');
  const asked = second.filter(({ kind }) => kind === 'incidents.asked');
  assert.deepEqual(
    asked.map(({ to, body }) => [to, (body as { what: string }).what]),
    [[['birch'], 'receipt']],
  );
  assert.equal(
    (await done('incidents.assess', tables, { incidentId, questions: beside, ask: true }, noReceipt)).length,
    0,
  );
  // Back to what it was: the record has changed again, so it is said again.
  assert.ok((await done('incidents.assess', tables, { incidentId, questions: beside })).length > 0);
});

test('a peer with ever more claims cannot crowd out our own questions; what is left is counted', async () => {
  const tables = await dayrik();
  for (let i = 0; i < 6; i++) {
    const claims = Array.from({ length: 200 }, (_, n) => ({
      claimId: `c${n}`,
      words: 'x',
      speakers: [],
      question: null,
    }));
    tables.write(
      {
        kind: 'incidents.account',
        body: { incidentId, party: 'chord', source: null, language: 'en', words: 'x', claims },
      },
      'chord',
    );
  }
  const { facts, reply } = commands['incidents.assess'];
  const input = { incidentId, questions: beside.map((one) => questionSchema.parse(one)), ask: false };
  const gathered = await facts(tables.read(), input, ctx, house());
  assert.equal(gathered.items.length, 1000);
  assert.deepEqual(
    gathered.items.slice(0, 3).map(({ claimId }) => claimId),
    [null, 'a1', 'a2'],
  );
  assert.equal(reply?.(gathered, input, [])['left'], 1 + 2 + 4 + 1200 - 1000);
});

test('refusals', async () => {
  const tables = await dayrik();
  const account = {
    incidentId,
    party: 'amber',
    language: 'en',
    words: 'It was so.',
    claims: [{ claimId: 'c', words: 'It was so.' }],
  };
  await refusedWith('INCIDENTS_WINDOW_REVERSED', run('incidents.open', tables, { ...OPEN, toMs: T0 - 1 }));
  await refusedWith('INCIDENTS_PARTY_UNKNOWN', run('incidents.open', tables, { ...OPEN, parties: ['dune'] }));
  await refusedWith(
    'INCIDENTS_UNKNOWN',
    run('incidents.account', tables, { ...account, incidentId: actId('X') }),
  );
  await refusedWith(
    'INCIDENTS_WHOSE_ACCOUNT',
    run('incidents.account', tables, { ...account, source: 'radio' }),
  );
  await refusedWith('INCIDENTS_WHOSE_ACCOUNT', run('incidents.account', tables, { ...account, party: null }));
  await refusedWith(
    'INCIDENTS_NOT_VERBATIM',
    run('incidents.account', tables, { ...account, claims: [{ claimId: 'c', words: 'It was  so.' }] }),
  );
  await refusedWith(
    'INCIDENTS_CLAIM_TWICE',
    run('incidents.account', tables, { ...account, claims: [...account.claims, ...account.claims] }),
  );
  await refusedWith('INCIDENTS_UNKNOWN', run('incidents.assess', tables, { incidentId: actId('X') }));
  await refusedWith(
    'INCIDENTS_PARTY_UNKNOWN',
    run('incidents.ask', tables, { incidentId, of: 'amber', what: 'receipt' }),
  );
  await done('incidents.close', tables, { incidentId });
  await refusedWith('INCIDENTS_ALREADY_CLOSED', run('incidents.close', tables, { incidentId }));
  assert.equal(
    (await done('incidents.account', tables, account)).length,
    1,
    'a closed incident still takes accounts',
  );
});

test('an account is bounded in bytes and must be well-formed; within that every text passes unaltered', () => {
  const body = (words: string) => ({
    incidentId,
    party: 'amber',
    source: null,
    language: 'ar',
    words,
    claims: [],
  });
  assert.ok(accountSchema.safeParse(body('я'.repeat(MAX_ACCOUNT_BYTES / 2))).success);
  assert.equal(accountSchema.safeParse(body(`${'я'.repeat(MAX_ACCOUNT_BYTES / 2)}.`)).success, false);
  assert.equal(accountSchema.safeParse(body('\ud800')).success, false);
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 200 }), (words) => {
      assert.equal(accountSchema.parse(body(words)).words, words);
    }),
    { seed: 2 },
  );
});

test('order of arrival changes nothing; nobody opens an incident twice or in another’s name', async () => {
  const source = await dayrik();
  await done('incidents.close', source, { incidentId });
  const entries: Entry[] = [];
  const tables = new Tables();
  const opened = tables.write({
    kind: 'incidents.opened',
    id: incidentId,
    body: { ...OPEN, incidentId, place: null },
  });
  entries.push(opened);
  entries.push(
    tables.write(
      {
        kind: 'incidents.account',
        body: { incidentId, party: 'birch', source: null, language: 'en', words: 'w', claims: [] },
      },
      'birch',
    ),
  );
  entries.push(tables.write({ kind: 'incidents.closed', body: { incidentId, words: '' } }, 'birch'));
  const before = new Map(tables.rows);
  const backwards = new Tables();
  for (const entry of entries.toReversed()) backwards.take(entry);
  assert.deepEqual(new Map([...backwards.rows].sort()), new Map([...tables.rows].sort()));
  tables.take({
    ...opened,
    from: 'birch',
    direction: 'in',
    peer: 'birch',
    body: { ...OPEN, incidentId, place: null, title: 'Other' },
  });
  tables.take({ ...opened, id: actId('X') });
  tables.take({ ...opened, direction: 'out' });
  assert.deepEqual(tables.rows, before);
  const other = new Tables();
  other.take({ ...opened, id: actId('X') });
  assert.equal(other.rows.size, 0, 'named by another act than its own');
});

