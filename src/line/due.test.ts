/** The silence clock and the ultimatum's. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { actId, entryOf, message, PLACE, readerOf, T0, tablesAfter } from '../../test/helpers/line/made.ts';
import type { Ask, Ctx, Due, Entry } from '../contract/index.ts';
import { due, type Pending } from './due.ts';
import type { Expired, Silent } from './kinds.ts';
import { limitOf, SILENCE_MINUTES } from './obligation.ts';

const MINUTE = 60_000;
const target = { from: 'west', messageId: actId(1), version: 1 };
const words = { words: '', language: 'und' };

interface World {
  me: string;
  /** When the addressee's node signed its receipt; null: none came. */
  receivedMs: number | null;
  clauses?: { id: string; withinMinutes: number }[];
}

function askOf({ receivedMs, clauses = [] }: World): Ask {
  return async <Answer>(name: string): Promise<Answer> => {
    const given: Record<string, unknown> = {
      'parties.deliveries': [
        { peer: 'east', receipt: receivedMs === null ? null : { actId: actId(90), receivedMs } },
      ],
      'notices.byId': { type: 'movement' },
      'terms.reply': clauses,
    };
    assert.ok(name in given, name);
    return given[name] as Answer;
  };
}

/** Lets time pass minute by minute, taking in what falls due. Returns when what was written, in minutes after the start. */
async function run(
  rule: Due<Pending[]>,
  entries: readonly Entry[],
  world: World,
  minutes: number,
): Promise<{ at: number; kind: string; body: Silent | Expired }[]> {
  const record = [...entries];
  const made: { at: number; kind: string; body: Silent | Expired }[] = [];
  for (let at = 0; at <= minutes; at++) {
    const now = T0 + at * MINUTE;
    const held = tablesAfter(
      record.filter(({ localMs }) => localMs <= now),
      world.me,
    );
    const ctx: Ctx = {
      party: world.me,
      mode: 'exercise',
      now,
      by: null,
      newId: () => actId(0),
      randomHex: (n) => '0'.repeat(2 * n),
    };
    for (const { kind, body } of rule.decide(await rule.facts(readerOf(held), ctx, askOf(world)), ctx)) {
      made.push({ at, kind, body: body as Silent | Expired });
      const clock = { claimedMs: now, localMs: now };
      record.push(entryOf(1000 + made.length, kind, body, world.me, world.me, clock));
    }
  }
  return made;
}

const at = (minutes: number) => ({ claimedMs: T0 + minutes * MINUTE, localMs: T0 + minutes * MINUTE });
const sent = (more = {}, me = 'west', precedence: Entry['precedence'] = 'immediate') =>
  entryOf(1, 'line.message', message(more), 'west', me, { ...at(0), precedence });
const readBack = (n: number, minute: number, me = 'west') =>
  entryOf(
    n,
    'line.read-back',
    {
      ...target,
      read: { at: PLACE, timeMs: T0 - 60_000, expiresMs: null },
      result: 'match',
      differences: [],
      rule: 'r',
    },
    'east',
    me,
    at(minute),
  );
const acknowledged = (n: number, minute: number, me = 'west') =>
  entryOf(n, 'line.acknowledged', { ...target, readBack: actId(n - 1), ...words }, 'east', me, at(minute));
const reply = (n: number, minute: number, phrase: string) =>
  entryOf(n, 'line.reply', { ...target, phrase, ...words }, 'east', 'west', at(minute));

type Held = { at: number; kind: string; body: Silent | Expired }[];
function silence(item: Held[number] | undefined): Silent {
  assert.equal(item?.kind, 'line.silent');
  return item?.body as Silent;
}
const times = (held: Held) => held.map((item) => item.at);

/** A receipt, whenever it comes, makes no difference to when silence is said. */
async function holdsReceiptRule(rule: Due<Pending[]>): Promise<void> {
  for (const received of [null, 0, 3, 14, 15, 20]) {
    const receivedMs = received === null ? null : T0 + received * MINUTE;
    const made = await run(rule, [sent()], { me: 'west', receivedMs }, 60);
    assert.deepEqual(times(made), [15], `received after ${received} min`);
  }
}

