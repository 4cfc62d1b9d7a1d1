/** Agreements and acts made for tests, and a view to hold them. */
import type { Entry, Keyed, Read, Rows } from '../../../src/contract/index.ts';
import type { Terms } from '../../../src/terms/clause.ts';
import { termsHash } from '../../../src/terms/hash.ts';
import { agreementOf } from '../../../src/terms/standing.ts';
import { ACTS, type ActsRow, VERSIONS, type VersionRow, view } from '../../../src/terms/view.ts';

export const words = { en: 'Made for a test', ru: 'Для проверки', ar: 'للاختبار' };
export const T0 = Date.UTC(2020, 7, 1);

export function document(changes: Partial<Terms> = {}): Terms {
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

export const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
export function ulid(n: number): string {
  let id = '';
  for (let i = 0; i < 26; i++) {
    id = (ALPHABET[n % 32] as string) + id;
    n = Math.floor(n / 32);
  }
  return id;
}

export interface Said {
  kind: string;
  from: string;
  body: unknown;
  atMs: number;
}
/** As the node `me` would hold them; series numbers follow the order in `acts`, whatever order they arrive in. */
export function entriesOf(acts: readonly Said[], me = 'amber'): Entry[] {
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

export class Tables implements Rows, Pick<Read, 'scan'> {
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
      const touched = view.touches(entry, { party: 'amber', mode: 'exercise' });
      if (!touched.some((key) => key.key === change.key)) throw new Error(`${change.key} was not named`);
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
export function held(acts: readonly Said[]): Tables {
  const tables = new Tables();
  for (const entry of entriesOf(acts)) tables.take(entry);
  return tables;
}
export const propose = (from: string, doc: Terms, atMs: number): Said => ({
  kind: 'terms.proposed',
  from,
  body: doc,
  atMs,
});
export const sign = (from: string, doc: Terms, atMs: number, sha256 = termsHash(doc)): Said => ({
  kind: 'terms.signed',
  from,
  body: { termsId: doc.termsId, version: doc.version, sha256 },
  atMs,
});
export const suspend = (from: string, atMs: number, fromMs = atMs): Said => ({
  kind: 'terms.suspended',
  from,
  body: { termsId: 'ground', fromMs, words: 'after the strike' },
  atMs,
});
export const resume = (from: string, lifts: string[], atMs: number): Said => ({
  kind: 'terms.resumed',
  from,
  body: { termsId: 'ground', lifts, words: '' },
  atMs,
});
export const withdraw = (from: string, atMs: number): Said => ({
  kind: 'terms.withdrawn',
  from,
  body: { termsId: 'ground', fromMs: atMs, words: '' },
  atMs,
});

export const v1 = document();
export const inForce: Said[] = [
  propose('amber', v1, T0 + 1000),
  sign('amber', v1, T0 + 2000),
  sign('birch', v1, T0 + 5000),
];
