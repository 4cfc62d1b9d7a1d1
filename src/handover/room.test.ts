import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { holdsTogether, type Outcome, type ParleyNode, pair, run } from '../../test/helpers/line.ts';
import { SIGNAL } from '../../test/helpers/watch/room.ts';
import { type Ask, type Ctx, isRefusal, type Refusal, ROLES, type Role } from '../contract/index.ts';
import type { AlertRow, Signal } from '../watch/index.ts';
import { gather } from './gather.ts';
import type { Item } from './item.ts';

const T0 = Date.parse('2020-08-24T20:00:00Z');
const MINUTE = 60_000;

type Answer = Outcome | Refusal;
async function as(
  node: ParleyNode,
  officer: string,
  name: string,
  input: unknown,
  roles: readonly Role[] = ROLES,
): Promise<Answer> {
  const command = node.house.commands.get(name);
  assert.ok(command, name);
  const by = { office: 'watch', officer, signIn: officer };
  return node.command(name, command.schema.parse(input), { by, roles: [...roles] });
}
const idOf = (answer: Answer): string => {
  assert.ok(!isRefusal(answer), JSON.stringify(answer));
  return answer.entries[0]?.id as string;
};
const codeOf = (answer: Answer): string | null => (isRefusal(answer) ? answer.refused : null);

// oxlint-disable-next-line typescript/no-explicit-any
async function query(node: ParleyNode, name: string, input: unknown = {}): Promise<any> {
  const known = node.house.queries.get(name);
  assert.ok(known, name);
  const answer = await node.query(name, known.schema.parse(input), {
    by: { office: 'watch', officer: 'Monitor', signIn: 'm' },
    roles: ['monitor'],
  });
  assert.ok(!isRefusal(answer), JSON.stringify(answer));
  return known.answers.parse(answer);
}

