/**
 * The same question to PostGIS, in the two ways it is asked there: best tuned (a row for each leg under one index over
 * place and time) and as its manual shows it (a row for each trajectory under an n-dimensional index).
 */
import { readFileSync } from 'node:fs';
import pg from 'pg';
import type { Cluster } from '../../test/helpers/postgres.ts';
import { type Movement, onPlane, T0 } from '../kit/plans.ts';

const SETTINGS = [
  'fsync=off',
  'autovacuum=off',
  'jit=off',
  'shared_buffers=1GB',
  'maintenance_work_mem=1GB',
  'work_mem=64MB',
  'max_parallel_workers_per_gather=0',
];
/** Movements sent at a time. */
const BATCH = 500;

interface Line {
  x: number[];
  y: number[];
  /** Seconds since T0. */
  t: number[];
}

/** A movement without its plan: a hundred thousand plans are another's memory. */
export type Placed = Pick<Movement, 'id' | 'points' | 'atMs'>;

function lineOf({ points, atMs }: Placed): Line {
  const at = points.map(onPlane);
  return { x: at.map(({ x }) => x), y: at.map(({ y }) => y), t: atMs.map((ms) => (ms - T0) / 1000) };
}

const span = (line: Line, i: number): [number, number] => [
  Math.floor(line.t[i] as number),
  Math.ceil(line.t[i + 1] as number),
];

const TUNED = `
  select distinct l.id from unnest($1::float8[], $2::float8[], $3::float8[], $4::float8[], $5::float8[], $6::float8[])
    as q(x0, y0, t0, x1, y1, t1)
  cross join lateral (select st_makeline(st_makepointm(x0, y0, t0), st_makepointm(x1, y1, t1)) as g) as n
  join leg l on l.g && st_expand(n.g, $7) and l.tr && int8range(floor(q.t0)::int8, ceil(q.t1)::int8, '[]')
    and st_cpawithin(l.g, n.g, $7)`;

const DOCUMENTED = `
  with n as materialized (
    select st_makeline(st_makepointm(x, y, t) order by t) as g, min(x) as x0, max(x) as x1, min(y) as y0, max(y) as y1,
      min(t) as t0, max(t) as t1
    from unnest($1::float8[], $2::float8[], $3::float8[]) as p(x, y, t))
  select r.id from n join trip r
    on r.g &&& st_makeline(st_makepointm(x0 - $4, y0 - $4, t0), st_makepointm(x1 + $4, y1 + $4, t1))
    and st_cpawithin(r.g, n.g, $4)`;

export class PostGis {
  readonly #client: pg.Client;
  readonly version: string;
  /** Of the server process that answers. */
  readonly #pid: number;

  private constructor(client: pg.Client, version: string, pid: number) {
    this.#client = client;
    this.version = version;
    this.#pid = pid;
  }

  static settings = SETTINGS;

  /** Loads the movements both ways, a batch at a time; null where the server has no PostGIS. */
  static async load(cluster: Cluster, active: Iterable<Placed>): Promise<PostGis | null> {
    const found = await cluster.admin("select 1 from pg_available_extensions where name = 'postgis'");
    if (found.length === 0) return null;
    const { port, user, database } = await cluster.database();
    const password = readFileSync(cluster.passwordFile, 'utf8').trim();
    await cluster.admin('create extension postgis', database);
    const client = new pg.Client({ host: '127.0.0.1', port, user, database, password });
    await client.connect();
    await client.query(
      'create table leg (id text, g geometry, tr int8range); create table trip (id text, g geometry)',
    );
    const load = async (batch: readonly Placed[]): Promise<void> => {
      await loadLegs(client, batch);
      await loadTrips(client, batch);
    };
    let batch: Placed[] = [];
    for (const each of active) {
      if (batch.push(each) < BATCH) continue;
      await load(batch);
      batch = [];
    }
    await load(batch);
    await client.query('create index on leg using gist (g, tr)');
    await client.query('create index on trip using gist (g gist_geometry_ops_nd)');
    await client.query('vacuum analyze leg');
    await client.query('vacuum analyze trip');
    // The index is meant to be used, also where a planner that never saw these tables doubts it.
    await client.query('set enable_seqscan = off; set enable_hashjoin = off; set enable_mergejoin = off');
    const { rows } = await client.query('select postgis_lib_version() as version, pg_backend_pid() as pid');
    const { version, pid } = rows[0] as { version: string; pid: number };
    return new PostGis(client, version, pid);
  }

  async tuned(movement: Movement, apartM: number): Promise<string[]> {
    const { x, y, t } = lineOf(movement);
    const values = [
      x.slice(0, -1),
      y.slice(0, -1),
      t.slice(0, -1),
      x.slice(1),
      y.slice(1),
      t.slice(1),
      apartM,
    ];
    return this.#ids('tuned', TUNED, values);
  }

  async documented(movement: Movement, apartM: number): Promise<string[]> {
    const { x, y, t } = lineOf(movement);
    return this.#ids('documented', DOCUMENTED, [x, y, t, apartM]);
  }

  async #ids(name: string, text: string, values: unknown[]): Promise<string[]> {
    const { rows } = await this.#client.query<{ id: string }>({ name, text, values });
    return rows.map(({ id }) => id).sort();
  }

  /** Milliseconds of processor that the server process has used. */
  cpuMs(): number {
    const fields = readFileSync(`/proc/${this.#pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    // User and system time, in hundredths of a second.
    return (Number(fields[11]) + Number(fields[12])) * 10;
  }

  async close(): Promise<void> {
    await this.#client.end();
  }
}

async function loadLegs(client: pg.Client, some: readonly Placed[]): Promise<void> {
  const ids: string[] = [];
  const columns: number[][] = Array.from({ length: 8 }, () => []);
  for (const each of some) {
    const line = lineOf(each);
    for (let i = 0; i + 1 < line.x.length; i++) {
      ids.push(each.id);
      const { x, y, t } = line;
      const values = [x[i], y[i], t[i], x[i + 1], y[i + 1], t[i + 1], ...span(line, i)] as number[];
      for (const [k, value] of values.entries()) (columns[k] as number[]).push(value);
    }
  }
  await client.query({
    name: 'legs',
    text: `insert into leg select id, st_makeline(st_makepointm(x0, y0, t0), st_makepointm(x1, y1, t1)),
        int8range(a, b, '[]')
      from unnest($1::text[], $2::float8[], $3::float8[], $4::float8[], $5::float8[], $6::float8[], $7::float8[],
        $8::int8[], $9::int8[]) as l(id, x0, y0, t0, x1, y1, t1, a, b)`,
    values: [ids, ...columns],
  });
}

async function loadTrips(client: pg.Client, some: readonly Placed[]): Promise<void> {
  const lines = some.map(lineOf);
  await client.query({
    name: 'trips',
    text: `insert into trip select id, st_makeline(st_makepointm(x, y, t) order by t)
      from unnest($1::text[], $2::float8[], $3::float8[], $4::float8[]) as p(id, x, y, t) group by id`,
    values: [
      some.flatMap(({ id, points }) => points.map(() => id)),
      lines.flatMap(({ x }) => x),
      lines.flatMap(({ y }) => y),
      lines.flatMap(({ t }) => t),
    ],
  });
}
