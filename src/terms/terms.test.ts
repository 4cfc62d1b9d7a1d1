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
import { sayRefusal } from '../text/index.ts';
import { answers } from './answers.ts';
import { type Terms, termsSchema } from './clause.ts';
import { commands } from './commands.ts';
import { clausesOf, leadTimeFinding, zoneDemands } from './findings.ts';
import { termsHash } from './hash.ts';
import { terms as room } from './index.ts';
import { termsKinds } from './kinds.ts';
import { queries } from './queries.ts';
import { ringFault } from './ring.ts';
import { documentFault } from './sanity.ts';
import { agreementOf, type Candidate, candidatesOf, stateAt, straysOf } from './standing.ts';
import { ACTS, type ActsRow, VERSIONS, type VersionRow, view } from './view.ts';

const words = { en: 'Made for a test', ru: 'Для проверки', ar: 'للاختبار' };
const T0 = Date.UTC(2020, 7, 1);

function document(changes: Partial<Terms> = {}): Terms {
  return {
    termsId: 'ground',
    version: 1,
    title: words,
    parties: ['amber', 'birch'],
    observers: ['chord'],
    fromMs: T0,
    toMs: null,
    clauses: [
      {
        id: 'Z1',
        text: words,
        kind: 'zone',
        area: { type: 'circle', center: { lat: 37.1, lon: 42.1 }, radiusM: 5000 },
        binds: ['amber'],
        authority: 'birch',
        requires: 'consent',
        leadMinutes: 1440,
      },
      {
        id: 'L1',
        text: words,
        kind: 'lead',
        binds: ['amber', 'birch'],
        noticeTypes: ['movement'],
        leadMinutes: 60,
      },
      {
        id: 'R1',
        text: words,
        kind: 'reply',
        binds: ['birch'],
        noticeTypes: ['movement'],
        withinMinutes: 90,
      },
    ],
    ...changes,
  };
}

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
function ulid(n: number): string {
  let id = '';
  for (let i = 0; i < 26; i++) {
    id = (ALPHABET[n % 32] as string) + id;
    n = Math.floor(n / 32);
  }
  return id;
}

interface Said {
  kind: string;
  from: string;
  body: unknown;
  atMs: number;
}
/** As the node `me` would hold them; series numbers follow the order in `acts`, whatever order they arrive in. */
function entriesOf(acts: readonly Said[], me = 'amber'): Entry[] {
  const series: Record<string, number> = {};
  return acts.map((act, index) => {
    series[act.from] = (series[act.from] ?? 0) + 1;
    return {
      index,
      direction: act.from === me ? 'own' : 'in',
      peer: act.from === me ? null : act.from,
      class: 'terms',
      kind: act.kind,
      kindVersion: 1,
      id: ulid(index + 1),
      hash: '',
      mode: 'exercise',
      from: act.from,
      to: null,
      by: null,
      precedence: 'routine',
      refs: [],
      claimedMs: act.atMs,
      localMs: act.atMs,
      peerSeq: act.from === me ? 0 : (series[act.from] as number),
      understood: true,
      body: act.body,
    } satisfies Entry;
  });
}

