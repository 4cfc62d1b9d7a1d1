import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import {
  beside,
  ctx,
  dayrik,
  done,
  HOSTILE,
  house,
  incidentId,
  OPEN,
  refusedWith,
  run,
  Tables,
} from '../../test/helpers/incidents/house.ts';
import { actId, HOUR, notice, T0 } from '../../test/helpers/incidents/made.ts';
import { type Entry, isRefusal } from '../contract/index.ts';
import { commands } from './commands.ts';
import { gather } from './gather.ts';
import { accountSchema, MAX_ACCOUNT_BYTES } from './kinds.ts';
import { queries } from './queries.ts';
import { questionSchema } from './question.ts';
import { judge } from './rules/index.ts';

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

test('a route whose openings do not give the committed root is no declared route', async () => {
  const question = questionSchema.parse({
    kind: 'deviated',
    party: 'amber',
    unit: 'a-column',
    fromMs: T0,
    toMs: T0 + HOUR,
  });
  const found = async (rootHolds: boolean) => {
    const { positions, versions, withdrawn, ...made } = notice();
    const view = {
      ...made,
      history: versions.map((one) => ({ ...one, rootHolds })),
      row: { withdrawn, positions },
    };
    const facts = await gather(new Tables().read(), question, ctx, house({ 'notices.byUnit': [view] }));
    return judge({ question, facts });
  };
  assert.equal((await found(true)).verdict, 'contradicted');
  assert.deepEqual(
    (await found(false)).missing.map(({ what }) => what),
    ['route-opening'],
  );
});