describe('the watch is handed over', () => {
  it('with what stands open, to another person, who says what was seen and learns what changed', async () => {
    const { west, east, later } = await pair(T0);
    await run(west, 'line.send', { phrase: 'notify', to: [{ party: 'east' }], words: 'A' });
    const second = await run(west, 'line.send', { phrase: 'notify', to: [{ party: 'east' }], words: 'B' });
    await run(west, 'incidents.open', {
      title: 'Shots heard',
      fromMs: T0 - MINUTE,
      toMs: T0,
      parties: ['west', 'east'],
      place: null,
    });
    await later(MINUTE);
    const words = 'Call east before six.\nЖдут ответа. \u202E!';
    const gave = await as(west, 'Ann', 'handover.give', { incoming: 'Bob', words, language: 'en' });
    const handoverId = idOf(gave);
    const [row] = (await query(west, 'handover.list')).handovers;
    assert.deepEqual([row.officer, row.office, row.incoming, row.words], ['Ann', 'watch', 'Bob', words]);
    assert.deepEqual(row.counts, { message: 2, incident: 1 });
    assert.equal(row.taken, null);
    assert.equal(row.beyond, 0);

    // Until it is taken: one message is done with, another comes, a third falls silent.
    await run(east, 'line.acknowledge', { from: 'west', messageId: second['messageId'] });
    await later(61 * MINUTE);
    await west.tick();
    await run(west, 'line.call', { with: 'east', number: '7', event: 'ringing' });
    const seen = [row.items[0].key];
    assert.equal(
      codeOf(await as(west, 'Ann', 'handover.take', { handoverId, seen })),
      'HANDOVER_SAME_PERSON',
    );
    assert.equal(
      codeOf(await as(west, 'Bob', 'handover.take', { handoverId, seen: ['peer/nobody'] })),
      'HANDOVER_NOT_LISTED',
    );
    const took = await as(west, 'Bob', 'handover.take', { handoverId, seen, words: 'Taken', language: 'en' });
    idOf(took);
    const { taken } = (await query(west, 'handover.list')).handovers[0];
    assert.deepEqual([taken.officer, taken.asNamed, taken.words, taken.seen], ['Bob', true, 'Taken', seen]);
    assert.deepEqual([...taken.seen, ...taken.unseen].sort(), row.items.map(({ key }: Item) => key).sort());
    assert.deepEqual(taken.since.gone, [`message/west/${second['messageId']}`]);
    assert.deepEqual(
      taken.since.unlisted.map(({ kind }: Item) => kind),
      ['call'],
    );
    assert.deepEqual(
      taken.since.changed.map(({ kind }: Item) => kind),
      ['message'],
    );
    assert.match(taken.since.changed[0].says.en, /No answer came in time; still awaited from: east/);
    assert.equal(codeOf(await as(west, 'Cyd', 'handover.take', { handoverId })), 'HANDOVER_TAKEN');
    await holdsTogether(west, east);
    assert.deepEqual((await query(east, 'handover.list')).handovers, [], 'it stays in its own record');
  });

  it('with a call to somebody who runs no node, whatever that one is called', async () => {
    const { west } = await pair(T0);
    const other = `${'Commander of the column on the north road '.repeat(4)}\u202E`;
    await run(west, 'line.call', { with: other, number: '7', event: 'ringing' });
    idOf(await as(west, 'Ann', 'handover.give', { incoming: 'Bob' }));
    const [{ items }] = (await query(west, 'handover.list')).handovers;
    const call = items.find(({ kind }: Item) => kind === 'call');
    assert.equal(call.party, null);
    assert.match(call.says.en, /Commander of the column/);
  });

  it('to nobody who gave it, and only the latest of an office', async () => {
    const { west, later } = await pair(T0);
    assert.equal(codeOf(await as(west, 'Ann', 'handover.give', { incoming: 'Ann' })), 'HANDOVER_SAME_PERSON');
    const first = idOf(await as(west, 'Ann', 'handover.give', { incoming: 'Bob' }));
    const other = idOf(await as(west, 'Ann', 'handover.give', { incoming: 'Dan', office: 'liaison' }));
    await later(MINUTE);
    const second = idOf(await as(west, 'Ann', 'handover.give', { incoming: 'Bob' }));
    const replaced = await as(west, 'Bob', 'handover.take', { handoverId: first });
    assert.ok(isRefusal(replaced));
    assert.deepEqual([replaced.refused, replaced.params['later']], ['HANDOVER_REPLACED', second]);
    assert.equal(codeOf(await as(west, 'Bob', 'handover.take', { handoverId: 'x' })), 'HANDOVER_UNKNOWN');
    idOf(await as(west, 'Cyd', 'handover.take', { handoverId: second }));
    idOf(await as(west, 'Dan', 'handover.take', { handoverId: other }));
    const { handovers, more, next } = await query(west, 'handover.list', { limit: 2 });
    assert.deepEqual(
      handovers.map((one: { handoverId: string }) => one.handoverId),
      [second, other],
    );
    assert.equal(handovers[0].taken.asNamed, false, 'whoever takes it, that it was another is said');
    assert.ok(more);
    const rest = await query(west, 'handover.list', { before: next });
    assert.deepEqual(
      rest.handovers.map((one: { handoverId: string }) => one.handoverId),
      [first],
    );
    assert.deepEqual([rest.more, rest.next], [false, null]);
    assert.equal(
      codeOf(await as(west, 'Eve', 'handover.give', { incoming: 'Bob' }, ['monitor'])),
      'NODE_NOT_ALLOWED',
    );
  });

  it('shows beforehand what would be handed over, page by page', async () => {
    const { west } = await pair(T0);
    for (let n = 0; n < 5; n++)
      await run(west, 'line.send', { phrase: 'notify', to: [{ party: 'east' }], words: `${n}` });
    const all = await query(west, 'handover.open');
    assert.deepEqual([all.total, all.more, all.counts], [6, false, { message: 5, peer: 1 }]);
    const pages = [
      await query(west, 'handover.open', { limit: 4 }),
      await query(west, 'handover.open', { limit: 4, offset: 4 }),
    ];
    assert.deepEqual(
      pages.map(({ more, total }) => [more, total]),
      [
        [true, 6],
        [false, 6],
      ],
    );
    assert.deepEqual(
      pages.flatMap(({ items }) => items),
      all.items,
    );
  });
});

describe('units that stay lost', () => {
  const signal: Signal = { ...SIGNAL, type: 'lost', other: null, approach: null, value: 300, valueUnit: 's' };
  const closed = {
    actId: 'close',
    reason: 'dealt with',
    words: 'Radio is broken',
    officer: 'Ann',
    localMs: T0,
  } as const;
  const row = (more: Partial<AlertRow>): AlertRow => ({
    from: 'west',
    alertId: 'alert',
    ruleVersion: 'x',
    first: signal,
    last: signal,
    acts: [{ actId: 'alert', phase: 'begins', localMs: T0 }],
    raisedMs: T0,
    ended: false,
    withdrawn: false,
    closed: null,
    ...more,
  });
  const found = async (alert: AlertRow): Promise<Item[]> => {
    const known: Record<string, unknown> = {
      'watch.open': [alert],
      'line.open': { messages: [], calls: [] },
    };
    const ask = (async (name: string) => known[name] ?? []) as Ask;
    return gather({ now: T0 + MINUTE, party: 'west' } as Ctx, ask);
  };
  it('stay listed when their alert is closed, and other closed alerts do not', async () => {
    const [open] = await found(row({}));
    assert.deepEqual([open?.kind, open?.refs], ['alert', ['alert']]);
    const [lost] = await found(row({ closed }));
    assert.deepEqual([lost?.kind, lost?.refs, lost?.words], ['unit', ['alert', 'close'], 'Radio is broken']);
    assert.match(lost?.says.en as string, /closed by Ann, but this goes on: .+/);
    assert.deepEqual(await found(row({ closed, last: { ...signal, type: 'halted' } })), []);
  });
});