class Tables implements Rows, Pick<Read, 'scan'> {
  readonly rows = new Map<string, unknown>();
  get<Row>(table: string, key: string): Row | undefined {
    return this.rows.get(`${table}\n${key}`) as Row | undefined;
  }
  async scan<Row>(table: string, range: { prefix?: string } = {}): Promise<Keyed<Row>[]> {
    return [...this.rows]
      .filter(([key]) => key.startsWith(`${table}\n${range.prefix ?? ''}`))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, row]) => ({ key: key.slice(table.length + 1), row: row as Row }));
  }
  take(entry: Entry): this {
    for (const change of view.apply(entry, this, { party: 'amber', mode: 'exercise' })) {
      assert.ok(
        view.touches(entry, { party: 'amber', mode: 'exercise' }).some((key) => key.key === change.key),
      );
      this.rows.set(`${change.table}\n${change.key}`, structuredClone(change.row));
    }
    return this;
  }
  read(): Read {
    return {
      get: async (table, key) => this.get(table, key),
      scan: (table, range) => this.scan(table, range),
      entry: async () => undefined,
      act: async () => [],
      withPeer: async () => [],
      file: async () => undefined,
    };
  }
  agreement() {
    const versions = [...this.rows]
      .filter(([key]) => key.startsWith(`${VERSIONS}\n`))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, row]) => row as VersionRow);
    return agreementOf('ground', versions, this.get<ActsRow>(ACTS, 'ground'));
  }
}
function held(acts: readonly Said[]): Tables {
  const tables = new Tables();
  for (const entry of entriesOf(acts)) tables.take(entry);
  return tables;
}
const propose = (from: string, doc: Terms, atMs: number): Said => ({
  kind: 'terms.proposed',
  from,
  body: doc,
  atMs,
});
const sign = (from: string, doc: Terms, atMs: number, sha256 = termsHash(doc)): Said => ({
  kind: 'terms.signed',
  from,
  body: { termsId: doc.termsId, version: doc.version, sha256 },
  atMs,
});
const suspend = (from: string, atMs: number, fromMs = atMs): Said => ({
  kind: 'terms.suspended',
  from,
  body: { termsId: 'ground', fromMs, words: 'after the strike' },
  atMs,
});
const resume = (from: string, lifts: string[], atMs: number): Said => ({
  kind: 'terms.resumed',
  from,
  body: { termsId: 'ground', lifts, words: '' },
  atMs,
});
const withdraw = (from: string, atMs: number): Said => ({
  kind: 'terms.withdrawn',
  from,
  body: { termsId: 'ground', fromMs: atMs, words: '' },
  atMs,
});

const v1 = document();
const inForce: Said[] = [
  propose('amber', v1, T0 + 1000),
  sign('amber', v1, T0 + 2000),
  sign('birch', v1, T0 + 5000),
];

test('in force only from the last signature on, and never before its own start', () => {
  const agreement = held(inForce).agreement();
  assert.equal(stateAt(agreement, T0).state, 'none');
  const before = stateAt(agreement, T0 + 4999);
  assert.equal(before.state, 'unsigned');
  assert.deepEqual(before.missing, ['birch']);
  assert.equal(before.terms, null);
  const after = stateAt(agreement, T0 + 5000);
  assert.equal(after.state, 'in force');
  assert.deepEqual(after.terms, v1);
  assert.deepEqual(after.entries, [ulid(1), ulid(2), ulid(3)]);
  const later = document({ fromMs: T0 + 90_000 });
  const begins = held([
    propose('amber', later, T0),
    sign('amber', later, T0),
    sign('birch', later, T0),
  ]).agreement();
  assert.equal(stateAt(begins, T0 + 89_999).state, 'none');
  assert.equal(stateAt(begins, T0 + 90_000).state, 'in force');
});

test('negative control: a rule that counts any signature would put these in force; the rule does not', () => {
  const other = document({ title: { ...words, en: 'Another text' } });
  const cases: Said[][] = [
    [propose('amber', v1, T0), sign('amber', v1, T0), sign('birch', other, T0)],
    [propose('amber', v1, T0), sign('amber', v1, T0), sign('chord', v1, T0)],
    [propose('amber', v1, T0), sign('amber', v1, T0), sign('amber', v1, T0 + 1)],
  ];
  const careless = (row: VersionRow): boolean =>
    row.signatures.length >= (row.proposals[0]?.terms.parties.length ?? Number.POSITIVE_INFINITY);
  for (const acts of cases) {
    const { versions } = held(acts).agreement();
    const [row] = versions as [VersionRow];
    assert.ok(careless(row), 'the planted mutant says in force');
    assert.deepEqual(
      candidatesOf(row).map((candidate) => candidate.missing),
      [['birch']],
    );
    assert.equal(straysOf(row).length, 1);
  }
});

test('two documents under one number: each counts its own signatures; all signing both is a dispute', () => {
  const rival = document({ clauses: v1.clauses.slice(1) });
  const acts = [
    propose('amber', v1, T0),
    propose('birch', rival, T0),
    sign('amber', v1, T0),
    sign('birch', rival, T0),
  ];
  assert.equal(stateAt(held(acts).agreement(), T0 + 1).state, 'unsigned');
  const both = [...acts, sign('birch', v1, T0 + 10)];
  assert.equal(stateAt(held(both).agreement(), T0 + 10).terms?.clauses.length, v1.clauses.length);
  const all = [...both, sign('amber', rival, T0 + 20)];
  assert.equal(stateAt(held(all).agreement(), T0 + 20).state, 'disputed');
});

