/**
 * Many rows in one statement: what a whole transaction adds goes out as arrays, one for each column. Only PostgreSQL
 * has these: where each statement is a message to another process, their number is what a commit costs.
 */

import type { TextChange } from './driver.ts';
import { entryColumns } from './entry-row.ts';
import type { Answered, PostgresLink } from './postgres-link.ts';
import type { Tables, Template } from './queries.ts';
import type { StoredEntry, TreeNode } from './store.ts';

const ENTRY: { [Column in keyof Tables['entry']]: 'bigint' | 'bytea' | 'text' } = {
  idx: 'bigint',
  leaf_hash: 'bytea',
  leaf: 'bytea',
  header: 'text',
  salt1: 'bytea',
  salt2: 'bytea',
  envelope: 'bytea',
  hash: 'text',
  act_id: 'text',
  kind: 'text',
  kind_version: 'bigint',
  class: 'text',
  direction: 'text',
  peer: 'text',
  peer_seq: 'bigint',
  local_ms: 'bigint',
  meta: 'text',
};
const ENTRY_COLUMNS = Object.keys(ENTRY) as (keyof Tables['entry'])[];

function unnest(types: readonly string[]): string {
  return `unnest(${types.map((type, at) => `$${at + 1}::${type}[]`).join(', ')})`;
}

const ADD_ENTRIES: Template = {
  sql: `insert into entry (${ENTRY_COLUMNS.join(', ')}) select * from ${unnest(Object.values(ENTRY))}`,
  values: [],
};
const ADD_NODES: Template = {
  sql: `insert into tree_node (level, idx, hash) select * from ${unnest(['bigint', 'bigint', 'bytea'])}
    on conflict (level, idx) do update set hash = excluded.hash where tree_node.hash = excluded.hash`,
  values: [],
};
const ADD_TABLES: Template = {
  sql: `insert into view_table (name) select * from ${unnest(['text'])} on conflict (name) do nothing`,
  values: [],
};
const PUT_ROWS: Template = {
  sql: `insert into view_row (tbl, key, row) select id, key, row
    from ${unnest(['text', 'text', 'text'])} as given (name, key, row) join view_table using (name)
    on conflict (tbl, key) do update set row = excluded.row`,
  values: [],
};

export function addEntries(link: PostgresLink, entries: readonly StoredEntry[]): Promise<Answered<unknown>> {
  const rows = entries.map(entryColumns);
  return link.run(
    ADD_ENTRIES,
    ENTRY_COLUMNS.map((column) => rows.map((row) => row[column])),
  );
}

/** Counts the nodes that are there now as given; the others have another hash. No node twice. */
export function addNodes(link: PostgresLink, nodes: readonly TreeNode[]): Promise<Answered<unknown>> {
  const columns = [
    nodes.map(({ level }) => level),
    nodes.map(({ index }) => index),
    nodes.map(({ hash }) => hash),
  ];
  return link.run(ADD_NODES, columns);
}

export function addTables(link: PostgresLink, names: readonly string[]): Promise<Answered<unknown>> {
  return link.run(ADD_TABLES, [names]);
}

/** Into tables that have an id. No row twice. */
export function putRows(link: PostgresLink, rows: readonly TextChange[]): Promise<Answered<unknown>> {
  const columns = [rows.map(({ table }) => table), rows.map(({ key }) => key), rows.map(({ text }) => text)];
  return link.run(PUT_ROWS, columns);
}
