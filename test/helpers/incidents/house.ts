/** The incidents room with the other rooms' answers made up: the column of S05, notified, objected to, moved. */
import assert from 'node:assert/strict';
import {
  type Ctx,
  type Draft,
  type Entry,
  isRefusal,
  type Keyed,
  type Read,
  type Rows,
} from '../../../src/contract/index.ts';
import { commands } from '../../../src/incidents/commands.ts';
import { incidents as room } from '../../../src/incidents/index.ts';
import { accountSchema, incidentKinds } from '../../../src/incidents/kinds.ts';
import { view } from '../../../src/incidents/view.ts';
import { LANGUAGES, sayRefusal } from '../../../src/text/index.ts';
import { actId, HOUR, IN_FORCE, MIN, notice, PLACE, T0, track } from './made.ts';

export const ctx: Ctx = {
  party: 'amber',
  mode: 'exercise',
  now: T0 + 5 * HOUR,
  by: null,
  newId: () => actId('INC1'),
  randomHex: (bytes) => '0'.repeat(bytes * 2),
};
export const ME = { party: 'amber', mode: 'exercise' } as const;

export class Tables implements Rows {
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
export function house(changes: Record<string, unknown> = {}) {
  const { positions, versions, withdrawn, ...made } = notice();
  const noticeView = {
    ...made,
    history: versions.map((one) => ({ ...one, rootHolds: true })),
    row: { withdrawn, positions },
  };
  const { fixes, sealActIds } = track(60, 50);
  const covered = [[T0, T0 + HOUR]];
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
export type AnyCommand = {
  schema: { parse(input: unknown): unknown };
  facts(read: Read, input: unknown, ctx: Ctx, ask: unknown): Promise<unknown>;
  decide(facts: unknown, input: unknown, ctx: Ctx): Draft[] | { refused: string };
};
export async function run(name: keyof typeof commands, tables: Tables, input: unknown, ask = house()) {
  const command = commands[name] as unknown as AnyCommand;
  const parsed = command.schema.parse(input);
  return command.decide(await command.facts(tables.read(), parsed, ctx, ask), parsed, ctx);
}
export async function done(
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
export async function refusedWith(code: string, result: Promise<unknown>) {
  const value = await result;
  assert.ok(isRefusal(value), JSON.stringify(value));
  assert.equal(value.refused, code);
  for (const language of LANGUAGES) {
    const { what, mend } = sayRefusal(language, room.refusals, value);
    assert.ok(what.length > 5 && mend.length > 5 && !/[{}]/.test(what + mend), what);
  }
}

export const OPEN = {
  title: 'Contact',
  fromMs: T0,
  toMs: T0 + HOUR,
  parties: ['birch', 'chord'],
  about: [actId('NTC1')],
};
export const incidentId = actId('INC1');
export const noticeId = actId('NTC1');
export const HOSTILE =
  '\u202eevil\u0000 <script>alert(1)</script> \ud83d\ude80 {by, plural, other {#}}\r\n — end';

export async function dayrik(ask = house()): Promise<Tables> {
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
export const beside = [
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