test('a higher version replaces a lower one for good', () => {
  const v2 = document({ version: 2, fromMs: T0 + 10_000, toMs: T0 + 20_000 });
  const acts = [
    ...inForce,
    propose('birch', v2, T0 + 6000),
    sign('birch', v2, T0 + 6000),
    sign('amber', v2, T0 + 7000),
  ];
  const agreement = held(acts).agreement();
  assert.equal(stateAt(agreement, T0 + 9999).version, 1);
  assert.equal(stateAt(agreement, T0 + 10_000).version, 2);
  const over = stateAt(agreement, T0 + 20_000);
  assert.equal(over.state, 'ended');
  assert.equal(over.terms, null, 'version 1 does not come back');
});

test('suspension: from its time, never for the past, lifted only by every party', () => {
  const base = [...inForce, suspend('birch', T0 + 10_000)];
  const suspensionId = ulid(base.length);
  const agreement = held(base).agreement();
  assert.equal(stateAt(agreement, T0 + 9999).state, 'in force', 'what came before is judged as it was');
  const now = stateAt(agreement, T0 + 10_000);
  assert.deepEqual([now.state, now.by, now.sinceMs, now.terms], ['suspended', 'birch', T0 + 10_000, null]);
  assert.ok(now.entries.includes(suspensionId));
  const one = held([...base, resume('birch', [suspensionId], T0 + 20_000)]).agreement();
  assert.equal(stateAt(one, T0 + 30_000).state, 'suspended', 'the suspender alone does not lift it');
  const two = held([
    ...base,
    resume('birch', [suspensionId], T0 + 20_000),
    resume('amber', [suspensionId], T0 + 25_000),
  ]).agreement();
  assert.equal(stateAt(two, T0 + 24_999).state, 'suspended');
  assert.equal(stateAt(two, T0 + 25_000).state, 'in force');
  const backdated = held([...inForce, suspend('birch', T0 + 10_000, T0 + 5000)]).agreement();
  assert.equal(stateAt(backdated, T0 + 9999).state, 'in force');
  const observer = held([...inForce, suspend('chord', T0 + 10_000)]).agreement();
  assert.equal(stateAt(observer, T0 + 10_000).state, 'in force', 'an observer suspends nothing');
  const announced = held([...inForce, suspend('birch', T0 + 10_000, T0 + 15_000)]).agreement();
  assert.equal(stateAt(announced, T0 + 14_999).state, 'in force');
  assert.equal(stateAt(announced, T0 + 15_000).state, 'suspended');
});

test('a party that left comes back only by signing anew', () => {
  const left = [...inForce, withdraw('birch', T0 + 10_000)];
  assert.deepEqual(
    [stateAt(held(left).agreement(), T0 + 9999).state, stateAt(held(left).agreement(), T0 + 10_000).by],
    ['in force', 'birch'],
  );
  const v2 = document({ version: 2 });
  const half = [...left, propose('amber', v2, T0 + 11_000), sign('amber', v2, T0 + 11_000)];
  assert.equal(stateAt(held(half).agreement(), T0 + 12_000).state, 'withdrawn');
  const again = [...half, sign('birch', v2, T0 + 13_000)];
  assert.equal(stateAt(held(again).agreement(), T0 + 13_000).version, 2);
  // Signed before leaving, completed after: the signature does not undo the leaving.
  const early = [
    ...inForce,
    propose('birch', v2, T0 + 6000),
    sign('birch', v2, T0 + 6000),
    withdraw('birch', T0 + 10_000),
    sign('amber', v2, T0 + 11_000),
  ];
  assert.equal(stateAt(held(early).agreement(), T0 + 12_000).state, 'withdrawn');
});

