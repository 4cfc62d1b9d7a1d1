/**
 * The queries of the record, written once with Kysely and compiled once per shape and SQL dialect: what runs is a
 * prepared statement with named places for its values.
 */
import {
  type CompiledQuery,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import type { Bounds } from './keys.ts';
import type { EntriesQuery } from './store.ts';

/** Columns in snake case; the same tables on every SQL store. */
export interface Tables {
  entry: {
    idx: number;
    leaf_hash: Uint8Array;
    leaf: Uint8Array;
    header: string;
    salt1: Uint8Array;
    salt2: Uint8Array;
    envelope: Uint8Array | null;
    hash: string;
    act_id: string;
    kind: string;
    kind_version: number;
    class: string;
    direction: string;
    peer: string | null;
    peer_seq: number;
    local_ms: number;
    meta: string;
  };
  tree_node: { level: number; idx: number; hash: Uint8Array };
  /** Names of view tables; a swap exchanges ids, so no row has to move. */
  view_table: { id: number; name: string };
  view_row: { tbl: number; key: string; row: string };
  meta: { name: string; value: string };
  /** The store's own: format number, start-up self-check, probe for room. */
  house: { name: string; number: number; filler: Uint8Array | null };
}

/** Stands in a query for a value that is given when it runs. */
class Place {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}
/** Typed as never, so that it may stand wherever Kysely wants a value of some column. */
function at(name: string): never {
  return new Place(name) as never;
}

/** A compiled query and, for each of its parameters, the name of its value or a constant. */
export interface Template {
  readonly sql: string;
  readonly values: readonly unknown[];
}

function template(query: { compile(): CompiledQuery }): Template {
  const { sql, parameters } = query.compile();
  return { sql, values: parameters };
}

export function bind(query: Template, values: Readonly<Record<string, unknown>>): unknown[] {
  return query.values.map((value) => (value instanceof Place ? values[value.name] : value));
}

/** Compiles each shape once, on first use. */
function shaped(make: (flags: ReadonlySet<string>) => { compile(): CompiledQuery }) {
  const made = new Map<string, Template>();
  return (flags: readonly string[]): Template => {
    const shape = flags.join();
    let query = made.get(shape);
    if (!query) {
      query = template(make(new Set(flags)));
      made.set(shape, query);
    }
    return query;
  };
}

const ENTRY_COLUMNS = [
  'idx',
  'leaf_hash',
  'leaf',
  'header',
  'salt1',
  'salt2',
  'envelope',
  'hash',
  'act_id',
  'kind',
  'kind_version',
  'class',
  'direction',
  'peer',
  'peer_seq',
  'local_ms',
  'meta',
] as const;

const entryValues = Object.fromEntries(
  ENTRY_COLUMNS.map((name) => [name, at(name)]),
) as unknown as Tables['entry'];
function queriesOn(db: Kysely<Tables>) {
  const selectEntry = db.selectFrom('entry').select(ENTRY_COLUMNS);
  const tableId = db.selectFrom('view_table').select('id').where('name', '=', at('table'));

  const QUERIES = {
    rowGet: template(
      db.selectFrom('view_row').select('row').where('tbl', '=', tableId).where('key', '=', at('key')),
    ),
    rowPut: template(
      db
        .insertInto('view_row')
        .values({ tbl: tableId, key: at('key'), row: at('row') })
        .onConflict((conflict) =>
          conflict.columns(['tbl', 'key']).doUpdateSet({ row: (eb) => eb.ref('excluded.row') }),
        ),
    ),
    rowDelete: template(db.deleteFrom('view_row').where('tbl', '=', tableId).where('key', '=', at('key'))),
    rowsClear: template(db.deleteFrom('view_row').where('tbl', '=', tableId)),
    rowsDump: template(
      db.selectFrom('view_row').select(['key', 'row']).where('tbl', '=', tableId).orderBy('key'),
    ),
    tableAdd: template(
      db
        .insertInto('view_table')
        .values({ name: at('table') } as unknown as Tables['view_table'])
        .onConflict((conflict) => conflict.column('name').doNothing()),
    ),
    tableRename: template(
      db
        .updateTable('view_table')
        .set({ name: at('to') })
        .where('name', '=', at('from')),
    ),
    tables: template(
      db
        .selectFrom('view_table')
        .select('name')
        .where((eb) =>
          eb.exists(eb.selectFrom('view_row').select('tbl').whereRef('tbl', '=', 'view_table.id')),
        )
        .orderBy('name'),
    ),
    entryAppend: template(db.insertInto('entry').values(entryValues)),
    entryErase: template(
      db
        .updateTable('entry')
        .set({ envelope: null, salt2: at('salt2'), meta: at('meta') })
        .where('idx', '=', at('index')),
    ),
    entryAt: template(selectEntry.where('idx', '=', at('index'))),
    entryByHash: template(selectEntry.where('hash', '=', at('hash'))),
    entriesByAct: template(selectEntry.where('act_id', '=', at('actId')).orderBy('idx')),
    lastIndex: template(db.selectFrom('entry').select((eb) => eb.fn.max('idx').as('last'))),
    nodeAdd: template(
      db
        .insertInto('tree_node')
        .values({ level: at('level'), idx: at('index'), hash: at('hash') })
        // Changes a row where the node is new or the same, and none where another hash stands.
        .onConflict((conflict) =>
          conflict
            .columns(['level', 'idx'])
            .doUpdateSet({ hash: (eb) => eb.ref('excluded.hash') })
            .whereRef('tree_node.hash', '=', 'excluded.hash' as never),
        ),
    ),
    nodeGet: template(
      db
        .selectFrom('tree_node')
        .select('hash')
        .where('level', '=', at('level'))
        .where('idx', '=', at('index')),
    ),
    nodeRange: template(
      db
        .selectFrom('tree_node')
        .select(['idx', 'hash'])
        .where('level', '=', at('level'))
        .where('idx', '>=', at('from'))
        .where('idx', '<', at('to'))
        .orderBy('idx'),
    ),
    leafRange: template(
      db
        .selectFrom('entry')
        .select('leaf')
        .where('idx', '>=', at('from'))
        .where('idx', '<', at('to'))
        .orderBy('idx'),
    ),
    metaGet: template(db.selectFrom('meta').select('value').where('name', '=', at('name'))),
    metas: template(db.selectFrom('meta').select(['name', 'value']).orderBy('name')),
    metaSet: template(
      db
        .insertInto('meta')
        .values({ name: at('name'), value: at('value') })
        .onConflict((conflict) =>
          conflict.column('name').doUpdateSet({ value: (eb) => eb.ref('excluded.value') }),
        ),
    ),
    houseGet: template(db.selectFrom('house').select('number').where('name', '=', at('name'))),
    houseSet: template(
      db
        .insertInto('house')
        .values({ name: at('name'), number: at('number'), filler: at('filler') })
        .onConflict((conflict) =>
          conflict.column('name').doUpdateSet({
            number: (eb) => eb.ref('excluded.number'),
            filler: (eb) => eb.ref('excluded.filler'),
          }),
        ),
    ),
  };

  const scanned = shaped((flags) => {
    let query = db
      .selectFrom('view_row')
      .select(['key', 'row'])
      .where('tbl', '=', tableId)
      .where('key', '>=', at('from'))
      .orderBy('key', flags.has('reverse') ? 'desc' : 'asc');
    if (flags.has('to')) query = query.where('key', '<', at('to'));
    if (flags.has('limit')) query = query.limit(at('limit'));
    return query;
  });

  const selected = shaped((flags) => {
    let query = selectEntry.orderBy('idx', flags.has('reverse') ? 'desc' : 'asc').limit(at('limit'));
    if (flags.has('fromIndex')) query = query.where('idx', '>=', at('fromIndex'));
    if (flags.has('toIndex')) query = query.where('idx', '<', at('toIndex'));
    if (flags.has('peer')) query = query.where('peer', '=', at('peer'));
    if (flags.has('direction')) query = query.where('direction', '=', at('direction'));
    if (flags.has('kind')) query = query.where('kind', '=', at('kind'));
    if (flags.has('peerSeqFrom')) query = query.where('peer_seq', '>=', at('peerSeqFrom'));
    if (flags.has('peerSeqTo')) query = query.where('peer_seq', '<', at('peerSeqTo'));
    return query;
  });

  return {
    QUERIES,
    /** The query for these bounds, which are among its values. */
    rowScan: ({ to, limit, reverse }: Bounds): Template =>
      scanned([
        ...(to === undefined ? [] : ['to']),
        ...(limit === undefined ? [] : ['limit']),
        ...(reverse ? ['reverse'] : []),
      ]),
    /** The query for the filters that are given, which are among its values. */
    entriesSelect: (query: EntriesQuery): Template =>
      selected(
        Object.entries(query)
          .filter(([name, value]) => name !== 'limit' && value !== undefined && value !== false)
          .map(([name]) => name)
          .sort(),
      ),
  };
}
export type Queries = ReturnType<typeof queriesOn>;

const createDriver = () => new DummyDriver();

export const SQLITE: Queries = queriesOn(
  new Kysely({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver,
      createIntrospector: (db) => new SqliteIntrospector(db),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
  }),
);

export const POSTGRES: Queries = queriesOn(
  new Kysely({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver,
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  }),
);
