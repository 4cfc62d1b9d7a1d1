import assert from 'node:assert/strict';
import { createServer as createTcp } from 'node:net';
import { after, before, describe, it } from 'node:test';
import {
  type Ask,
  type Door,
  movement,
  openDoor,
  PASSWORD,
  START_MS,
  signIn,
} from '../../test/helpers/running.ts';
import { RefusalError } from '../contract/index.ts';
import { type RefusalBody, tableOf } from './errors.ts';
import { listen } from './server.ts';

const json = { 'content-type': 'application/json' };

describe('the door of one node', () => {
  let door: Door;
  let all: Ask;
  const lines: string[] = [];
  before(async () => {
    door = await openDoor('west', { log: { write: (line) => lines.push(line) } });
    all = await signIn(door, 'all');
  });
  after(() => door.close());
  const refused = async (request: Parameters<Ask>[0], ask: Ask = all) => {
    const answer = await ask(request);
    return { status: answer.statusCode, headers: answer.headers, ...answer.json<RefusalBody>() };
  };
  const anyone: Ask = (request) => door.app.inject(request);

  it('signs in, says who is there, signs out', async () => {
    const answer = await anyone({
      method: 'POST',
      url: '/sign-in',
      payload: { officer: 'watch', password: PASSWORD },
    });
    assert.equal(answer.statusCode, 200);
    assert.deepEqual(answer.json(), {
      officer: 'watch',
      name: 'Officer watch',
      office: 'watch',
      roles: ['watch'],
    });
    const header = String(answer.headers['set-cookie']);
    assert.match(header, /^parley_west=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
    const cookie = header.split(';')[0] as string;
    const me = await anyone({ url: '/api/me', headers: { cookie } });
    assert.equal(me.json().officer, 'watch');
    assert.equal(me.json().zone, 'Asia/Damascus');
    assert.ok(me.json().names.ru);
    assert.equal((await anyone({ method: 'POST', url: '/sign-out', headers: { cookie } })).statusCode, 204);
    assert.equal((await refused({ url: '/api/me', headers: { cookie } }, anyone)).code, 'NODE_SIGN_IN');
  });

  it('signs in by the form, and shows its faults on the page', async () => {
    const form = (password: string) =>
      anyone({
        method: 'POST',
        url: '/sign-in?lang=ru',
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          origin: 'http://localhost:80',
          host: 'localhost:80',
        },
        payload: new URLSearchParams({ officer: 'liaison', password }).toString(),
      });
    const good = await form(PASSWORD);
    assert.equal(good.statusCode, 303);
    assert.equal(good.headers['location'], '/');
    const bad = await form('wrong');
    assert.equal(bad.statusCode, 401);
    assert.match(bad.body, /Неверное имя или пароль/);
    assert.match(String(bad.headers['content-type']), /text\/html/);
  });

  it('pauses an officer’s name after wrong passwords', async () => {
    const wrong = () =>
      refused({ method: 'POST', url: '/sign-in', payload: { officer: 'planner', password: 'no' } }, anyone);
    for (let n = 0; n < 5; n++) assert.equal((await wrong()).code, 'NODE_WRONG_PASSWORD');
    const paused = await wrong();
    assert.equal(paused.status, 429);
    assert.equal(paused.headers['retry-after'], '30');
  });

  it('files a notice and gives it back', async () => {
    const filed = await all({ method: 'POST', url: '/api/notices', payload: movement });
    assert.equal(filed.statusCode, 201, filed.body);
    const { entries, noticeId } = filed.json();
    assert.equal(entries[0].kind, 'notices.filed');
    assert.deepEqual(Object.keys(entries[0]).sort(), ['hash', 'id', 'index', 'kind', 'precedence']);
    const shown = await all({ url: `/api/notices/${noticeId}` });
    assert.equal(shown.json().fields.who.callSign, 'WEST 1');
    const listed = await all({ url: '/api/notices?type=movement&status=active' });
    assert.equal(listed.json().notices.length, 1);
    assert.equal(
      (await all({ url: '/api/alerts?open=true&limit=3' })).statusCode,
      200,
      'words of the address are coerced',
    );
    const amended = await refused({
      method: 'POST',
      url: `/api/notices/${noticeId}/versions`,
      payload: { fields: movement.fields, noticeId: '0'.repeat(26) },
    });
    assert.equal(amended.code, 'NODE_BAD_INPUT');
    const asked = await all({ method: 'POST', url: '/api/conflicts/check', payload: movement });
    assert.equal(asked.statusCode, 200, 'a query may be a POST');
    const changed = await all({ method: 'POST', url: '/api/conflicts/suggest', payload: { noticeId } });
    assert.deepEqual([changed.statusCode, changed.json().state], [200, 'clear'], changed.body);
  });

  it('refuses in the caller’s language: address, cookie, then header', async () => {
    const bad = { method: 'POST' as const, url: '/api/notices', payload: { type: 'parade' } };
    const en = await refused(bad);
    assert.equal(en.status, 422);
    assert.deepEqual(
      [en.code, en.params['field'], en.docs],
      ['NODE_BAD_INPUT', 'type', '/docs/refusals#NODE_BAD_INPUT'],
    );
    assert.match(en.what, /^Field type: Invalid option/);
    const ru = await refused({ ...bad, headers: { 'accept-language': 'ru' } });
    assert.match(ru.what, /^Поле type: Неверный/);
    const ar = await refused({ ...bad, url: '/api/notices?lang=ar', headers: { 'accept-language': 'ru' } });
    assert.match(ar.what, /^الحقل /);
    const unknown = await refused({
      url: `/api/notices/${'0'.repeat(26)}`,
      headers: { 'accept-language': 'ar-SY' },
    });
    assert.equal(unknown.code, 'NOTICES_UNKNOWN');
    assert.match(unknown.mend, /\p{Script=Arabic}/u);
  });

  it('says what is wrong with what it cannot read', async () => {
    const post = (payload: string, headers: Record<string, string> = json) =>
      refused({ method: 'POST', url: '/api/notices', payload, headers });
    assert.equal((await post('{')).code, 'NODE_NOT_JSON');
    assert.equal((await post('a=b', { 'content-type': 'text/plain' })).code, 'SERVER_MEDIA_TYPE');
    const large = await post(`"${'x'.repeat(4_194_304)}"`);
    assert.deepEqual([large.status, large.code, large.params['limit']], [413, 'NODE_TOO_LARGE', 4_194_304]);
    assert.equal((await refused({ url: '/api/nothing' })).code, 'NODE_UNKNOWN_COMMAND');
    assert.equal((await refused({ method: 'DELETE', url: '/api/notices' })).status, 404);
    assert.equal((await refused({ url: '/%zz' })).code, 'SERVER_BAD_REQUEST');
    const page = await anyone({ url: '/nothing', headers: { accept: 'text/html', 'accept-language': 'ar' } });
    assert.equal(page.statusCode, 404);
    assert.match(page.body, /dir="rtl"/);
  });

  it('asks for a sign-in before it reads a body, and for a role', async () => {
    const large = {
      method: 'POST' as const,
      url: '/api/notices',
      headers: json,
      payload: `"${'x'.repeat(4_200_000)}"`,
    };
    assert.equal((await refused(large, anyone)).code, 'NODE_SIGN_IN');
    const monitor = await signIn(door, 'monitor');
    const denied = await refused({ method: 'POST', url: '/api/notices', payload: movement }, monitor);
    assert.deepEqual([denied.status, denied.code], [403, 'NODE_NOT_ALLOWED']);
    const raise = await refused({ method: 'POST', url: '/api/alerts', payload: {} });
    assert.equal(raise.code, 'NODE_UNKNOWN_COMMAND', 'the node’s own acts have no door');
  });

  it('refuses what another site’s page sends', async () => {
    const send = (headers: Record<string, string>) =>
      all({
        method: 'POST',
        url: '/api/notices',
        payload: movement,
        headers: { host: 'node.example:7801', ...headers },
      });
    const foreign: Record<string, string>[] = [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'http://node.example:9999' },
      { origin: 'null' },
    ];
    for (const headers of foreign) {
      assert.equal((await send(headers)).json().code, 'SERVER_OTHER_SITE', JSON.stringify(headers));
    }
    const own: Record<string, string>[] = [
      { 'sec-fetch-site': 'same-origin' },
      { origin: 'http://node.example:7801' },
      {},
    ];
    for (const headers of own) assert.equal((await send(headers)).statusCode, 201, JSON.stringify(headers));
  });

  it('sends headers that keep pages to themselves', async () => {
    for (const url of ['/sign-in', '/api/me', '/healthz', '/docs', '/openapi.json']) {
      const { headers } = await all({ url });
      const policy = String(headers['content-security-policy']);
      assert.match(policy, /^default-src 'none'/, url);
      assert.match(policy, /frame-ancestors 'none'/, url);
      assert.doesNotMatch(policy, /https?:|\*/, url);
      assert.equal(headers['x-content-type-options'], 'nosniff', url);
      assert.equal(headers['cache-control'], 'no-store', url);
    }
  });

  it('tells health without names, to anybody', async () => {
    const answer = await anyone({ url: '/healthz' });
    assert.equal(answer.statusCode, 200);
    const health = answer.json();
    assert.equal(health.store, 'open');
    assert.equal(health.entries, Number(door.running.node.writer.tree.size));
    assert.doesNotMatch(answer.body, /west/i);
    await door.running.node.checkpoints.sign();
    assert.equal((await anyone({ url: '/healthz' })).json().checkpointSize, health.entries);
  });

  it('moves an exercise clock on, never back', async () => {
    const move = (payload: object) => ({ method: 'POST' as const, url: '/api/exercise/clock', payload });
    const to = START_MS + 3_600_000;
    assert.equal((await all(move({ toMs: to, speed: 20 }))).json().nowMs, to);
    assert.equal((await all({ url: '/api/clock' })).json().speed, 20);
    assert.equal((await refused(move({ toMs: START_MS }))).code, 'NODE_CLOCK_BACK');
    assert.equal((await refused(move({ speed: 0 }))).code, 'NODE_BAD_INPUT');
    assert.equal((await refused(move({ toMs: to }), await signIn(door, 'watch'))).code, 'NODE_NOT_ALLOWED');
    const fixed = await openDoor('still', { clock: null });
    const answer = await (await signIn(fixed, 'all'))(move({ toMs: to }));
    assert.equal(answer.json().code, 'SERVER_CLOCK_NOT_SET');
    await fixed.close();
  });

  it('tells nobody but its log how it failed', async () => {
    const { node } = door.running;
    const { query } = node;
    node.query = async () => {
      throw new Error('lost at 37.123, 41.456');
    };
    const answer = await refused({ url: '/api/notices' });
    node.query = query;
    assert.deepEqual([answer.status, answer.code], [500, 'NODE_INTERNAL']);
    assert.doesNotMatch(JSON.stringify(answer), /37\.123|at .*\.ts/);
    assert.ok(lines.some((line) => line.includes('unexpected error') && line.includes('server.test.ts')));
  });

  it('logs routes and no names, addresses or cookies', () => {
    const answered = lines.filter((line) => line.includes('"answered"'));
    assert.ok(answered.length > 10);
    for (const line of answered)
      assert.doesNotMatch(line, /parley_west|Officer|WEST 1|lang=|remoteAddress|[0-9A-Z]{26}/);
    assert.ok(answered.some((line) => line.includes('/api/notices/:noticeId')));
  });

  it('has every code it can refuse with in one table', () => {
    const table = tableOf(door.running.node.house);
    for (const code of [
      'NOTICES_UNKNOWN',
      'NODE_BUSY',
      'STORE_FAILED',
      'RECORD_JSON_SYNTAX',
      'FEEDS_METHOD',
      'GEO_FILE_EMPTY',
      'SERVER_BUSY',
      'WATCH_WINDOW',
    ]) {
      assert.ok(table[code], code);
    }
  });

  it('says which port is taken', async () => {
    const taken = createTcp();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as { port: number };
    await assert.rejects(
      () => listen(door.app, '127.0.0.1', port),
      (error) =>
        error instanceof RefusalError &&
        error.refusal.refused === 'NODE_PORT_TAKEN' &&
        error.refusal.params['port'] === String(port),
    );
    await new Promise((resolve) => taken.close(resolve));
  });
});