test('property: the same acts give the same view and standing in every order of arrival', () => {
  const v2 = document({ version: 2, clauses: v1.clauses.slice(0, 2) });
  const rival = document({ version: 2, clauses: v1.clauses.slice(1) });
  const act: fc.Arbitrary<(atMs: number) => Said> = fc.oneof(
    fc.constantFrom('amber', 'birch', 'chord').chain((party) =>
      fc.constantFrom(
        (atMs: number) => propose(party, v1, atMs),
        (atMs: number) => propose(party, v2, atMs),
        (atMs: number) => propose(party, rival, atMs),
        (atMs: number) => sign(party, v1, atMs),
        (atMs: number) => sign(party, v2, atMs),
        (atMs: number) => sign(party, rival, atMs),
        (atMs: number) => sign(party, v1, atMs, 'f'.repeat(64)),
        (atMs: number) => suspend(party, atMs, T0 + 5000),
        (atMs: number) => withdraw(party, atMs),
        (atMs: number) => resume(party, [ulid(1), ulid(2), ulid(3), ulid(4)], atMs),
      ),
    ),
  );
  fc.assert(
    fc.property(
      fc.array(act, { maxLength: 14 }).chain((makers) => {
        const entries = entriesOf(makers.map((maker, i) => maker(T0 + i * 1000)));
        return fc.tuple(
          fc.constant(entries),
          fc.shuffledSubarray(entries, { minLength: entries.length, maxLength: entries.length }),
        );
      }),
      ([entries, shuffled]) => {
        const sorted = new Tables();
        for (const entry of entries) sorted.take(entry);
        const other = new Tables();
        for (const entry of shuffled) other.take(entry).take(entry);
        assert.deepEqual(new Map([...other.rows].sort()), new Map([...sorted.rows].sort()));
        for (let i = -1; i < 16; i++) {
          const state = stateAt(sorted.agreement(), T0 + i * 1000);
          assert.deepEqual(stateAt(other.agreement(), T0 + i * 1000), state);
          assert.equal(state.terms !== null, state.state === 'in force');
          if (state.state === 'in force') {
            const row = sorted
              .agreement()
              .versions.find((one) => one.version === state.version) as VersionRow;
            const full = candidatesOf(row).filter((candidate: Candidate) => candidate.missing.length === 0);
            assert.equal(full.length, 1);
            assert.deepEqual(full[0]?.terms, state.terms);
          }
        }
      },
    ),
    { numRuns: 400, seed: 7 },
  );
});

test('own copies sent out, unknown kinds and newer versions change nothing', () => {
  const [entry] = entriesOf(inForce) as [Entry];
  const tables = new Tables();
  tables.take({ ...entry, direction: 'out', to: 'birch' });
  tables.take({ ...entry, understood: false });
  tables.take({ ...entry, kind: 'terms.unheard-of' });
  assert.equal(tables.rows.size, 0);
});

test('a peer that repeats itself without end is bounded, counted, and does not crowd out the others', () => {
  const many = Array.from({ length: 200 }, (_, i) => sign('birch', v1, T0, i.toString(16).padStart(64, '0')));
  const [row] = held([...many, ...inForce.slice(0, 2)]).agreement().versions as [VersionRow];
  assert.equal(row.signatures.filter((one) => one.party === 'birch').length, 64);
  assert.equal(row.dropped, 200 - 64);
  assert.equal(row.signatures.filter((one) => one.party === 'amber').length, 1);
});

const ctx: Ctx = {
  party: 'amber',
  mode: 'exercise',
  now: T0 + 50_000,
  by: null,
  newId: () => ulid(99),
  randomHex: (bytes) => '0'.repeat(bytes * 2),
};
const ask = async <Answer>(name: string): Promise<Answer> => {
  assert.equal(name, 'parties.known');
  return ['amber', 'birch', 'chord'] as Answer;
};
type AnyCommand = {
  schema: { parse(input: unknown): unknown };
  facts(read: Read, input: unknown, ctx: Ctx, ask: unknown): Promise<unknown>;
  decide(facts: unknown, input: unknown, ctx: Ctx): Draft[] | { refused: string };
};
async function run(name: keyof typeof commands, tables: Tables, input: unknown, as: Ctx = ctx) {
  const command = commands[name] as unknown as AnyCommand;
  const parsed = command.schema.parse(input);
  return command.decide(await command.facts(tables.read(), parsed, as, ask), parsed, as);
}
async function refusedWith(code: string, result: Promise<Draft[] | { refused: string }>) {
  const value = await result;
  assert.ok(isRefusal(value), JSON.stringify(value));
  assert.equal(value.refused, code);
  for (const language of ['en', 'ru', 'ar'] as const) {
    const { what, mend } = sayRefusal(language, room.refusals, value);
    assert.ok(what.length > 5 && mend.length > 5 && !/[{}]/.test(what + mend), what);
  }
}

