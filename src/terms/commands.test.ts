import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  document,
  held,
  inForce,
  propose,
  resume,
  sign,
  suspend,
  T0,
  Tables,
  ulid,
  v1,
  withdraw,
  words,
} from '../../test/helpers/terms/made.ts';
import { type Ctx, type Draft, isRefusal, type Read } from '../contract/index.ts';
import { sayRefusal } from '../text/index.ts';
import { answers } from './answers.ts';
import type { Terms } from './clause.ts';
import { commands } from './commands.ts';
import { termsHash } from './hash.ts';
import { terms as room } from './index.ts';
import { termsKinds } from './kinds.ts';
import { queries } from './queries.ts';

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

test('lead time is answered before anything is filed, as filing would count it', async () => {
  const read = held(inForce).read();
  const asked = queries['terms.ask-lead'];
  const at = { ...ctx, now: T0 + 90_000 };
  const startMs = T0 + 3_600_000;
  const input = asked.schema.parse({ type: 'movement', startMs: String(startMs) });
  const answer = asked.answers.parse(await asked.run(read, input, at, ask));
  assert.deepEqual(answer, {
    atMs: at.now,
    lead: [{ clause: 'L1', requiredMinutes: 60, givenMinutes: 58, lateMinutes: 2 }],
  });
  const question = { ...input, party: at.party, atMs: at.now };
  assert.deepEqual(answer.lead, await answers['terms.lead'](read, question));
  const other = await asked.run(read, input, { ...at, party: 'nobody' }, ask);
  assert.deepEqual(asked.answers.parse(other).lead, [], 'no clause binds it');
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
