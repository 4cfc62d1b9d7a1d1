/** A party whose record is in PostgreSQL, and one whose is not: real processes, killed, and a server killed beneath one. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { type Cluster, makeCluster, NO_POSTGRES } from '../helpers/postgres.ts';
import { eventually, type NodeProcess, runOnce, startParties } from './harness.ts';
import { movement } from './work.ts';

const slow = process.env['PARLEY_FAST'] === '1' && 'slow';

describe('a node on PostgreSQL', { skip: slow || NO_POSTGRES }, () => {
  let server: Cluster;
  let west: NodeProcess;
  let east: NodeProcess;
  let close: () => Promise<void> = async () => {};
  /** Notices that west acknowledged. */
  const filed: string[] = [];

  before(async () => {
    server = await makeCluster();
    const database = await server.database();
    const started = await startParties([{ party: 'west', database }, { party: 'east' }]);
    close = started.close;
    ({ west, east } = started.nodes as { west: NodeProcess; east: NodeProcess });
  });
  after(async () => {
    await close();
    await server?.remove();
  });

  async function file(): Promise<void> {
    const answer = await west.ask('POST', '/api/notices', movement('w1', filed.length + 1));
    assert.equal(answer.status, 201, JSON.stringify(answer.body));
    filed.push(answer.body.noticeId);
  }
  /** Everything acknowledged is there, and has come to the other party. */
  async function all(): Promise<void> {
    for (const noticeId of filed) {
      await eventually(`the receipt for ${noticeId}`, async () => {
        const { body } = await west.ask('GET', `/api/notices/${noticeId}`);
        return Boolean(body.receipts.east);
      });
    }
    const { body } = await east.ask('GET', '/api/notices?limit=100');
    for (const noticeId of filed) assert.ok(JSON.stringify(body).includes(noticeId), noticeId);
  }
  async function back(): Promise<void> {
    await west.start();
    await west.signIn();
    await all();
  }
  const fsck = () => {
    const run = runOnce(['fsck', '--config', west.configPath, '--json']);
    assert.equal(run.status, 0, run.stdout + run.stderr);
    return JSON.parse(run.stdout) as { ok: boolean; entries: number };
  };

  it('exchanges with one on SQLite, and is checked while it runs', async () => {
    await file();
    const answer = await east.ask('POST', '/api/notices', movement('e1', 1));
    assert.equal(answer.status, 201, JSON.stringify(answer.body));
    await eventually('the notice of east at west', async () => {
      const { status } = await west.ask('GET', `/api/notices/${answer.body.noticeId}`);
      return status === 200;
    });
    await all();
    assert.ok(fsck().ok);
  });

  it('killed, it starts again with all that it acknowledged', async () => {
    await file();
    await west.end('SIGKILL');
    await back();
  });

  it('its server process killed, it stops rather than guess, and starts again', async () => {
    await file();
    const rows = await server.admin<{ pid: number }>(
      `select pid from pg_stat_activity where application_name = 'parley' order by backend_start limit 1`,
    );
    process.kill(rows[0]?.pid as number, 'SIGKILL');
    await eventually('west stops', async () => west.exitCode() !== null);
    assert.notEqual(west.exitCode(), 0);
    assert.match(west.output, /STORE_FAILED|database failed/);
    await west.end('SIGKILL');
    await back();
  });

  it('is backed up while it runs; the backup is whole', async () => {
    const target = join(west.folder, 'backup');
    const run = runOnce(['backup', target, '--config', west.configPath, '--json']);
    assert.equal(run.status, 0, run.stderr);
    const { size } = JSON.parse(run.stdout) as { size: number };
    const data = join(target, 'data');
    const checked = runOnce(['fsck', '--data', data, '--json']);
    assert.equal(checked.status, 0, checked.stdout + checked.stderr);
    assert.equal((JSON.parse(checked.stdout) as { entries: number }).entries, size);
    await file();
    await all();
  });
});