test('proposing: goes to every other party and observer; faults are refused with their code', async () => {
  const empty = new Tables();
  const drafts = (await run('terms.propose', empty, v1)) as Draft[];
  assert.deepEqual(
    drafts.map(({ kind, to }) => ({ kind, to })),
    [{ kind: 'terms.proposed', to: ['birch', 'chord'] }],
  );
  assert.ok(termsKinds[0].schema.safeParse(drafts[0]?.body).success);
  const zone = v1.clauses[0] as Extract<Terms['clauses'][number], { kind: 'zone' }>;
  const ring = (...points: [number, number][]) => ({
    ...zone,
    area: { type: 'polygon' as const, ring: points.map(([lat, lon]) => ({ lat, lon })) },
  });
  const wrong: [string, Partial<Terms>][] = [
    ['TERMS_WINDOW_REVERSED', { toMs: T0 }],
    ['TERMS_ALREADY_OVER', { toMs: T0 + 40_000 }],
    ['TERMS_PARTY_TWICE', { observers: ['birch'] }],
    ['TERMS_CLAUSE_TWICE', { clauses: [zone, zone] }],
    ['TERMS_BINDS_STRANGER', { clauses: [{ ...zone, binds: ['dune'] }] }],
    ['TERMS_AUTHORITY_STRANGER', { clauses: [{ ...zone, authority: 'dune' }] }],
    ['TERMS_ZONE_BINDS_NOBODY', { clauses: [{ ...zone, binds: ['birch'] }] }],
    ['TERMS_ZONE_CROSSES_ITSELF', { clauses: [ring([0, 0], [1, 1], [0, 1], [1, 0])] }],
    ['TERMS_PARTY_UNKNOWN', { observers: ['dune'] }],
    [
      'TERMS_NOT_IN_IT',
      { parties: ['birch', 'chord'], observers: [], clauses: [{ ...zone, binds: ['chord'] }] },
    ],
    ['TERMS_VERSION_STEP', { version: 2 }],
    [
      'TERMS_CONDUCT_DISTANCES',
      {
        clauses: [
          {
            id: 'C',
            text: words,
            kind: 'conduct',
            binds: ['amber', 'birch'],
            withinM: 10,
            maxSpeedMps: 5,
            minDistanceM: 20,
          },
        ],
      },
    ],
    [
      'TERMS_TOO_MANY_CORNERS',
      {
        clauses: [1, 2].map((n) => ({
          ...ring(
            ...Array.from({ length: 6000 }, (_, i): [number, number] => [
              Math.sin(i / 955),
              Math.cos(i / 955),
            ]),
          ),
          id: `Z${n}`,
        })),
      },
    ],
  ];
  for (const [code, change] of wrong) await refusedWith(code, run('terms.propose', empty, document(change)));
  await refusedWith('TERMS_VERSION_STEP', run('terms.propose', held(inForce), v1));
});

test('signing: one document, once, by a party', async () => {
  const proposedOnly = held(inForce.slice(0, 1));
  const path = { termsId: 'ground', version: '1' };
  const drafts = (await run('terms.sign', proposedOnly, path)) as Draft[];
  assert.deepEqual(drafts[0]?.body, { termsId: 'ground', version: 1, sha256: termsHash(v1) });
  assert.deepEqual(drafts[0]?.to, ['birch', 'chord']);
  await refusedWith('TERMS_UNKNOWN', run('terms.sign', new Tables(), path));
  await refusedWith('TERMS_ALREADY_SIGNED', run('terms.sign', held(inForce), path));
  await refusedWith('TERMS_NOT_A_PARTY', run('terms.sign', proposedOnly, path, { ...ctx, party: 'chord' }));
  await refusedWith(
    'TERMS_HASH_UNKNOWN',
    run('terms.sign', proposedOnly, { ...path, sha256: 'a'.repeat(64) }),
  );
  const rival = document({ clauses: v1.clauses.slice(1) });
  const two = [...inForce.slice(0, 1), propose('birch', rival, T0)];
  await refusedWith('TERMS_TWO_DOCUMENTS', run('terms.sign', held(two), path));
  await refusedWith(
    'TERMS_SIGNED_OTHER',
    run('terms.sign', held([...two, sign('amber', v1, T0)]), { ...path, sha256: termsHash(rival) }),
  );
  const bad = document({ clauses: [v1.clauses[0], v1.clauses[0]] as Terms['clauses'] });
  await refusedWith('TERMS_CLAUSE_TWICE', run('terms.sign', held([propose('birch', bad, T0)]), path));
});

