import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { eventually, type NodeProcess, startParties } from './harness.ts';
import { movement, report } from './work.ts';

const slow = process.env['PARLEY_FAST'] === '1' && 'slow';

describe('three nodes as three processes', { skip: slow }, () => {
  let west: NodeProcess;
  let east: NodeProcess;
  let observer: NodeProcess;
  let close: () => Promise<void> = async () => {};
  before(async () => {
    const started = await startParties([
      { party: 'west', share: [{ to: 'east', units: 'all' }], devices: { 'phone-1': 'w1' } },
      { party: 'east' },
      { party: 'observer' },
    ]);
    close = started.close;
    ({ west, east, observer } = started.nodes as {
      west: NodeProcess;
      east: NodeProcess;
      observer: NodeProcess;
    });
  });
  after(() => close());

  it('a notice is filed, receipted by both, answered, and seen by all', async () => {
    const filed = await west.ask('POST', '/api/notices', movement('w1', 1));
    assert.equal(filed.status, 201, JSON.stringify(filed.body));
    const { noticeId } = filed.body;
    await eventually('both receipts', async () => {
      const { body } = await west.ask('GET', `/api/notices/${noticeId}`);
      return Object.keys(body.receipts).sort().join() === 'east,observer';
    });
    const objected = await east.ask('POST', `/api/notices/${noticeId}/positions`, {
      position: 'objection',
      words: 'Works there.',
    });
    assert.equal(objected.status, 201, JSON.stringify(objected.body));
    await eventually('the objection at west', async () => {
      const { body } = await west.ask('GET', `/api/notices/${noticeId}`);
      return body.positions.east?.position === 'objection';
    });
  });

  it('a phone reports to west, and east sees the unit because west shares it; the observer does not', async () => {
    assert.equal((await west.ask('GET', report('phone-1', 36.9, 41.2))).status, 200);
    await eventually('the unit at east', async () => {
      const { body } = await east.ask('GET', '/status');
      return typeof body === 'string' && body.includes('w1');
    });
    const page = await observer.ask('GET', '/status');
    assert.ok(!String(page.body).includes('>w1<'));
  });

  it('a node that is down gets everything when it is back', async () => {
    await east.end('SIGTERM');
    const filed = await west.ask('POST', '/api/notices', movement('w1', 2));
    assert.equal(filed.status, 201);
    const before_ = await west.ask('GET', `/api/notices/${filed.body.noticeId}`);
    assert.equal(before_.body.receipts.east, undefined, 'nothing is shown as received that is not');
    await east.start();
    await eventually('the receipt after the restart', async () => {
      const { body } = await west.ask('GET', `/api/notices/${filed.body.noticeId}`);
      return Boolean(body.receipts.east);
    });
  });

  it('the API document is readable by anyone, the record is not', async () => {
    const open = await fetch(`${west.url}/openapi.json`);
    assert.equal(open.status, 200);
    assert.match(((await open.json()) as { openapi: string }).openapi, /^3\.1/);
    assert.equal((await fetch(`${west.url}/api/notices`)).status, 401);
  });
});
