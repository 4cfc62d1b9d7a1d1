/** Values that the tests of the room share: messages, and a record in memory that takes entries in any order. */
import type { Entry, Read } from '../../../src/contract/index.ts';
import type { Message } from '../../../src/line/kinds.ts';
import { lineKinds } from '../../../src/line/kinds.ts';
import { view } from '../../../src/line/view.ts';

export const T0 = Date.parse('2018-02-07T19:00:00Z');
/** East of the river line near Khasham. */
export const PLACE = { lat: 35.336, lon: 40.309 };

/** The n-th act id; later n, later id. */
export const actId = (n: number): string => `01C5${String(n).padStart(22, '0')}`;

export const message = (more: Partial<Message> = {}): Message => ({
  phrase: 'are these yours',
  office: 'watch',
  to: [{ party: 'east', office: 'watch', for: 'action' }],
  toAll: false,
  notEnrolled: [],
  at: PLACE,
  timeMs: T0 - 60_000,
  expiresMs: null,
  words: '',
  language: 'und',
  notices: [],
  alerts: [],
  ...more,
});

/** One entry as a node would hold it; the body must fit the kind's schema. */
export function entryOf(
  n: number,
  kind: string,
  body: unknown,
  from: string,
  me: string,
  more: Partial<Entry> = {},
): Entry {
  const found = lineKinds.find(({ name }) => name === kind);
  if (!found) throw new Error(`no kind ${kind}`);
  return {
    index: n,
    direction: from === me ? 'own' : 'in',
    peer: from === me ? null : from,
    class: 'line',
    kind,
    kindVersion: 1,
    id: actId(n),
    hash: String(n).padStart(64, '0'),
    mode: 'exercise',
    from,
    to: from === me ? null : me,
    by: { office: 'watch', officer: `Officer of ${from}`, signIn: 's' },
    precedence: found.precedence,
    refs: [],
    claimedMs: T0 + n * 1000,
    localMs: T0 + n * 1000,
    peerSeq: 1,
    understood: true,
    body: found.schema.parse(body),
    ...more,
  };
}

/** The views after these entries, in this order. */
export function tablesAfter(entries: readonly Entry[], party: string): Map<string, unknown> {
  const held = new Map<string, unknown>();
  const me = { party, mode: 'exercise' } as const;
  for (const entry of entries) {
    const named = new Set(view.touches(entry, me).map(({ table, key }) => `${table} ${key}`));
    if (named.size === 0) continue;
    const rows = { get: <Row>(table: string, key: string) => held.get(`${table} ${key}`) as Row | undefined };
    for (const { table, key, row } of view.apply(entry, rows, me)) {
      if (!named.has(`${table} ${key}`)) throw new Error(`${table} ${key} was changed and not named`);
      if (row === null) held.delete(`${table} ${key}`);
      else held.set(`${table} ${key}`, JSON.parse(JSON.stringify(row)));
    }
  }
  return held;
}

/** A reader over such views. */
export function readerOf(held: ReadonlyMap<string, unknown>): Read {
  return {
    get: async <Row>(table: string, key: string) => held.get(`${table} ${key}`) as Row | undefined,
    scan: async <Row>(table: string) =>
      [...held]
        .filter(([name]) => name.startsWith(`${table} `))
        .map(([name, row]) => ({ key: name.slice(table.length + 1), row: row as Row }))
        .sort((a, b) => (a.key < b.key ? -1 : 1)),
    entry: async () => undefined,
    act: async () => [],
    withPeer: async () => [],
    file: async () => undefined,
  };
}