test('suspending, resuming, leaving', async () => {
  const id = { termsId: 'ground' };
  const live = held(inForce);
  const drafts = (await run('terms.suspend', live, { ...id, words: 'w' })) as Draft[];
  assert.deepEqual(drafts[0]?.body, { ...id, fromMs: ctx.now, words: 'w' });
  await refusedWith('TERMS_BACKDATED', run('terms.suspend', live, { ...id, from: '2020-07-31T00:00:00Z' }));
  await refusedWith('TERMS_NOT_BINDING', run('terms.suspend', held(inForce.slice(0, 2)), id));
  await refusedWith('TERMS_NOT_SUSPENDED', run('terms.resume', live, id));
  const suspended = [...inForce, suspend('amber', T0 + 10_000)];
  await refusedWith('TERMS_ALREADY_SUSPENDED', run('terms.suspend', held(suspended), id));
  const resumed = (await run('terms.resume', held(suspended), id)) as Draft[];
  assert.deepEqual(resumed[0]?.refs, [ulid(4)]);
  await refusedWith(
    'TERMS_ALREADY_RESUMED',
    run('terms.resume', held([...suspended, resume('amber', [ulid(4)], T0)]), id),
  );
  assert.equal(((await run('terms.withdraw', live, id)) as Draft[])[0]?.kind, 'terms.withdrawn');
  await refusedWith(
    'TERMS_ALREADY_WITHDRAWN',
    run('terms.withdraw', held([...inForce, withdraw('amber', T0)]), id),
  );
  await refusedWith('TERMS_NOT_A_PARTY', run('terms.withdraw', live, id, { ...ctx, party: 'chord' }));
});

test('queries answer within their declared shape', async () => {
  const tables = held([...inForce, sign('chord', v1, T0), suspend('birch', T0 + 10_000)]);
  const list = await queries['terms.list'].run(tables.read(), {}, ctx, ask);
  assert.ok(!isRefusal(list));
  const parsed = queries['terms.list'].answers.parse(list);
  assert.deepEqual([parsed.agreements[0]?.state, parsed.agreements[0]?.by], ['suspended', 'birch']);
  const show = await queries['terms.show'].run(tables.read(), { termsId: 'ground', version: 1 }, ctx, ask);
  const version = queries['terms.show'].answers.parse(show);
  assert.deepEqual(Object.keys(version.documents[0]?.signatures ?? {}), ['amber', 'birch']);
  assert.deepEqual(
    version.notMatching.map((one) => one.party),
    ['chord'],
  );
  assert.ok(
    isRefusal(await queries['terms.show'].run(tables.read(), { termsId: 'ground', version: 9 }, ctx, ask)),
  );
});

test('answers to other rooms', async () => {
  const read = held(inForce).read();
  assert.equal((await answers['terms.inForce'](read, { atMs: T0 + 5000 }))?.version, 1);
  assert.equal(await answers['terms.inForce'](read, { atMs: T0 + 4999 }), null);
  assert.equal(
    (await answers['terms.state'](read, { atMs: T0 + 5000, parties: ['amber', 'chord'] })).state,
    'none',
  );
  assert.equal(
    (await answers['terms.state'](read, { atMs: T0 + 5000, parties: ['amber', 'birch'] })).state,
    'in force',
  );
  const question = { type: 'movement', party: 'amber', startMs: T0 + 3_600_000, atMs: T0 + 90_000 } as const;
  assert.deepEqual(await answers['terms.lead'](read, question), [
    { clause: 'L1', requiredMinutes: 60, givenMinutes: 58, lateMinutes: 2 },
  ]);
  assert.deepEqual(
    await answers['terms.reply'](read, { party: 'birch', type: 'movement', atMs: T0 + 5000 }),
    [{ id: 'R1', withinMinutes: 90 }],
  );
});

test('what clauses ask', () => {
  assert.deepEqual(
    zoneDemands(v1, 'amber').map((clause) => clause.id),
    ['Z1'],
  );
  assert.deepEqual(zoneDemands(v1, 'birch'), []);
  assert.deepEqual(
    clausesOf(v1, 'lead', 'amber', 'birch').map((clause) => clause.id),
    ['L1'],
  );
  assert.deepEqual(clausesOf(v1, 'lead', 'amber', 'chord'), []);
  const startMs = T0 + 3_600_000;
  const given = (receivedMs: number) =>
    leadTimeFinding(v1, { type: 'movement', party: 'amber', startMs, receivedMs })[0];
  assert.equal(given(T0)?.lateMinutes, 0);
  assert.equal(given(T0 + 1)?.lateMinutes, 1);
  assert.equal(given(startMs + 60_000)?.givenMinutes, -1);
  assert.deepEqual(leadTimeFinding(v1, { type: 'site', party: 'amber', startMs, filedMs: T0 }), []);
});