describe('the silence clock', () => {
  test('runs out by precedence, once, on the sender’s node and on the addressee’s', async () => {
    for (const [precedence, minutes] of Object.entries(SILENCE_MINUTES)) {
      for (const me of ['west', 'east']) {
        const first = sent({}, me, precedence as Entry['precedence']);
        const made = await run(due, [first], { me, receivedMs: T0 }, minutes + 30);
        assert.deepEqual(times(made), [minutes], `${precedence} at ${me}`);
        assert.equal(silence(made[0]).party, 'east');
        assert.equal(silence(made[0]).awaits, 'acknowledgement');
      }
    }
  });

  test('a receipt neither starts, stops nor resets it', () => holdsReceiptRule(due));

  test('a planted mutant is caught: silence clock reset by receipt', async () => {
    const mutant: Due<Pending[]> = {
      async facts(read, ctx, ask) {
        const pending = await due.facts(read, ctx, ask);
        return pending.map(({ state, clocks }) => ({
          state,
          clocks: clocks.map((clock) => ({ ...clock, sinceMs: clock.receivedMs ?? clock.sinceMs })),
        }));
      },
      decide: due.decide,
    };
    await assert.rejects(holdsReceiptRule(mutant));
  });

  test('a planted mutant is caught: no receipt, no silence', async () => {
    const mutant: Due<Pending[]> = {
      async facts(read, ctx, ask) {
        const pending = await due.facts(read, ctx, ask);
        return pending.map(({ state, clocks }) => ({
          state,
          clocks: clocks.filter(({ receivedMs }) => receivedMs !== null),
        }));
      },
      decide: due.decide,
    };
    await assert.rejects(holdsReceiptRule(mutant));
  });

  test('it says whether the message was known to have arrived', async () => {
    const [never] = await run(due, [sent()], { me: 'west', receivedMs: null }, 20);
    assert.equal(silence(never).receivedMs, null);
    const [known] = await run(due, [sent()], { me: 'west', receivedMs: T0 + 1 }, 20);
    assert.equal(silence(known).receivedMs, T0 + 1);
  });

  test('acknowledged but not answered is silence about the answer', async () => {
    const made = await run(
      due,
      [sent(), readBack(2, 3), acknowledged(3, 3)],
      { me: 'west', receivedMs: T0 },
      40,
    );
    assert.deepEqual(times(made), [15]);
    assert.equal(silence(made[0]).awaits, 'reply');
  });

  test('answered in time, nothing is written; an answer after silence leaves the silence standing', async () => {
    const answered = [sent(), readBack(2, 3), acknowledged(3, 3), reply(4, 14, 'not ours')];
    assert.deepEqual(await run(due, answered, { me: 'west', receivedMs: T0 }, 60), []);
    const late = [sent(), readBack(2, 3), acknowledged(3, 3), reply(4, 16, 'not ours')];
    assert.deepEqual(times(await run(due, late, { me: 'west', receivedMs: T0 }, 60)), [15]);
  });

  test('"we are finding out" starts it anew, and it runs out again', async () => {
    const made = await run(due, [sent(), reply(2, 10, 'checking')], { me: 'west', receivedMs: T0 }, 90);
    assert.deepEqual(times(made), [25]);
    const twice = [sent(), reply(2, 20, 'checking')];
    assert.deepEqual(times(await run(due, twice, { me: 'west', receivedMs: T0 }, 90)), [15, 35]);
  });

  test('nobody told for information is awaited, and a third party awaits nobody', async () => {
    const info = sent({ to: [{ party: 'east', office: '', for: 'information' }] });
    assert.deepEqual(await run(due, [info], { me: 'west', receivedMs: T0 }, 30), []);
    assert.deepEqual(await run(due, [sent({}, 'north')], { me: 'north', receivedMs: T0 }, 30), []);
  });

  test('a reply clause stands in place of the room’s own time, but slows nothing urgent down', async () => {
    const about = { notices: [actId(77)] };
    const clauses = [{ id: 'R-2', withinMinutes: 90 }];
    const priority = sent(about, 'west', 'priority');
    const made = await run(due, [priority], { me: 'west', receivedMs: T0, clauses }, 120);
    assert.deepEqual(times(made), [90]);
    assert.equal(silence(made[0]).clause, 'R-2');
    const urgent = await run(due, [sent(about)], { me: 'west', receivedMs: T0, clauses }, 120);
    assert.deepEqual(times(urgent), [15]);
    assert.equal(silence(urgent[0]).clause, null);
    assert.deepEqual(limitOf('flash', [{ id: 'R', withinMinutes: 2 }]), { minutes: 2, clause: 'R' });
    assert.deepEqual(limitOf('routine', []), { minutes: 1440, clause: null });
  });
});

describe('an ultimatum', () => {
  const first = (me: string) =>
    sent(
      { phrase: 'ultimatum', at: null, timeMs: null, words: 'Leave.', expiresMs: T0 + 30 * MINUTE },
      me,
      'flash',
    );

  test('its end is an entry, once, on both nodes; an answer does not stop it', async () => {
    for (const me of ['west', 'east']) {
      const answer = entryOf(
        4,
        'line.reply',
        { ...target, phrase: 'with command', ...words },
        'east',
        me,
        at(2),
      );
      const made = await run(due, [first(me), answer], { me, receivedMs: T0 }, 90);
      assert.deepEqual(
        made.filter(({ kind }) => kind === 'line.expired').map((item) => item.at),
        [30],
        me,
      );
    }
  });

  test('a withdrawn one does not expire; a changed one expires by its last wording', async () => {
    const withdrawal = entryOf(5, 'line.withdrawn', { ...target, ...words }, 'west', 'west', at(10));
    const gone = await run(due, [first('west'), withdrawal], { me: 'west', receivedMs: T0 }, 90);
    assert.deepEqual(
      gone.map(({ kind }) => kind),
      ['line.silent'],
    );
    const changed = entryOf(
      6,
      'line.changed',
      { ...target, version: 2, at: null, timeMs: null, ...words, expiresMs: T0 + 60 * MINUTE },
      'west',
      'west',
      at(10),
    );
    const later = await run(due, [first('west'), changed], { me: 'west', receivedMs: T0 }, 90);
    assert.deepEqual(
      later.map((item) => [item.at, item.kind]),
      [
        [5, 'line.silent'],
        [15, 'line.silent'],
        [60, 'line.expired'],
      ],
    );
  });
});