test('rings: star polygons are sound, one swapped pair of corners is not', () => {
  const star = fc
    .tuple(
      fc.integer({ min: 4, max: 40 }),
      fc.double({ min: -170, max: 190, noNaN: true }),
      fc.double({ min: -60, max: 60, noNaN: true }),
      fc.array(fc.double({ min: 0.2, max: 1, noNaN: true }), { minLength: 40, maxLength: 40 }),
    )
    .map(([count, lon, lat, radii]) =>
      Array.from({ length: count }, (_, i) => {
        const angle = (2 * Math.PI * i) / count;
        const r = radii[i] as number;
        const east = lon + r * Math.cos(angle);
        return { lat: lat + r * Math.sin(angle), lon: east > 180 ? east - 360 : east };
      }),
    );
  fc.assert(
    fc.property(star, (ring) => {
      assert.equal(ringFault(ring), null);
      assert.equal(ringFault([...ring, ring[0] as (typeof ring)[number]]), 'repeated');
    }),
    { seed: 3 },
  );
  const square = [
    [0, 0],
    [0, 2],
    [2, 2],
    [2, 0],
  ].map(([lat, lon]) => ({ lat: lat as number, lon: lon as number }));
  assert.equal(ringFault(square), null);
  assert.equal(ringFault([square[0], square[2], square[1], square[3]] as typeof square), 'crossing');
  assert.equal(
    ringFault([
      { lat: 0, lon: 0 },
      { lat: 0, lon: 1 },
      { lat: 0, lon: 2 },
    ]),
    'flat',
  );
  assert.equal(
    ringFault([
      { lat: 0, lon: 0 },
      { lat: 0, lon: 2 },
      { lat: 0, lon: 1 },
      { lat: 1, lon: 1 },
    ]),
    'crossing',
  );
});

test('the hash names the content, not the order of its keys, and changes with any change', () => {
  const shuffled = Object.fromEntries(Object.entries(v1).toReversed()) as Terms;
  assert.equal(termsHash(shuffled), termsHash(v1));
  const { observers: _, ...bare } = document({ observers: [] });
  assert.equal(termsHash(bare as Terms), termsHash(document({ observers: [] })));
  assert.notEqual(termsHash(document({ toMs: T0 + 1 })), termsHash(v1));
  assert.equal(termsSchema.safeParse({ ...v1, title: { ...words, en: '\ud800' } }).success, false);
});

/** mulberry32 */
function prng(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

test('fuzz: 100 000 damaged documents are taken or turned away, never thrown on', () => {
  const random = prng(11);
  const junk: unknown[] = [
    null,
    0,
    -1,
    1e308,
    Number.NaN,
    '',
    '\ud800',
    'amber',
    [],
    {},
    [[]],
    true,
    '__proto__',
    9e15,
    { type: 'polygon', ring: [] },
  ];
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  function damage(value: unknown, depth: number): unknown {
    if (random() < 0.04 || depth > 8) return pick(junk);
    if (Array.isArray(value)) {
      const list = value.map((one) => damage(one, depth + 1));
      if (random() < 0.03) list.push(pick(junk));
      return list;
    }
    if (typeof value === 'object' && value !== null) {
      const pairs = Object.entries(value).filter(() => random() > 0.01);
      if (random() < 0.02) pairs.push([String(pick(junk)), pick(junk)]);
      return Object.fromEntries(pairs.map(([key, one]) => [key, damage(one, depth + 1)]));
    }
    return value;
  }
  let taken = 0;
  for (let i = 0; i < 100_000; i++) {
    const parsed = termsSchema.safeParse(damage(v1, 0));
    if (!parsed.success) continue;
    taken++;
    const fault = documentFault(parsed.data);
    assert.ok(fault === null || fault.refused in room.refusals);
    assert.match(termsHash(parsed.data), /^[0-9a-f]{64}$/);
  }
  assert.ok(taken > 100, `only ${taken} were well-formed: the fuzz tests too little`);
});
